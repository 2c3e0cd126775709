"""Checks of the metrics: each belongs to a goal, means one thing, has a way to go, and says more than what was posted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.owners import owner_name
from smplan_kernel.checks.words import first_phrase, words_of
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.metrics import Metric
from smplan_kernel.plan.vocabulary import METRICS, RATES
from smplan_kernel.plan.wording import listed, quoted

MAKING = frozenset({"input", "activity", "output"})


def every_activity_has_a_metric(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every activity is measured, itself or through its goal, or is called activity only on purpose."""
    metrics = {metric.id for metric in plan.metrics.metrics}
    measured = {metric.goal for metric in plan.metrics.metrics}
    for slot in plan.content.slots:
        if not (slot.metric_free or metrics & set(slot.metrics) or measured & set(slot.goals)):
            yield Found(item=slot.id, message=f"{quoted(title_of(plan, slot))} has no measure; it is marked as activity only.")


def every_metric_has_a_goal(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every metric belongs to a goal of the plan."""
    goals = {goal.id for goal in plan.goals.goals}
    for metric in plan.metrics.metrics:
        if metric.goal not in goals:
            yield Found(item=metric.id, message=f"{quoted(title_of(plan, metric))} belongs to no goal. Link it or remove it.")


def every_metric_means_one_thing(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every metric says how it is counted and where it should go; then, from where, to where and until when."""
    for metric in plan.metrics.metrics:
        name = quoted(title_of(plan, metric))
        unclear = _unclear(plan, metric)
        if unclear:
            yield Found(item=metric.id, message=f"{name} does not say {listed(unclear)}.", severity="error")
        missing = _missing(metric)
        if missing:
            yield Found(item=metric.id, message=f"{name} has {listed(tuple(f'no {what}' for what in missing))}.", severity="warning")


def every_goal_counts_an_effect(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every goal with metrics has one about what people noticed, did or brought."""
    for goal in plan.goals.goals:
        metrics = [metric for metric in plan.metrics.metrics if metric.goal == goal.id]
        if metrics and all(klass_of(metric) in MAKING for metric in metrics):
            counted = listed(tuple(quoted(title_of(plan, metric)) for metric in metrics[:3]))
            advice = "Add one number about what people did, for example booking requests."
            yield Found(item=goal.id, message=f"For {quoted(title_of(plan, goal))} you only count {counted}. {advice}")


def every_engagement_rate_names_its_denominator(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every engagement rate says divided by what."""
    words = words_of(plan.start.language)
    for metric in plan.metrics.metrics:
        is_rate = metric.measure == "engagement_rate" or bool(first_phrase(metric.text, words.engagement_rate))
        if is_rate and not metric.denominator and not first_phrase(f"{metric.text} {metric.formula}", words.divided_by):
            message = f"{quoted(title_of(plan, metric))} does not say divided by what. Choose followers, reach, impressions or views."
            yield Found(item=metric.id, message=message)


def klass_of(metric: Metric) -> str:
    """The class that was chosen, else the usual one of its measure, else ""."""
    if metric.klass:
        return metric.klass
    known = METRICS.get(metric.measure) or RATES.get(metric.measure)
    return known.klass if known else ""


def _unclear(plan: Plan, metric: Metric) -> tuple[str, ...]:
    """What two people could read differently."""
    asked = (
        ("how it is counted", metric.formula.strip() or metric.measure.strip()),
        ("in which unit", metric.unit.strip()),
        ("where the numbers come from", metric.source in plan.by_id or owner_name(plan, metric.source)),
        ("where it should go", metric.direction),
    )
    return tuple(what for what, known in asked if not known)


def _missing(metric: Metric) -> tuple[str, ...]:
    """What is needed to tell whether it got there."""
    asked = (
        ("baseline", metric.baseline is not None),
        ("target", metric.target is not None or bool(metric.targets)),
        ("target date", metric.target_date is not None or bool(metric.targets)),
    )
    return tuple(what for what, known in asked if not known)


RULES = (
    Rule(
        code="L18",
        severity="warning",
        page="metrics",
        why="Work without a measure counts as activity, not as result",
        check=every_activity_has_a_metric,
    ),
    Rule(code="L19", severity="error", page="metrics", why="Numbers without a goal invite chasing numbers", check=every_metric_has_a_goal),
    Rule(
        code="L20",
        severity="error",
        page="metrics",
        why="Two people must get the same number and know what it should do",
        check=every_metric_means_one_thing,
    ),
    Rule(code="L21", severity="warning", page="metrics", why="Publishing is not yet effect", check=every_goal_counts_an_effect),
    Rule(
        code="L35",
        severity="hint",
        page="metrics",
        why="By followers, by reach or by views gives very different figures",
        check=every_engagement_rate_names_its_denominator,
    ),
)
