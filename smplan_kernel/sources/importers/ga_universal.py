"""Google Analytics before 2024: tables whose last row is their total, numbers and days in the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.cells.numbers import Marks
from smplan_kernel.sources.files.blocks import blocks_of, comments_of, header_of
from smplan_kernel.sources.files.tables import Grid, Table, header_key, plain_text
from smplan_kernel.sources.importers import ga4
from smplan_kernel.sources.importers.ga_universal_days import HOUR, spans_of, time_of
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import note_gaps
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, keys
from smplan_kernel.sources.rows.marks import marks_of_grids
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import compare_total, refuse_doubled, refuse_headless, refuse_total_alone

COUNTS = (
    Column(names=("Pageviews",), metric="page_views"),
    # Google Analytics 4 gives the same names to figures that it counts in another way
    Column(names=("Sessions", "Sessies"), metric="sessions", definition="Sessions in Universal Analytics"),
    Column(names=("Users",), metric="users", definition="Users in Universal Analytics"),
)
RATIOS = (Ratio(names=("Bounce Rate", "Bouncepercentage"), metric="bounce_rate", over=(), parts=()),)  # the parts are in no file
_WHOLE = keys(*(name for column in COUNTS for name in column.names), "New Users", "Nieuwe gebruikers", "Unique Pageviews", "Entrances")
_FIRST_FIGURES = _WHOLE | keys("% New Sessions", "% nieuwe sessies", "Bounce Rate", "Bouncepercentage")
_GOAL = re.compile(r"(?P<name>.+) \(Goal \d+ Completions\)$", re.IGNORECASE)
_PERIOD = re.compile(r"(\d{8})-(\d{8})$")
_SUMMARY, _DATASET = "summary", re.compile(r"dataset\d+$")
_FLAGS = ("account_local_day",)


def find(table: Table) -> tuple[str, int] | None:
    """The days as a comment and no sign of an exploration, or the sheets that the workbook always has."""
    name = header_key(table.name)
    if name == _SUMMARY and any(_PERIOD.match(cell.strip()) for row in table.rows[:5] for cell in row[:1]):
        return "summary", 0
    header = header_of(table)
    if header is None:
        return None
    if _DATASET.match(name):
        return "table", header
    comments = comments_of(table)
    is_report = any(line.startswith("---") for line in comments) and any(map(_PERIOD.match, comments))
    return ("table", header) if is_report and ga4.find(table) is None else None


@dataclass(kw_only=True)
class _Seen:
    """What tables of the file gave before, so that the same visits cut in another way are not added."""

    cuts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    has_total: bool = False


def read(found: Found, request: Request) -> Reading:
    """Every table of every sheet."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    reading.is_unconfirmed = found.book.container == "text"  # only workbooks were seen
    reading.period = _period(found, request)
    tables = [grid.table for role, grid in found.grids if role == "table"]
    grids = [grid for table in tables for block in blocks_of(table) if block.table.rows and (grid := Grid.of(block.table, 0)).records]
    reading.sheets |= {grid.table.name for _, grid in found.grids}
    # the file's language wrote all of its tables; versions of browsers look like numbers, and stand in front
    figures = [(grid, range(len(_dimensions(grid, _total_row(grid))), len(grid.keys))) for grid in grids]
    marks = marks_of_grids(figures, whole=_WHOLE, reading=reading)
    seen = _Seen()
    for grid in grids:
        _read_table(grid, marks, seen, reading, request)
    if grids:
        refuse_total_alone(reading)
    return reading


def _period(found: Found, request: Request) -> Period:
    """The days that the file is about: as its first lines say, else as answered."""
    lines = [line for _, grid in found.grids for line in comments_of(grid.table)]
    lines += [cell.strip() for role, grid in found.grids if role == "summary" for row in grid.table.rows for cell in row[:1]]
    match = next((match for line in lines if (match := _PERIOD.match(line))), None)
    if match is None:
        if request.period is None:
            raise ExportQuestion(
                request.file, "Which days is this report about? The file does not say.", ("YYYY-MM-DD..YYYY-MM-DD",), "--period"
            )
        return request.period
    try:
        first, last = (dt.datetime.strptime(text, "%Y%m%d").date() for text in match.groups())  # noqa: DTZ007 - a day has no zone
    except ValueError:
        first, last = dt.date.max, dt.date.min
    if first > last:
        problem = "the period above the table is not two days"
        raise ExportError(request.file, problem, "Download the report again", value=match[0])
    return first, last


def _read_table(grid: Grid, marks: Marks, seen: _Seen, reading: Reading, request: Request) -> None:
    refuse_headless(grid, request.file)
    total_row = _total_row(grid)
    if total_row is None and grid.table.delimiter:
        problem = "the total that ends each table is missing; the file may be cut off"
        raise ExportError(request.file, problem, "Download it again", sheet=grid.table.name, row=grid.records[-1][0])
    dimensions = _dimensions(grid, total_row)
    if not dimensions:
        problem = "no column of this table says what its rows are about"
        raise ExportError(request.file, problem, "Download the report again", sheet=grid.table.name, row=grid.table.first_row)
    refuse_doubled(grid, dimensions, request.file)
    time = time_of(grid, dimensions, total_row, reading.period)
    others = tuple(place for place in dimensions if time is None or place != time.place or time.key == HOUR)
    collector = Collector(grid, _mapping(grid, dimensions, others, seen), reading, marks=marks)
    spans = spans_of(collector, time, total_row, request, is_alone=not others)
    for row, cells in collector.records():
        if row == total_row:
            _keep_total(collector, row, cells, seen)
            continue
        if not any(cells[place].strip() for place in dimensions if place < len(cells)):
            problem = "this row has figures and names nothing: a second total, or a row that lost its name"
            raise ExportError(request.file, problem, "Download the report again", sheet=collector.sheet, row=row)
        names = [_name(grid.keys[place], cells[place]) for place in others]
        level = "dimension-period" if names else "account-day" if time and time.is_daily else "account-period"
        collector.add(_mark(level, " | ".join(names), spans[row], row, collector), cells)
        reading.rows_read += 1
    compare_total(collector, total_row, *(name for column in COUNTS[:2] for name in column.names))
    if time and time.is_daily and not others:
        note_gaps(reading, [first for first, _ in spans.values()])


def _keep_total(collector: Collector, row: int, cells: list[str], seen: _Seen) -> None:
    """Keep the first table's total apart; those of the other tables say the same again."""
    collector.reading.skip("total, kept apart")
    if not seen.has_total and collector.reading.period:
        collector.add(_mark("account-period", "", collector.reading.period, row, collector, is_total=True), cells)
    seen.has_total = True


def _mark(level: str, name: str, span: Period, row: int, collector: Collector, *, is_total: bool = False) -> Mark:
    flags = (*_FLAGS, "total_row") if is_total else _FLAGS
    sheet = collector.sheet
    return Mark(level=level, object=name, start=span[0], end=span[1], row=row, flags=flags, sheet=sheet, counted=not is_total)


def _name(key: str, text: str) -> str:
    return f"hour {int(text) % 24:02}" if key == HOUR else text


def _total_row(grid: Grid) -> int | None:
    """The last row, when nothing stands where the others have their name."""
    row, cells = grid.records[-1]
    return row if cells and not cells[0].strip() else None


def _dimensions(grid: Grid, total_row: int | None) -> tuple[int, ...]:
    """The leading columns that the total leaves empty, up to the first one that is known to count."""
    total = next((cells for row, cells in grid.records if row == total_row), None)
    found = []
    for place, key in enumerate(grid.keys):
        if key in _FIRST_FIGURES or _GOAL.match(key) or (total is not None and place < len(total) and total[place].strip()):
            break
        found.append(place)
    return tuple(found)


def _mapping(grid: Grid, dimensions: tuple[int, ...], others: tuple[int, ...], seen: _Seen) -> Mapping:
    names = tuple(grid.names[place] for place in others)
    columns = [*COUNTS, *_goals(grid.names)]
    if others:
        columns = [_cut(column, names, seen) if keys(*column.names) & set(grid.keys) else column for column in columns]
    return Mapping(columns=tuple(columns), ratios=RATIOS, ignored=frozenset(grid.keys[place] for place in dimensions))


def _cut(column: Column, names: tuple[str, ...], seen: _Seen) -> Column:
    """The same visits by something else get a name of their own and are not added again."""
    if seen.cuts.setdefault(f"{column.metric} {column.definition}", names) == names:
        return column
    return replace(column, definition=f"{column.definition or column.names[0]}, by {', '.join(names)}", is_part=True)


def _goals(names: Iterable[str]) -> list[Column]:
    """One column for each goal, under the goal's own name."""
    matches = ((name, _GOAL.match(plain_text(name))) for name in names)
    return [Column(names=(name,), metric="key_events", definition=match["name"]) for name, match in matches if match]


LAYOUT = Layout(
    format="ga.universal",
    title="Google Analytics before 2024",
    grade="certain",
    platform="web",
    finder=find,
    read=read,
)
