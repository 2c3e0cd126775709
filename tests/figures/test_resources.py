"""Hours given against hours promised."""

from __future__ import annotations

from smplan_kernel.figures.resources import hours_by_month
from smplan_kernel.plan import Person, blank_plan
from smplan_kernel.plan.resources import HoursSpent


def hours(key, **changes):
    return HoursSpent(id=f"hour-{key}", **({"month": "2026-10", "person": "pson-mara", "hours": 14} | changes))


def drawn(*spent, pledged=3):
    plan = blank_plan("fernhill").with_ownership(people=(Person(id="pson-mara", name="Mara Lind", hours_per_week=pledged),))
    return hours_by_month(plan.with_resources(hours_spent=spent))


def test_each_month_stands_beside_what_was_promised():
    rows = drawn(hours("one1"), hours("two2", person="pson-jonb", hours=2)).facts["rows"]

    assert [[cell.text for cell in row] for row in rows] == [["October 2026", "13", "16"]]


def test_a_month_in_between_that_nobody_wrote_down_is_missing_not_zero():
    rows = drawn(hours("aug1", month="2025-12"), hours("feb1", month="2026-02", hours=0)).facts["rows"]

    assert [(row[0].text, row[2].text) for row in rows] == [
        ("December 2025", "14"),
        ("January 2026", "not written down"),
        ("February 2026", "0"),
    ]


def test_nothing_promised_is_said_and_not_drawn_as_nothing():
    picture = drawn(hours("one1"), pledged=None)

    assert (picture.facts["rows"][0][1].text, picture.note) == ("–", "Nobody has promised hours yet.")


def test_the_chart_names_months_with_more_than_was_promised():
    chart = drawn(hours("one1")).chart()

    assert chart.alt == "14 hours given in October 2026, 13 promised. More than promised in October 2026."
    assert chart.svg().startswith("<svg")
