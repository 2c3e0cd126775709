"""Google Analytics 4: an exploration, whose first row is a grand total that stands one column too far right."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.collect import Collector, days_of
from smplan_kernel.sources.daily import note_gaps
from smplan_kernel.sources.dates import Period
from smplan_kernel.sources.figures import Mark
from smplan_kernel.sources.layout import Column, Found, Layout, Mapping, Ratio
from smplan_kernel.sources.numbers import is_missing, number
from smplan_kernel.sources.reading import Reading, Request
from smplan_kernel.sources.tables import Grid, Table, header_key

GRAND_TOTAL = "grand total"
MAPPING = Mapping(
    columns=(
        Column(names=("Views",), metric="page_views"),
        *(Column(names=(name,), metric="users") for name in ("Users", "Total users", "Active users")),
        Column(names=("Sessions",), metric="sessions"),
        Column(names=("Engaged sessions",), metric="engaged_sessions"),
        Column(names=("Event count",), metric="event_count"),
        *(Column(names=(name,), metric="key_events") for name in ("Key events", "Conversions")),
        Column(names=("Total revenue",), metric="revenue"),
    ),
    ratios=(Ratio(names=("Engagement rate",), metric="engaged_session_rate", over=("Sessions",), parts=(("Engaged sessions",),)),),
)
_METRICS = MAPPING.names()
_TIME_NAMES = frozenset(
    {"date", "nth day", "week", "nth week", "month", "nth month", "year", "hour", "day", "year month", "date + hour (yyyymmddhh)"}
)
_RULE = re.compile(r"# -{8,}")
_PERIOD = re.compile(r"# (\d{8})-(\d{8})$")
_TAB = re.compile(
    r"-(?:Free form|Tab|User explorer|Funnel exploration|Path exploration|Cohort exploration|Segment overlap|User lifetime) ?\d+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """An exploration's parts: its period, its dimensions and the row of its total."""

    grid: Grid
    period: Period
    dimensions: tuple[int, ...]
    total_row: int | None


def find(table: Table) -> tuple[str, int] | None:
    """An exploration is known by its preamble and its grand total, or by the name of its tab."""
    if not any(map(_RULE.match, table.preamble)) or not any(map(_PERIOD.match, table.preamble)):
        return None
    has_total = len(table.rows) > 1 and _is_total(table.rows[1])
    return ("table", 0) if table.rows and (has_total or any(map(_TAB.search, table.preamble))) else None


def read(found: Found, request: Request) -> Reading:
    """Every row, by its day and its other dimensions."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        _read_table(grid, reading, request)
    return reading


def _read_table(grid: Grid, reading: Reading, request: Request) -> None:
    shape = _shape(grid, request)
    reading.period = shape.period
    ignored = frozenset(shape.grid.keys[place] for place in shape.dimensions)
    collector = Collector(shape.grid, replace(MAPPING, ignored=ignored), reading)
    days = _days(shape, collector, request)
    for row, cells in collector.records():
        is_total = row == shape.total_row
        collector.add(_mark(shape, row, cells, days.get(row), is_total=is_total, sheet=collector.sheet), cells)
        if is_total:
            reading.skip("grand total, kept apart")
        else:
            reading.rows_read += 1
    _compare_total(collector, shape.total_row)
    note_gaps(reading, [day for row, day in days.items() if row != shape.total_row])
    if shape.grid.place("total revenue") is not None:
        reading.note("Google Analytics does not name the currency of its revenue: it counts as the plan's currency.")


def _compare_total(collector: Collector, total_row: int | None) -> None:
    """Say when the rows do not add up to the grand total: the list was cut, or the download was."""
    if total_row is None:
        return
    for name in ("Sessions", "Event count"):
        values = {row: collector.value(cells, row, name) or 0.0 for row, cells in collector.grid.records}
        total = values.pop(total_row, 0.0)
        rows = sum(values.values())
        if total and total != rows:
            collector.reading.note(
                f"The rows add up to {rows:.15g} for '{name}', the grand total says {total:.15g}: some rows may be missing."
            )


def _mark(shape: _Shape, row: int, cells: list[str], day: dt.date | None, *, is_total: bool, sheet: str) -> Mark:
    start, end = (day, day) if day else shape.period
    flags: tuple[str, ...] = ("account_local_day",)
    if is_total:
        return Mark(level="account-period", start=start, end=end, row=row, flags=(*flags, "total_row"), sheet=sheet, counted=False)
    others = [
        cells[place].strip() for place in shape.dimensions if shape.grid.keys[place] not in {"date", "nth day"} and place < len(cells)
    ]
    level = "dimension-period" if others else "account-day" if day else "account-period"
    return Mark(level=level, object=" | ".join(others), start=start, end=end, row=row, flags=flags, sheet=sheet)


def _shape(grid: Grid, request: Request) -> _Shape:
    """The grid with its total put back into line."""
    rows = list(grid.table.rows)
    total_row = None
    first = grid.header + 1
    if len(rows) > first and _is_total(rows[first]):
        cells = list(rows[first])
        while cells and header_key(cells[-1]) in {"", GRAND_TOTAL} and len(cells) > len(grid.names):
            cells.pop()
        rows[first] = cells
        total_row = grid.table.first_row + first
    aligned = replace(grid, table=replace(grid.table, rows=rows))
    return _Shape(grid=aligned, period=_period(grid.table, request), dimensions=_dimensions(aligned, total_row), total_row=total_row)


def _is_total(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and header_key(filled[-1]) == GRAND_TOTAL


def _dimensions(grid: Grid, total_row: int | None) -> tuple[int, ...]:
    """The leading columns that describe; the total leaves them empty, and they are no numbers."""
    records = list(grid.records)
    total = next((cells for row, cells in records if row == total_row), None)
    found: list[int] = []
    for place, key in enumerate(grid.keys):
        if key in _METRICS:
            break
        if total is not None:
            describes = not total[place].strip()
        else:
            describes = key in _TIME_NAMES or any(
                number(cells[place]) is None for _, cells in records if place < len(cells) and not is_missing(cells[place])
            )
        if not describes:
            break
        found.append(place)
    return tuple(found)


def _period(table: Table, request: Request) -> Period:
    for line in table.preamble:
        match = _PERIOD.match(line)
        if match:
            try:
                first, last = (dt.datetime.strptime(text, "%Y%m%d").date() for text in match.groups())  # noqa: DTZ007 - a day has no zone
            except ValueError:
                break
            if first <= last:
                return first, last
    problem = "the period above the table is not two days"
    raise ExportError(request.file, problem, "Download the exploration again", sheet=table.name)


def _days(shape: _Shape, collector: Collector, request: Request) -> dict[int, dt.date]:
    if "date" in shape.grid.keys:
        days = days_of(collector, request, "Date", within=shape.period)
        _check_days(days, shape, collector, request)
        return days
    place = shape.grid.place("nth day")
    if place is None:
        return {}
    texts = {row: cells[place].strip() for row, cells in collector.records() if cells[place].strip().isdigit()}
    return {row: shape.period[0] + dt.timedelta(days=int(text)) for row, text in texts.items()}


def _check_days(days: dict[int, dt.date], shape: _Shape, collector: Collector, request: Request) -> None:
    """Every row but the total has a day, inside the period that the file names."""
    first, last = shape.period
    for row, _ in collector.records():
        day = days.get(row)
        if row != shape.total_row and (day is None or not first <= day <= last):
            problem = f"this row's day is not in the file's own period, {first} to {last}"
            raise ExportError(
                request.file, problem, "Download the exploration again", sheet=collector.sheet, row=row, column="Date", value=str(day or "")
            )


LAYOUT = Layout(
    format="ga4.exploration",
    title="Google Analytics 4, exploration",
    grade="certain",
    platform="web",
    finder=find,
    read=read,
)
