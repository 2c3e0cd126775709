"""TikTok Business Suite: three unquoted csv files with a byte-order mark, years in their days, and the overview in Swedish too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from tests.layouts import delimited

OVERVIEW = (
    *("Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares", "Comments", "Phone number clicks "),
    *("Leads submission", "Net growth", "New followers", "Lost followers"),
)
SWEDISH = (
    *("Datum", "Videovisningar", "Målgrupp som nåtts", "Profilvisningar", "Gilla-markeringar", "Kommentarer", "Delningar"),
    *("Nettotillväxt", "Nya följare", "Tappade följare"),
)
AUDIENCE = ("Date", "New followers", "Total followers", "Reached audience", "Engaged audience")
VIDEOS = ("Video title", "Video link", "Post time", "Video views", "Likes", "Comments", "Shares", "Add to Favorites")


def tiktok_business(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, missing: str = "--") -> bytes:
    """Write one of the three files; a missing figure is `--` or `NAN`."""
    lines = [list(columns), *([_value(row.get(column), missing) for column in columns] for row in rows)]
    return delimited.with_mark(delimited.text_of(map(delimited.line, lines), final_newline=False))


def _value(value: object, missing: str) -> str:
    if value is None:
        return missing
    if isinstance(value, datetime):
        return f"{value:%Y/%m/%d %H:%M:%S}"
    return f"{value:%Y/%m/%d}" if isinstance(value, date) else delimited.plain(value)
