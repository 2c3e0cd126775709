from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.errors import MonthError
from smplan_kernel.review.calendar import check_month, latest_finished_month, month_after, month_bounds, span_title


@pytest.mark.parametrize(
    ("today", "month"),
    [(date(2026, 11, 1), "2026-10"), (date(2026, 11, 30), "2026-10"), (date(2026, 1, 15), "2025-12"), (date(2024, 3, 1), "2024-02")],
)
def test_the_last_finished_month_is_the_one_before(today, month):
    assert latest_finished_month(today) == month


def test_a_month_has_its_days():
    assert month_bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "26-10", "2026-1", "October", "2026-10-01"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(MonthError, match="this is not a month"):
        month_bounds(text)


def test_a_month_that_is_not_over_is_refused():
    with pytest.raises(MonthError, match="not over yet"):
        check_month("2026-11", date(2026, 11, 30))


def test_the_last_day_of_a_month_is_still_part_of_it():
    with pytest.raises(MonthError, match="not over yet"):
        check_month("2026-10", date(2026, 10, 31))


def test_a_month_that_has_not_begun_is_refused_even_as_a_part():
    with pytest.raises(MonthError, match="has not begun"):
        check_month("2026-12", date(2026, 11, 30), partial=True)


@pytest.mark.parametrize(("month", "partial"), [("2026-10", False), ("2026-11", True)])
def test_a_finished_month_and_a_wanted_part_are_allowed(month, partial):
    assert check_month(month, date(2026, 11, 15), partial=partial) is None


def test_december_is_followed_by_january():
    assert month_after("2026-12") == "2027-01"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 10, 6), date(2026, 10, 6), "6 October 2026"),
        (date(2026, 10, 6), date(2026, 10, 12), "6 to 12 October 2026"),
        (date(2026, 9, 28), date(2026, 10, 4), "28 September to 4 October 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 to 3 January 2027"),
    ],
)
def test_days_in_a_row_read_as_people_write_them(first, last, text):
    assert span_title(first, last) == text
