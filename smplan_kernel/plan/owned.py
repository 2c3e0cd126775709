"""What needs one named person, and who has accepted what."""

from __future__ import annotations

from collections.abc import Iterator

from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.events import Event
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.steps import Step

Answers = dict[tuple[str, str], str]


def owned_items(plan: Plan) -> Iterator[tuple[Record, str]]:
    """Everything that needs one named person, with the id of that person or ""."""
    yield from ((goal, goal.owner) for goal in plan.goals.goals)
    yield from ((channel, channel.owner) for channel in plan.channels.channels if channel.tier != "close")
    yield from ((slot, slot.owner) for slot in plan.content.slots)
    yield from ((step, step.owner) for step in plan.content.steps if step.status not in {"done", "dropped"})
    yield from ((event, event.owner) for event in plan.content.events)


def answers_of(plan: Plan) -> Answers:
    """What each person answered about each item they were asked to take on."""
    return {(one.person, one.item): one.state for one in plan.ownership.commitments}


def is_accepted(plan: Plan, answers: Answers, item: Record, person: str) -> bool:
    """Whether a person has accepted an item: itself, the larger thing that a step is a part of, or a step of an event."""
    items = [item.id]
    if isinstance(item, Step):
        items += [item.parent, item.slot, item.event, item.channel]
    if isinstance(item, Event):
        items += [step.id for step in plan.content.steps if step.event == item.id]
    return any(answers.get((person, one)) == "accepted" for one in items if one)
