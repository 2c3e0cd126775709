from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.measures.rhythm import rhythm_of

MONDAY = dt.date(2026, 1, 5)


def every(step, count, *, first=MONDAY, without=()):
    return [first + dt.timedelta(step * number) for number in range(count) if number not in without]


def months(*names):
    return [dt.date.fromisoformat(f"{name}-01") for name in names]


def test_a_month_that_is_missing_is_a_gap():
    rhythm = rhythm_of(months("2025-11", "2026-01", "2026-02"), are_months=True)

    assert (rhythm.grain, [f"{day:%Y-%m}" for day in rhythm.days]) == ("month", ["2025-11", "2025-12", "2026-01", "2026-02"])


@pytest.mark.parametrize("last_day", [28, 31])
def test_a_day_in_each_month_is_a_month(last_day):
    days = [dt.date(2026, month, min(last_day, 28 if month == 2 else 30 if month in {4, 6} else 31)) for month in (1, 2, 3, 5, 6)]
    rhythm = rhythm_of(days)

    assert (rhythm.grain, rhythm.months_each, len(rhythm.days)) == ("month", 1.0, 6)
    assert rhythm.days[3] == dt.date(2026, 4, min(last_day, 30))


def test_the_last_thursdays_of_months_are_months():
    rhythm = rhythm_of([dt.date(2026, 8, 27), dt.date(2026, 9, 24), dt.date(2026, 10, 29), dt.date(2026, 11, 26)])

    assert (rhythm.grain, len(rhythm.days)) == ("month", 4)


def test_quarters_are_no_months_with_gaps():
    rhythm = rhythm_of(months("2025-03", "2025-06", "2025-12"), are_months=True)

    assert (rhythm.grain, rhythm.months_each, len(rhythm.days)) == ("point", 3.0, 4)


def test_a_week_that_is_missing_is_a_gap():
    rhythm = rhythm_of(every(7, 10, without=(4,)))

    assert (rhythm.grain, len(rhythm.days)) == ("week", 10)
    assert rhythm.months_each == pytest.approx(0.23, abs=0.01)


def test_a_day_that_is_missing_is_a_gap():
    assert len(rhythm_of(every(1, 20, without=(9,))).days) == 20


def test_the_weekday_on_which_a_shop_is_closed_is_no_gap():
    open_days = [day for day in every(1, 28) if day.weekday() != 6]

    assert rhythm_of(open_days).days == tuple(open_days)


def test_a_weekend_of_office_days_is_no_gap():
    office = [day for day in every(1, 12) if day.weekday() < 5]

    assert rhythm_of(office).days == tuple(office)


def test_one_working_day_that_is_missing_once_is_a_gap():
    assert len(rhythm_of(every(1, 6, without=(2,))).days) == 6


def test_fortnights_are_regular_points():
    rhythm = rhythm_of(every(14, 8, without=(3,)))

    assert (rhythm.grain, rhythm.is_regular, len(rhythm.days)) == ("point", True, 8)


def test_days_without_rhythm_have_no_gaps():
    days = [MONDAY + dt.timedelta(number) for number in (0, 1, 9, 30, 31, 55)]
    rhythm = rhythm_of(days)

    assert (rhythm.grain, rhythm.is_regular, rhythm.days) == ("point", False, tuple(days))


def test_one_day_alone_has_no_gap():
    assert rhythm_of([MONDAY]).days == (MONDAY,)
