"""LinkedIn page, Content: a true BIFF8 workbook of two sheets, a note in A1, the header in row 2, dates as text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import xlwt

KINDS = ("organic", "sponsored", "total")
PARTS = ("Clicks", "Reactions", "Comments", "Reposts", "Engagement rate")
IMPRESSIONS = (*(f"Impressions ({kind})" for kind in KINDS), "Unique impressions (organic)")
DAY_COLUMNS = ("Date", *IMPRESSIONS, *(f"{part} ({kind})" for part in PARTS for kind in KINDS))
POST_COLUMNS = (
    *("Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date"),
    *("Campaign start date", "Campaign end date", "Audience", "Impressions", "Views (Excluding offsite video views)"),
    *("Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows"),
    *("Engagement rate", "Content Type"),
)
DAYS_NOTE = "Aggregated engagement metrics for your organic and sponsored content. Dates and times are shown in UTC."
POSTS_NOTE = "Engagement metrics for your content, post by post. Dates and times are shown in UTC."
MOST_DAYS = 365


def linkedin_content(
    days: Iterable[Mapping[str, object]],
    posts: Iterable[Mapping[str, object]] = (),
    *,
    shares: bool = False,
    views_column: str = "",
    missing: str = "",
) -> bytes:
    """Write the workbook; `shares` gives the names until about 2022, `views_column` the later name of the post views."""
    table = list(days)
    if len(table) > MOST_DAYS:
        msg = f"linkedin_content: LinkedIn gives at most {MOST_DAYS} days in one file, not {len(table)}."
        raise ValueError(msg)
    book = xlwt.Workbook(encoding="utf-8")
    _sheet(book, "Metrics", DAYS_NOTE, DAY_COLUMNS, table, names=_shares if shares else {}, missing=missing)
    later = {POST_COLUMNS[10]: views_column} if views_column else {}
    _sheet(book, "All posts", POSTS_NOTE, POST_COLUMNS, posts, names=later, missing=missing)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


_shares = {f"Reposts ({kind})": f"Shares ({kind})" for kind in KINDS}


def _sheet(
    book: xlwt.Workbook,
    title: str,
    note: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    *,
    names: Mapping[str, str],
    missing: str,
) -> None:
    sheet = book.add_sheet(title)
    sheet.write(0, 0, note)
    for place, column in enumerate(columns):
        sheet.write(1, place, names.get(column, column))
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(columns):
            sheet.write(number, place, _cell(row.get(column), missing))


def _cell(value: object, missing: str) -> object:
    """LinkedIn writes dates as text, numbers as floats and a missing figure as empty text."""
    if isinstance(value, date):
        return f"{value:%m/%d/%Y}"
    if value is None:
        return missing
    return float(value) if isinstance(value, int | float) else str(value)
