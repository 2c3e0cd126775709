"""The part of a review about the plan itself: whether it is owned, worked on, looked at, and fed with figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from smplan_kernel.review.part import Badge, Named, Part


class StalePart(Part):
    """A page of the plan that nobody has changed for long; `months` is how long at the end of the month."""

    section: str
    title: str
    since: date
    months: int


class DuePart(Part):
    """A part that this review looks at because the quarter or the year is over; `last` is the last day somebody changed its page."""

    title: str
    every: Literal["quarter", "year"]
    last: date | None


class HealthLine(Part):
    """One line of the table: what was looked at, how it stands, and what was found."""

    key: Literal["ownership", "steps", "untouched", "due", "data"]
    name: str
    state: Badge
    sentence: str


class Health(Part):
    """The health of the plan at the end of the month.

    Of `items` that need one named person `owned` have one who has accepted; `unowned` names the others, and `nobody` those of
    them whom nobody was given or whose person said no. `late` and `blocked`
    count steps. `gaps` names the sources of metrics that gave figures for a part of the month only. `stale` is empty where
    nobody told when the pages were changed.
    """

    sentence: str
    items: int
    owned: int
    unowned: tuple[Named, ...]
    nobody: tuple[Named, ...]
    late: int
    blocked: int
    stale_after: int
    stale: tuple[StalePart, ...]
    due: tuple[DuePart, ...]
    gaps: tuple[str, ...]
    lines: tuple[HealthLine, ...]
