"""Google Business Profile: names, descriptions, then one row a location; the days stand in the name of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tests.layouts import delimited

COLUMNS = (
    *("Store code", "Business name", "Address", "Labels", "Google Search - Mobile", "Google Search - Desktop"),
    *("Google Maps - Mobile", "Google Maps - Desktop", "Calls", "Messages", "Bookings", "Directions", "Website clicks"),
    *("Food orders", "Food menu clicks", "Hotel bookings"),
)


def business_profile(rows: Iterable[Mapping[str, object]], *, described: bool = True) -> bytes:
    """Write the file; every platform explains its columns in the second row."""
    about = ["", "", "", "", *(f"People who used {name}, counted once" for name in COLUMNS[4:])]
    lines = [delimited.line(COLUMNS), *([delimited.line(about)] if described else [])]
    return delimited.text_of([*lines, *(delimited.line(delimited.cells(row, COLUMNS)) for row in rows)]).encode()


def file_name(first: date, last: date) -> str:
    """The name of the download.

    >>> file_name(date(2026, 1, 1), date(2026, 1, 31))
    'GMB insights (Performance Report) - 2026-1-1 - 2026-1-31 - 5f0c9a.csv'
    """
    days = " - ".join(f"{day.year}-{day.month}-{day.day}" for day in (first, last))
    return f"GMB insights (Performance Report) - {days} - 5f0c9a.csv"
