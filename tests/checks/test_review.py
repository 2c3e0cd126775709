import datetime as dt

import pytest

from smplan_kernel.plan import HeldReview


def held(plan, *days):
    return plan.with_review(held=tuple(HeldReview.new(month="2026-01", on=day) for day in days))


CASES = [
    (
        "L28",
        "warning",
        lambda plan: plan.with_review(rule="the 30th"),
        "The review is set for the 30th. Choose a weekday near the end of the month, for example the last Thursday.",
    ),
    (
        "L28",
        "warning",
        lambda plan: plan.with_review(rule=""),
        "There is no review day yet. Choose a weekday near the end of the month, for example the last Thursday.",
    ),
    (
        "L28",
        "warning",
        lambda plan: plan.with_review(rule="when we like"),
        "'when we like' is no review day. Write for example: last Thursday, second-last Friday, last working day.",
    ),
    ("L29", "warning", lambda plan: held(plan, dt.date(2026, 10, 1)), "The last review was 52 days ago."),
    ("L29", "error", lambda plan: held(plan, dt.date(2026, 3, 1), dt.date(2026, 8, 1)), "The last review was 113 days ago."),
    ("L29", "warning", held, "The plan began 52 days ago and has not been reviewed yet."),
]


@pytest.mark.parametrize(("code", "severity", "change", "sentence"), CASES)
def test_a_fault_in_the_review_gives_its_finding_alone(found, code, severity, change, sentence):
    assert found(change) == [(code, severity, sentence)]


@pytest.mark.parametrize("starts", [None, dt.date(2026, 12, 1)])
def test_before_the_start_no_review_is_missed(found, starts):
    assert found(lambda plan: held(plan).with_plan(starts=starts)) == []


def test_forty_days_are_not_late(found):
    assert found(lambda plan: held(plan, dt.date(2026, 10, 13))) == []


def test_a_review_without_a_day_counts_from_the_end_of_its_month(found):
    assert found(lambda plan: plan.with_review(held=(HeldReview.new(month="2026-09"),))) == [
        ("L29", "warning", "The last review was 53 days ago.")
    ]
