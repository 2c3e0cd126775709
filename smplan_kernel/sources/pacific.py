"""The clock of Los Angeles, on which Meta prints the moments of posts wherever the account is; summer time included."""

from __future__ import annotations

import datetime as dt
import re
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
    clock = _CLOCK.search(text)
    if clock is None:
        return None
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "pm" else 0) if clock[3] else int(clock[1])
    if hour > 23 or int(clock[2]) > 59:  # noqa: PLR2004 - the clock
        return None
    return dt.datetime.combine(day, dt.time(hour, int(clock[2])), tzinfo=PACIFIC).astimezone(dt.UTC)


def exists_in_pacific(day: dt.date, text: str) -> bool:
    """The clock showed this time: it was not skipped when summer time began."""
    moment = publish_moment(day, text)
    clock = _CLOCK.search(text)
    if moment is None or clock is None:
        return True
    shown = moment.astimezone(PACIFIC)
    return (shown.hour % 12, shown.minute) == (int(clock[1]) % 12, int(clock[2]))
