"""Codes whose counter says nothing about a month: it stands lower than before, or is not in the list any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smplan_kernel.measures.tally import Lost
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.words import figure

_NAMED = 5


def lost_words(lost: Sequence[Lost]) -> str:
    """Which codes are not counted and why; "" when all are.

    >>> lost_words([Lost(name="OLD", before=9.0, after=None, first=739889, last=739920)])
    'OLD is not in the list of 31 October 2026'
    """
    more = f"; {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    return "; ".join(f"{one.name} {why_lost(one)}" for one in lost[:_NAMED]) + more


def why_lost(one: Lost) -> str:
    """Why a code's uses between two readings are not known, after its name.

    >>> why_lost(Lost(name="SHOW15", before=310.0, after=3.0, first=739889, last=739920))
    'stood at 310 on 30 September 2026 and at 3 on 31 October 2026, so it was made anew or is a code of another shop'
    """
    first, last = (day_title(date.fromordinal(day)) for day in (one.first, one.last))
    if one.after is None:
        return f"is not in the list of {last}"
    return (
        f"stood at {figure(one.before)} on {first} and at {figure(one.after)} on {last}, so it was made anew or is a code of another shop"
    )
