"""Google Analytics 4: a standard report, or a page of cards, each a table with its own days; the header is trusted, never the title."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.files.blocks import Block, blocks_of, comments_of, header_of
from smplan_kernel.sources.files.tables import Grid, Table, header_key
from smplan_kernel.sources.importers.ga4_rows import SUMS, Rows, collector_of, dimensions_of, mapping_of
from smplan_kernel.sources.rows.added_up import LEFT_OUT, added_row
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import note_gaps
from smplan_kernel.sources.rows.days import ByRow
from smplan_kernel.sources.rows.layout import Found, Layout, Mapping
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import refuse_doubled, refuse_headless

EVERYBODY = frozenset({"", "all users"})
_START = re.compile(r"start date:\s*(\d{8})$", re.IGNORECASE)
_END = re.compile(r"end date:\s*(\d{8})$", re.IGNORECASE)
_WHOSE = re.compile(r"(?:account|property):", re.IGNORECASE)
_RETENTION = re.compile(r"(?:day|week|month) \d+$")
_AGAIN = "Download the report again"


def find(table: Table) -> tuple[str, int] | None:
    """A report is known by the line with its first day."""
    header = header_of(table)
    return ("report", header) if header is not None and any(map(_START.match, comments_of(table))) else None


@dataclass(kw_only=True)
class _Seen:
    """What earlier tables of the file were about, so that nothing is added twice."""

    period: Period | None = None
    headers: dict[tuple[str, ...], Period] = field(default_factory=dict)
    cuts: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by which dimensions a metric was given first
    segment: str = ""
    tables: list[Grid] = field(default_factory=list)  # all of a sheet with several, which write their numbers alike
    whose: tuple[str, ...] = ()  # the account and the property that the file begins with


def read(found: Found, request: Request) -> Reading:
    """Every table of the file, with its own days."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    seen = _Seen()
    for _, grid in found.grids:
        blocks = list(blocks_of(grid.table))
        seen.tables = [Grid.of(block.table, 0) for block in blocks if block.table.rows] if len(blocks) > 1 else []
        for number, block in enumerate(blocks):
            seen.period = _period(block, request) or seen.period
            if number == 0:
                seen.segment, seen.whose = _segment(block), _whose(block)
            _refuse_others(block, seen, request)
            _read_block(block, seen, reading, request)
    return reading


def _read_block(block: Block, seen: _Seen, reading: Reading, request: Request) -> None:
    if not block.table.rows:
        problem = "the file ends above a table; it may be cut off"
        raise ExportError(request.file, problem, _AGAIN, sheet=block.table.name, row=block.table.first_row)
    grid = Grid.of(block.table, 0)
    reading.sheets.add(block.table.name)
    if seen.period is None:
        problem = "the first and the last day above the table are missing or no days"
        raise ExportError(request.file, problem, _AGAIN, sheet=block.table.name, row=block.table.first_row)
    if not grid.records and len(grid.keys) < 2:  # noqa: PLR2004 - what is counted, beside what it is counted by
        problem = "the file ends within the header of a table; it may be cut off"
        raise ExportError(request.file, problem, _AGAIN, sheet=block.table.name, row=block.table.first_row)
    refuse_headless(grid, request.file)
    if not grid.records:
        return
    if len(grid.keys) > 1 and all(map(_RETENTION.match, grid.keys[1:])):
        reading.note("A table of how many people come back was left out: it counts people by week, which no figure of smplan does.")
        return
    reading.period = reading.period or seen.period
    rows = Rows(grid=grid, period=seen.period, dimensions=dimensions_of(grid))
    refuse_doubled(grid, rows.dimensions, request.file)
    is_first = seen.headers.setdefault(grid.keys, seen.period) == seen.period
    if not is_first:
        first, last = seen.period
        reading.note(f"The days {first} to {last} stand beside the report's own for comparison: they are kept, and not in the sums.")
    segment = _segment_of(block, seen)
    if header_key(segment) not in EVERYBODY:
        reading.note(f"These figures are not of all visitors but of '{segment}'; they never join those of all.")
    mapping = _mapping(rows, segment, seen)
    collector = collector_of(grid, rows.dimensions, mapping, reading, beside=seen.tables)
    _read_rows(rows, collector, request, counted=is_first)


def _read_rows(rows: Rows, collector: Collector, request: Request, *, counted: bool) -> None:
    if rows.time is None:  # a day is no sum
        rows = replace(rows, total_row=added_row(collector, *SUMS))
    spans = rows.spans(collector, request)
    if rows.total_row is None and rows.add_all(collector, spans, counted=counted):
        collector.reading.rows_read += len(spans)
    else:
        _read_each(rows, collector, spans, counted=counted)
    if rows.level == "account-day":
        note_gaps(collector.reading, [span[0] for span in spans.facts if span])


def _read_each(rows: Rows, collector: Collector, spans: ByRow[Period], *, counted: bool) -> None:
    for row, cells in collector.records():
        if row == rows.total_row:
            collector.reading.skip(LEFT_OUT)
            continue
        collector.add(rows.mark(row, cells, spans[row], sheet=collector.sheet, counted=counted), cells)
        collector.reading.rows_read += 1


def _mapping(rows: Rows, segment: str, seen: _Seen) -> Mapping:
    """The mapping of one table; the same visits cut in a second way, or a part of the visitors, carry a name of their own."""
    mapping = mapping_of(rows.grid, rows.dimensions)
    names = tuple(rows.grid.names[place] for place in rows.dimensions)
    columns = []
    for column in mapping.columns:
        definition, is_part = column.names[0], column.is_part
        if header_key(definition) in rows.grid.keys and rows.level == "dimension-period":
            first = seen.cuts.setdefault(column.metric, names)
            if first != names:
                definition, is_part = f"{definition}, by {', '.join(names)}", True
        if header_key(segment) not in EVERYBODY:
            definition = f"{definition}, {segment}"
        columns.append(replace(column, definition=definition, is_part=is_part))
    return replace(mapping, columns=tuple(columns))


def _whose(block: Block) -> tuple[str, ...]:
    """The account and the property that a preamble names."""
    return tuple(line for line in block.comments if _WHOSE.match(line))


def _refuse_others(block: Block, seen: _Seen, request: Request) -> None:
    """Refuse a table with a preamble that names another account or property: its visits are those of another site."""
    other = next((line for line in _whose(block) if line not in seen.whose), None)
    if other is not None and seen.whose:
        problem = f"a report of another account or property begins above this row ({other}), so two downloads were put into one file"
        todo = "Choose each of them as Google Analytics gave it"
        raise ExportError(request.file, problem, todo, sheet=block.table.name, row=block.table.first_row)


def _segment(block: Block) -> str:
    """Whose visits the report is about: the line between the property and the days."""
    rules = [place for place, line in enumerate(block.comments) if line.startswith("---")]
    below = block.comments[rules[-1] + 1 :] if len(rules) > 1 else ()
    return next((line for line in below if line and not _START.match(line) and not _END.match(line)), "")


def _segment_of(block: Block, seen: _Seen) -> str:
    """A later table shows another part of the visitors, and says which, above its days or in a preamble of its own."""
    if not seen.segment:
        return _segment(block)
    if any(line.startswith("---") for line in block.comments):
        return _segment(block) or seen.segment
    return next((line for line in block.comments if line and not _START.match(line) and not _END.match(line)), seen.segment)


def _period(block: Block, request: Request) -> Period | None:
    """The days above one table; None when it has no such lines."""
    days = []
    for pattern in (_START, _END):
        match = next((match for line in block.comments if (match := pattern.match(line))), None)
        if match:
            try:
                days.append(dt.datetime.strptime(match[1], "%Y%m%d").date())  # noqa: DTZ007 - a day has no zone
            except ValueError:
                break
    if not days:
        return None
    if len(days) != 2 or days[0] > days[1]:  # noqa: PLR2004 - the first and the last
        problem = "the first and the last day above the table are missing or no days"
        raise ExportError(request.file, problem, _AGAIN, sheet=block.table.name, row=block.table.first_row)
    return days[0], days[1]


LAYOUT = Layout(
    format="ga4.report",
    title="Google Analytics 4, standard report",
    grade="certain",
    platform="web",
    finder=find,
    read=read,
)
