"""One version of a platform's figure: its names, its formula, who says so, from when on, and what it took the place of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from smplan_kernel.plan.data import DefinitionChange

Way = Literal["", "renamed", "redefined"]
"""How a version came about: the first one that is known, only a new name, or a new meaning."""

_SHIPPED = "defn-known"


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One version of a figure. `names` are the column names of the platform's files, as its importers keep them.

    `since` is as exact as it is known: "2025", "2024-03" or a day. `before` pairs each former name with the one that took
    its place; `was` is the canonical measure of the former ones where it was another. `on` is the day where the platform
    has one for everybody; otherwise an account's files show when it changed over.
    """

    key: str
    platform: str
    measure: str
    names: tuple[str, ...]
    formula: str
    source: str
    since: str = ""
    way: Way = ""
    before: tuple[tuple[str, str], ...] = ()
    was: str = ""
    on: dt.date | None = None

    @cached_property
    def changes(self) -> tuple[DefinitionChange, ...]:
        """The changes by which it took the place of the version before, as a plan would write them."""
        return tuple(
            DefinitionChange(
                id=f"{_SHIPPED}{self.key}{number}",
                platform=self.platform,
                measure=self.measure,
                on=self.on,
                before=before,
                after=after,
                new_meaning=self.way == "redefined",
                note=self.source,
            )
            for number, (before, after) in enumerate(self.before, start=1)
        )


def is_shipped(change: DefinitionChange) -> bool:
    """Whether a change comes with smplan; the others are a plan's own.

    >>> is_shipped(DefinitionChange(id="defn-knownviews1"))
    True
    """
    return change.id.startswith(_SHIPPED)
