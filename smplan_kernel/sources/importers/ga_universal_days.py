"""When the rows of an old report of Google Analytics are: which column says it, in whatever language, and for which days a row stands."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.reading import Request

WEEK, HOUR = "week index", "hour index"
_DAY = "day index"
_NAMED = (_DAY, WEEK, HOUR)
_COUNTED_DIGITS = 4
_PRINTED = re.compile(r"(\d{4})(\d\d)(\d\d)$|(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})\.?$")


@dataclass(frozen=True, kw_only=True)
class Time:
    """The column of a table that says when."""

    place: int
    key: str  # an index by its name, or "day index" for a column of days under any other

    @property
    def is_daily(self) -> bool:
        """Whether each row is a day."""
        return self.key == _DAY


def time_of(grid: Grid, dimensions: tuple[int, ...], total_row: int | None, period: Period | None) -> Time | None:
    """The column that says when, by its name, else because most of its places are days of the file's period."""
    if grid.keys[0] in _NAMED:
        return Time(place=0, key=grid.keys[0])
    for place in dimensions if period else ():
        texts = [cells[place].strip() for row, cells in grid.records if row != total_row and place < len(cells)]
        days = sum(_may_be_day(text, period) for text in texts) if period else 0
        if days and 2 * days >= len(texts):
            return Time(place=place, key=_DAY)
    return None


def _may_be_day(text: str, period: Period) -> bool:
    """Whether a text can be read as a day of the period in some order; versions of browsers have dots too."""
    match = _PRINTED.match(text)
    if match is None:
        return False
    first, middle, last = (int(part) for part in match.groups() if part is not None)
    return any(_is_within(*parts, period) for parts in ((first, middle, last), (last, middle, first), (last, first, middle)))


def _is_within(year: int, month: int, day: int, period: Period) -> bool:
    try:
        return period[0] <= dt.date(year if year > 99 else 2000 + year, month, day) <= period[1]  # noqa: PLR2004 - two digits
    except ValueError:
        return False


def spans_of(collector: Collector, time: Time | None, total_row: int | None, request: Request, *, is_alone: bool) -> dict[int, Period]:
    """The days that each row stands for; each must lie in the file's own period.

    Raises
    ------
    ExportError
        With the first row whose day cannot be read or lies elsewhere.
    """
    period = collector.reading.period
    place = time.place if time else 0
    rows = [(row, cells[place].strip()) for row, cells in collector.records() if row != total_row]
    if period is None or time is None:
        return {row: period for row, _ in rows if period}
    is_counted = 2 * sum(text.isdecimal() and len(text) <= _COUNTED_DIGITS for _, text in rows) > len(rows)
    if time.is_daily and not is_counted:
        days = days_of(collector, request, collector.grid.names[place], within=period, is_daily=is_alone)
        found = {row: (day, day) for row, day in days.items()}
    else:
        found = {row: span for row, text in rows if text.isdecimal() and (span := _counted(time.key, int(text), period))}
    for row, text in rows:
        if row not in found or not period[0] <= found[row][0] <= found[row][1] <= period[1]:
            problem = f"this row's day is not in the file's own period, {period[0]} to {period[1]}"
            sheet, column = collector.sheet, collector.names[place]
            raise ExportError(request.file, problem, "Download the report again", sheet=sheet, row=row, column=column, value=text)
    return found


def _counted(key: str, number: int, period: Period) -> Period:
    """The days of a row whose time is counted from the first day."""
    length = 7 if key == WEEK else 1
    days = number // 24 if key == HOUR else number * length
    first = period[0] + dt.timedelta(days=min(days, 10_000))
    return first, min(first + dt.timedelta(days=length - 1), max(period[1], first))
