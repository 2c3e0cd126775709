"""What the rows of Google Analytics 4 say: which columns describe, for which days a row stands, and what its figures mean."""

from __future__ import annotations

import calendar
import datetime as dt
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.cells.numbers import is_missing, number
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import ByRow, Days, days_of, how_many
from smplan_kernel.sources.rows.figures import Mark, Shared
from smplan_kernel.sources.rows.layout import Column, Mapping, Ratio, keys
from smplan_kernel.sources.rows.marks import marks_of_grids
from smplan_kernel.sources.rows.reading import Reading, Request

AGAIN = "Download it again"
FLAGS = ("account_local_day",)
MAPPING = Mapping(
    columns=(
        Column(names=("Views",), metric="page_views"),
        *(Column(names=(name,), metric="users") for name in ("Users", "Total users", "Active users")),
        Column(names=("Sessions",), metric="sessions"),
        Column(names=("Engaged sessions",), metric="engaged_sessions"),
        Column(names=("Event count",), metric="event_count"),
        Column(names=("Key events",), metric="key_events"),
        Column(names=("Conversions",), metric="key_events"),
        Column(names=("Total revenue",), metric="revenue"),
    ),
    ratios=(Ratio(names=("Engagement rate",), metric="engaged_session_rate", over=("Sessions",), parts=(("Engaged sessions",),)),),
)
SUMS = ("Views", "Sessions", "Engaged sessions", "Event count", "Key events", "Conversions")
"""The columns that may be added up over channels, pages and events."""
_METRICS = MAPPING.names()
_WHOLE = keys("Views", "Users", "Total users", "Active users", "New users", "Sessions", "Engaged sessions", "Event count")
_SHARED = keys("Key events", "Conversions")
_BY_HOUR = "date + hour (yyyymmddhh)"
_NUMBERED = ("nth day", "nth week", "nth month", "nth hour")
_MONTHS = ("year month", "month")
_TIMES = ("date", _BY_HOUR, *_NUMBERED, *_MONTHS)
"""The columns that say when, the more exact before those that may stand beside them."""
_OF_A_MONTH = frozenset({"year", *_MONTHS})
_OF_A_DAY = _OF_A_MONTH | {"week", "day", "day of week", "day of week name", "iso year", "iso week of iso year", "year week"}
_TOLD = {"date": _OF_A_DAY, _BY_HOUR: _OF_A_DAY, "nth day": _OF_A_DAY} | dict.fromkeys((*_MONTHS, "nth month"), _OF_A_MONTH)
"""What a column that says when tells already, so that another one of it divides nothing."""
_YEAR = 12
# Dimensions whose names may be nothing but digits, so that looking at them would not tell
_DESCRIBING = frozenset({*_TIMES, *_OF_A_DAY, "hour", "session campaign", "session campaign id", "item id", "user id"})
_DAY = dt.timedelta(days=1)


def mapping_of(grid: Grid, dimensions: tuple[int, ...]) -> Mapping:
    """The mapping for one table: where key events stand beside the conversions they were, the older word means something else now."""
    ignored = frozenset(grid.keys[place] for place in dimensions)
    if not {"key events", "conversions"} <= set(grid.keys):
        return replace(MAPPING, ignored=ignored)
    columns = tuple(
        replace(column, flags=("definition_changed",), is_part=True) if column.names == ("Conversions",) else column
        for column in MAPPING.columns
    )
    return replace(MAPPING, columns=columns, ignored=ignored)


def dimensions_of(grid: Grid, total: list[str] | None = None) -> tuple[int, ...]:
    """The leading columns that describe: a total leaves them empty, and without one they are no numbers."""
    found: list[int] = []
    for place, key in enumerate(grid.keys):
        if key in _METRICS or not _describes(grid, place, key, total):
            break
        found.append(place)
    return tuple(found)


def _describes(grid: Grid, place: int, key: str, total: list[str] | None) -> bool:
    if total is not None:
        return place >= len(total) or not total[place].strip()
    if place == 0 or key in _DESCRIBING:
        return True
    return any(number(text) is None for text in grid.column(place).odd() if not is_missing(text))


def collector_of(grid: Grid, dimensions: tuple[int, ...], mapping: Mapping, reading: Reading, *, beside: Sequence[Grid] = ()) -> Collector:
    """Reads the figures of one table, those that nobody maps too, with marks on which all of them agree, and the tables `beside` it."""
    tables = [(grid, _figures(grid, dimensions)), *((other, _figures(other, dimensions_of(other))) for other in beside)]
    return Collector(grid, mapping, reading, marks=marks_of_grids(tables, whole=_WHOLE, shared=_SHARED, reading=reading))


def _figures(grid: Grid, dimensions: tuple[int, ...]) -> list[int]:
    """The places of the columns that do not describe."""
    return [place for place in range(len(grid.keys)) if place not in dimensions]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A table with its dimensions and its period; `total_row` is the one that adds all others up."""

    grid: Grid
    period: Period
    dimensions: tuple[int, ...]
    total_row: int | None = None

    @cached_property
    def time(self) -> int | None:
        """The place of the column that says when; a month without its year does so where the period holds it once."""
        known = _TIMES if _months(*self.period) <= _YEAR else _TIMES[:-1]
        found = [place for place in self.dimensions if self.grid.keys[place] in known]
        return min(found, key=lambda place: known.index(self.grid.keys[place]), default=None)

    @cached_property
    def _others(self) -> tuple[int, ...]:
        told = _TOLD.get("" if self.time is None else self.grid.keys[self.time], frozenset())
        return tuple(place for place in self.dimensions if place != self.time and self.grid.keys[place] not in told)

    @cached_property
    def level(self) -> str:
        """What one row is about."""
        if self._others or self._is_hourly:
            return "dimension-period"
        return "account-day" if self.time is not None and self.grid.keys[self.time] in {"date", "nth day"} else "account-period"

    @cached_property
    def _is_hourly(self) -> bool:
        return self.time is not None and self.grid.keys[self.time] in {_BY_HOUR, "nth hour"}

    def spans(self, collector: Collector, request: Request) -> ByRow[Period]:
        """The days of every row but the total; each must lie in the file's own period."""
        collector.check_widths()
        rows = collector.grid.numbers
        if self.time is None:
            return self._without_total(rows, [0] * len(rows), [self.period])
        key = self.grid.keys[self.time]
        texts, codes, firsts = collector.grid.column(self.time).coded()
        days = days_of(collector, request, self.grid.names[self.time], within=self.period) if key == "date" else Days()
        spans: list[Period | None] = []
        for code, text in enumerate(map(str.strip, texts)):
            day = days.at(firsts[code])
            span = (day, day) if day else _span(key, text, self.period)
            is_inside = span is not None and self.period[0] <= span[0] <= span[1] <= self.period[1]
            if not is_inside and (at := self._first_row(rows, codes, firsts[code])):
                raise self._outside(collector, request, at, text)
            spans.append(span if is_inside else None)
        return self._without_total(rows, codes, spans)

    def _first_row(self, rows: Sequence[int], codes: Sequence[int], first: int) -> int | None:
        """The first row but the total that holds the text of the first that holds it."""
        if rows[first] != self.total_row:
            return rows[first]
        return rows[codes.index(codes[first], first + 1)] if how_many(codes)[codes[first]] > 1 else None

    def _without_total(self, rows: Sequence[int], codes: Sequence[int], spans: Sequence[Period | None]) -> ByRow[Period]:
        """The spans, where the total has none."""
        if self.total_row not in rows:
            return ByRow(rows, codes, spans)
        changed = array("i", codes)
        changed[rows.index(self.total_row)] = len(spans)
        return ByRow(rows, changed, [*spans, None])

    def _outside(self, collector: Collector, request: Request, row: int, text: str) -> ExportError:
        problem = f"this row's day is not in the file's own period, {self.period[0]} to {self.period[1]}"
        column = "" if self.time is None else collector.names[self.time]
        return ExportError(request.file, problem, AGAIN, sheet=collector.sheet, row=row, column=column, value=text)

    def mark(self, row: int, cells: list[str], span: Period, *, sheet: str, counted: bool = True) -> Mark:
        """What the numbers of one row share."""
        return self._mark(self._object(cells), span, row=row, sheet=sheet, counted=counted)

    def add_all(self, collector: Collector, spans: ByRow[Period], *, total: Mark | None = None, counted: bool = True) -> bool:
        """Keep the figures of all rows by columns, the total's under its own mark; False where each must be looked at."""
        grid, last = collector.grid, max(self._others, default=-1)
        if self._is_hourly or any(width <= last for width in grid.distinct_widths):
            return False
        objects, codes = self._objects(grid)
        if total is not None:
            at = grid.numbers.index(total.row)
            if codes.count(codes[at]) > 1:
                codes[at] = len(objects)
                objects.append(total.object)
            else:  # no other row has its blanks, and a thing that no row is about would hide that another one stands twice
                objects[codes[at]] = total.object
        shared: list[Shared] = []
        for span in spans.facts:
            own = total if span is None else self._mark("", span, row=0, sheet=collector.sheet, counted=counted)
            if own is None:
                return False
            shared.append(own.shared)
        return collector.add_all(shared, spans.codes, objects, grid.numbers, objects_of=codes)

    def _objects(self, grid: Grid) -> tuple[list[str], array[int]]:
        """What the rows are about, each once, and for every row which of them it is about."""
        objects, codes = [""], array("i", bytes(array("i").itemsize * len(grid.numbers)))
        for at, place in enumerate(self._others):
            column = grid.column(place).coded()
            texts = [text if text.strip() else "" for text in column.texts]
            if at:
                pairs = {pair: code for code, pair in enumerate(dict.fromkeys(zip(codes, column.codes, strict=True)))}
                codes = array("i", map(pairs.__getitem__, zip(codes, column.codes, strict=True)))
                objects = [f"{objects[one]} | {texts[other]}" for one, other in pairs]
            else:
                objects, codes = texts, array("i", column.codes)
        return objects, codes

    def _mark(self, name: str, span: Period, *, row: int, sheet: str, counted: bool) -> Mark:
        return Mark(level=self.level, object=name, start=span[0], end=span[1], row=row, flags=FLAGS, sheet=sheet, counted=counted)

    def _object(self, cells: list[str]) -> str:
        """The names in a row as they stand: pages whose titles differ in a blank at the end are two pages."""
        names = [cells[place] if cells[place].strip() else "" for place in self._others if place < len(cells)]
        if self.time is not None and self._is_hourly:
            names.append(f"hour {_hour(self.grid.keys[self.time], cells[self.time].strip())}")
        return " | ".join(names)


def _span(key: str, text: str, period: Period) -> Period | None:
    """The days that a text in a column of times stands for."""
    if not text.isdecimal() or len(text) > 10:  # noqa: PLR2004 - YYYYMMDDHH is the longest
        return None
    try:
        return _SPANS[key](text, period) if key in _SPANS else None
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def _of_hour(text: str, _period: Period) -> Period:
    day = dt.datetime.strptime(text, "%Y%m%d%H").date()  # noqa: DTZ007 - a day has no zone
    return day, day


def _of_day(text: str, period: Period) -> Period:
    day = period[0] + int(text) * _DAY
    return day, day


def _of_week(text: str, period: Period) -> Period:
    first = period[0] + 7 * int(text) * _DAY
    return first, min(first + 6 * _DAY, period[1])


def _months(first: dt.date, last: dt.date) -> int:
    """How many months two days lie in, and all between them."""
    return (last.year - first.year) * _YEAR + last.month - first.month + 1


def _of_month(text: str, period: Period) -> Period:
    year, month = divmod(period[0].year * _YEAR + period[0].month - 1 + int(text), _YEAR)
    return _month(year, month + 1, period)


def _of_year_and_month(text: str, period: Period) -> Period:
    return _month(*divmod(int(text), 100), period)


def _of_month_alone(text: str, period: Period) -> Period:
    month = int(text)
    return _month(period[0].year + (month < period[0].month), month, period)


def _month(year: int, month: int, period: Period) -> Period:
    """The days of a month that lie in the period."""
    first, last = dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return max(first, period[0]), min(last, period[1])


def _of_numbered_hour(text: str, period: Period) -> Period:
    return _of_day(str(int(text) // 24), period)


_SPANS: dict[str, Callable[[str, Period], Period]] = {
    _BY_HOUR: _of_hour,
    "nth day": _of_day,
    "nth week": _of_week,
    "nth month": _of_month,
    "nth hour": _of_numbered_hour,
    "year month": _of_year_and_month,
    "month": _of_month_alone,
}


def _hour(key: str, text: str) -> str:
    return text[8:10] if key == _BY_HOUR else f"{int(text) % 24:02}"
