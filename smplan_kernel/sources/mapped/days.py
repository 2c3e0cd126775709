"""Days by an agreed pattern such as DD/MM/YYYY, and the patterns that fit a column at first sight.

A pattern without a day names a whole month, one with a week a whole week: the figure then stands for all of it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from smplan_kernel.sources.cells.dates import Period

GUESSES = (
    "YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "YYYYMMDD",
    "DD.MM.YYYY", "DD.MM.YY", "DD/MM/YYYY", "MM/DD/YYYY", "DD/MM/YY", "MM/DD/YY", "DD-MM-YYYY", "MM-DD-YYYY",
    "D MMM YYYY", "MMM D, YYYY", "MMM D YYYY", "D. MMM YYYY", "D de MMM de YYYY", "D-MMM-YYYY", "D-MMM-YY",
    "ddd, D MMM YYYY", "ddd, MMM D, YYYY", "ddd D MMM YYYY",
    "YYYY-MM", "MM/YYYY", "MM.YYYY", "MMM YYYY", "MMM-YYYY", "MMM-YY", "YYYY-Www", "YYYY-Qq", "YYYY",
)  # fmt: skip
"""What is tried on an unknown column, in the order in which it is proposed."""
BARE = frozenset({"YYYYMMDD", "YYYY"})
"""Patterns that plain numbers fit too."""
_TOKENS = re.compile(r"YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|ww|q|\s+|.", re.DOTALL)
_SHAPES = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MMMM": r"(?P<word>[^\W\d_]+)\.?",
    "MMM": r"(?P<word>[^\W\d_]+)\.?",
    "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
    "D": r"(?P<day>\d{1,2})",
    "dddd": r"[^\W\d_]+\.?",
    "ddd": r"[^\W\d_]+\.?",
    "ww": r"(?P<week>\d{1,2})",
    "q": r"(?P<quarter>[1-4])",
}
_WRITTEN_CLOCK = re.compile(r"[ T,]*hh?[:.]mm.*$")  # a clock in a pattern is allowed and not needed
_CLOCK = r"(?:[T ,]+\d{1,2}[:.]\d{2}\D?.*)?"
# The beginnings of month names: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian.
_MONTH_WORDS = (
    "jan gen ene", "feb fév fev", "mar mär mrt maa", "apr avr abr", "may mai mag maj mei", "jun juin giu", "jul juil lug",
    "aug aoû aou ago", "sep set", "oct okt out ott", "nov", "dec dez déc dic des",
)  # fmt: skip
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_CENTURY = 2000


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A pattern that every text of a column fits, with the first and the last day it gives."""

    pattern: str
    example: str
    read: Period
    first: dt.date
    last: dt.date


def is_pattern(pattern: str) -> bool:
    """Whether a pattern names a year, and if a day then a month too."""
    groups = _compiled(pattern).groupindex if pattern.strip() and _is_sound(pattern) else {}
    has_year = bool(groups.keys() & {"year", "short"})
    return has_year and ("day" not in groups or bool(groups.keys() & {"month", "word"}))


def _is_sound(pattern: str) -> bool:
    """No part stands twice."""
    try:
        _compiled(pattern)
    except re.error:
        return False
    return True


def names_days(pattern: str) -> bool:
    """Whether a pattern gives single days.

    >>> names_days("DD/MM/YYYY"), names_days("MMM YYYY")
    (True, False)
    """
    return "day" in _compiled(pattern).groupindex


@lru_cache(maxsize=8192)
def read_period(text: str, pattern: str) -> Period | None:
    """The days that a text names by a pattern; a clock behind them is read over, and nothing is shifted.

    >>> read_period("3/4/2026 10:05 am", "DD/MM/YYYY")[0].isoformat()
    '2026-04-03'
    >>> [day.isoformat() for day in read_period("März 2026", "MMM YYYY")]
    ['2026-03-01', '2026-03-31']
    """
    found = _compiled(pattern).fullmatch(text.strip())
    if found is None:
        return None
    parts = {name: value for name, value in found.groupdict().items() if value is not None}
    try:
        return _period(parts)
    except ValueError:
        return None


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    shapes = []
    tokens = _TOKENS.findall(_WRITTEN_CLOCK.sub("", pattern.strip()))
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        shape = _SHAPES.get(token) or (r"\s+" if token.isspace() else re.escape(token))
        is_tight = len(token) > 1 and (before in _SHAPES or after in _SHAPES)  # nothing parts it from the next: its width must
        shapes.append(shape.replace(r"\d{1,2}", r"\d{2}") if is_tight else shape)
    return re.compile("".join(shapes) + (_CLOCK if any(token in {"D", "DD"} for token in tokens) else ""), re.IGNORECASE)


def _period(parts: dict[str, str]) -> Period:
    year = int(parts["year"]) if "year" in parts else _CENTURY + int(parts["short"])
    if "week" in parts:
        monday = dt.date.fromisocalendar(year, int(parts["week"]), 1)
        return monday, monday + dt.timedelta(days=6)
    if "quarter" in parts:
        first = 3 * int(parts["quarter"]) - 2
        return dt.date(year, first, 1), _last_of(year, first + 2)
    month = _month(parts)
    if "day" in parts:
        day = dt.date(year, month, int(parts["day"]))
        return day, day
    return (dt.date(year, month, 1), _last_of(year, month)) if month else (dt.date(year, 1, 1), dt.date(year, 12, 31))


def _month(parts: dict[str, str]) -> int:
    """The number of the month, 0 where the pattern names none; ValueError for a word that is no month."""
    if "word" not in parts:
        return int(parts.get("month", 0))
    word = parts["word"].casefold()
    number = _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])
    if number is None:
        msg = f"no month {word!r}"
        raise ValueError(msg)
    return number


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def fits(texts: Sequence[str], patterns: Sequence[str] = GUESSES) -> tuple[Fit, ...]:
    """Every pattern that all of some texts fit, in the order in which it is proposed."""
    found = (_fit(texts, pattern) for pattern in patterns)
    return tuple(fit for fit in found if fit is not None)


def _fit(texts: Sequence[str], pattern: str) -> Fit | None:
    periods = []
    for text in texts:
        period = read_period(text, pattern)
        if period is None:
            return None
        periods.append(period)
    if not periods:
        return None
    return Fit(
        pattern=pattern, example=texts[0], read=periods[0], first=min(one for one, _ in periods), last=max(one for _, one in periods)
    )
