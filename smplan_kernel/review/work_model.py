"""The parts of a review that hold work and thought: steps, assumptions, experiments, follow-ups, corrections."""

from __future__ import annotations

from datetime import date
from typing import Literal

from smplan_kernel.review.part import Named, Part, Thread


class StepLine(Part):
    """One step as it stands at the end of the month."""

    id: str
    text: str
    owner: str
    planned: date | None
    done: date | None
    days_late: int
    waits_for: tuple[str, ...]
    goal: str
    sentence: str
    thread: Thread


class OwnerLine(Part):
    """One owner's steps: what was due up to the end of the month, and what became of it."""

    owner: str
    person: str
    due: int
    done: int
    late: int
    blocked: int
    sentence: str


class StepsReview(Part):
    """Steps of the month: done, late, blocked, and coming next month; then the same by owner.

    `long_late` names those that have been late for two weeks or longer, `stuck` those that are blocked and due but no longer late than that.
    """

    sentence: str
    done: tuple[StepLine, ...]
    late: tuple[StepLine, ...]
    blocked: tuple[StepLine, ...]
    coming: tuple[StepLine, ...]
    owners: tuple[OwnerLine, ...]
    owned: str
    long_late: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()


class Adherence(Part):
    """What was published against what was planned; empty sentence when nothing was planned."""

    name: str
    planned: int
    published: int
    sentence: str


class BudgetLine(Part):
    """Plan against record for one kind of effort (money or hours); None where nothing was recorded.

    `so_far` lines hold all months up to this one of which something is written down; `over` is by how much the record exceeds the plan.
    """

    name: str
    unit: str
    planned: float | None
    recorded: float | None
    sentence: str
    so_far: bool = False
    over: float | None = None


class AssumptionReview(Part):
    """One assumption with its state, the evidence for it, and what rests on it.

    `value` is the metric's figure, `line` the one it should keep to, `beyond` for how many months in a row it has not.
    """

    id: str
    text: str
    state: Literal["holds", "doubtful", "broken", "too early"]
    sentence: str
    check_by: date | None
    overdue: bool
    metric: str
    rests: tuple[Named, ...]
    value: float | None = None
    line: float | None = None
    beyond: int = 0


class ExperimentReview(Part):
    """Did a logged change work? The four answers of methods section 6; `others` coincided with it."""

    id: str
    text: str
    on: date | None
    metric: str
    expected: Literal["up", "down", ""]
    verdict: Literal["worked", "no visible effect", "worse", "too early"]
    chance: float | None
    sentence: str
    others: tuple[str, ...]


class FollowUp(Part):
    """A follow-up of an event that is due or late."""

    event: str
    event_name: str
    item: str
    text: str
    owner: str
    due: date | None
    state: Literal["due", "late", "done"]
    sentence: str


class LessonLine(Part):
    """A lesson that people wrote down."""

    id: str
    text: str


class IdeaLine(Part):
    """An idea parked at a review."""

    id: str
    text: str
    score: float | None
    state: str


class CorrectionLine(Part):
    """A correction that the review proposes; its id follows from month and item, so a rerun proposes the same."""

    id: str
    month: str
    text: str
    on_item: str
    item_name: str
    field: str
    value: str
    owner: str
    person: str
    reason: str


class ActionLine(Part):
    """Something that a person promised: carried over while it is open."""

    id: str
    text: str
    owner: str
    due: date | None
    state: str
    sentence: str
