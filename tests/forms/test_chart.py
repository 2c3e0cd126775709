"""A chart's widget says everything in words, draws nothing itself, and gives the bundle away only when asked."""

from __future__ import annotations

import json

import pytest

from smplan_kernel import figures
from smplan_kernel.figures import bundle as bundles
from smplan_kernel.figures.chart import Charts, Figure, Table
from smplan_kernel.forms import Picture
from smplan_kernel.forms.chart import ADDRESS, ChartView, facts_of
from smplan_kernel.plan import blank_plan
from smplan_kernel.workbook.looks import look_again, looked_at

HOSTILE = "</script><img src=x onerror=alert(1)>"


def make_chart(name="one", **changes) -> Figure:
    facts = {
        "title": "Enough?",
        "alt": "Yes.",
        "table": Table(header=("Who", "Hours"), rows=(("Mara", "3"),)),
        "draw": lambda layout: {"layout": layout},
    }
    return Figure(name=name, **{**facts, **changes})


def make_plan(hours=4.0):
    return blank_plan("fernhill").with_ownership(people=({"id": "pson-mara", "name": HOSTILE, "hours_per_week": hours},))


def test_each_chart_travels_with_a_drawing_for_room_and_one_for_a_phone():
    facts = facts_of(make_chart())

    assert (facts["wide"], facts["narrow"]) == ({"layout": "wide"}, {"layout": "narrow"})


def test_everything_that_travels_is_plain_json():
    picture = figures.hours_needed_and_pledged(make_plan())

    assert json.loads(json.dumps(facts_of(picture.chart())))["rows"] == [[HOSTILE, "0", "4"]]


def test_an_empty_look_carries_the_sentence_that_teaches():
    view = looked_at(figures.budget_by_month, blank_plan("x"))

    assert (view.charts, view.empty[:16]) == ([], "No money planned")


def test_an_empty_look_becomes_a_chart_when_something_is_typed():
    view = looked_at(figures.hours_needed_and_pledged, blank_plan("x"))
    look_again(view, figures.hours_needed_and_pledged, make_plan())

    assert [chart["title"] for chart in view.charts] == ["Are the promised hours enough?"]


def test_charts_that_have_no_figures_yet_say_so():
    view = looked_at(lambda _plan: Charts(question="What?", empty="Nothing yet."), blank_plan("x"))

    assert (view.charts, view.question, view.empty) == ([], "What?", "Nothing yet.")


def test_a_picture_without_a_chart_stays_a_picture():
    assert isinstance(looked_at(figures.goal_tree, blank_plan("x")), Picture)


def test_how_to_read_is_said_once_for_all_charts():
    view = ChartView((make_chart(key="Grey: usual. Long dashes: target."), make_chart("two", key="Grey: usual. ◆ lies outside.")))

    assert [chart["key"] for chart in view.charts] == ["Grey: usual. Long dashes: target.", "◆ lies outside."]


def test_the_address_comes_from_the_server_alone(monkeypatch):
    monkeypatch.delenv(ADDRESS, raising=False)
    alone = ChartView().address
    monkeypatch.setenv(ADDRESS, "/smplan/charts/x.js")

    assert (alone, ChartView().address) == ("", "/smplan/charts/x.js")


def test_the_bundle_is_given_to_whoever_asks_for_it(monkeypatch):
    monkeypatch.setattr(bundles, "bundle", lambda: b"export {}")
    view, sent = ChartView(), []
    monkeypatch.setattr(view, "send", lambda *message: sent.append(message))

    view._receive(view, {"bundle": True}, [])

    assert sent == [({"bundle": True}, [b"export {}"])]


@pytest.mark.parametrize("message", ["bundle", None, {"bundle": "yes"}, {"other": True}, [True]])
def test_any_other_message_is_answered_with_silence(message, monkeypatch):
    view, sent = ChartView(), []
    monkeypatch.setattr(view, "send", lambda *message: sent.append(message))

    view._receive(view, message, [])

    assert sent == []


def test_every_colour_of_a_drawing_has_its_token():
    drawing = json.dumps(facts_of(figures.hours_needed_and_pledged(make_plan(hours=1.0)).chart()))
    tokens = ChartView().tokens

    assert {colour for colour in tokens if colour in drawing}
    assert not {word for word in drawing.split('"') if word.startswith("#") and word not in tokens}
