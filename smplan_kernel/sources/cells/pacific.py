"""The clock of Los Angeles, on which Meta prints the moments of posts wherever the account is; summer time included."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp][Mm])?")


def publish_moment(day: dt.date, text: str) -> dt.datetime | None:
    """The moment of publication in UTC, None when the text holds no time.

    >>> publish_moment(dt.date(2026, 7, 1), "07/01/2026 18:30").isoformat()
    '2026-07-02T01:30:00+00:00'
    >>> publish_moment(dt.date(2026, 1, 1), "01/01/2026 18:30").isoformat()
    '2026-01-02T02:30:00+00:00'
    """
    clock = _clock(text)
    return None if clock is None else dt.datetime.combine(day, dt.time(*clock), tzinfo=PACIFIC).astimezone(dt.UTC)


def publish_seconds(day: dt.date, text: str) -> float | None:
    """The same in seconds since 1970; most days have the same hours all day long, so that only one of their moments is looked up.

    >>> publish_seconds(dt.date(2026, 7, 1), "18:30") == publish_moment(dt.date(2026, 7, 1), "18:30").timestamp()
    True
    """
    begin = midnight(day)
    if begin is None:
        moment = publish_moment(day, text)
        return moment.timestamp() if moment else None
    clock = _clock(text)
    return begin + clock[0] * 3600 + clock[1] * 60 if clock else None


@lru_cache(maxsize=4096)
def midnight(day: dt.date) -> float | None:
    """When a day begins, in seconds since 1970; None on one on which the clock is changed."""
    begin, end = (dt.datetime.combine(day, time, tzinfo=PACIFIC) for time in (dt.time.min, dt.time.max))
    return begin.timestamp() if begin.utcoffset() == end.utcoffset() else None


def _clock(text: str) -> tuple[int, int] | None:
    """Hour and minute of a text, None where it holds no time."""
    clock = _CLOCK.search(text)
    if clock is None:
        return None
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "pm" else 0) if clock[3] else int(clock[1])
    minute = int(clock[2])
    return (hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - the clock


def exists_in_pacific(day: dt.date, text: str) -> bool:
    """The clock showed this time: it was not skipped when summer time began."""
    if midnight(day) is not None:
        return True
    moment = publish_moment(day, text)
    clock = _CLOCK.search(text)
    if moment is None or clock is None:
        return True
    shown = moment.astimezone(PACIFIC)
    return (shown.hour % 12, shown.minute) == (int(clock[1]) % 12, int(clock[2]))
