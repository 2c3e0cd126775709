"""Delimited text as the platforms write it: quoting habits, line ends, byte-order marks. No layout is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

Quoting = Callable[[str], bool]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def where_needed(field: str) -> bool:
    """Quote only what would break the line: the usual habit."""
    return any(mark in field for mark in ',"\n\r')


def where_needed_with_semicolon(field: str) -> bool:
    """Quote only what would break a line that is parted by semicolons."""
    return any(mark in field for mark in ';"\n\r')


def where_needed_with_tab(field: str) -> bool:
    """Quote only what would break a line that is parted by tabs."""
    return any(mark in field for mark in '\t"\n\r')


def where_blank(field: str) -> bool:
    """Meta also quotes whatever holds a blank or a tab, as PHP does."""
    return where_needed(field) or " " in field or "\t" in field


def quoted(field: str) -> str:
    """Return the field in quotes, its own quotes doubled."""
    return '"' + field.replace('"', '""') + '"'


def line(fields: Iterable[str], *, quoting: Quoting = where_needed, delimiter: str = ",") -> str:
    """Join one row; line ends are the caller's."""
    return delimiter.join(quoted(field) if quoting(field) else field for field in fields)


def plain(value: object) -> str:
    """Write a value as most platforms do: nothing for missing, ISO for a day, no trailing zeros."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def cells(row: Mapping[str, object], columns: Sequence[str], *, write: Callable[[object], str] = plain) -> list[str]:
    """Take the columns in their order; a column that the row does not know is missing, hence empty."""
    return [write(row.get(column)) for column in columns]


def text_of(lines: Iterable[str], *, line_end: str = "\n", final_newline: bool = True) -> str:
    """Join the lines of a file."""
    return line_end.join(lines) + (line_end if final_newline else "")


def with_mark(text: str) -> bytes:
    """Encode as UTF-8 with a byte-order mark."""
    return b"\xef\xbb\xbf" + text.encode()


def english_day(day: date) -> str:
    """Write Mar 3, 2026 whatever the locale of this machine."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
