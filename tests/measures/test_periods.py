from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from smplan_kernel.measures.periods import MONTH, WEEK, month_days, month_number, ordinals, week_bounds

DAYS = [date(2024, 2, 29), date(2026, 1, 1), date(2026, 10, 31), date(2026, 12, 31), date(2027, 1, 3)]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_lies_in_its_month(day):
    assert MONTH.text(MONTH.of_day(day.toordinal())) == f"{day:%Y-%m}"


@pytest.mark.parametrize("day", DAYS)
def test_a_day_lies_in_its_iso_week(day):
    assert WEEK.text(WEEK.of_day(day.toordinal())) == f"{day:%G-W%V}"


@pytest.mark.parametrize("grain", [MONTH, WEEK])
@pytest.mark.parametrize("day", DAYS)
def test_a_period_holds_its_days(grain, day):
    first, last = grain.days(grain.of_day(day.toordinal()))

    assert first <= day.toordinal() <= last


def test_many_days_are_read_at_once():
    assert ordinals([str(day) for day in DAYS]).tolist() == [day.toordinal() for day in DAYS]


def test_text_that_is_no_day_is_marked():
    assert ordinals(["", "2026-10-01"])[0] == 0


def test_a_leap_year_has_a_longer_february():
    first, last = month_days(month_number("2024-02"))

    assert last - first == 28


def test_a_week_begins_on_monday():
    assert week_bounds("2026-W01")[0] == date(2025, 12, 29)


def test_days_of_many_months_are_sorted_into_them():
    days = np.array([date(2026, month, 15).toordinal() for month in range(1, 13)])

    assert np.diff(MONTH.of(days)).tolist() == [1] * 11
