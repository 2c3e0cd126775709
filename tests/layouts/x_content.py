"""X, posts: one row a post with its text and address, English weekdays, no newline at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tests.layouts import delimited
from tests.layouts.x_overview import x_day

METRICS = (
    *("Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows", "Replies", "Reposts", "Profile visits"),
    *("Detail Expands", "URL Clicks", "Hashtag Clicks", "Permalink Clicks"),
)
COLUMNS = ("Post id", "Date", "Post text", "Post Link", *METRICS)


def x_content(posts: Iterable[Mapping[str, object]], *, columns: Sequence[str] = COLUMNS) -> bytes:
    """Write the file; a post's address follows from its identifier unless it is given."""
    lines = [delimited.line(delimited.cells({"Post Link": address(post), **post}, columns, write=_value)) for post in posts]
    return delimited.text_of([delimited.line(columns), *lines], final_newline=False).encode()


def address(post: Mapping[str, object]) -> str:
    """Give the address of a post as X writes it.

    >>> address({"Post id": "1960000000000000123"})
    'https://x.com/fernhill/status/1960000000000000123'
    """
    return f"https://x.com/fernhill/status/{post['Post id']}"


def _value(value: object) -> str:
    return x_day(value) if isinstance(value, date) else delimited.plain(value)
