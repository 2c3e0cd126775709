"""Share of voice: how many of all counted mentions were one's own, month by month, and whether two months may be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from smplan_kernel.plan.audit import Mentions
from smplan_kernel.plan.document import Plan

FEW = 30
"""A share out of fewer mentions moves by itself by ten points and more."""
Search = tuple[str, str]
"""Who was counted ("" for oneself), and the words that were searched for."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One month: one's own mentions and those of others, None where nobody counted; and the searches that were made."""

    month: str
    own: int | None
    others: int | None
    searches: frozenset[Search]
    to: dt.date | None = None

    @property
    def total(self) -> int | None:
        """All mentions, when both sides were counted."""
        return None if self.own is None or self.others is None else self.own + self.others

    @property
    def share(self) -> float | None:
        """One's own part of all, between 0 and 1; None where one side is missing or nobody was mentioned at all."""
        return None if not self.total or self.own is None else self.own / self.total

    def compares_with(self, other: Voice) -> bool:
        """Whether the same people were counted with the same search words."""
        return self.searches == other.searches


def voice_by_month(plan: Plan) -> tuple[Voice, ...]:
    """Every month with a count, oldest first."""
    counted = [one for one in plan.audit.mentions if one.month and one.count is not None]
    return tuple(_voice(month, [one for one in counted if one.month == month]) for month in sorted({one.month for one in counted}))


def _voice(month: str, counted: list[Mentions]) -> Voice:
    return Voice(
        month=month,
        own=_sum(one for one in counted if not one.about),
        others=_sum(one for one in counted if one.about),
        searches=frozenset((one.about, " ".join(one.query.split()).casefold()) for one in counted),
        to=max((one.counted_to for one in counted if one.counted_to), default=None),
    )


def _sum(counted: Iterable[Mentions]) -> int | None:
    known = [one.count for one in counted if one.count is not None]
    return sum(known) if known else None
