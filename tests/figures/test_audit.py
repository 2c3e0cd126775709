"""Pictures of the audit: others by the same metric, mentions by the same search, and a word of caution where numbers are small."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from smplan_kernel.figures.audit import mentions_by_topic, rivals_by_metric, share_of_voice
from smplan_kernel.plan import Competitor, ListeningSource, Metric, blank_plan
from smplan_kernel.plan.audit import Mentions, RivalFigure

SIZE = Metric(id="metr-size", text="Followers", unit="people", baseline=840, baseline_on=dt.date(2026, 10, 1))


def figure(key, value, on=dt.date(2026, 10, 31), metric="metr-size"):
    return RivalFigure(id=f"rfig-{key}", metric=metric, value=value, on=on)


def rival(key, *figures, name="Larch & Lane"):
    return Competitor(id=f"comp-{key}", name=name, figures=figures)


def compared(*rivals, metric=SIZE):
    return rivals_by_metric(blank_plan("fernhill").with_metrics(metrics=(metric,)).with_audit(competitors=rivals))


def mentions(key, **changes):
    return Mentions(id=f"ment-{key}", **({"month": "2026-10", "query": "fernhill garden", "count": 14} | changes))


def counted(*mentions):
    sources = (ListeningSource(id="lsrc-groups", name="Groups"),)
    return blank_plan("fernhill").with_audit(mentions=mentions, competitors=(rival("larch"),), listening=sources)


RIVAL = mentions("rival", about="comp-larch", query="larch lane", count=21)


def test_each_metric_has_a_chart_with_the_latest_figure_of_each():
    (chart,) = compared(rival("larch", figure("old1", 2000, dt.date(2026, 9, 30)), figure("new1", 2400))).charts

    assert chart.table.rows == (("Larch & Lane", "2,400", "31 October 2026"), ("You", "840", "1 October 2026"))
    assert chart.alt == "Followers: Larch & Lane 2,400 and You 840."


def test_a_figure_of_another_metric_is_not_compared():
    assert compared(rival("larch", figure("post", 3, metric="metr-posts"))).charts == ()


def test_an_own_figure_that_is_missing_is_named_and_not_drawn():
    (chart,) = compared(rival("larch", figure("new1", 2400)), metric=SIZE.replace(baseline=None)).charts

    assert "Your own figure is missing" in chart.note
    assert [row[0] for row in chart.table.rows] == ["Larch & Lane"]


def test_figures_of_far_apart_days_are_pointed_out():
    (chart,) = compared(rival("larch", figure("new1", 2400, dt.date(2026, 12, 1)))).charts

    assert "look again on one day before you compare them" in chart.note


@pytest.mark.parametrize("layout", ["paper", "wide", "narrow"])
def test_names_of_others_stand_in_values_only(layout):
    (chart,) = compared(rival("larch", figure("new1", 2400), name="typed['x']")).charts
    drawing = chart.draw(layout)
    without = [{key: part for key, part in layer.items() if key != "data"} for layer in drawing["layer"]]

    assert "typed" not in json.dumps(without)


def test_the_share_stands_beside_the_words_that_were_searched_for():
    row = share_of_voice(counted(mentions("own1"), RIVAL)).facts["rows"][0]

    assert [cell.text for cell in row[:4]] == ["October 2026", "14", "35", "40 %"]
    assert (row[4].text, row[4].lines) == ("You: fernhill garden", ("Larch & Lane: larch lane",))


def test_other_search_words_are_pointed_out():
    note = share_of_voice(counted(mentions("sept", month="2026-09"), mentions("octo", query="fernhill"), RIVAL)).note

    assert "Other words were searched for, or others counted, from October 2026 on: do not compare across." in note


def test_a_share_out_of_few_is_pointed_out():
    assert "Fewer than 30 mentions in October 2026" in share_of_voice(counted(mentions("own1", count=2), RIVAL)).note


def test_one_side_alone_teaches_what_is_missing():
    picture = share_of_voice(counted(mentions("own1")))

    assert picture.empty.startswith("No share yet")


def test_a_month_without_the_other_side_is_a_gap_in_the_table():
    rows = share_of_voice(counted(mentions("sept", month="2026-09"), mentions("octo"), RIVAL)).facts["rows"]

    assert [cell.text for cell in rows[0][1:4]] == ["14", "–", "–"]


def test_the_chart_draws_only_months_with_both_sides():
    chart = share_of_voice(counted(mentions("sept", month="2026-09"), mentions("octo"), RIVAL)).chart()

    assert chart.stops == ("October 2026: 14 of 35, 40 %.",)
    assert chart.svg().startswith("<svg")


def test_topics_are_counted_by_tone_the_most_talked_about_first():
    picture = mentions_by_topic(
        counted(
            mentions("one1", topic="Levels", source="lsrc-groups", label="positive", count=3),
            mentions("two2", topic="Levels", source="lsrc-groups", label="negative", count=1),
            mentions("three", topic="Prices", count=9),
            mentions("old1", month="2026-09", topic="Old"),
        )
    )

    assert [[cell.text for cell in row] for row in picture.facts["rows"]] == [
        ["Prices", "anywhere", "–", "–", "–", "9", "9"],
        ["Levels", "Groups", "3", "–", "1", "–", "4"],
    ]
    assert picture.note == "October 2026, searched for: fernhill garden. Fewer than 30 in all: read them one by one rather than as sums."


def test_the_latest_figure_of_ones_own_stands_before_where_it_began():
    plan = blank_plan("fernhill").with_metrics(metrics=(SIZE,)).with_audit(competitors=(rival("larch", figure("new1", 2400)),))
    (chart,) = rivals_by_metric(plan, latest={"metr-size": (1200, dt.date(2026, 10, 31))}).charts

    assert chart.table.rows[1] == ("You", "1,200", "31 October 2026")
    assert chart.key == "Yours is the latest finished month."
