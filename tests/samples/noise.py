"""Seeded ordinary variation: monthly totals around a level, shared out over days with a weekday pattern."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FLAT = (1.0,) * 7
OFFICE_DAYS = (1.12, 1.22, 1.2, 1.15, 0.98, 0.62, 0.71)
EVENINGS = (0.92, 0.9, 0.93, 0.95, 0.98, 1.12, 1.2)
# People think of gardens in spring; kept mild, so that twelve months make honest limits.
SEASON = (0.97, 0.98, 1.01, 1.02, 1.03, 1.02, 1.0, 0.99, 1.0, 1.0, 0.99, 0.99)


@dataclass(frozen=True, kw_only=True)
class Habit:
    """How a figure behaves when nothing happens."""

    level: float
    spread: float
    seed: str
    weekday: tuple[float, ...] = FLAT
    restless: float = 0.16


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Name the months from first to last.

    >>> months_between("2025-11", "2026-01")
    ('2025-11', '2025-12', '2026-01')
    """
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return tuple(f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, end + 1))


def days_of(month: str) -> tuple[date, ...]:
    """List the days of a month."""
    year, number = int(month[:4]), int(month[5:])
    first = date(year, number, 1)
    return tuple(first + timedelta(days=n) for n in range(calendar.monthrange(year, number)[1]))


def monthly(habit: Habit, months: Sequence[str]) -> dict[str, int]:
    """Draw a total for each month; nothing strays further than 1.7 spreads."""
    chance = Random(f"{habit.seed} months")  # noqa: S311 - a sample must be the same every time, not secret
    drift = (max(-1.7, min(1.7, chance.gauss(0, 1))) for _ in months)
    return {month: round(habit.level * SEASON[int(month[5:]) - 1] * (1 + habit.spread * z)) for month, z in zip(months, drift, strict=True)}


def by_day(habit: Habit, totals: Mapping[str, int]) -> dict[date, int]:
    """Share each month's total out over its days."""
    chance = Random(f"{habit.seed} days")  # noqa: S311 - as above
    spread: dict[date, int] = {}
    for month, total in totals.items():
        days = days_of(month)
        weights = [habit.weekday[day.weekday()] * restless(chance, habit.restless) for day in days]
        spread.update(zip(days, share_out(total, weights), strict=True))
    return spread


def restless(chance: Random, spread: float) -> float:
    """Draw a factor around one."""
    return max(0.35, chance.gauss(1, spread))


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Share whole things out in proportion; the largest remainders get what is left.

    >>> share_out(10, [1, 1, 2])
    [3, 2, 5]
    """
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts
