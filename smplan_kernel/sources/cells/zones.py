"""The time zone that a printed moment names itself, behind its clock; a day read without looking at it may be another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEHIND = re.compile(r"[T ,]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?\s?m\.?)?\s*(.*)$", re.IGNORECASE)
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_HOURS = {"z": 0.0, "utc": 0.0, "gmt": 0.0, "pst": -8.0, "pdt": -7.0}
_IN_BRACKETS = "()[]"
_MINUTES = 60
_SUMMER_TIME = 1.0  # hours between the two zones of one place


def zone_behind(text: str) -> str | None:
    """What stands behind the clock of a moment, often nothing; None where a text has no clock.

    >>> [zone_behind(text) for text in ("2026-09-01 18:30", "09/01/2026 6:30 PM", "2026-09-01T18:30:00.000Z", "1.9.2026 18:30 GMT+2", "1.9.26")]
    ['', '', 'Z', 'GMT+2', None]
    """
    found = _BEHIND.search(text)
    return found[1].strip() if found else None


def is_same_zone(one: str, other: str) -> bool:
    """Whether two zones are the same hours ahead of UTC, or written alike.

    >>> is_same_zone("Z", "+0000"), is_same_zone("CST", "-0600")
    (True, False)
    """
    hours = hours_ahead(one)
    return one == other or (hours is not None and hours == hours_ahead(other))


def hours_ahead(zone: str) -> float | None:
    """How many hours a zone is ahead of UTC, None where its letters mean several or nothing.

    >>> hours_ahead("Z"), hours_ahead("-0330"), hours_ahead("GMT+2"), hours_ahead("CST")
    (0.0, -3.5, 2.0, None)
    """
    plain = zone.strip(_IN_BRACKETS).strip()
    found = _OFFSET.fullmatch(plain)
    if found is None:
        return _HOURS.get(plain.casefold())
    hours = int(found[2]) + int(found[3] or 0) / _MINUTES
    return hours if found[1] == "+" else -hours


def elsewhere(zones: Sequence[str]) -> int | None:
    """The place of the first zone that cannot be that of the first one, summer or winter; None where all are of one place.

    >>> elsewhere(["+02:00", "+01:00", "+02:00"]), elsewhere(["CET", "CEST", "EST"]), elsewhere(["Z", ""])
    (None, 2, 1)
    """
    words, hours = dict.fromkeys(zones[:1]), [hours_ahead(zone) for zone in zones[:1]]
    for place, zone in enumerate(zones):
        if zone in words:
            continue
        ahead = hours_ahead(zone)
        is_far = ahead is not None and any(other is not None and abs(ahead - other) > _SUMMER_TIME for other in hours)
        if is_far or len(words) > 1 or (ahead is None) != (hours[0] is None) or not (zone and zones[0]):
            return place
        words[zone] = None
        hours.append(ahead)
    return None
