"""X, account overview: one row a day, newest first, English weekdays, no newline at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tests.layouts import delimited

COLUMNS = (
    *("Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows", "Unfollows"),
    *("Replies", "Reposts", "Profile visits", "Create Post", "Video views", "Media views"),
)


def x_overview(days: Mapping[date, Mapping[str, object]]) -> bytes:
    """Write the file; days that are not given are left out, as in a period that was not downloaded."""
    newest_first: Iterable[date] = sorted(days, reverse=True)
    rows = [delimited.line(delimited.cells({**days[day], "Date": x_day(day)}, COLUMNS)) for day in newest_first]
    return delimited.text_of([delimited.line(COLUMNS), *rows], final_newline=False).encode()


def x_day(day: date) -> str:
    """Write a day as X does.

    >>> x_day(date(2025, 8, 26))
    'Tue, Aug 26, 2025'
    """
    return f"{delimited.WEEKDAYS[day.weekday()]}, {delimited.english_day(day)}"
