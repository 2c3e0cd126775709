"""Checks of the content: elements and objectives meet, habits come in a good order, and events do not clash."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.goals import goals_above
from smplan_kernel.plan.content import ELEMENTS
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.events import Campaign, Event
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.wording import day_words, quoted

HABITS = frozenset({"listen", "curate", "share"})


def elements_and_objectives_meet(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every element in use serves an objective, and every objective has an element."""
    goals = {goal.id for goal in plan.goals.goals}
    used = set(plan.content.elements_on) | {slot.element for slot in plan.content.slots if slot.element}
    for element, label in ELEMENTS:
        slots = [slot for slot in plan.content.slots if slot.element == element]
        if element in used and not any(goals & set(slot.goals) for slot in slots):
            name = quoted(plan.content.fifth_element if element == "fifth" else label)
            yield Found(
                item=slots[0].id if slots else "",
                message=f"Nothing planned under {name} serves an objective. Choose one, or leave {name} out for now.",
            )
    served = _served(plan)
    for goal in plan.goals.goals:
        if goal.level != "business" and goal.id not in served:
            yield Found(item=goal.id, message=f"Nothing is planned under any element for the objective {quoted(title_of(plan, goal))}.")


def events_do_not_clash_and_are_followed_up(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """No event falls into another campaign unnoticed, and each has a follow-up step."""
    followed = {step.event for step in plan.content.steps if step.moment == "after" and step.status != "dropped"}
    for event in plan.content.events:
        name = quoted(title_of(plan, event))
        for campaign in plan.content.campaigns:
            if _overlap(event, campaign):
                on = f" on {day_words(event.starts)}" if event.starts else ""
                yield Found(item=event.id, message=f"{name}{on} falls into {quoted(title_of(plan, campaign))}. Is that wanted?")
        if event.id not in followed:
            yield Found(item=event.id, message=f"{name} has no follow-up step. Plan how you come back to the people you meet.")


def engaging_comes_after_the_habits(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Engage is not planned while listen, curate and share are empty."""
    engaging = [slot for slot in plan.content.slots if slot.element == "engage"]
    if engaging and not any(slot.element in HABITS for slot in plan.content.slots):
        message = "You plan to engage with people, but nobody listens yet. Add one listening habit first."
        yield Found(item=engaging[0].id, message=message)


def _served(plan: Plan) -> set[str]:
    """The goals that an activity serves, with those above them."""
    direct = {goal for slot in plan.content.slots for goal in slot.goals}
    return direct | {above.id for goal in plan.goals.goals if goal.id in direct for above in goals_above(plan, goal)}


def _overlap(event: Event, campaign: Campaign) -> bool:
    """Whether an event and a campaign share a day; unknown ends are the first day."""
    if event.starts is None or campaign.starts is None:
        return False
    return event.starts <= (campaign.ends or campaign.starts) and campaign.starts <= (event.ends or event.starts)


RULES = (
    Rule(
        code="L17",
        severity="warning",
        page="content",
        why="Empty rows and columns show missing work or missing reasons",
        check=elements_and_objectives_meet,
    ),
    Rule(
        code="L27",
        severity="warning",
        page="content",
        why="Clashes cost attention, missing follow-up costs the contacts",
        check=events_do_not_clash_and_are_followed_up,
    ),
    Rule(
        code="L33",
        severity="warning",
        page="content",
        why="Joining in works best once listening and sharing are habits",
        check=engaging_comes_after_the_habits,
    ),
)
