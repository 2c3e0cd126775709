"""Days of a month: whole, partly, apart from each other or not."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.lists.spans import covers, is_apart, joined, month_part, span_of, span_words


def day(number, month=10):
    return dt.date(2026, month, number)


FIRST_WEEK, SECOND_WEEK = (day(1), day(7)), (day(8), day(14))


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [
        (day(1), day(31), None),
        (day(20, 9), day(3, 11), None),
        (day(2), day(31), (day(2), day(31))),
        (day(20, 9), day(7), FIRST_WEEK),
    ],
)
def test_a_month_between_two_days_is_whole_or_has_a_span(first, last, part):
    assert month_part("2026-10", first, last) == part


def test_a_leap_month_ends_on_its_own_day():
    assert month_part("2028-02", dt.date(2028, 2, 1), dt.date(2028, 2, 28)) == (dt.date(2028, 2, 1), dt.date(2028, 2, 28))


def test_weeks_are_apart_and_neither_covers_the_other():
    assert is_apart(FIRST_WEEK, SECOND_WEEK)
    assert not covers(FIRST_WEEK, SECOND_WEEK)
    assert not is_apart(FIRST_WEEK, (day(7), day(9)))


def test_two_halves_make_a_month():
    assert joined("2026-10", (day(1), day(15)), (day(16), day(31))) is None
    assert joined("2026-10", FIRST_WEEK, SECOND_WEEK) == (day(1), day(14))


@pytest.mark.parametrize(
    ("known", "span"),
    [
        ([], None),
        ([FIRST_WEEK, SECOND_WEEK], (day(1), day(14))),
        ([FIRST_WEEK, (None, None)], None),
    ],
)
def test_a_count_for_the_whole_month_makes_all_whole(known, span):
    assert span_of(known) == span


def test_one_day_is_said_as_one():
    assert span_words((day(1), day(1))) == "on 1 October 2026"
