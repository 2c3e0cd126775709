"""Sheets as LinkedIn writes them into its BIFF8 workbooks: days as text, figures as floats, a missing one as empty text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlwt

Sheet = tuple[str, Iterable[Sequence[object]]]


def linkedin_book(sheets: Iterable[Sheet], *, missing: str = "") -> bytes:
    """Write a workbook of sheets, each with its title and its rows."""
    book = xlwt.Workbook(encoding="utf-8")
    for title, rows in sheets:
        sheet = book.add_sheet(title)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(number, place, _cell(value, missing))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(value: object, missing: str) -> object:
    if isinstance(value, date):
        return f"{value:%m/%d/%Y}"
    if value is None:
        return missing
    return float(value) if isinstance(value, int | float) else str(value)
