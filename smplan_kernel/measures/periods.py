"""Months and ISO weeks as numbers, so that days can be put into them many at once; it knows no figures."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_EPOCH = date(1970, 1, 1).toordinal()
_EPOCH_MONTH = 1970 * 12
NO_DAY = 0


def ordinals(days: Sequence[str]) -> NDArray[np.int64]:
    """Day numbers (as `date.toordinal`) of ISO dates; text that is no date becomes `NO_DAY`.

    >>> ordinals(["2026-10-01", ""]).tolist()
    [739890, 0]
    """
    texts = np.array([day[:10] if day else "NaT" for day in days], dtype="datetime64[D]")
    return np.where(np.isnat(texts), NO_DAY, texts.astype(np.int64) + _EPOCH)


def months_of(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Month numbers (year * 12 + month - 1) of day numbers."""
    return (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH


def month_number(month: str) -> int:
    """The number of a month written as 2026-10."""
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def month_text(number: int) -> str:
    """A month's number as it is written.

    >>> month_text(month_number("2026-10"))
    '2026-10'
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def month_days(number: int) -> tuple[int, int]:
    """First and last day number of a month."""
    year, month = divmod(number, 12)
    first = date(year, month + 1, 1).toordinal()
    return first, first + calendar.monthrange(year, month + 1)[1] - 1


@cache
def week_text(number: int) -> str:
    """A week's number as it is written.

    >>> week_text((date(2026, 9, 28).toordinal() - 1) // 7)
    '2026-W40'
    """
    week = date.fromordinal(number * 7 + 1).isocalendar()
    return f"{week.year:04d}-W{week.week:02d}"


@dataclass(frozen=True, kw_only=True)
class Grain:
    """How days are gathered: into months, or into ISO weeks (Monday to Sunday)."""

    name: Literal["month", "week"]

    def of(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the period that each day lies in."""
        return months_of(days) if self.name == "month" else (days - 1) // 7

    def of_day(self, day: int) -> int:
        """The number of the period that one day lies in."""
        return int(self.of(np.array([day], dtype=np.int64))[0])

    def days(self, number: int) -> tuple[int, int]:
        """First and last day number of a period."""
        return month_days(number) if self.name == "month" else (number * 7 + 1, number * 7 + 7)

    def text(self, number: int) -> str:
        """A period's name: 2026-10 or 2026-W40."""
        return month_text(number) if self.name == "month" else week_text(number)


MONTH = Grain(name="month")
WEEK = Grain(name="week")


def week_bounds(week: str) -> tuple[date, date]:
    """Monday and Sunday of a week written as 2026-W40.

    >>> week_bounds("2026-W40")
    (datetime.date(2026, 9, 28), datetime.date(2026, 10, 4))
    """
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1), date.fromisocalendar(int(year), int(number), 7)
