"""Which months wait for their review: each once, on its day, and never before it is over."""

from datetime import date

from smplan_kernel.automation.due import review_days
from smplan_kernel.plan import blank_plan

MONDAY = blank_plan("garden").with_review(rule="first Monday", closed_days=(date(2027, 3, 1),))


def test_a_month_waits_from_its_review_day():
    plan = blank_plan("garden").with_review(rule="last Thursday")

    assert review_days(plan, date(2026, 11, 25))[-1] == ("2026-09", date(2026, 10, 29))
    assert review_days(plan, date(2026, 11, 26))[-1] == ("2026-10", date(2026, 11, 26))


def test_what_came_before_the_plan_does_not_wait():
    plan = blank_plan("garden").with_review(rule="last Thursday").with_plan(starts=date(2026, 10, 1))

    assert review_days(plan, date(2026, 11, 26)) == (("2026-09", date(2026, 10, 29)), ("2026-10", date(2026, 11, 26)))


def test_a_review_day_moved_into_the_month_before_leaves_no_month_out_and_none_twice():
    assert review_days(MONDAY, date(2027, 3, 1))[-2:] == (("2027-01", date(2027, 2, 1)), ("2027-02", date(2027, 2, 26)))


def test_a_month_that_is_not_over_does_not_wait_yet():
    assert review_days(MONDAY, date(2027, 2, 28))[-1] == ("2027-01", date(2027, 2, 1))


def test_without_a_rule_nothing_waits():
    assert review_days(blank_plan("garden").with_review(rule=""), date(2026, 11, 26)) == ()
