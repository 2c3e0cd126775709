"""Whose day the moments of an own table are: what was agreed must fit the time zone that they name themselves, if they name one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from smplan_kernel.sources.cells.zones import elsewhere, hours_ahead, zone_behind

_PACIFIC = {-8.0, -7.0}
_COUNTED = {"z", "utc"}
"""How programs mark UTC; people who live at its hours write GMT or +00:00."""


class Stray(NamedTuple):
    """The place of a moment whose zone does not fit, and why."""

    place: int
    problem: str


def zone_of(texts: Sequence[str]) -> str:
    """Whose day it seems to be, in the words of a layout; "" where no text tells, or not all the same.

    >>> zone_of(["2026-09-30T23:30:00Z"]), zone_of(["2026-09-30 23:30 +0200", "2026-12-01 10:00 +0100"]), zone_of(["2026-09-30"])
    ('utc', 'account', '')
    """
    zones = [zone or "" for zone in map(zone_behind, texts)]
    if not all(zones) or elsewhere(zones) is not None:
        return ""
    return "utc" if all(zone.casefold() in _COUNTED for zone in zones) else "account"


def stray(texts: Sequence[str], agreed: str) -> Stray | None:
    """The first text whose time zone is not the one that was agreed, or not that of the others; a day without a clock has none."""
    zones = [(place, zone) for place, text in enumerate(texts) if (zone := zone_behind(text)) is not None]
    odd = elsewhere([zone for _, zone in zones])
    for at, (place, zone) in enumerate(zones):
        if zone and not _fits(zone, agreed):
            return Stray(place, f"its time zone '{zone}' is not the one that was agreed, so the day may be another one")
        if at == odd:
            return Stray(place, f"its time zone '{zone or 'none'}' is not that of the lines above, so the day may be another one")
    return None


def _fits(zone: str, agreed: str) -> bool:
    if agreed == "utc":
        return hours_ahead(zone) == 0
    if agreed == "pacific":
        return hours_ahead(zone) in _PACIFIC
    return agreed != "account" or zone.casefold() not in _COUNTED
