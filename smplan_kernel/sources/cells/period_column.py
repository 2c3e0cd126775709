"""A column of periods as people write them: all months, all ISO weeks or all days, never a mixture and never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import MONTHS, DayColumn, DayText, read_days

Form = Literal["month", "week", "day"]
PUT_RIGHT = "Put it right, or take the line out"

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})$")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{4})$")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[-/ ]+(\d{4}|\d{2})$")
_WEEK = re.compile(r"(\d{4})[- ]?W(\d{1,2})$", re.IGNORECASE)
_SHORT_YEAR = 2
_CENTURY = 2000
_EARLIEST = 1000


def form_of(text: str) -> Form | None:
    """What kind of period a text is; None where it is none.

    >>> form_of("2026-10"), form_of("2026-W40"), form_of("31.10.2026"), form_of("Total")
    ('month', 'week', 'day', None)
    """
    if month_of(text):
        return "month"
    if _week_of(text):
        return "week"
    return "day" if _is_day(text) else None


def month_of(text: str) -> dt.date | None:
    """The first day of a month.

    >>> [str(month_of(text)) for text in ("2026-10", "10/2026", "Oct 2026", "Oct-26", "202610", "2026-13")]
    ['2026-10-01', '2026-10-01', '2026-10-01', '2026-10-01', '2026-10-01', 'None']
    """
    if match := _YEAR_FIRST.match(text):
        return _first_day(int(match[1]), int(match[2]))
    if match := _YEAR_LAST.match(text):
        return _first_day(int(match[2]), int(match[1]))
    if match := _NAMED.match(text):
        year = int(match[2])
        return _first_day(year + _CENTURY if len(match[2]) == _SHORT_YEAR else year, MONTHS.get(match[1][:3].lower(), 0))
    return None


def read_periods(rows: Sequence[tuple[int, str]], column: DayColumn) -> tuple[Form, list[dt.date]]:
    """The form of a column and a day in each of its periods: the first of a month, the Monday of a week, or the day itself.

    `rows` are number and text of each row, at least one.

    Raises
    ------
    ExportError
        For the first text that is no period, or another kind than those above it.
    ExportQuestion
        Where 3/4/2026 can be two days.
    """
    forms = [(row, text, form_of(text)) for row, text in rows]
    first = forms[0][2]
    for row, text, form in forms:
        if form is None:
            raise _fault(column, row, text, "this is neither a month (2026-10) nor a day (2026-10-31)")
        if form != first:
            raise _fault(column, row, text, f"this is a {form}, and the lines above it hold a {first} each")
    if first == "day":
        return "day", _read_days(rows, column)
    found = [(month_of if first == "month" else _week_of)(text) for _, text in rows]
    days = [day for day in found if day]
    _refuse_days_without_year(rows, days, column)
    return first or "month", days


def _read_days(rows: Sequence[tuple[int, str]], column: DayColumn) -> list[dt.date]:
    try:
        return read_days([DayText(row=row, text=text) for row, text in rows], column)
    except ExportQuestion:
        raise
    except ExportError as problem:  # nobody downloads again what they keep themselves
        todo = PUT_RIGHT if problem.row else problem.todo
        raise ExportError(
            column.file, problem.problem, todo, sheet=problem.sheet, row=problem.row, column=problem.column, value=problem.value
        ) from problem


def _refuse_days_without_year(rows: Sequence[tuple[int, str]], days: Sequence[dt.date], column: DayColumn) -> None:
    """Oct-26 is October 2026 among months that follow one another, and may be the 26th of October elsewhere."""
    row, text = rows[0]
    match = _NAMED.match(text)
    if match is None or len(match[2]) != _SHORT_YEAR:
        return
    numbers = [day.year * 12 + day.month for day in days]
    following = sum(abs(later - number) == 1 for number, later in pairwise(numbers))
    if following * 2 < len(numbers) - 1 or len(numbers) == 1:
        raise _fault(column, row, text, "this may be a month or a day without its year", "Write months as 2026-10 and days as 2026-10-31")


def _fault(column: DayColumn, row: int, text: str, problem: str, todo: str = PUT_RIGHT) -> ExportError:
    return ExportError(column.file, problem, todo, sheet=column.sheet, row=row, column=column.name, value=text)


def _first_day(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, 1) if year >= _EARLIEST and month in MONTHS.values() else None


def _week_of(text: str) -> dt.date | None:
    match = _WEEK.match(text)
    try:
        return dt.date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        return None


def _is_day(text: str) -> bool:
    try:
        found = read_days([DayText(row=0, text=text)], DayColumn(file="", sheet="", name="", zone=None))
    except ExportQuestion:
        return True  # a day in two orders
    except ExportError:
        return False
    return found[0].year >= _EARLIEST


LABELS: dict[Form, Callable[[dt.date], str]] = {
    "month": lambda day: f"{day:%Y-%m}",
    "week": lambda day: "{:04d}-W{:02d}".format(*day.isocalendar()),
    "day": dt.date.isoformat,
}
"""How a period is named from a day in it."""
