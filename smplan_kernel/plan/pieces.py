"""What went out in a month: as the content log counts it, else the pieces of the calendar that were published.

Channel by channel only one of the two is believed, so that no piece counts twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.publishing import CalendarEntry, Published


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """The pieces of one channel: one's own and those passed on, and the last day where not the whole month is counted."""

    channel: str
    own: int
    others: int
    to: dt.date | None = None

    @property
    def total(self) -> int:
        """All of them."""
        return self.own + self.others


def is_published(entry: CalendarEntry) -> bool:
    """Marked as published, or with the day it went out."""
    return entry.status == "published" or entry.published_on is not None


def pieces_in(plan: Plan, month: str) -> dict[str, Pieces]:
    """The pieces of a month by channel; a channel of which nothing is known is not there."""
    entries = [entry for entry in plan.content.entries if entry.on is not None and f"{entry.on:%Y-%m}" == month and is_published(entry)]
    counts = [count for count in plan.content.published if count.month == month and count.pieces is not None]
    from_calendar = {entry.channel: _planned(entry.channel, entries) for entry in entries}
    return from_calendar | {count.channel: _logged(count.channel, counts) for count in counts}


def months_of(plan: Plan) -> tuple[str, ...]:
    """The months in which anything is known to have gone out."""
    logged = {count.month for count in plan.content.published if count.month and count.pieces is not None}
    published = {f"{entry.on:%Y-%m}" for entry in plan.content.entries if entry.on is not None and is_published(entry)}
    return tuple(sorted(logged | published))


def _planned(channel: str, entries: list[CalendarEntry]) -> Pieces:
    sources = [entry.source for entry in entries if entry.channel == channel]
    others = sources.count("others")
    return Pieces(channel=channel, own=len(sources) - others, others=others)


def _logged(channel: str, counts: list[Published]) -> Pieces:
    here = [count for count in counts if count.channel == channel]
    others = sum(count.pieces or 0 for count in here if count.source == "others")
    own = sum(count.pieces or 0 for count in here if count.source != "others")
    return Pieces(channel=channel, own=own, others=others, to=max((count.counted_to for count in here if count.counted_to), default=None))
