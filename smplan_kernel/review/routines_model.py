"""The parts of a review about habits: routines kept, and answers to people who wrote."""

from __future__ import annotations

from smplan_kernel.review.part import Part


class RoutineLine(Part):
    """One routine of a month: how often it was due, how often it was done, and the share; None where nobody logged it."""

    id: str
    name: str
    owner: str
    planned: int | None
    done: int | None
    share: float | None
    sentence: str


class ReplyLine(Part):
    """Messages of a month on one channel; None is missing, not zero."""

    channel: str
    name: str
    received: int | None
    answered: int | None
    in_time: int | None
    unanswered: int | None
    median_hours: float | None
    sentence: str


class Habits(Part):
    """Routines and answers of a month; `share_in_time` is in time over answered, beside the share that the plan promises.

    The share rests on the channels that say both: `timed_in_time` of `timed` answers. `slow` are the channels whose median is
    above the promised hours, and `is_share_missed` says that the share is below the promised one; both only where there
    are answers enough to tell (`LEAST_ANSWERS`).
    """

    routines: tuple[RoutineLine, ...]
    replies: tuple[ReplyLine, ...]
    answered: int | None
    in_time: int | None
    share_in_time: float | None
    unanswered: int | None
    target_hours: float | None
    share_target: float | None
    timed: int = 0
    timed_in_time: int = 0
    slow: tuple[str, ...] = ()
    is_share_missed: bool = False
    sentence: str
    advice: str
