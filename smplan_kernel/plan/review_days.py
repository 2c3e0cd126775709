"""Review days: a weekday or working day near the month's end, moved back when it is closed; it knows no clock."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING = ",".join(CODES[:5])
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "second-last": -2, "third-last": -3}
# What people write for the same thing.
_SYNONYMS = {
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
    "4th": "fourth",
    "penultimate": "second-last",
    "next-to-last": "second-last",
    "final": "last",
}
_RULE = re.compile(r"(?:the )?(?P<ordinal>[a-z0-9-]+) (?P<day>working day|workday|weekday|[a-z]+)(?: of (?:the|each|every) month)?")
_FIXED = re.compile(r"(?:on )?(?:the )?(?:(?:day )?\d{1,2}(?:st|nd|rd|th|\.)?|(?:first|last) day|end)(?: of (?:the|each|every) month)?")


class FixedDateError(ValueError):
    """A rule that names a day of the month instead of a weekday."""


@dataclass(frozen=True, kw_only=True)
class ReviewRule:
    """Which day of the month: the ordinal (1, 2, -1 ...) of a weekday 0 to 6, or of a working day."""

    text: str
    ordinal: int
    weekday: int | None

    @property
    def rrule(self) -> str:
        """The rule in the words of calendar files.

        >>> parse_rule("last Thursday").rrule
        'FREQ=MONTHLY;BYDAY=-1TH'
        """
        if self.weekday is None:
            return f"FREQ=MONTHLY;BYDAY={WORKING};BYSETPOS={self.ordinal}"
        return f"FREQ=MONTHLY;BYDAY={self.ordinal}{CODES[self.weekday]}"

    def day(self, year: int, month: int, closed: Collection[dt.date] = ()) -> dt.date:
        """The review day of a month; a closed one moves to the working day before.

        >>> parse_rule("last Thursday").day(2026, 11)
        datetime.date(2026, 11, 26)
        """
        first = dt.datetime(year, month, 1)  # noqa: DTZ001 - a calendar day has no zone
        day = next(iter(rrulestr(self.rrule, dtstart=first))).date()
        return _open_day(day, closed)


def _open_day(day: dt.date, closed: Collection[dt.date]) -> dt.date:
    """The day itself, or the last working day before it when it is closed."""
    if day not in closed:
        return day
    while day in closed or day.weekday() > 4:  # noqa: PLR2004 - Monday is 0, Friday is 4
        day -= dt.timedelta(days=1)
    return day


def _plain(text: str) -> str:
    """The rule in small letters with one name for each thing."""
    words = re.sub(r"\s+", " ", text.strip().lower()).replace("second to last", "second-last").replace("third to last", "third-last")
    words = re.sub(r"\b(second|third|next to) last\b", lambda found: f"{found[1].replace(' ', '-')}-last", words)
    return " ".join(_SYNONYMS.get(word, word) for word in words.rstrip(".").split(" "))


def parse_rule(text: str) -> ReviewRule:
    """The rule that a text such as "last Thursday" states.

    >>> parse_rule("second-last Friday").rrule
    'FREQ=MONTHLY;BYDAY=-2FR'

    Raises
    ------
    FixedDateError
        When the text names a day of the month, such as "the 30th".
    ValueError
        When it is no rule.
    """
    if _FIXED.fullmatch(re.sub(r"\s+", " ", text.strip().lower())):
        msg = f"The review is set for {text.strip()}. Choose a weekday near the end of the month, for example the last Thursday."
        raise FixedDateError(msg)
    found = _RULE.fullmatch(_plain(text))
    day = found["day"] if found else ""
    is_working = day in {"working day", "workday", "weekday"}
    if not found or found["ordinal"] not in ORDINALS or not (is_working or day in WEEKDAYS):
        msg = f"{text.strip()[:60]!r} is no review day. Write for example: last Thursday, second-last Friday, last working day."
        raise ValueError(msg)
    weekday = None if is_working else WEEKDAYS.index(day)
    name = "working day" if is_working else day.capitalize()
    return ReviewRule(text=f"{found['ordinal']} {name}", ordinal=ORDINALS[found["ordinal"]], weekday=weekday)


def next_days(rule: ReviewRule, after: dt.date, n: int, closed: Collection[dt.date] = ()) -> tuple[dt.date, ...]:
    """The next `n` review days later than a day.

    >>> [str(day) for day in next_days(parse_rule("last Thursday"), dt.date(2026, 11, 26), 2)]
    ['2026-12-31', '2027-01-28']
    """
    days: list[dt.date] = []
    month = after.replace(day=1)
    while len(days) < n:
        day = rule.day(month.year, month.month, closed)
        if day > after:
            days.append(day)
        month += relativedelta(months=1)
    return tuple(days)
