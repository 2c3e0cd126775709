"""A calendar reckoned with whole numbers alone: the oracle for months and review days, written apart from the product.

Days are counted from 1 March of the year 0 (the leap day is then the last of its year); no module of dates is used.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

MONDAY, FRIDAY, SATURDAY = 0, 4, 5
DAYS_400 = 146_097  # days of four hundred years


class Day(NamedTuple):
    """Year, month and day as people count them."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def number(day: Day) -> int:
    """Days since 1 March of the year 0."""
    year = day.year - (day.month < 3)
    months = (day.month + 9) % 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (306 * months + 5) // 10 + day.day - 1


def day_of(count: int) -> Day:
    """The other way round."""
    year = (10_000 * count + 14_780) // 3_652_425
    left = count - (365 * year + year // 4 - year // 100 + year // 400)
    if left < 0:
        year -= 1
        left = count - (365 * year + year // 4 - year // 100 + year // 400)
    months = (100 * left + 52) // 3_060
    return Day(year + (months + 2) // 12, (months + 2) % 12 + 1, left - (306 * months + 5) // 10 + 1)


def weekday(day: Day) -> int:
    """Monday is 0; 1 March of the year 0 was a Wednesday."""
    return (number(day) + 2) % 7


def after(month: tuple[int, int], months: int = 1) -> tuple[int, int]:
    """A month so many months later."""
    place = month[0] * 12 + month[1] - 1 + months
    return place // 12, place % 12 + 1


def days_in(month: tuple[int, int]) -> list[Day]:
    """Every day of a month in order."""
    first, end = number(Day(*month, 1)), number(Day(*after(month), 1))
    return [day_of(count) for count in range(first, end)]


def review_day(month: tuple[int, int], place: int, wanted: int | None, closed: Collection[str] = ()) -> Day:
    """The day of a month: `place` counts from its begin (1, 2 ...) or its end (-1, -2 ...) among the days of one weekday, or Monday to Friday.

    A closed day gives way to the nearest working day before it.
    """
    fit = [day for day in days_in(month) if (weekday(day) == wanted if wanted is not None else weekday(day) <= FRIDAY)]
    found = fit[place - 1] if place > 0 else fit[place]
    count = number(found)
    while str(day_of(count)) in closed or (count != number(found) and weekday(day_of(count)) >= SATURDAY):
        count -= 1
    return day_of(count)
