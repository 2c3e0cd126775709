"""Checks of the steps: small enough, in an order that can be carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.words import words_of
from smplan_kernel.plan.capacity import open_steps
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.steps import Step
from smplan_kernel.plan.wording import day_words, number_words, quoted


def every_step_is_small(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every open step fits into a day, is one thing, and says when it is done."""
    limit = plan.plan.limits.step_hours
    for step in open_steps(plan):
        name = quoted(title_of(plan, step))
        if not step.done_means.strip():
            yield Found(item=step.id, message=f"{name} does not say what is there when it is done. Write it down.")
        if step.hours is not None and step.hours > limit:
            yield Found(
                item=step.id, message=f"{name} takes {number_words(step.hours)} hours. Split it into steps of up to {number_words(limit)}."
            )
        if _is_two_steps(plan, step):
            yield Found(item=step.id, message=f"{name} looks like two steps. Split it.")


def steps_can_be_done_in_order(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """No step waits for itself in a ring, and none is dated before one that it waits for."""
    by_id = {step.id: step for step in plan.content.steps}
    for ring in _rings(by_id):
        names = [quoted(title_of(plan, step)) for step in (*ring, ring[0])]
        yield Found(item=ring[0].id, message=f"{names[0]} waits for {', which waits for '.join(names[1:])}.", severity="error")
    for step in open_steps(plan):
        for first in (by_id[waited] for waited in step.waits_for if waited in by_id):
            if step.planned and first.planned and first.done is None and step.planned < first.planned:
                own, other = quoted(title_of(plan, step)), quoted(title_of(plan, first))
                message = f"{own} is on {day_words(step.planned)}, but it waits for {other} on {day_words(first.planned)}."
                yield Found(item=step.id, message=message)


def _is_two_steps(plan: Plan, step: Step) -> bool:
    """Whether "and" stands between two things to do; in doubt it does not."""
    words = words_of(plan.start.language)
    text = [word.strip(".,;:!?") for word in step.text.lower().split()]
    if not text or text[0] not in words.verbs:
        return False
    return any(word in words.conjunctions and after in words.verbs for word, after in pairwise(text))


def _rings(by_id: dict[str, Step]) -> list[tuple[Step, ...]]:
    """Each ring of steps that wait for each other, once, from its first step in the plan."""
    rings: list[tuple[Step, ...]] = []
    closed: set[str] = set()
    for step in by_id.values():
        ring = () if step.id in closed else _ring_from(step, by_id)
        closed |= {member.id for member in ring}
        if ring:
            rings.append(ring)
    return rings


def _ring_from(start: Step, by_id: dict[str, Step]) -> tuple[Step, ...]:
    """The shortest way from a step back to itself; nothing when there is none."""
    ways: list[tuple[Step, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for waited in way[-1].waits_for:
            if waited == start.id:
                return way
            if waited in by_id and waited not in seen:
                seen.add(waited)
                ways.append((*way, by_id[waited]))
    return ()


RULES = (
    Rule(code="L15", severity="warning", page="content", why="Small steps get finished and can be tracked", check=every_step_is_small),
    Rule(code="L16", severity="warning", page="content", why="Such a sequence cannot be carried out", check=steps_can_be_done_in_order),
)
