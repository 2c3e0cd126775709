"""Figures and days as people write them; it knows no plan and no chart."""

from __future__ import annotations

import datetime as dt
import math

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TENS = 10
_YEAR = 4
_THOUSAND = 1000
_MILLION = 1_000_000
_HOUR = 3600
_MINUTE = 60


def day(on: dt.date | None, *, unset: str = "") -> str:
    """A day as people write it.

    >>> day(dt.date(2026, 10, 31))
    '31 October 2026'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}" if on else unset


def day_text(text: str) -> str:
    """A written day as people write it; anything else stands for itself.

    >>> day_text("2026-10-07"), day_text("soon")
    ('7 October 2026', 'soon')
    """
    year, month_number, day_number = (*text.split("-"), "", "")[:3]
    if not (len(year) == _YEAR and month_number.isdecimal() and day_number.isdecimal() and 1 <= int(month_number) <= len(MONTHS)):
        return text
    return f"{int(day_number)} {MONTHS[int(month_number) - 1]} {year}"


def month(text: str) -> str:
    """A month spelled out; anything else stands for itself.

    >>> month("2026-10")
    'October 2026'
    """
    year, _, number = text.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}" if number.isdecimal() and 1 <= int(number) <= len(MONTHS) else text


def period(text: str) -> str:
    """A month, a week or a day spelled out.

    >>> period("2026-W40"), period("2026-10"), period("2026-10-31")
    ('week of 28 September 2026', 'October 2026', '31 October 2026')
    """
    if "-W" not in text:
        return day_text(month(text))
    return f"week of {day(_monday(text))}"


def within(text: str) -> str:
    """When something was, as it stands in a sentence.

    >>> within("2026-W40"), within("2026-10"), within("2026-10-31")
    ('in the week of 28 September 2026', 'in October 2026', 'on 31 October 2026')
    """
    if "-W" in text:
        return f"in the {period(text)}"
    return f"{'on' if text.count('-') > 1 else 'in'} {period(text)}"


def short_period(text: str) -> str:
    """A month, a week or a day as short as an axis needs it.

    >>> short_period("2026-W40"), short_period("2026-10"), short_period("2026-10-31")
    ('28 Sep 26', 'Oct 26', '31 Oct 26')
    """
    if "-W" in text or text.count("-") > 1:
        on = _monday(text) if "-W" in text else dt.date.fromisoformat(text)
        return f"{on.day} {MONTHS[on.month - 1][:3]} {on.year % 100:02d}"
    year, _, number = text.partition("-")
    return f"{MONTHS[int(number) - 1][:3]} {year[-2:]}" if number.isdecimal() else text


def _monday(week: str) -> dt.date:
    year, number = week.split("-W")
    return dt.date.fromisocalendar(int(year), int(number), 1)


def number(value: float | None, *, unset: str = "") -> str:
    """A figure with thousands grouped and without false precision.

    >>> number(12345.0), number(59.7), number(8.25), number(0.034), number(-3)
    ('12,345', '60', '8.2', '0.034', '-3')
    """
    if value is None or not math.isfinite(value):
        return unset
    if float(value).is_integer() or abs(value) >= _TENS:
        return f"{round(value):,}"
    if abs(value) >= 1:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2g}"


def amount(value: float | None, unit: str = "", *, unset: str = "") -> str:
    """A figure with its unit: fractions as per cent, seconds as hours or minutes, everything else as it is.

    >>> amount(0.734, "fraction"), amount(5400, "seconds"), amount(40, "hours"), amount(12, "count")
    ('73 %', '1.5 h', '40 hours', '12')
    """
    if value is None or not math.isfinite(value):
        return unset
    if unit == "fraction":
        return f"{number(value * 100)} %"
    if unit == "seconds":
        return f"{number(value / _HOUR)} h" if abs(value) >= _HOUR else f"{number(value / _MINUTE)} min"
    bare = {"", "count", "people", "rank", "money"}
    return number(value) if unit in bare else f"{number(value)} {unit}"


def about(value: float | None, unit: str = "", *, unset: str = "") -> str:
    """A computed figure, such as a limit, with three digits that mean something.

    >>> about(19132.4), about(59.7), about(8784)
    ('19,100', '60', '8,780')
    """
    if value is None or not math.isfinite(value) or abs(value) < _THOUSAND:
        return amount(value, unit, unset=unset)
    return amount(float(f"{value:.3g}"), unit) if unit != "seconds" else amount(value, unit)


def compact(value: float, unit: str = "") -> str:
    """A round figure as short as an axis needs it.

    >>> compact(20000), compact(1500), compact(2500000), compact(0.4, "fraction")
    ('20k', '1,500', '2.5M', '40 %')
    """
    if unit == "fraction":
        return f"{value * 100:g} %"
    if abs(value) >= _MILLION:
        return f"{value / _MILLION:g}M"
    return f"{value / _THOUSAND:g}k" if abs(value) >= _TENS * _THOUSAND else f"{value:,g}"


def count(how_many: int, one: str, many: str = "") -> str:
    """A number of things in words.

    >>> count(1, "goal"), count(3, "goal"), count(0, "person", "people")
    ('1 goal', '3 goals', 'no people')
    """
    words = one if how_many == 1 else many or f"{one}s"
    return f"{how_many:,} {words}" if how_many else f"no {words}"


def listed(words: list[str] | tuple[str, ...], *, last: str = "and") -> str:
    """Words in a row as people say them.

    >>> listed(("Sales",)), listed(("Sales", "Design", "Press"))
    ('Sales', 'Sales, Design and Press')
    """
    *before, final = words or ("",)
    return f"{', '.join(before)} {last} {final}" if before else final


def clipped(text: str, *, longest: int = 40) -> str:
    """The beginning of a long text, so that it fits where space is short; the whole stands elsewhere.

    >>> clipped("Process videos started", longest=10)
    'Process v…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end.

    >>> sentence("two goals have no number")
    'Two goals have no number.'
    """
    line = text.strip()
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith(('.', '?', '!', '…')) else '.'}" if line else ""
