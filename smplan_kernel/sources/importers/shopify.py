"""Shopify: the discount codes, whose use is counted from the beginning to the day of export."""

from __future__ import annotations

import datetime as dt
import re

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import days_in_name
from smplan_kernel.sources.rows.added_up import without_added
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import export_day
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.reading import Reading, Request

USES = "Times Used In Total"
MAPPING = Mapping(
    columns=(Column(names=(USES,), metric="code_uses"),),
    ignored=keys("Name", "Start", "End", "Status", "Type", "Value Type", "Discount Class", "Context"),
    keeps_extras=False,  # values and limits describe a code; they are no figures of a month
)
_COMPACT_DAY = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")


def read(found: Found, request: Request) -> Reading:
    """How often each code was used so far."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    day = export_day(request, _day_in_name(request.file))
    if day is None:
        raise ExportQuestion(
            request.file, "On which day was this file exported? The uses are counted up to that day.", ("YYYY-MM-DD",), "--on"
        )
    for _, grid in found.grids:
        collector = Collector(grid, MAPPING, reading)
        for row, cells in without_added(collector, USES):
            code = grid.cell(cells, "name")
            if not code:
                raise ExportError(request.file, "this row names no code", "Download the file again", row=row, column="Name")
            mark = Mark(
                level="code-cumulative",
                object=code,
                start=day,
                end=day,
                row=row,
                flags=("lifetime_at_export",),
                sheet=collector.sheet,
                exported_on=day,
            )
            collector.add(mark, cells)
            reading.rows_read += 1
    reading.note(f"Uses are counted from the beginning to {day}: this says how often so far; a month is the difference of two exports.")
    return reading


def _day_in_name(file: str) -> dt.date | None:
    """The day of export, when the file's name holds one."""
    days = days_in_name(file)
    if days:
        return days[-1]
    compact = _COMPACT_DAY.search(file)
    if compact is None:
        return None
    try:
        return dt.date(*(int(part) for part in compact.groups()))
    except ValueError:
        return None


LAYOUT = Layout(
    format="shopify.discounts",
    title="Shopify, discount codes",
    grade="good",
    platform="shop",
    signatures=(Signature(role="codes", all_of=keys("Name", "Value Type", USES)),),
    read=read,
)
