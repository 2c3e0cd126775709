"""Checks of ownership: a named person behind everything, not too much on one, and the right people at the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.channels import kept_channels
from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.owners import is_group, owner_name, person_named
from smplan_kernel.checks.words import first_phrase, words_of
from smplan_kernel.plan.capacity import hours_of, open_steps
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import fields_of
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.owned import answers_of, is_accepted
from smplan_kernel.plan.ownership import Person
from smplan_kernel.plan.wording import listed, number_words, one_line, plural, quoted

OWNING = frozenset({"owner", "deputy"})


def every_channel_has_an_owner_and_a_deputy(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Somebody updates every channel, and somebody else steps in."""
    for channel in kept_channels(plan):
        name = quoted(title_of(plan, channel))
        owner, deputy = owner_name(plan, channel.owner), owner_name(plan, channel.deputy)
        if not owner:
            yield Found(item=channel.id, message=f"Nobody owns {name}. Choose the person who updates it.")
        if not deputy:
            yield Found(item=channel.id, severity="warning", message=f"{name} has no deputy for holidays and illness.")
        elif deputy == owner:
            message = f"{one_line(owner)} is owner and deputy of {name}. Choose somebody else for holidays and illness."
            yield Found(item=channel.id, severity="warning", message=message)


def every_step_has_an_accountable_person(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """One person answers for every step that is not dropped."""
    for step in plan.content.steps:
        if step.status != "dropped" and not owner_name(plan, step.owner):
            yield Found(item=step.id, message=f"{quoted(title_of(plan, step))} has no accountable person.")


def no_owner_is_a_group(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every owner is one named person."""
    for record in plan.by_id.values():
        asked = [entry for entry in fields_of(type(record)) if entry.name in OWNING and entry.ref == "pson"]
        for entry in asked:
            owner = getattr(record, entry.name)
            if owner and is_group(plan, owner):
                does = "owns" if entry.name == "owner" else "stands in for"
                who = quoted(owner_name(plan, owner))
                message = f"{who} {does} {quoted(title_of(plan, record))}. Name the one person who answers for it."
                yield Found(item=record.id, message=message)


def nobody_carries_too_much(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Nobody answers for more steps than the limit, or for more hours than were pledged."""
    for person in plan.ownership.people:
        steps = [step for step in open_steps(plan) if step.owner == person.id]
        share = _share_of_hours(plan, person)
        if len(steps) > plan.plan.limits.steps_per_person or (share is not None and share > 1):
            load = f", about {number_words(round(share * 100))} % of the hours pledged" if share is not None else ""
            work = plural(len(steps), "step") if steps else "work"
            message = f"{one_line(person.name)} is accountable for {work}{load}. Hand over what others can do."
            yield Found(item=person.id, message=message)


def every_task_is_accepted(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Whoever is accountable has said yes, to the step or to what it belongs to."""
    answers = answers_of(plan)
    for step in open_steps(plan):
        person = person_named(plan, step.owner)
        if person is not None and not is_accepted(plan, answers, step, person.id):
            yield Found(item=step.id, message=f"{one_line(person.name)} has not yet accepted {quoted(title_of(plan, step))}.")


def a_risky_plan_has_its_stakeholders(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """With a high risk profile, Legal, Personnel and Security are among the stakeholders."""
    if plan.ownership.risk != "high":
        return
    there = [f"{stakeholder.function} {stakeholder.name}" for stakeholder in plan.ownership.stakeholders]
    functions = words_of(plan.start.language).functions
    missing = tuple(name for name, called in functions.items() if not any(first_phrase(text, called) for text in there))
    if missing:
        who = listed(missing).replace(" and ", " or ")
        yield Found(item="", message=f"You chose a high risk profile, but nobody from {who} is on the list of stakeholders.")


def _share_of_hours(plan: Plan, person: Person) -> float | None:
    """The hours a person answers for, as a share of those pledged; nothing when none were pledged."""
    return hours_of(plan, person.id) / person.hours_per_week if person.hours_per_week else None


RULES = (
    Rule(
        code="L10",
        severity="error",
        page="ownership",
        why="A channel without a person falls silent",
        check=every_channel_has_an_owner_and_a_deputy,
    ),
    Rule(
        code="L11",
        severity="error",
        page="ownership",
        why="Work with no face behind it gets done less",
        check=every_step_has_an_accountable_person,
    ),
    Rule(
        code="L12",
        severity="warning",
        page="ownership",
        why="Groups deliver less often than one named person",
        check=no_owner_is_a_group,
    ),
    Rule(
        code="L13",
        severity="warning",
        page="ownership",
        why="An overloaded person is a single point of failure",
        check=nobody_carries_too_much,
    ),
    Rule(code="L14", severity="hint", page="ownership", why="A task counts when it has been accepted", check=every_task_is_accepted),
    Rule(
        code="L26",
        severity="warning",
        page="ownership",
        why="These three are needed when something goes wrong",
        check=a_risky_plan_has_its_stakeholders,
    ),
)
