"""Google Business Profile: one row a location, descriptions under the header, and the period in the file's name only."""

from __future__ import annotations

import re
from dataclasses import replace

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period, period_in_name
from smplan_kernel.sources.cells.numbers import is_missing, number
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import refuse_cut

SHOWN = ("Google Search - Mobile", "Google Search - Desktop", "Google Maps - Mobile", "Google Maps - Desktop")
DONE = ("Calls", "Messages", "Bookings", "Directions", "Food orders", "Hotel bookings")
WHO = ("Store code", "Business name", "Address", "Labels")
MAPPING = Mapping(
    columns=(
        *(Column(names=(name,), metric="reach") for name in SHOWN),  # each counts people, so they are never added
        Column(names=("Website clicks",), metric="link_clicks"),
        *(Column(names=(name,), metric="key_events") for name in DONE),
    ),
    ignored=keys(*WHO),
)
_ROUNDED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+$")


def read(found: Found, request: Request) -> Reading:
    """Every location over the period."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    reading.period = _period(request)
    for _, grid in found.grids:
        _read_locations(_without_descriptions(grid), reading.period, reading, request)
    return reading


def _period(request: Request) -> Period:
    """The days as answered, else as the file's name says."""
    period = request.period or period_in_name(request.file)
    if period is None:
        question = "Which days is this report about? Google writes them into the name of the file only."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    return period


def _without_descriptions(grid: Grid) -> Grid:
    """The grid without the row under the header that explains each column."""
    if not grid.records:
        return grid
    row, cells = grid.records[0]
    texts = [cell for cell in cells if not is_missing(cell)]
    names_nobody = not any(grid.cell(cells, name) for name in keys(*WHO))
    if not names_nobody or any(number(text) is not None for text in texts):
        return grid
    rows = list(grid.table.rows)
    rows[row - grid.table.first_row] = []
    return replace(grid, table=replace(grid.table, rows=rows))


def _read_locations(grid: Grid, period: Period, reading: Reading, request: Request) -> None:
    refuse_cut(grid.table, request.file)
    collector = Collector(grid, MAPPING, reading)
    for row, cells in collector.records():
        location = _location(grid, cells)
        if not location:
            problem = "this row names no location"
            raise ExportError(request.file, problem, "Download the report again", sheet=collector.sheet, row=row, column=WHO[0])
        mark = Mark(
            level="account-period",
            object=location,
            start=period[0],
            end=period[1],
            row=row,
            flags=("unknown_tz",),
            sheet=collector.sheet,
        )
        collector.add(mark, cells)
        reading.rows_read += 1


def _location(grid: Grid, cells: list[str]) -> str:
    """The store's code, else its address; a code that a spreadsheet has rounded is none."""
    code = grid.cell(cells, "store code")
    return code if code and not _ROUNDED.match(code) else grid.cell(cells, "address") or grid.cell(cells, "business name")


LAYOUT = Layout(
    format="google.business_profile",
    title="Google Business Profile, performance",
    grade="certain",
    platform="search",
    signatures=(Signature(role="locations", all_of=keys("Store code", "Website clicks")),),
    read=read,
)
