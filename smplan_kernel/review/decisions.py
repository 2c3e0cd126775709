"""What asks for a decision, ranked: as the summary shows it, and as corrections that people accept or not."""

from __future__ import annotations

from dataclasses import dataclass

from smplan_kernel.review.ask import MOST, Ask, correction_id
from smplan_kernel.review.asks_of_figures import of_assumptions, of_goals, of_signals
from smplan_kernel.review.asks_of_upkeep import of_upkeep
from smplan_kernel.review.asks_of_work import of_blocked_steps, of_late_steps, of_sources
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.health_model import Health
from smplan_kernel.review.model import DataCheck, Decision
from smplan_kernel.review.numbers_model import GoalReview, MetricReview
from smplan_kernel.review.work_model import AssumptionReview, CorrectionLine, ExperimentReview, StepsReview


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of a review that can ask for a decision."""

    shown: dict[str, Charted]
    metrics: tuple[MetricReview, ...]
    goals: tuple[GoalReview, ...]
    assumptions: tuple[AssumptionReview, ...]
    experiments: tuple[ExperimentReview, ...]
    steps: StepsReview
    data: DataCheck
    health: Health


def asks(facts: Facts, parts: Parts) -> tuple[Ask, ...]:
    """Everything that asks for a decision, in the order of `ranking`."""
    found = of_signals(facts, parts.metrics, parts.shown, parts.experiments)
    found += of_assumptions(facts, parts.assumptions, parts.metrics)
    found += of_goals(facts, parts.goals, parts.metrics)
    found += of_sources(facts, parts.data)
    found += of_late_steps(facts, parts.steps)
    found += of_blocked_steps(facts, parts.steps)
    found += of_upkeep(facts, parts.health, parts.data)
    return tuple(sorted(found, key=lambda ask: ask.rank))


def decisions_of(facts: Facts, found: tuple[Ask, ...]) -> tuple[Decision, ...]:
    """The first five as the summary shows them."""
    return tuple(
        Decision(
            item=ask.item,
            kind=ask.kind,
            headline=ask.headline,
            evidence=ask.evidence,
            verdict=ask.verdict,
            proposal=ask.proposal,
            owner=facts.name(ask.person),
            correction=correction_id(facts.month, ask.item, ask.kind),
            grounds=ask.grounds,
        )
        for ask in found[:MOST]
    )


def corrections_of(facts: Facts, found: tuple[Ask, ...]) -> tuple[CorrectionLine, ...]:
    """The same as proposals that people accept or not."""
    return tuple(
        CorrectionLine(
            id=correction_id(facts.month, ask.item, ask.kind),
            month=facts.month,
            text=ask.proposal,
            on_item=ask.item,
            item_name=facts.name(ask.item),
            field=ask.field,
            value=ask.value,
            owner=facts.name(ask.person),
            person=ask.person,
            reason=f"{ask.headline} {ask.evidence}".strip(),
        )
        for ask in found[:MOST]
    )
