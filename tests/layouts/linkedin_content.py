"""LinkedIn page, Content: a true BIFF8 workbook of two sheets, a note in A1, the header in row 2, dates as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.layouts.linkedin_sheet import linkedin_book

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
    later = {POST_COLUMNS[10]: views_column} if views_column else {}
    metrics = _rows(DAYS_NOTE, DAY_COLUMNS, table, names=_shares if shares else {})
    return linkedin_book([("Metrics", metrics), ("All posts", _rows(POSTS_NOTE, POST_COLUMNS, posts, names=later))], missing=missing)


_shares = {f"Reposts ({kind})": f"Shares ({kind})" for kind in KINDS}


def _rows(note: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, names: Mapping[str, str]) -> list[Sequence[object]]:
    header = [names.get(column, column) for column in columns]
    return [[note], header, *([row.get(column) for column in columns] for row in rows)]
