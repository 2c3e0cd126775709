"""Days as exports print them. The day as printed counts and is never shifted; an order that stays open is asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.zones import elsewhere, is_same_zone, zone_behind

Order = Literal["", "day-first", "month-first"]
Period = tuple[dt.date, dt.date]

MONTHS = {
    name: number for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_CLOCK = r"(?:[T ,]+\d{1,2}:\d{2}.*)?$"
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})" + _CLOCK)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_NAMED = re.compile(r"(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})" + _CLOCK)
_NAMED_DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d{1,2}) ([A-Za-z]{3,9})\.?,? (\d{4})" + _CLOCK)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})" + _CLOCK)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})" + _CLOCK)
_SHORT = re.compile(r"(\d{2})-(\d{2})-(\d{2})" + _CLOCK)
_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|([A-Z][a-z]{2})-(\d{2})-(\d{4})")
_MONTHS = 12
_AGAIN = "Download the file again, or put this day right"
TO_COME = "this day comes after the day of export, so nothing can have been counted on it"
TURNED = "If day and month are turned round, give their order; if not, look at the day of export and at this computer's clock"
_ORIGINAL = "Choose the file as the platform gave it"


@dataclass(frozen=True, kw_only=True)
class DayText:
    """One day as printed, with the row it stands in."""

    row: int
    text: str


@dataclass(frozen=True, kw_only=True)
class DayColumn:
    """A column of days and what is known about its order besides its own values."""

    file: str
    sheet: str
    name: str
    order: Order = ""
    usual: Order = ""  # as the platform prints it, where nothing in the file speaks against that
    within: Period | None = None  # the file's period, from its name or another sheet
    not_after: dt.date | None = None  # the day of export
    last: dt.date | None = None  # no figure can be about a later day
    signs: tuple[str, ...] = ()  # in words, why a spreadsheet may have turned the days
    is_daily: bool = False  # one row a day, without holes when read rightly
    is_slashed: bool = False  # the platform parts them by slashes: in figures of another form a spreadsheet has written them anew
    zone: str | None = ""  # what the platform prints behind a clock, where it prints anything; None for any, but of one place


def read_days(days: Sequence[DayText], column: DayColumn) -> list[dt.date]:
    """Every day of a column, all printed in one form."""
    if not days:
        return []
    _check_zones(days, column)
    form = next((form for form in _FORMS if form(days[0].text)), None)
    if form is None:
        return _measured(days, _slashed(days, column), column)
    known: dict[str, dt.date] = {}
    for day in days:
        if day.text not in known:
            known[day.text] = _known(form, day, column)
    found = [known[day.text] for day in days]
    return _measured(days, _written_anew(days, found, column) if column.is_slashed else found, column)


def _measured(days: Sequence[DayText], found: list[dt.date], column: DayColumn) -> list[dt.date]:
    """The same days, none of which is still to come."""
    if column.last is None or max(found) <= column.last:
        return found
    day = next(day for day, date in zip(days, found, strict=True) if date > column.last)
    raise ExportError(column.file, TO_COME, TURNED, sheet=column.sheet, row=day.row, column=column.name, value=day.text)


def _check_zones(days: Sequence[DayText], column: DayColumn) -> None:
    """No moment names a time zone that its column does not have: its day might be another one there."""
    moments = [(day, zone) for day in days if ":" in day.text and (zone := zone_behind(day.text)) is not None]
    zones, usual, todo = [zone for _, zone in moments], column.zone, _ORIGINAL
    if usual is None:
        place, says, todo = elsewhere(zones), "is not that of the lines above", _AGAIN
    else:
        place = next((at for at, zone in enumerate(zones) if zone and not is_same_zone(zone, usual)), None)
        says = f"is not what the platform prints there ({usual or 'none'})"
    if place is not None:
        day, problem = moments[place][0], f"the time zone '{zones[place]}' {says}, so the day may be another one"
        raise ExportError(column.file, problem, todo, sheet=column.sheet, row=day.row, column=column.name, value=day.text)


def iso_day(text: str) -> dt.date | None:
    """A day written year first."""
    return _calendar(_ISO.match(text.strip()), 1, 2, 3)


def _named(text: str) -> dt.date | None:
    match = _NAMED.match(text) or _NAMED_DAY_FIRST.match(text)
    if match is None:
        return None
    month, day, year = match.groups()
    if month.isdigit():
        month, day = day, month
    return _day(int(year), MONTHS.get(month[:3].lower(), 0), int(day))


_FORMS: tuple[Callable[[str], dt.date | None], ...] = (
    lambda text: _calendar(_ISO.match(text), 1, 2, 3),
    lambda text: _calendar(_COMPACT.match(text), 1, 2, 3),
    lambda text: _calendar(_DOTTED.match(text), 3, 2, 1),
    _named,
)


def _calendar(match: re.Match[str] | None, year: int, month: int, day: int) -> dt.date | None:
    return match and _day(int(match[year]), int(match[month]), int(match[day]))


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004 - two digits of a year
    except ValueError:
        return None


def _known(form: Callable[[str], dt.date | None], day: DayText, column: DayColumn) -> dt.date:
    found = form(day.text)
    if found is None:
        raise _not_a_day(day, column)
    return found


def _not_a_day(day: DayText, column: DayColumn) -> ExportError:
    problem = "this is not a day, or not written like the days above it"
    return ExportError(column.file, problem, _AGAIN, sheet=column.sheet, row=day.row, column=column.name, value=day.text)


def _slashed(days: Sequence[DayText], column: DayColumn) -> list[dt.date]:
    """Days such as 3/4/2026, in the one order that all evidence allows."""
    matches = [_SLASHED.match(day.text) for day in days]
    readings = {"month-first": _all(matches, 1, 2), "day-first": _all(matches, 2, 1)}
    possible = {order: found for order, found in readings.items() if found is not None}
    if not possible:
        raise _not_a_day(_first_unreadable(days, matches), column)
    if not column.order:
        _refuse_short_years(days, possible.values(), column)
    return _chosen(days, possible, column)


def _refuse_short_years(days: Sequence[DayText], readings: Iterable[list[dt.date]], column: DayColumn) -> None:
    """Refuse days such as 25-03-07 where the year may stand first: they lie as close together so as with the year at the end."""
    year_first = [_calendar(_SHORT.match(day.text), 1, 2, 3) for day in days]
    found = [day for day in year_first if day and (column.last is None or day <= column.last)]
    if len(found) == len(days) and _span(found) <= min(map(_span, readings)):
        problem = "the year of this day may be its first or its last number"
        todo = "Download the file again, or write its days with four digits of the year"
        raise ExportError(column.file, problem, todo, sheet=column.sheet, row=days[0].row, column=column.name, value=days[0].text)


def _span(found: list[dt.date]) -> dt.timedelta:
    return max(found) - min(found)


def _written_anew(days: Sequence[DayText], found: list[dt.date], column: DayColumn) -> list[dt.date]:
    """Days that a spreadsheet wrote in its own form; where none is beyond the twelfth, it may have taken each for that of the other order."""
    text = days[0].text
    is_dotted = bool(_DOTTED.match(text))
    if not (is_dotted or _ISO.match(text)) or max(day.day for day in found) > _MONTHS:
        return found
    turned = [day.replace(month=day.day, day=day.month) for day in found]
    readings = {"day-first": found, "month-first": turned} if is_dotted else {"month-first": found, "day-first": turned}
    return _chosen(days, readings, replace(column, usual=""))


def _chosen(days: Sequence[DayText], possible: dict[str, list[dt.date]], column: DayColumn) -> list[dt.date]:
    """The one of several readings that was answered, or that all evidence allows."""
    if column.order:
        if column.order not in possible:
            problem = f"these days are not written {column.order.replace('-', ' ')}"
            raise ExportError(column.file, problem, "Leave the order out, or give the other one", sheet=column.sheet, column=column.name)
        return possible[column.order]
    for evidence in (_consecutive, _inside, _past):
        kept = {order: found for order, found in possible.items() if evidence(found, column)}
        possible = kept or possible
    if column.usual in possible and not (len(possible) > 1 and _only_other_is_past(possible, column)):
        return possible[column.usual]
    open_readings = list(possible.values())
    if any(other != open_readings[0] for other in open_readings):
        example = next(day.text for day, one, two in zip(days, *open_readings, strict=True) if one != two)
        raise ExportQuestion(
            column.file,
            f"In '{column.name}', is {example} written with the day first or the month first?" + _because(column.signs),
            ("day-first", "month-first"),
            "--dates",
        )
    return open_readings[0]


def _all(matches: Sequence[re.Match[str] | None], month: int, day: int) -> list[dt.date] | None:
    found = [_calendar(match, 3, month, day) for match in matches]
    return [date for date in found if date] if all(found) else None


def _first_unreadable(days: Sequence[DayText], matches: Sequence[re.Match[str] | None]) -> DayText:
    """The first row that no order can read, else the first that contradicts the rows above it."""
    for day, match in zip(days, matches, strict=True):
        if _calendar(match, 3, 1, 2) is None and _calendar(match, 3, 2, 1) is None:
            return day
    month_first = next(index for index, match in enumerate(matches) if _calendar(match, 3, 1, 2) is None)
    day_first = next(index for index, match in enumerate(matches) if _calendar(match, 3, 2, 1) is None)
    return days[max(month_first, day_first)]


def _consecutive(found: list[dt.date], column: DayColumn) -> bool:
    return not column.is_daily or (max(found) - min(found)).days + 1 == len(set(found))


def _inside(found: list[dt.date], column: DayColumn) -> bool:
    return column.within is None or all(column.within[0] <= day <= column.within[1] for day in found)


def _past(found: list[dt.date], column: DayColumn) -> bool:
    return column.not_after is None or max(found) <= column.not_after


def _because(signs: Sequence[str]) -> str:
    return f" A spreadsheet may have saved this file again and turned its days: {', '.join(signs)}." if signs else ""


def _only_other_is_past(possible: dict[str, list[dt.date]], column: DayColumn) -> bool:
    """In the platform's own order some days are still to come, in the other one none is: a spreadsheet, or the clock, may be the reason."""
    last = column.last
    return last is not None and {order for order, found in possible.items() if max(found) <= last} == set(possible) - {column.usual}


def days_in_name(name: str) -> tuple[dt.date, ...]:
    """The days that a file name holds, in its order.

    >>> [str(day) for day in days_in_name("Sep-01-2026_Sep-30-2026_123.csv")]
    ['2026-09-01', '2026-09-30']
    """
    found = []
    for year, month, day, word, word_day, word_year in _IN_NAME.findall(name):
        found.append(_day(int(word_year), MONTHS.get(word.lower(), 0), int(word_day)) if word else _day(int(year), int(month), int(day)))
    return tuple(day for day in found if day)


def period_in_name(name: str) -> Period | None:
    """The period that a file name holds, when it holds two days."""
    days = days_in_name(name)
    return (min(days), max(days)) if len(days) > 1 else None


def parse_period(text: str) -> Period | None:
    """A period such as 2026-09-01..2026-09-30, or 2024-12-14 - 2024-12-31.

    >>> parse_period("2026-09-01..2026-09-30")[1].day
    30
    """
    parts = re.split(r"\s*(?:\.\.|\s-\s|\sto\s|/)\s*", text.strip())
    if len(parts) != 2:  # noqa: PLR2004 - a first and a last day
        return None
    first, last = (iso_day(part) or _named(part) for part in parts)
    return (first, last) if first and last and first <= last else None
