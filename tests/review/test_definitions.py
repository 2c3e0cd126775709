"""A platform changes what it counts: the chart breaks, and nothing is compared across."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from smplan_kernel.documents.review import metric_figure
from smplan_kernel.errors import NotInPlanError
from smplan_kernel.plan import DataSource, DefinitionChange, MonthTarget
from smplan_kernel.review.defined import defined_metrics
from tests.measures.frames import days, frame
from tests.review.plans import figures, make_metric, make_plan

FEED = DataSource(id="dsrc-feed", name="Our pictures", platform="instagram", account="fern")


def pictures_plan(*changes, measure="views"):
    return make_plan(metrics={"metrics": (make_metric(measure=measure),), "sources": (FEED,), "definitions": changes})


def views_since_march():
    """Impressions until February 2026, three times as many views from March on."""
    old = days("2025-03-01", "2026-02-28", lambda day: 100 + day.day, platform="instagram")
    new = days("2026-03-01", "2026-10-31", lambda day: 300 + day.day, platform="instagram", metric="views", definition="Views")
    return frame([*old, *new])


@pytest.fixture
def changed(review):
    return review(pictures_plan(), observations=views_since_march()).metrics[0]


def test_the_chart_shows_the_break(changed):
    drawn = metric_figure(changed)

    assert [(mark.when, mark.text) for mark in drawn.marks] == [("week of 23 February 2026", "Views, before Impressions")]


def test_year_on_year_is_withheld(changed):
    assert changed.year_before == "October 2025 was counted in another way, so this month is not compared with it."


def test_the_report_says_what_is_not_compared(changed):
    assert changed.withheld == (
        "Counted in a new way since March 2026. Nothing is compared across that change; figures before it stay on the chart. "
        "The figure is now Views, before Impressions."
    )


def test_no_range_and_no_signal_rests_on_figures_of_the_old_kind(changed):
    place = changed.months.breaks[0]

    assert changed.months.periods[place] == "2026-03"
    assert all(segment.start >= place or segment.end < place for segment in changed.behaviour.segments)
    assert all(signal.start >= place or signal.index < place for signal in changed.behaviour.signals)


def test_a_year_on_year_figure_is_told_where_both_count_the_same(review):
    metric = review(observations=figures(*range(40, 53), first="2025-10")).metrics[0]

    assert metric.year_before == "A year before, in October 2025: 40."


def test_without_the_month_a_year_before_nothing_is_said(review):
    assert review(observations=figures(40, 41, first="2026-09")).metrics[0].year_before == ""


def test_an_own_change_with_a_day_breaks_the_series(review):
    mine = DefinitionChange(id="defn-mine", platform="x", measure="impressions", on=date(2026, 5, 1), after="Shows")
    plan = make_plan(metrics={"metrics": (make_metric(),), "sources": make_plan().metrics.sources, "definitions": (mine,)})
    metric = review(plan).metrics[0]

    assert (metric.months.periods[metric.months.breaks[0]], metric.year_before[:12]) == ("2026-05", "October 2025")


def test_a_new_name_is_a_note_and_not_a_line_on_the_chart(review):
    tube = FEED.replace(platform="youtube")
    plan = make_plan(metrics={"metrics": (make_metric(measure="thumbnail_impressions"),), "sources": (tube,)})
    known = {"platform": "youtube", "metric": "thumbnail_impressions"}
    rows = frame([*days("2025-10-01", "2026-08-31", definition="Impressions", **known),
                  *days("2026-09-01", "2026-10-31", definition="Thumbnail impressions", **known)])  # fmt: skip
    metric = review(plan, observations=rows).metrics[0]

    assert (metric.markers, metric.withheld) == ((), "")
    assert "Impressions is called Thumbnail impressions since 1 September 2026." in metric.notes[0]


def test_a_metric_lists_its_versions_with_formula_source_and_day():
    (found,) = defined_metrics(pictures_plan(), views_since_march(), "2026-10")

    assert [(line.name, line.since, line.on) for line in found.lines] == [("Impressions", "", None), ("Views", "2025", date(2026, 3, 1))]
    assert all(line.formula and line.source for line in found.lines)


def test_an_own_entry_stands_in_place_of_the_shipped_one():
    mine = DefinitionChange(
        id="defn-mine", platform="instagram", before="Impressions", after="Views", on=date(2026, 3, 1), note="Their blog"
    )
    (found,) = defined_metrics(pictures_plan(mine), views_since_march(), "2026-10")

    assert [(line.name, line.mine, line.source) for line in found.lines][1:] == [("Views", True, "Their blog")]


def test_a_change_that_the_files_do_not_show_says_so():
    (found,) = defined_metrics(pictures_plan(), pd.DataFrame(columns=frame([]).columns), "2026-10")

    assert found.lines[-1].sentence.endswith("Your files hold only one of the two, so nothing is cut.")


def test_a_metric_is_found_by_the_measure_it_counts():
    assert [one.name for one in defined_metrics(pictures_plan(), frame([]), "2026-10", wanted="Views")] == ["Enquiries"]


def test_a_metric_that_is_not_there_names_what_is_near():
    with pytest.raises(NotInPlanError, match="Did you mean 'Enquiries'"):
        defined_metrics(pictures_plan(), frame([]), "2026-10", wanted="Enquirys")


def test_a_baseline_of_the_old_kind_is_held_against_nothing(review):
    aims = {"baseline": 3000.0, "baseline_on": date(2025, 6, 1), "target": 12000.0, "target_date": date(2027, 6, 30)}
    plan = pictures_plan().with_metrics(metrics=(make_metric(measure="views", **aims),))
    plan = plan.with_plan(starts=date(2025, 6, 1))
    metric = review(plan, observations=views_since_march()).metrics[0]

    assert (metric.target.pace, metric.withheld.endswith("The baseline was counted the old way: write down a new one.")) == (12000.0, True)


def test_a_running_sum_begins_anew_with_the_new_meaning(review):
    targets = tuple(MonthTarget(month=f"2026-{month:02}", value=9000) for month in range(1, 13))
    plan = pictures_plan().with_metrics(metrics=(make_metric(measure="views", targets=targets),))
    metric = review(plan, observations=views_since_march()).metrics[0]
    since_march = sum(value for period, value in zip(metric.months.periods, metric.months.values, strict=True) if period >= "2026-03")

    assert (metric.target.now, metric.target.pace) == (since_march, 8 * 9000)


@pytest.mark.parametrize("until", ["2026-02-28", "2026-04-30"], ids=["one after the other", "side by side for two months"])
def test_sessions_before_and_after_google_analytics_4_are_not_compared(review, until):
    site = FEED.replace(platform="web")
    known = {"platform": "web", "metric": "sessions"}
    rows = frame([*days("2025-03-01", until, lambda day: 100 + day.day, definition="Sessions in Universal Analytics", **known),
                  *days("2026-03-01", "2026-10-31", lambda day: 80 + day.day, definition="Sessions", **known)])  # fmt: skip
    plan = make_plan(metrics={"metrics": (make_metric(measure="sessions"),), "sources": (site,)})
    metric = review(plan, observations=rows).metrics[0]

    assert [metric.months.periods[place] for place in metric.months.breaks] == ["2026-03"]
    assert metric.months.values[-1] == 31 * 80 + sum(range(32))
    assert metric.year_before == "October 2025 was counted in another way, so this month is not compared with it."
    assert metric.withheld.endswith("The figure is now Sessions, before Sessions in Universal Analytics.")


@pytest.mark.parametrize("wanted", ["impressions", "Impressions", "thumbnail_impressions", "Key events", "open_rate"])
def test_a_figure_is_found_by_its_own_name(wanted):
    found = defined_metrics(make_plan(metrics={"metrics": (), "sources": ()}), frame([]), "2026-10", wanted=wanted)

    assert found
    assert all(one.lines for one in found)


def test_a_figure_is_told_for_the_platforms_of_the_plan():
    found = defined_metrics(pictures_plan(measure="reach"), frame([]), "2026-10", wanted="impressions")

    assert [(one.platform, [line.name for line in one.lines]) for one in found] == [("instagram", ["Impressions", "Views"])]


def test_a_figure_in_the_files_is_told_with_the_day_it_changed_over():
    (found,) = defined_metrics(pictures_plan(measure="reach"), views_since_march(), "2026-10", wanted="views")

    assert (found.account, [line.on for line in found.lines]) == ("fern", [None, date(2026, 3, 1)])


def test_a_name_that_is_nowhere_lists_what_is_near():
    with pytest.raises(NotInPlanError, match="Did you mean 'Impressions'"):
        defined_metrics(pictures_plan(), frame([]), "2026-10", wanted="impresions")
