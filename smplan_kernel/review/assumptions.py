"""Assumptions with their wires: what holds, what is doubtful, what is broken, and what rests on it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Literal

from smplan_kernel.plan import Assumption
from smplan_kernel.review.calendar import day_title, month_title
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.part import Named
from smplan_kernel.review.words import as_named, counted, figure
from smplan_kernel.review.work_model import AssumptionReview

State = Literal["holds", "doubtful", "broken", "too early"]

# One month beyond the line may be chance; three in a row are not.
BROKEN_AFTER = 3
_WORSE: tuple[State, ...] = ("too early", "holds", "doubtful", "broken")


def assumptions_review(facts: Facts, shown: dict[str, Charted]) -> tuple[AssumptionReview, ...]:
    """Every assumption of the plan."""
    return tuple(_assumption(facts, one, shown.get(one.metric)) for one in facts.plan.plan.assumptions)


def _assumption(facts: Facts, one: Assumption, shown: Charted | None) -> AssumptionReview:
    found = _measured(facts, one, shown)
    measured, words = found.state, found.words
    state = measured
    if one.state in {"doubtful", "broken"} and _WORSE.index(one.state) > _WORSE.index(measured):
        state = "broken" if one.state == "broken" else "doubtful"
        words = as_named(f"{words} People marked it as {one.state}{': ' + one.evidence if one.evidence else ''}".strip())
    elif measured == "too early" and one.state == "holds" and one.checked_on is not None and one.checked_on <= facts.last:
        state = "holds"
        words = as_named(f"{words} Checked on {day_title(one.checked_on)}{': ' + one.evidence if one.evidence else ''}")
    overdue = one.check_by is not None and one.check_by <= facts.last and (one.checked_on is None or one.checked_on < one.check_by)
    if overdue and one.check_by is not None:
        words = f"{words} It was to be checked by {day_title(one.check_by)}."
    return AssumptionReview(
        id=one.id,
        text=one.text,
        state=state,
        sentence=words,
        check_by=one.check_by,
        overdue=overdue,
        metric=one.metric,
        value=found.value,
        line=found.line,
        beyond=found.beyond,
        rests=tuple(Named(id=item, name=facts.name(item)) for item in one.rests if facts.name(item)),
    )


@dataclass(frozen=True, kw_only=True)
class _Measured:
    """What the metric shows by itself: the state, the words, and the figures in them."""

    state: State
    words: str
    value: float | None = None
    line: float | None = None
    beyond: int = 0


def _measured(facts: Facts, one: Assumption, shown: Charted | None) -> _Measured:
    if shown is None or (one.rule_above is None and one.rule_below is None):
        return _Measured(state="too early", words="No number watches over it.")
    known = [value for value in shown.months.trusted if value is not None]
    if not known or shown.value is None or shown.is_partial:
        return _Measured(state="too early", words=f"There is no complete figure for {month_title(facts.month)}.")
    unit, currency = shown.months.unit, facts.currency_of(shown.months)
    beyond = sum(1 for _ in itertools.takewhile(lambda value: _is_beyond(one, value), reversed(known)))
    latest = figure(known[-1], unit, currency=currency)
    if not beyond:
        line = one.rule_below if one.rule_below is not None else one.rule_above
        words = f"{shown.metric.text} stood at {latest}, {_line(one, unit, currency)}"
        return _Measured(state="holds", words=as_named(words), value=known[-1], line=line)
    line = _limit(one, known[-1])
    times = f" for {counted(beyond, 'month')} in a row" if beyond > 1 else ""
    words = f"{shown.metric.text} stood at {latest}, beyond the line of {figure(line, unit, currency=currency)}{times}"
    state: State = "broken" if beyond >= BROKEN_AFTER else "doubtful"
    return _Measured(state=state, words=as_named(words), value=known[-1], line=line, beyond=beyond)


def _is_beyond(one: Assumption, value: float) -> bool:
    return (one.rule_above is not None and value > one.rule_above) or (one.rule_below is not None and value < one.rule_below)


def _limit(one: Assumption, value: float) -> float | None:
    return one.rule_below if one.rule_below is not None and value < one.rule_below else one.rule_above


def _line(one: Assumption, unit: str, currency: str) -> str:
    """What the figure had to keep to."""
    parts = []
    if one.rule_below is not None:
        parts.append(f"not below {figure(one.rule_below, unit, currency=currency)}")
    if one.rule_above is not None:
        parts.append(f"not above {figure(one.rule_above, unit, currency=currency)}")
    return " and ".join(parts)
