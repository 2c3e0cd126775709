"""Meta Business Suite, content export of an Instagram account: byte-order mark, quotes around blanks, posts of several lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.layouts import delimited

ABOUT_THE_POST = (
    *("Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)"),
    *("Publish time", "Permalink", "Post type", "Data comment", "Date"),
)
METRICS = ("Views", "Reach", "Likes", "Shares", "Follows", "Comments", "Saves")
METRICS_FOLLOWS_LAST = ("Views", "Reach", "Likes", "Shares", "Comments", "Saves", "Follows")
METRICS_REACH_LATE = ("Views", "Likes", "Shares", "Comments", "Saves", "Reach", "Follows")
METRICS_BEFORE_APRIL_2025 = ("Impressions", "Reach", "Likes", "Shares", "Follows", "Comments", "Saves")
SWEDISH = {
    "Post ID": "Publicerings-id",
    "Account ID": "Konto-id",
    "Account username": "Kontots användarnamn",
    "Account name": "Kontonamn",
    "Description": "Beskrivning",
    "Publish time": "Publiceringstid",
    "Post type": "Inläggstyp",
    "Permalink": "Permalänk",
    "Views": "Visningar",
    "Reach": "Räckvidd",
    "Likes": "Gilla-markeringar",
    "Comments": "Kommentarer",
    "Shares": "Delningar",
    "Follows": "Följer",
    "Saves": "Sparade objekt",
}
TRANSLATED = ("Konto-id", "Kontots användarnamn", "Kontonamn")  # may stand before the English ones
ERROR = "An error occurred while computing metadata for content with ID {post}"
PACIFIC = ZoneInfo("America/Los_Angeles")


def meta_content_instagram(
    posts: Iterable[Mapping[str, object]], *, metrics: Sequence[str] = METRICS, each_line_quoted: bool = False, translated: bool = False
) -> bytes:
    """Write the file; `each_line_quoted` is the damage of a spreadsheet that took every line for one field."""
    columns = (*(TRANSLATED if translated else ()), *ABOUT_THE_POST, *metrics)
    lines = [
        delimited.line(columns, quoting=delimited.where_blank),
        *(delimited.line(delimited.cells({"Date": "Lifetime", **post}, columns), quoting=delimited.where_blank) for post in posts),
    ]
    if each_line_quoted:
        lines = [delimited.quoted(physical) for one in lines for physical in one.split("\n")]
    return delimited.with_mark(delimited.text_of(lines))


def meta_content_instagram_swedish(posts: Iterable[Mapping[str, object]]) -> bytes:
    """Write the fifteen columns of the Swedish export; rows are given under their English names."""
    rows = [delimited.cells(post, tuple(SWEDISH)) for post in posts]
    return delimited.with_mark(delimited.text_of(delimited.line(row) for row in (tuple(SWEDISH.values()), *rows)))


def publish_time(moment: datetime) -> str:
    """Write a moment as Meta does: on the clock of Los Angeles, wherever the account is.

    >>> from datetime import UTC
    >>> publish_time(datetime(2026, 7, 1, 6, 30, tzinfo=UTC))
    '06/30/2026 23:30'
    """
    return f"{moment.astimezone(PACIFIC):%m/%d/%Y %H:%M}"


def error_row(post: str, *, metric: str = "Views", value: int = 0) -> dict[str, object]:
    """Make the row that Meta writes when it lost sight of a post: a sentence, one number, nothing else."""
    return {"Date": None, "Data comment": ERROR.format(post=post), metric: value}
