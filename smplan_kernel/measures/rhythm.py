"""The rhythm of days: whether they come by month, week or day, and which periods between them are missing.

It knows no figures. A period that is missing from a regular row of periods is a gap; where there is no regular row, none is seen.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS_A_MONTH = 365.25 / 12
_A_WEEK = 7
_NEARLY_A_MONTH = 21  # fewer days between two readings of consecutive months would be another rhythm
_WEEKEND = frozenset({5, 6})

RhythmGrain = Literal["month", "week", "day", "point"]


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """Every period from the first to the last, gaps included, by a day in each.

    `grain` is "point" where no word of the calendar fits: quarters, fortnights, days without any rhythm.
    `months_each` is how many months lie from one point to the next; `is_regular` is False where gaps cannot be seen.
    """

    days: tuple[dt.date, ...]
    grain: RhythmGrain
    months_each: float
    is_regular: bool = True


def rhythm_of(days: Sequence[dt.date], *, are_months: bool = False) -> Rhythm:
    """Lay days out in their rhythm; `are_months` says that each stands for its whole month.

    `days` are different from one another and in order, at least one.

    >>> rhythm = rhythm_of([dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 4, 1)], are_months=True)
    >>> [f"{day:%Y-%m}" for day in rhythm.days], rhythm.grain
    (['2026-01', '2026-02', '2026-03', '2026-04'], 'month')
    """
    steps = [(later - day).days for day, later in pairwise(days)]
    if not steps:
        return Rhythm(days=tuple(days), grain="month" if are_months else "point", months_each=1.0)
    if are_months or _is_monthly(days, steps):
        return _by_month(days)
    shortest = min(steps)
    if any(step % shortest for step in steps) or sum(step == shortest for step in steps) * 2 < len(steps):
        return Rhythm(days=tuple(days), grain="point", months_each=median(steps) / DAYS_A_MONTH, is_regular=False)
    names: dict[int, RhythmGrain] = {1: "day", _A_WEEK: "week"}
    grain = names.get(shortest, "point")
    every = [days[0] + dt.timedelta(number) for number in range(0, (days[-1] - days[0]).days + 1, shortest)]
    closed = _closed(days) if grain == "day" else frozenset()
    return Rhythm(days=tuple(day for day in every if day.weekday() not in closed), grain=grain, months_each=shortest / DAYS_A_MONTH)


def _is_monthly(days: Sequence[dt.date], steps: Sequence[int]) -> bool:
    """No two in one month, and never so near that it must be another rhythm."""
    return len({(day.year, day.month) for day in days}) == len(days) and min(steps) >= _NEARLY_A_MONTH


def _by_month(days: Sequence[dt.date]) -> Rhythm:
    """Months, or every so many of them as all have in common: quarters are no months with gaps."""
    numbers = [day.year * 12 + day.month - 1 for day in days]
    step = math.gcd(*(number - numbers[0] for number in numbers))
    known = dict(zip(numbers, days, strict=True))
    usual = max(day.day for day in days)
    every = tuple(known.get(number) or _day_in(number, usual) for number in range(numbers[0], numbers[-1] + 1, step))
    return Rhythm(days=every, grain="month" if step == 1 else "point", months_each=float(step))


def _day_in(number: int, day: int) -> dt.date:
    """The day of a month that is missing, at its end where it is shorter."""
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))


def _closed(days: Sequence[dt.date]) -> frozenset[int]:
    """The weekdays on which there never is anything: a shop that is closed on Sundays has no gap every week.

    One weekday that is missing once proves nothing; a weekend does.
    """
    open_on = {day.weekday() for day in days}
    every = [days[0] + dt.timedelta(number) for number in range((days[-1] - days[0]).days + 1)]
    often = {weekday: sum(day.weekday() == weekday for day in every) for weekday in range(_A_WEEK)}
    return frozenset(
        day for day, times in often.items() if day not in open_on and (times > 1 or (day in _WEEKEND and not _WEEKEND & open_on))
    )
