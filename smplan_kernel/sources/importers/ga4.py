"""Google Analytics 4: an exploration, whose first row is a grand total that stands one column too far right."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.files.blocks import comments_of, header_of
from smplan_kernel.sources.files.tables import Grid, Table, header_key
from smplan_kernel.sources.importers.ga4_rows import FLAGS, Rows, collector_of, dimensions_of, mapping_of
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import note_gaps
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Found, Layout
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import compare_total, refuse_cut, refuse_doubled, refuse_headless, refuse_total_alone

GRAND_TOTAL = "grand total"
ADDED = ("Views", "Sessions", "Engaged sessions", "Event count", "Key events", "Conversions")
_AGAIN = "Download the exploration again"
_RULE = re.compile(r"-{8,}$")
_PERIOD = re.compile(r"(\d{8})-(\d{8})$")
_TAB = re.compile(
    r"-(?:Free form|Tab|User explorer|Funnel exploration|Path exploration|Cohort exploration|Segment overlap|User lifetime) ?\d+$",
    re.IGNORECASE,
)


def find(table: Table) -> tuple[str, int] | None:
    """An exploration is known by its comments and its grand total, or by the name of its tab."""
    header, comments = header_of(table), comments_of(table)
    if header is None or not any(map(_RULE.match, comments)) or not any(map(_PERIOD.match, comments)):
        return None
    has_total = len(table.rows) > header + 1 and _is_total(table.rows[header + 1])
    return ("table", header) if has_total or any(map(_TAB.search, comments)) else None


def read(found: Found, request: Request) -> Reading:
    """Every row, by its day and its other dimensions."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        _read_table(grid, reading, request)
    if reading.figures.values:
        refuse_total_alone(reading)
    return reading


def _read_table(grid: Grid, reading: Reading, request: Request) -> None:
    refuse_cut(grid.table, request.file)
    refuse_headless(grid, request.file)
    rows = _rows(grid, request)
    refuse_doubled(rows.grid, rows.dimensions, request.file)
    reading.period = rows.period
    collector = collector_of(rows.grid, rows.dimensions, mapping_of(rows.grid, rows.dimensions), reading)
    spans = rows.spans(collector, request)
    total = _total(rows, collector)
    if not rows.add_all(collector, spans, total=total):
        for row, cells in collector.records():
            is_total = total is not None and row == total.row
            collector.add(total if total and is_total else rows.mark(row, cells, spans[row], sheet=collector.sheet), cells)
    reading.rows_read += len(spans)
    if total is not None:
        reading.skip("grand total, kept apart")
    agrees = compare_total(collector, rows.total_row, *ADDED)
    if not agrees and grid.table.delimiter and any(map(str.strip, grid.table.rows[-1])):  # a workbook is never cut off in its rows
        problem = "the rows do not add up to the grand total and the empty line at the end is missing; the file may be cut off"
        raise ExportError(request.file, problem, _AGAIN, sheet=collector.sheet, row=grid.table.first_row + len(grid.table.rows) - 1)
    if rows.time is not None:
        note_gaps(reading, [span[0] for span in spans.facts if span and span[0] == span[1]])


def _total(rows: Rows, collector: Collector) -> Mark | None:
    """What the figures of the grand total stand for, where there is one that is not blank."""
    if rows.total_row is None or rows.total_row not in collector.grid.numbers:
        return None
    start, end = rows.period
    flags = (*FLAGS, "total_row")
    return Mark(level="account-period", start=start, end=end, row=rows.total_row, flags=flags, sheet=collector.sheet, counted=False)


def _rows(grid: Grid, request: Request) -> Rows:
    """The grid with its total put back into line."""
    aligned, total_row = grid, None
    first = grid.header + 1
    total: list[str] | None = None
    if len(grid.table.rows) > first and _is_total(grid.table.rows[first]):
        total = list(grid.table.rows[first])
        while total and header_key(total[-1]) in {"", GRAND_TOTAL} and len(total) > len(grid.names):
            total.pop()
        aligned = replace(grid, table=grid.table.cropped({first: len(total)}))
        total_row = grid.table.first_row + first
    return Rows(grid=aligned, period=_period(grid.table, request), dimensions=dimensions_of(aligned, total), total_row=total_row)


def _is_total(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and header_key(filled[-1]) == GRAND_TOTAL


def _period(table: Table, request: Request) -> Period:
    for line in comments_of(table):
        match = _PERIOD.match(line)
        if match:
            try:
                first, last = (dt.datetime.strptime(text, "%Y%m%d").date() for text in match.groups())  # noqa: DTZ007 - a day has no zone
            except ValueError:
                break
            if first <= last:
                return first, last
    problem = "the period above the table is not two days"
    raise ExportError(request.file, problem, _AGAIN, sheet=table.name)


LAYOUT = Layout(
    format="ga4.exploration",
    title="Google Analytics 4, exploration",
    grade="certain",
    platform="web",
    finder=find,
    read=read,
)
