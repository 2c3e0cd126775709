"""The review of one month, as documents, figures and the store read it: `Review`, format "smplan.review/1".

A review is data, not a document: every sentence a reader sees is in it, every figure it draws, and nothing that
depends on a clock. `to_json` gives the same bytes for the same plan, observations and month.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field

from smplan_kernel.review.codes_model import CodeReview, CodeTotal, GoalCodes
from smplan_kernel.review.edition_model import Difference, Edition
from smplan_kernel.review.effort_model import ChannelFit, CostLine, Costs
from smplan_kernel.review.health_model import DuePart, Health, HealthLine, StalePart
from smplan_kernel.review.numbers_model import (
    BehaviourPart,
    ChannelReview,
    GoalReview,
    Marker,
    MetricReview,
    MonthWord,
    PostLine,
    SegmentPart,
    SeriesPart,
    SignalPart,
    SourceLine,
    TargetPart,
)
from smplan_kernel.review.part import Badge, Decided, Ground, Named, Part, Said, Thread, Written
from smplan_kernel.review.posts_model import PostCut, PostGroup, PostsReview
from smplan_kernel.review.routines_model import Habits, ReplyLine, RoutineLine
from smplan_kernel.review.work_model import (
    ActionLine,
    Adherence,
    AssumptionReview,
    BudgetLine,
    CorrectionLine,
    ExperimentReview,
    FollowUp,
    IdeaLine,
    LessonLine,
    OwnerLine,
    StepLine,
    StepsReview,
)

__all__ = [
    "ActionLine",
    "Adherence",
    "AssumptionReview",
    "Badge",
    "BehaviourPart",
    "BudgetLine",
    "ChannelFit",
    "ChannelReview",
    "CodeReview",
    "CorrectionLine",
    "CostLine",
    "Costs",
    "DataCheck",
    "Decided",
    "Decision",
    "Difference",
    "DuePart",
    "Edition",
    "ExperimentReview",
    "FollowUp",
    "Gap",
    "GoalCodes",
    "GoalReview",
    "Ground",
    "Habits",
    "Health",
    "HealthLine",
    "IdeaLine",
    "LessonLine",
    "Marker",
    "MetricReview",
    "MonthWord",
    "Named",
    "OwnerLine",
    "Period",
    "PostCut",
    "PostGroup",
    "PostLine",
    "PostsReview",
    "ReplyLine",
    "Review",
    "RoutineLine",
    "Said",
    "SegmentPart",
    "SeriesPart",
    "SignalPart",
    "SourceCheck",
    "SourceLine",
    "StalePart",
    "StepLine",
    "StepsReview",
    "Summary",
    "TargetPart",
    "Thread",
    "Written",
]

SCHEMA: Literal["smplan.review/1"] = "smplan.review/1"


class Period(Part):
    """The month under review and what is known about it."""

    month: str
    title: str
    first: date
    last: date
    partial: bool
    data_up_to: date | None
    sentence: str


class Gap(Part):
    """Days without data, both ends included."""

    first: date
    last: date
    days: int
    text: str


class SourceCheck(Part):
    """What one data source of the plan gave for the month; `last` is the last day it has any figure for."""

    id: str
    name: str
    platform: str
    account: str
    days_covered: int
    days_in_month: int
    first: date | None
    last: date | None
    gaps: tuple[Gap, ...]
    state: Literal["complete", "partial", "missing"]
    sentence: str
    notes: tuple[str, ...]


class DataCheck(Part):
    """Every data source of the plan, and the facts that stand under the report's title.

    `missing` names the sources of metrics that gave no figure for the month.
    """

    complete: int
    total: int
    sentence: str
    facts: tuple[str, ...]
    sources: tuple[SourceCheck, ...]
    missing: tuple[str, ...] = ()


class Decision(Part):
    """One thing that asks for a decision: headline, evidence, verdict, proposal and the person who answers for it.

    `grounds` say on which figures of this review headline and evidence stand, in the order in which they are printed.
    """

    item: str
    kind: Literal["metric", "goal", "assumption", "data", "step", "plan", "money", "channel", "posts", "replies"]
    headline: str
    evidence: str
    verdict: Badge
    proposal: str
    owner: str
    correction: str
    grounds: tuple[Ground, ...] = ()


class Summary(Part):
    """Half a page: first what needs no action, then at most five decisions, then how often to expect a false alarm.

    Of `counted` numbers `judged` have a verdict, `quiet` of these an ordinary one, `too_few` have too few points and
    `without_figure` no complete figure. `asked` things ask for a decision, `waiting` of them beyond the five that are shown.
    `settled` says what goes on as people decided earlier, last in the review of `settled_in`. `ranged` numbers can give a false alarm: one every
    `false_alarm_months` months, or `false_alarms_a_month`. `grounds` say where the figures of all these sentences stand.
    """

    lead: str
    quiet: int
    counted: int
    judged: int = 0
    too_few: int = 0
    without_figure: int = 0
    asked: int = 0
    waiting: int = 0
    decisions: tuple[Decision, ...]
    settled: str = ""
    settled_in: str = ""
    more: str
    false_alarms: str
    ranged: int = 0
    signals: int = 0
    false_alarm_months: int | None = None
    false_alarms_a_month: int | None = None
    expected_false_signals: float
    grounds: tuple[Ground, ...] = ()


class Review(Part):
    """The review of one plan for one month; the order of its parts is the order of the meeting."""

    schema_: Literal["smplan.review/1"] = Field(default=SCHEMA, alias="schema")
    plan: str
    plan_name: str
    currency: str
    month: str
    partial: bool
    revision: str
    period: Period
    data: DataCheck
    summary: Summary
    goals: tuple[GoalReview, ...]
    metrics: tuple[MetricReview, ...]
    steps: StepsReview
    channels: tuple[ChannelReview, ...]
    codes: tuple[CodeReview, ...]
    code_goals: tuple[GoalCodes, ...] = ()
    code_totals: tuple[CodeTotal, ...] = ()
    posts: tuple[PostsReview, ...] = ()
    costs: Costs | None = None
    channel_fit: tuple[ChannelFit, ...] = ()
    habits: Habits | None = None
    adherence: tuple[Adherence, ...]
    budget: tuple[BudgetLine, ...]
    assumptions: tuple[AssumptionReview, ...]
    experiments: tuple[ExperimentReview, ...]
    follow_ups: tuple[FollowUp, ...]
    lessons: tuple[LessonLine, ...]
    ideas: tuple[IdeaLine, ...]
    plan_changes: tuple[str, ...]
    changes_since: str = ""
    corrections: tuple[CorrectionLine, ...]
    actions: tuple[ActionLine, ...]
    commitments: tuple[ActionLine, ...]
    also_due: tuple[str, ...]
    health: Health | None = None
    edition: Edition | None = None
    wins: tuple[str, ...]
    recipients: tuple[str, ...]
    next_review: date | None
    next_review_text: str
    settings: tuple[str, ...]

    def to_json(self) -> str:
        """The review as JSON text: equal reviews give equal bytes."""
        return self.model_dump_json(indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a review that `to_json` wrote."""
        return cls.model_validate_json(text)

    def metric(self, metric_id: str) -> MetricReview | None:
        """The part about one metric, if the plan had it."""
        return next((metric for metric in self.metrics if metric.id == metric_id), None)
