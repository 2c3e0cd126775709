"""The trace: from each goal up to the business and down to work, owner, metric and date; and what hangs in the air."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smplan_kernel.checks.goals import goals_above
from smplan_kernel.checks.owners import owner_name
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.metrics import Metric
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.steps import Step


@dataclass(frozen=True, kw_only=True)
class Link:
    """One activity or step under a goal, and the name of who answers for it."""

    item: str
    name: str
    owner: str
    date: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Chain:
    """One goal: those above it from the top, the work under it, its metrics, and its date."""

    goal: str
    name: str
    above: tuple[str, ...]
    work: tuple[Link, ...]
    metrics: tuple[str, ...]
    date: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Orphan:
    """Something that hangs in the air, and what it lacks."""

    item: str
    kind: str
    name: str
    lacks: str


def trace(plan: Plan) -> tuple[Chain, ...]:
    """The chain of each goal, in the order of the goals."""
    return tuple(_chain(plan, goal) for goal in plan.goals.goals)


def orphans(plan: Plan) -> tuple[Orphan, ...]:
    """Channels, work, ideas, metrics and tools without a goal; goals without work; work without an owner."""
    goals = {goal.id for goal in plan.goals.goals}
    content = plan.content
    works: tuple[Slot | Step, ...] = (*content.slots, *content.steps)
    found: list[tuple[Record, str]] = [(channel, "a goal") for channel in plan.channels.channels if not goals & set(channel.goals)]
    found += [(slot, "a goal") for slot in content.slots if not goals & set(slot.goals)]
    found += [(step, "a goal") for step in content.steps if not _serves(plan, step, goals)]
    found += [(idea, "a goal") for idea in content.ideas if idea.goal not in goals]
    found += [(metric, "a goal") for metric in plan.metrics.metrics if metric.goal not in goals]
    found += [(tool, "a use") for tool in plan.resources.tools if tool.id not in _tools_in_use(plan)]
    found += [(goal, "an activity") for goal in plan.goals.goals if not _work(plan, goal)]
    found += [(work, "an owner") for work in works if not owner_name(plan, work.owner)]
    return tuple(_orphan(plan, record, lacks) for record, lacks in found)


def _chain(plan: Plan, goal: Goal) -> Chain:
    """The chain of one goal."""
    above = tuple(title_of(plan, one) for one in reversed(goals_above(plan, goal)))
    metrics = tuple(title_of(plan, metric) for metric in _metrics(plan, goal))
    return Chain(goal=goal.id, name=title_of(plan, goal), above=above, work=_work(plan, goal), metrics=metrics, date=goal.date)


def _work(plan: Plan, goal: Goal) -> tuple[Link, ...]:
    """What is done for a goal or for one below it."""
    below = {goal.id, *(one.id for one in plan.goals.goals if goal in goals_above(plan, one))}
    slots = [_link(plan, slot) for slot in plan.content.slots if below & set(slot.goals)]
    return (*slots, *(_link(plan, step) for step in plan.content.steps if _serves(plan, step, below)))


def _link(plan: Plan, work: Slot | Step) -> Link:
    """One activity or step with its owner."""
    date = work.planned if isinstance(work, Step) else None
    return Link(item=work.id, name=title_of(plan, work), owner=owner_name(plan, work.owner), date=date)


def _serves(plan: Plan, step: Step, goals: set[str]) -> bool:
    """Whether a step serves one of the goals, itself or through its activity, event or channel."""
    through = (plan.by_id.get(item) for item in (step.slot, step.event, step.channel) if item)
    return step.goal in goals or any(goals & set(getattr(record, "goals", ())) for record in through)


def _metrics(plan: Plan, goal: Goal) -> tuple[Metric, ...]:
    """The metrics of a goal."""
    return tuple(metric for metric in plan.metrics.metrics if metric.goal == goal.id)


def _tools_in_use(plan: Plan) -> frozenset[str]:
    """The tools that an activity, a step or a duty names."""
    work = (
        (slot.tool for slot in plan.content.slots),
        (step.tool for step in plan.content.steps),
        (duty.tool for duty in plan.metrics.duties),
    )
    return frozenset(tool for tools in work for tool in tools)


def _orphan(plan: Plan, record: Record, lacks: str) -> Orphan:
    """A record as an orphan."""
    return Orphan(item=record.id, kind=type(record).kind_title, name=title_of(plan, record), lacks=lacks)
