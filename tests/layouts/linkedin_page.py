"""LinkedIn page, followers and visitors: true BIFF8 workbooks, the header in row 1, a sheet of days and sheets of groups."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import xlwt

FOLLOWER_COLUMNS = ("Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers")
DEVICES = ("desktop", "mobile", "total")
SECTIONS = ("Overview", "Life", "Jobs", "Total")
COUNTED = ("page views", "unique visitors")
VISITOR_COLUMNS = ("Date", *(f"{section} {counted} ({device})" for section in SECTIONS for counted in COUNTED for device in DEVICES))
GROUPS = ("Location", "Job function", "Seniority", "Industry", "Company size")
Groups = Mapping[str, Mapping[str, int]]


def linkedin_followers(days: Iterable[Mapping[str, object]], groups: Groups | None = None, *, auto_invited: bool = True) -> bytes:
    """Write the followers; the column of auto-invited ones is not always there."""
    columns = FOLLOWER_COLUMNS if auto_invited else tuple(name for name in FOLLOWER_COLUMNS if name != "Auto-invited followers")
    return _book("New followers", columns, days, groups or {}, "Total followers")


def linkedin_visitors(
    days: Iterable[Mapping[str, object]], groups: Groups | None = None, *, columns: Sequence[str] = VISITOR_COLUMNS
) -> bytes:
    """Write the visitors; newer files have further sections."""
    return _book("Visitor metrics", columns, days, groups or {}, "Total views")


def _book(title: str, columns: Sequence[str], days: Iterable[Mapping[str, object]], groups: Groups, total: str) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    _sheet(book, title, [columns, *([row.get(column) for column in columns] for row in days)])
    for group in GROUPS:
        _sheet(book, group, [(group, total), *groups.get(group, {}).items()])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(book: xlwt.Workbook, title: str, rows: Iterable[Sequence[object]]) -> None:
    sheet = book.add_sheet(title)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, _cell(value))


def _cell(value: object) -> object:
    if isinstance(value, date):
        return f"{value:%m/%d/%Y}"
    if value is None:
        return ""
    return float(value) if isinstance(value, int | float) else str(value)
