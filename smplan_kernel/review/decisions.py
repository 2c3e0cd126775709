"""What asks for a decision: signals, broken assumptions, targets out of reach, missing files, late steps; ranked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from smplan_kernel.measures.rules import Signal
from smplan_kernel.review.calendar import day_title, month_before
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.model import DataCheck, Decision
from smplan_kernel.review.numbers_model import GoalReview, MetricReview
from smplan_kernel.review.part import Badge
from smplan_kernel.review.signals import current_signals, strongest_rule, told, usual_range
from smplan_kernel.review.words import badge, counted, figure, quoted, sentence
from smplan_kernel.review.work_model import AssumptionReview, CorrectionLine, StepsReview

Kind = Literal["metric", "goal", "assumption", "data", "step"]
KINDS: tuple[Kind, ...] = ("metric", "goal", "assumption", "data", "step")
MOST = 5
_LONG_LATE = 14


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing that asks for a decision, with its place in the ranking (lower comes first)."""

    rank: tuple[int, int, str]
    item: str
    kind: Kind
    headline: str
    evidence: str
    verdict: Badge
    proposal: str
    person: str
    field: str = ""


def correction_id(month: str, item: str, kind: Kind) -> str:
    """The id of what a month proposes about an item: the same every time.

    >>> correction_id("2026-10", "metr-enquiries", "metric") == correction_id("2026-10", "metr-enquiries", "metric")
    True
    """
    return f"corr-{hashlib.sha256(f'{month}|{item}|{kind}'.encode()).hexdigest()[:12]}"


def asks(
    facts: Facts,
    *,
    shown: dict[str, Charted],
    metrics: tuple[MetricReview, ...],
    goals: tuple[GoalReview, ...],
    assumptions: tuple[AssumptionReview, ...],
    steps: StepsReview,
    data: DataCheck,
) -> tuple[Ask, ...]:
    """Everything that asks for a decision, the strongest first."""
    found = [_signal(facts, metric, shown[metric.id]) for metric in metrics if metric.verdict.word in {"strong signal", "probable change"}]
    found += [_broken(facts, one) for one in assumptions if one.state == "broken"]
    found += [_out_of_reach(facts, goal, metrics) for goal in goals if goal.verdict.word == "out of reach" and not _goes_on(facts, goal.id)]
    found += [ask for ask in (_late(facts, steps), _missing(facts, data)) if ask is not None]
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
            value="",
            owner=facts.name(ask.person),
            person=ask.person,
            reason=f"{ask.headline} {ask.evidence}".strip(),
        )
        for ask in found[:MOST]
    )


def _goal_owner(facts: Facts, goal_id: str) -> str:
    return next((goal.owner for goal in facts.plan.goals.goals if goal.id == goal_id), "")


def _goes_on(facts: Facts, goal_id: str) -> bool:
    """People looked at the goal a month ago and decided to go on as before; asking again would be nagging."""
    before = month_before(facts.month)
    verdicts = next((goal.verdicts for goal in facts.plan.goals.goals if goal.id == goal_id), ())
    return any(verdict.month == before and verdict.decision == "continue" for verdict in verdicts)


def is_good(metric: MetricReview, signal: Signal) -> bool:
    """The signal points where the metric should go."""
    return (signal.side == "above") == (metric.direction == "up")


def _signal(facts: Facts, metric: MetricReview, shown: Charted) -> Ask:
    signals = current_signals(shown)
    is_strong = metric.verdict.word == "strong signal"
    return Ask(
        rank=(0 if is_strong else 1, strongest_rule(shown), metric.id),
        item=metric.id,
        kind="metric",
        headline=_signal_headline(metric, signals, shown),
        evidence=" ".join(part for part in (_since(facts, shown, signals), metric.coincides) if part),
        verdict=metric.verdict,
        proposal=_signal_proposal(metric, signals),
        person=_goal_owner(facts, metric.goal),
    )


def _signal_headline(metric: MetricReview, signals: tuple[Signal, ...], shown: Charted) -> str:
    """What the strongest pattern looks like, without a cause."""
    lasting = [signal for signal in signals if signal.rule == 3]  # noqa: PLR2004 - the third rule of methods 4.2
    signal = lasting[0] if lasting else signals[0]
    higher = "higher" if signal.side == "above" else "lower"
    name = quoted(metric.name)
    if lasting:
        return f"{name} has settled {higher}."
    if signal.rule == 1:
        return f"{name} lies far {'above' if higher == 'higher' else 'below'} its usual range."
    return f"{name} has moved {higher} in the last {'weeks' if shown.series.grain == 'week' else 'months'}."


def _since(facts: Facts, shown: Charted, signals: tuple[Signal, ...]) -> str:
    """The level of a lasting change beside the level before; else the sentences of the signals."""
    lasting = next((signal for signal in signals if signal.rule == 3), None)  # noqa: PLR2004 - the third rule of methods 4.2
    limits = shown.behaviour.segments[lasting.segment].limits if lasting else None
    if lasting is None or limits is None:
        return " ".join(told(signal, shown.series, shown.behaviour, currency=facts.currency_of(shown.series)) for signal in signals)
    run = [value for value in shown.series.trusted[lasting.start : lasting.index + 1] if value is not None]
    level = figure(sum(run) / len(run), shown.series.unit, currency=facts.currency_of(shown.series))
    before = figure(limits.centre, shown.series.unit, currency=facts.currency_of(shown.series))
    grain = shown.series.grain
    return sentence(f"{level} a {grain} against {before} before, {counted(len(run), grain)} in a row")


def _signal_proposal(metric: MetricReview, signals: tuple[Signal, ...]) -> str:
    if not metric.direction:
        return "Look for the cause, and decide whether anything follows from it."
    if is_good(metric, signals[0]):
        return "Find out what brought it, and decide whether to make that a routine."
    return "Look for the cause, and decide what to try next."


def _broken(facts: Facts, one: AssumptionReview) -> Ask:
    rests = f" {counted(len(one.rests), 'part')} of the plan {'rests' if len(one.rests) == 1 else 'rest'} on it." if one.rests else ""
    metric = next((metric for metric in facts.plan.metrics.metrics if metric.id == one.metric), None)
    return Ask(
        rank=(2, 0, one.id),
        item=one.id,
        kind="assumption",
        headline=f"{quoted(one.text)} does not hold any more.",
        evidence=one.sentence + (f" {rests.strip()[0].upper()}{rests.strip()[1:]}" if rests else ""),
        verdict=badge("broken"),
        proposal="Decide what becomes of the parts of the plan that rest on it." if one.rests else "Decide what takes its place.",
        person=_goal_owner(facts, metric.goal) if metric else "",
    )


def _out_of_reach(facts: Facts, goal: GoalReview, metrics: tuple[MetricReview, ...]) -> Ask:
    metric = next(metric for metric in metrics if metric.id == goal.metric)
    chart = metric.behaviour
    usual = ""
    if chart.lower is not None and chart.upper is not None:
        usual = sentence(
            f"ordinary months run between {usual_range(chart.lower, chart.upper, metric.unit, currency=facts.currency).replace(' to ', ' and ')}"
        )
    return Ask(
        rank=(3, 0, goal.id),
        item=goal.id,
        kind="goal",
        headline=f"{quoted(goal.text)} cannot reach {goal.target.target_text} as things are.",
        evidence=f"{usual} {goal.assurance}".strip(),
        verdict=badge("out of reach"),
        proposal="Change the way of working, or lower the number.",
        person=_goal_owner(facts, goal.id),
        field="number",
    )


def _late(facts: Facts, steps: StepsReview) -> Ask | None:
    """One decision for all steps that are long overdue, hung on the one that is latest."""
    late = [line for line in steps.late if line.days_late >= _LONG_LATE]
    if not late:
        return None
    worst = max(late, key=lambda line: (line.days_late, line.id))
    others = f" and {counted(len(late) - 1, 'other step')}" if len(late) > 1 else ""
    planned = day_title(worst.planned) if worst.planned else ""
    return Ask(
        rank=(4, 0, worst.id),
        item=worst.id,
        kind="step",
        headline=f"{quoted(worst.text)}{others} {'are' if others else 'is'} late.",
        evidence=f"The oldest was planned for {planned}." if others else f"It was planned for {planned}.",
        verdict=badge("late"),
        proposal="Give it a new day or another owner, or drop it.",
        person=next((step.owner for step in facts.plan.content.steps if step.id == worst.id), ""),
        field="planned",
    )


def _missing(facts: Facts, data: DataCheck) -> Ask | None:
    """One decision for all sources without a figure in the month."""
    lacking = [
        source
        for source in data.sources
        if source.state == "missing" and source.id in {metric.source for metric in facts.plan.metrics.metrics}
    ]
    if not lacking or facts.partial:
        return None
    first = lacking[0]
    others = f" and {counted(len(lacking) - 1, 'other source')}" if len(lacking) > 1 else ""
    up_to: date | None = first.last
    return Ask(
        rank=(5, 0, first.id),
        item=first.id,
        kind="data",
        headline=f"{quoted(first.name)}{others} {'have' if others else 'has'} no figures for the month.",
        evidence=f"The last figure is of {day_title(up_to)}." if up_to else "No file has come in yet.",
        verdict=badge("missing"),
        proposal="Fetch the export file, or decide that this source is not needed.",
        person=next((source.owner for source in facts.plan.metrics.sources if source.id == first.id), ""),
    )
