"""LinkedIn page, Updates: the older form of Content, with shares in place of reposts and updates in place of posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.layouts.linkedin_sheet import linkedin_book

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
    sheets = (("Update metrics (aggregated)", DAY_COLUMNS, days), ("Update engagement", UPDATE_COLUMNS, updates))
    return linkedin_book((title, _rows(columns, rows)) for title, columns, rows in sheets)


def _rows(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> list[Sequence[object]]:
    return [[NOTE], columns, *([row.get(column) for column in columns] for row in rows)]
