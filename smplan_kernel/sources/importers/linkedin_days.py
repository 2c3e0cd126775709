"""How LinkedIn prints days: month first, their zone in a note above the header, the day of export in the name of the file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.rows.layout import Found, Mapping
from smplan_kernel.sources.rows.reading import Reading, Request

_UTC = re.compile(r"\bUTC\b(?!\s*[+\-\u2212]\s*\d)")
_EXPORTED = re.compile(r"_(\d{13})(?!\d)")


def begin_page(found: Found, request: Request) -> Reading:
    """An empty reading; LinkedIn gives old workbooks, so that anything else was saved by a spreadsheet."""
    return Reading(file=request.file, is_resaved=found.book.is_resaved or found.book.container != "xls")


def in_its_order(grid: Grid, mapping: Mapping) -> Mapping:
    """The mapping with the order of the days: a workbook keeps them as text, but a spreadsheet that makes a csv of it may turn them round."""
    return replace(mapping, order="" if grid.table.delimiter else "month-first", is_slashed=True)


def day_flags(grid: Grid) -> tuple[str, ...]:
    """The note above the header says that days are UTC; without it nothing is known."""
    note = " ".join(cell for row in grid.table.rows[: grid.header] for cell in row)
    return ("utc_day",) if _UTC.search(note) else ("unknown_tz",)


def exported_in_name(file: str) -> dt.date | None:
    """The day of export: LinkedIn writes its moment into the name of the file."""
    match = _EXPORTED.search(file)
    return dt.datetime.fromtimestamp(int(match[1]) / 1000, tz=dt.UTC).date() if match else None
