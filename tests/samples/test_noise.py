from __future__ import annotations

from tests.samples.noise import EVENINGS, Habit, by_day, days_of, monthly, months_between, share_out

HABIT = Habit(level=1000, spread=0.1, seed="a test", weekday=EVENINGS)
MONTHS = months_between("2024-11", "2026-10")


def test_days_add_up_to_their_month():
    totals = monthly(HABIT, MONTHS)
    days = by_day(HABIT, totals)

    assert {month: sum(days[day] for day in days_of(month)) for month in MONTHS} == totals


def test_the_same_seed_gives_the_same_months():
    assert monthly(HABIT, MONTHS) == monthly(HABIT, MONTHS)


def test_whole_things_are_shared_out_without_loss():
    assert share_out(7, [1, 1, 1]) == [3, 2, 2]


def test_every_day_of_a_leap_february_is_there():
    assert len(days_of("2028-02")) == 29
