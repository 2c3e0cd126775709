"""Months under review: which is over, which days it has, and how dates are written for people. It never asks the clock."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from smplan_kernel.errors import MonthError

_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
# Written out: the names of the standard library follow the machine's language.
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def latest_finished_month(today: date) -> str:
    """The last month that is over.

    >>> latest_finished_month(date(2026, 11, 2)), latest_finished_month(date(2026, 1, 31))
    ('2026-10', '2025-12')
    """
    return (today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")


def month_bounds(month: str) -> tuple[date, date]:
    """First and last day of a month written as 2026-10.

    Raises
    ------
    MonthError
        When it is no month.
    """
    found = _MONTH.match(month)
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:  # noqa: PLR2004 - a year has twelve months
        raise MonthError(month, "this is not a month", "Write year and month, for example 2026-10")
    year, number = int(found[1]), int(found[2])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def check_month(month: str, today: date, partial: bool = False) -> None:  # noqa: FBT001, FBT002 - the contract's call, read as "month, today, partial"
    """Refuse what is no month, what has not begun, and what is not over unless a partial review is wanted."""
    first, last = month_bounds(month)
    if first > today:
        raise MonthError(month, "this month has not begun", f"The last finished month is {latest_finished_month(today)}")
    if last >= today and not partial:
        raise MonthError(
            month,
            "this month is not over yet",
            f"Review {latest_finished_month(today)}, or ask for a partial one (--partial)",
        )


def month_before(month: str) -> str:
    """The month before.

    >>> month_before("2026-01")
    '2025-12'
    """
    return latest_finished_month(month_bounds(month)[0])


def month_after(month: str) -> str:
    """The month after.

    >>> month_after("2025-12")
    '2026-01'
    """
    return (month_bounds(month)[1] + timedelta(days=1)).strftime("%Y-%m")


def month_title(month: str) -> str:
    """A month as people write it.

    >>> month_title("2026-10")
    'October 2026'
    """
    first, _ = month_bounds(month)
    return f"{MONTH_NAMES[first.month - 1]} {first.year}"


def day_title(day: date, *, year: bool = True) -> str:
    """A day as people write it.

    >>> day_title(date(2026, 10, 31)), day_title(date(2026, 10, 31), year=False)
    ('31 October 2026', '31 October')
    """
    return f"{day.day} {MONTH_NAMES[day.month - 1]}{f' {day.year}' if year else ''}"


def span_title(first: date, last: date, *, year: bool = True) -> str:
    """Some days in a row as people write them.

    >>> span_title(date(2026, 10, 6), date(2026, 10, 12)), span_title(date(2026, 9, 28), date(2026, 10, 4), year=False)
    ('6 to 12 October 2026', '28 September to 4 October')
    """
    if first == last:
        return day_title(first, year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_title(last, year=year)}"
    return f"{day_title(first, year=year and first.year != last.year)} to {day_title(last, year=year)}"
