"""Somebody's own table, written in whatever way tills, tools and people write: marks, formats of days, delimiters, lines above and totals."""

from __future__ import annotations

import calendar
import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
GERMAN = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
FRENCH = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")

DAYS: dict[str, Callable[[date], str]] = {
    "YYYY-MM-DD": lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}",
    "YYYYMMDD": lambda day: f"{day.year:04}{day.month:02}{day.day:02}",
    "DD.MM.YYYY": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    "D.M.YY": lambda day: f"{day.day}.{day.month}.{day.year % 100:02}",
    "DD/MM/YYYY": lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    "MM/DD/YYYY": lambda day: f"{day.month}/{day.day}/{day.year}",
    "MM/DD/YY": lambda day: f"{day.month:02}/{day.day:02}/{day.year % 100:02} 14:01",
    "MMM D, YYYY": lambda day: f"{ENGLISH[day.month - 1][:3]} {day.day}, {day.year}",
    "D. MMMM YYYY": lambda day: f"{day.day}. {GERMAN[day.month - 1]} {day.year}",
    "D MMM YYYY": lambda day: f"{day.day} {FRENCH[day.month - 1]} {day.year}",
    "ddd, MMM D, YYYY": lambda day: f"{calendar.day_abbr[day.weekday()]}, {ENGLISH[day.month - 1]} {day.day}, {day.year}",
}
MONTHS: dict[str, Callable[[date], str]] = {
    "YYYY-MM": lambda day: f"{day.year}-{day.month:02}",
    "MM/YYYY": lambda day: f"{day.month:02}/{day.year}",
    "MMM YYYY": lambda day: f"{GERMAN[day.month - 1]} {day.year}",
}
MARKS = {"": "", ",": ",", ".": ".", "blank": "\u202f", "apostrophe": "\u2019"}
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def number(value: Decimal, *, decimal: str = ".", thousands: str = "") -> str:
    """A number in the marks of a table."""
    sign, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits)).rjust(-int(exponent) + 1, "0")
    whole, part = (text[:exponent], text[exponent:]) if exponent else (text, "")
    groups = []
    while len(whole) > 3 and thousands:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return ("-" if sign else "") + MARKS[thousands].join([whole, *groups]) + (decimal + part if part else "")


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, delimiter: str = ",", above: Sequence[str] = (), encoding: str = "utf-8"
) -> bytes:
    """The bytes of a text file."""
    text = io.StringIO(newline="")
    for line in above:
        text.write(line + "\r\n")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)
