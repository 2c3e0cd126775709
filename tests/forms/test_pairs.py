"""Targets by month are written one a line."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import Metric, MonthTarget
from smplan_kernel.plan.mapping import MappedColumn, Mapping


@pytest.fixture
def metrics(blank_desk, hand):
    blank_desk.plan = blank_desk.plan.with_metrics(
        metrics=(Metric(id="metr-bbbb", text="Enquiries", targets=(MonthTarget(month="2026-10", value=60),)),)
    )
    return hand(blank_desk.open("metrics", "metrics"))


def test_each_month_is_a_line(metrics):
    assert metrics.form.value[0]["targets"] == "2026-10: 60"


def test_lines_become_targets(metrics, blank_desk):
    metrics.row("metr-bbbb", targets="October 2026: 60\nNovember 2026: 65,5")

    assert [(one.month, one.value) for one in blank_desk.plan.metrics.metrics[0].targets] == [("2026-10", 60.0), ("2026-11", 65.5)]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("60", "lacks a part. Write month: target"),
        ("2026-10:", "lacks its target"),
        ("2026-10: many", "is not a number"),
        ("soon: 3", "is not a month"),
    ],
)
def test_a_broken_line_says_what_is_missing(metrics, line, sentence):
    metrics.row("metr-bbbb", targets=line)

    assert sentence in metrics.form.errors["metr-bbbb.targets"]
    assert metrics.form.value[0]["targets"] == line


def test_the_order_of_the_parts_stands_in_the_help(metrics):
    words = next(words for words in metrics.form.shape["details"] if words["name"] == "targets")

    assert words["help"].endswith("One a line: month: target.")


@pytest.fixture
def layouts(blank_desk, hand):
    blank_desk.plan = blank_desk.plan.with_metrics(mappings=(Mapping(id="mapp-bbbb", name="Till"),))
    return hand(blank_desk.open("metrics", "mappings"))


def test_what_need_not_be_given_may_be_left_away(layouts, blank_desk):
    layouts.row("mapp-bbbb", columns="Visitors: users\nNotes")

    assert [(one.column, one.measure) for one in blank_desk.plan.metrics.mappings[0].columns] == [("Visitors", "users"), ("Notes", "")]
    assert layouts.form.value[0]["columns"] == "Visitors: users\nNotes"


@pytest.mark.parametrize("heading", ["Cost: EUR", '"Cost"', 'Cost "net": EUR', "=1+1:"])
def test_a_heading_with_a_colon_or_quotation_marks_stays_whole(layouts, blank_desk, heading):
    column = MappedColumn(column=heading, measure="spend", unit="EUR")
    blank_desk.plan = blank_desk.plan.with_metrics(mappings=(Mapping(id="mapp-bbbb", name="Till", columns=(column,)),))
    layouts.form.show(blank_desk.plan)
    layouts.row("mapp-bbbb", columns=layouts.form.value[0]["columns"] + "\nVisitors: users")

    assert blank_desk.plan.metrics.mappings[0].columns == (column, MappedColumn(column="Visitors", measure="users"))
