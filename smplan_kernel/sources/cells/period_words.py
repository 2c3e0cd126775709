"""A period as a platform prints it for people, in their language: `27 January 2026 - 23 February 2026`, `27.01.2026 – 23.02.2026`."""

from __future__ import annotations

import datetime as dt
import re

from smplan_kernel.sources.cells.dates import Order, Period
from smplan_kernel.sources.cells.month_names import month_days

_PARTED = re.compile(r"\s+(?:-|to|bis|au|al?|t/m|till|do|до|по)\s+|\s*[\N{EN DASH}\N{EM DASH}~\N{FULLWIDTH TILDE}\N{WAVE DASH}]\s*")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?$")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)\s*(?:г\.?|р\.?)?")
_ORDERS: tuple[Order, ...] = ("day-first", "month-first")


def period_in_words(text: str, order: Order = "") -> Period | None:
    """The first and the last day; None where the text holds none, or its numbers can be read in two ways.

    >>> [str(day) for day in period_in_words("27 January 2026 - 23 February 2026")]
    ['2026-01-27', '2026-02-23']
    >>> [str(day) for day in period_in_words("28 апреля 2026 г. – 3 мая 2026 г.")]
    ['2026-04-28', '2026-05-03']
    >>> period_in_words("1/2/2026 - 3/4/2026")
    """
    parts = [part.strip(" ,") for part in _PARTED.split(text.strip())]
    if not 1 <= len(parts) <= 2 or not parts[-1]:  # noqa: PLR2004 - a single day, or the first and the last
        return None
    readings = {_slashed(parts, one) for one in ((order,) if order else _ORDERS)} - {None}
    found = [_plain(parts) or _worded(parts), *readings]
    known = [period for period in found if period is not None and period[0] <= period[1]]
    return known[0] if len(known) == 1 else None


def _period(days: list[dt.date | None]) -> Period | None:
    first, last = days[0], days[-1]
    return (first, last) if first and last else None


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _plain(parts: list[str]) -> Period | None:
    """Numbers whose order is beyond doubt."""
    return _period([_plain_day(part) for part in parts])


def _plain_day(part: str) -> dt.date | None:
    year_first, dotted = _YEAR_FIRST.match(part), _DOTTED.match(part)
    if year_first:
        return _day(*year_first.groups())
    return _day(dotted[3], dotted[2], dotted[1]) if dotted else None


def _slashed(parts: list[str], order: Order) -> Period | None:
    matches = [_SLASHED.match(part) for part in parts]
    month, day = (1, 2) if order == "month-first" else (2, 1)
    found = _period([_day(match[3], match[month], match[day]) if match else None for match in matches])
    return found if found and found[0] <= found[1] else None


def _worded(parts: list[str]) -> Period | None:
    """Days with the name of their month; both stand in one language, and a year may stand behind the last only."""
    years = [match[1] if (match := _YEAR.search(part)) else "" for part in parts]
    if not years[-1]:
        return None
    readings = month_days([_YEAR.sub("", part, count=1).strip(" ,") for part in parts])
    if len(readings) != 1:
        return None
    (first, last), last_year = (readings[0][0], readings[0][-1]), int(years[-1])
    first_year = int(years[0]) if years[0] else last_year - (first > last)
    return _period([_day(first_year, *first), _day(last_year, *last)])
