"""The parts of a review about coupon and link codes: each code, the codes of a goal, and sums that agree with the files."""

from __future__ import annotations

from typing import Literal

from smplan_kernel.review.part import Part


class CodeReview(Part):
    """One coupon or link code: uses in the month, or only "so far" when one export is all there is."""

    id: str
    code: str
    channel: str
    goal: str
    uses: float | None
    so_far: float | None
    sentence: str
    problem: str
    visits: float | None = None
    link: str = ""
    value: float | None = None


class GoalCodes(Part):
    """What the codes of one goal brought in a month; a code that is given for two goals belongs to none."""

    goal: str
    codes: tuple[str, ...]
    uses: float | None
    value: float | None
    visits: float | None
    text: str
    sentence: str


class CodeTotal(Part):
    """One file's uses or visits of a month: matched to codes of the plan, not matched, and the file's own total."""

    source: str
    what: Literal["uses", "visits"]
    matched: float
    unmatched: float
    total: float
    names: tuple[str, ...]
    sentence: str
