"""A review writes what it found under the plan's bullets, and takes it back; people's words are never touched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from smplan_kernel.plan import Bullet, Correction, Evidence, Plan
from smplan_kernel.plan.records import EVIDENCE_WORDS
from smplan_kernel.review.ask import KINDS, correction_id
from smplan_kernel.review.model import GoalReview, MetricReview, Review
from smplan_kernel.review.words import sentence

_WORDS = frozenset(word for word, _ in EVIDENCE_WORDS)


def with_evidence(plan: Plan, review: Review) -> Plan:
    """The plan with this month's evidence under its goals, metrics and steps, and its corrections proposed.

    The same review gives the same plan again. What people decided about a correction stays.
    """
    lines = {goal.id: _goal_line(review.month, goal) for goal in review.goals if goal.metric}
    lines |= {metric.id: _metric_line(review.month, metric) for metric in review.metrics}
    for step in (*review.steps.done, *review.steps.late, *review.steps.blocked):
        lines[step.id] = _line(review.month, step.id, step.sentence)
    return _with_corrections(_rewritten(plan, review.month, lines), review)


def without_evidence(plan: Plan, month: str) -> Plan:
    """The plan as it stood before the month was reviewed: without its evidence and without what it proposed."""
    kept = tuple(one for one in plan.review.corrections if not _is_own_proposal(one, month))
    bare = _rewritten(plan, month, {})
    return bare if kept == plan.review.corrections else bare.with_review(corrections=kept)


def without_any_evidence(plan: Plan) -> Plan:
    """The plan without what reviews of any month wrote, so that two states differ by what people did."""
    bullets = (*plan.goals.goals, *plan.metrics.metrics, *plan.content.steps)
    months = {line.month for bullet in bullets for line in bullet.evidence} | {one.month for one in plan.review.corrections}
    for month in sorted(months):
        plan = without_evidence(plan, month)
    return plan


def _rewritten(plan: Plan, month: str, lines: dict[str, Evidence]) -> Plan:
    """Every bullet with just this month's line exchanged; a list that stays the same is not touched."""
    goals = _bullets(plan.goals.goals, month, lines)
    metrics = _bullets(plan.metrics.metrics, month, lines)
    steps = _bullets(plan.content.steps, month, lines)
    if goals != plan.goals.goals:
        plan = plan.with_goals(goals=goals)
    if metrics != plan.metrics.metrics:
        plan = plan.with_metrics(metrics=metrics)
    return plan.with_content(steps=steps) if steps != plan.content.steps else plan


def _bullets(bullets: Iterable[Bullet], month: str, lines: dict[str, Evidence]) -> tuple[Bullet, ...]:
    return tuple(_bullet(bullet, month, lines.get(bullet.id)) for bullet in bullets)


def _bullet(bullet: Bullet, month: str, line: Evidence | None) -> Bullet:
    """Exchange the line that a review of this month wrote; evidence that people noted themselves stays."""
    own = _evidence_id(month, bullet.id)
    kept = [known for known in bullet.evidence if known.id != own]
    after = sorted([*kept, line], key=lambda known: known.month) if line else kept
    return bullet if tuple(after) == bullet.evidence else bullet.replace(evidence=tuple(after))


def _evidence_id(month: str, item: str) -> str:
    return f"evid-{hashlib.sha256(f'{month}|{item}'.encode()).hexdigest()[:12]}"


def _line(month: str, item: str, text: str, *, verdict: str = "", metric: str = "") -> Evidence:
    known = verdict if verdict in _WORDS else ""
    return Evidence(id=_evidence_id(month, item), month=month, text=text, verdict=known, metric=metric)


def _metric_line(month: str, metric: MetricReview) -> Evidence:
    return _line(month, metric.id, f"{metric.caption} {metric.sentence}".strip(), verdict=metric.verdict.word, metric=metric.id)


def _goal_line(month: str, goal: GoalReview) -> Evidence:
    words = " ".join(part for part in (goal.sentence, goal.pace, goal.assurance) if part)
    return _line(month, goal.id, sentence(words), verdict=goal.verdict.word, metric=goal.metric)


def _with_corrections(plan: Plan, review: Review) -> Plan:
    """Proposals of this month are exchanged; decided ones stay as people left them."""
    kept = [one for one in plan.review.corrections if not _is_own_proposal(one, review.month)]
    known = {one.id for one in kept}
    fresh = [
        Correction(
            id=line.id,
            month=line.month,
            text=line.text,
            on_item=line.on_item,
            field=line.field,
            value=line.value,
            owner=line.person,
            due=review.next_review,
            reason=line.reason,
        )
        for line in review.corrections
        if line.id not in known
    ]
    after = (*kept, *fresh)
    return plan if after == plan.review.corrections else plan.with_review(corrections=after)


def _is_own_proposal(one: Correction, month: str) -> bool:
    """Proposed by a review of this month, and not yet decided by anybody."""
    return one.month == month and one.status == "proposed" and any(one.id == correction_id(month, one.on_item, kind) for kind in KINDS)
