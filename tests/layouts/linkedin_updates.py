"""LinkedIn page, Updates: the older form of Content, with shares in place of reposts and updates in place of posts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import xlwt

KINDS = ("organic", "sponsored", "total")
PARTS = ("Clicks", "Reactions", "Comments", "Shares", "Engagement rate")
DAY_COLUMNS = (
    *("Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)", "Unique impressions (organic)"),
    *(f"{part} ({kind})" for part in PARTS for kind in KINDS),
)
UPDATE_COLUMNS = (
    *("Update title", "Update link", "Update type", "Campaign name", "Posted by", "Created date", "Campaign start date"),
    *("Campaign end date", "Audience", "Impressions", "Video views", "Clicks", "CTR", "Likes", "Comments", "Shares", "Follows"),
    "Engagement rate",
)
NOTE = "Aggregated engagement metrics for your updates. Dates and times are shown in UTC."


def linkedin_updates(days: Iterable[Mapping[str, object]], updates: Iterable[Mapping[str, object]] = ()) -> bytes:
    """Write the workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    _sheet(book, "Update metrics (aggregated)", DAY_COLUMNS, days)
    _sheet(book, "Update engagement", UPDATE_COLUMNS, updates)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(book: xlwt.Workbook, title: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    sheet = book.add_sheet(title)
    sheet.write(0, 0, NOTE)
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], start=1):
        for place, column in enumerate(columns):
            sheet.write(number, place, _cell(row.get(column)))


def _cell(value: object) -> object:
    if isinstance(value, date):
        return f"{value:%m/%d/%Y}"
    if value is None:
        return ""
    return float(value) if isinstance(value, int | float) else str(value)
