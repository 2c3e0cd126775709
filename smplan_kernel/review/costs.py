"""What a result cost: (hours x cost of an hour + money) / results, by goal and by channel; undefined where there is no result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.plan.vocabulary import METRICS
from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.channel_metric import metric_of_channel
from smplan_kernel.review.effort import (
    hours_for,
    money_for_channel,
    money_for_goal,
    planned_hours,
    unassigned_hours,
    written_months,
)
from smplan_kernel.review.effort_model import CostLine, Costs
from smplan_kernel.review.words import as_named, counted, figure, sentence

if TYPE_CHECKING:
    from smplan_kernel.review.charted import Charted
    from smplan_kernel.review.facts import Facts
    from smplan_kernel.review.numbers_model import GoalReview


def costs_review(facts: Facts, goals: tuple[GoalReview, ...], shown: dict[str, Charted]) -> Costs:
    """Every goal and channel for which hours or money were written down, over those of the last twelve months that have any."""
    months = written_months(facts)
    rate = facts.plan.start.hourly_rate
    by_goal = [_goal(facts, goal, shown.get(goal.metric), months) for goal in goals]
    by_channel = [_channel(facts, channel.id, shown, months) for channel in facts.plan.channels.channels]
    return Costs(
        rate=rate,
        goals=tuple(line for line in by_goal if line),
        channels=tuple(line for line in by_channel if line),
        sentence=_told(facts, months, rate),
    )


def _told(facts: Facts, months: tuple[str, ...], rate: float | None) -> str:
    """Over which months, at which cost of an hour, and what is left out."""
    if not months:
        return "No hours and no money were written down in the last twelve months, so nobody can tell what a result costs. Write them down once a month, on the page Resources."
    span = month_title(months[0]) if len(months) == 1 else f"{month_title(months[0])} to {month_title(months[-1])}"
    hour = (
        f"an hour at {figure(rate, 'money', currency=facts.currency)}"
        if rate is not None
        else "hours without a price, for the start page names no cost of an hour"
    )
    loose = unassigned_hours(facts.plan, months)
    rest = f" Left out of these lines: {figure(loose, 'hours')} for no one goal." if loose else ""
    return f"{sentence(f'{span}, {hour}')}{rest}"


def _goal(facts: Facts, goal: GoalReview, shown: Charted | None, months: tuple[str, ...]) -> CostLine | None:
    hours, money = hours_for(facts.plan, months, goal=goal.id), money_for_goal(facts.plan, months, goal.id)
    if hours is None and money is None:
        return None
    return _line(facts, (goal.id, goal.text, "goal"), (hours, money), shown, months, is_planned=False)


def _channel(facts: Facts, channel: str, shown: dict[str, Charted], months: tuple[str, ...]) -> CostLine | None:
    record = next(one for one in facts.plan.channels.channels if one.id == channel)
    hours, money = hours_for(facts.plan, months, channel=channel), money_for_channel(facts.plan, months, channel)
    if hours is None and money is None:
        return None
    is_planned = hours is None
    planned = planned_hours(facts.plan, record)
    hours = planned * len(months) if hours is None and planned is not None else hours
    return _line(
        facts,
        (channel, record.name, "channel"),
        (hours, money),
        metric_of_channel(facts, record, shown),
        months,
        is_planned=is_planned and hours is not None,
    )


def _line(
    facts: Facts,
    about: tuple[str, str, Literal["goal", "channel"]],
    effort: tuple[float | None, float | None],
    shown: Charted | None,
    months: tuple[str, ...],
    *,
    is_planned: bool,
) -> CostLine:
    hours, money = effort
    rate = facts.plan.start.hourly_rate
    unpriced = "no hours were written down for it" if hours is None else "no cost of an hour is named" if rate is None else ""
    cost = hours * rate + (money or 0) if hours is not None and rate is not None else None
    results, why = results_in(shown, months)
    name = shown.metric.text if shown else ""
    per_hour = hours / results if hours is not None and results else None
    each = cost / results if cost is not None and results else None
    text = figure(each, "money", currency=facts.currency) if each is not None else "undefined"
    words = _words(facts, about[1], effort, (results, name), each, why or unpriced, is_planned=is_planned)
    return CostLine(
        item=about[0],
        name=about[1],
        kind=about[2],
        months=len(months),
        hours=hours,
        is_planned=is_planned,
        money=money,
        cost=_rounded(cost),
        results=results,
        result=name,
        hours_per_result=_rounded(per_hour),
        cost_per_result=_rounded(each),
        cost_text=text,
        sentence=words,
    )


def results_in(shown: Charted | None, months: tuple[str, ...]) -> tuple[float | None, str]:
    """The results of some months added up, or None and the reason why there is no such number."""
    if shown is None:
        return None, "nothing counts its results"
    known = METRICS.get(canonical(shown.metric.measure))
    if known is None or not known.is_additive or known.unit == "people":
        return None, "its number cannot be added up over months"
    values = [shown.months.value_of(month) for month in months]
    there = [value for value in values if value is not None]
    if not there:
        return None, "there are no figures for these months"
    if len(there) < len(values):
        return None, f"figures are missing for {counted(len(values) - len(there), 'of these months', 'of these months')}"
    total = sum(there)
    return (total, "") if total > 0 else (0.0, "there was no result")


def _words(
    facts: Facts,
    name: str,
    effort: tuple[float | None, float | None],
    results: tuple[float | None, str],
    each: float | None,
    why: str,
    *,
    is_planned: bool,
) -> str:
    hours, money = effort
    took = [figure(hours, "hours").replace(" ", " planned " if is_planned else " ")] if hours is not None else []
    took += [figure(money, "money", currency=facts.currency)] if money is not None else []
    counted_results = f" for {figure(results[0])} ({results[1]})" if results[0] else ""
    cost = (
        f"{figure(each, 'money', currency=facts.currency)} for one"
        if each is not None
        else f"the cost of a result is undefined, because {why}"
    )
    return as_named(f"{name}: {' and '.join(took)}{counted_results}; {cost}")


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")
