"""Checks of the goals: enough of them, linked upwards, for more than one department, and in words that can be reviewed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.words import first_phrase, words_of
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.steps import Step
from smplan_kernel.plan.wording import count_words, plural, quoted

ABOVE = frozenset({"business", "marketing"})
ALONE = frozenset({"solo", "person"})


def goals_and_personas_come_first(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Nothing is planned before there is a goal and a persona."""
    lacking = tuple(word for word, there in (("goal", plan.goals.goals), ("persona", plan.personas.personas)) if not there)
    planned: tuple[Record, ...] = (
        *plan.content.slots,
        *plan.content.steps,
        *plan.content.ideas,
        *plan.content.events,
        *plan.channels.channels,
    )
    if lacking and planned:
        first = quoted(title_of(plan, planned[0]))
        nothing = " and ".join(f"no {word}" for word in lacking)
        todo = "one of each" if len(lacking) > 1 else f"a {lacking[0]}"
        message = f"You have planned {first}, but there is {nothing} yet. Write {todo} first, then see whether {first} still fits."
        yield Found(item=planned[0].id, message=message, page=f"{lacking[0]}s")


def there_are_three_to_seven_goals(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """There are neither too few goals nor too many."""
    number, limits = len(plan.goals.goals), plan.plan.limits
    if number < limits.goals_min:
        there = f"There {'is' if number == 1 else 'are'} {plural(number, 'goal')}" if number else "There is no goal yet"
        yield Found(item="", message=f"{there}. Write at least {count_words(limits.goals_min)}, as you would say them to a colleague.")
    elif number > limits.goals_max:
        few = count_words(limits.goals_max)
        yield Found(
            item="", message=f"There are {plural(number, 'goal')}. Few teams can follow more than {few}; choose which ones can wait."
        )


def every_social_goal_has_a_parent(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Above every social goal stands a marketing objective or a business goal."""
    for goal in plan.goals.goals:
        if goal.level == "social" and not any(above.level in ABOVE for above in goals_above(plan, goal)):
            yield Found(item=goal.id, message=f"{_called(plan, goal)} does not say which marketing objective it serves. Choose one.")


def goals_serve_more_than_one_department(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """The goals together serve more than one department."""
    goals = plan.goals.goals
    served = {department.strip().casefold() for goal in goals for department in goal.departments}
    if len(goals) > 1 and len(served) == 1 and all(goal.departments for goal in goals) and plan.start.profile not in ALONE:
        others = [name for name in _departments(plan) if name.strip().casefold() not in served][:2]
        whom = (
            f"Ask {' or '.join(one_name.strip() for one_name in others)} what they need."
            if others
            else "Ask another department what it needs."
        )
        only = goals[0].departments[0]
        number = "Both" if len(goals) == 2 else f"All {count_words(len(goals))}"  # noqa: PLR2004 - both are two
        yield Found(item="", message=f"{number} goals serve {quoted(only)}. {whom}")


def nothing_is_vague(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """What is worded vaguely has at least a number, a date or a metric."""
    measured = {metric.goal for metric in plan.metrics.metrics}
    for goal in plan.goals.goals:
        if goal.number is None and goal.date is None and goal.id not in measured:
            yield from _vague(plan, goal, goal.text, "goals")
    for slot in plan.content.slots:
        if not (slot.cadence or slot.metrics or measured & set(slot.goals)):
            yield from _vague(plan, slot, slot.activity, "content")
    for step in plan.content.steps:
        if step.planned is None and not step.tracking.strip():
            yield from _vague(plan, step, step.text, "content")


def goals_above(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    """The goals above one, the nearest first; a ring ends where it closes."""
    by_id = {other.id: other for other in plan.goals.goals}
    chain: list[Goal] = []
    above = by_id.get(goal.parent)
    while above is not None and above not in chain and above.id != goal.id:
        chain.append(above)
        above = by_id.get(above.parent)
    return tuple(chain)


def _called(plan: Plan, record: Record) -> str:
    """The record's own words in quotes."""
    return quoted(title_of(plan, record))


def _departments(plan: Plan) -> tuple[str, ...]:
    """The departments that the plan knows of."""
    people = (department for person in plan.ownership.people for department in person.departments)
    return tuple(dict.fromkeys((*plan.start.departments, *people)))


def _vague(plan: Plan, item: Goal | Slot | Step, text: str, page: str) -> Iterator[Found]:
    """The finding about a vague text without any figure in it."""
    words = words_of(plan.start.language)
    phrase = first_phrase(text, words.vague)
    if phrase and not re.search(r"\d", text):
        message = f"{quoted(text)} has no number and no date. Try: {quoted(words.vague[phrase])}"
        yield Found(item=item.id, message=message, page=page)


RULES = (
    Rule(code="L01", severity="warning", page="goals", why="Tactics chosen first seldom serve a goal", check=goals_and_personas_come_first),
    Rule(
        code="L02",
        severity="warning",
        page="goals",
        why="Too few hide what matters, too many cannot be followed",
        check=there_are_three_to_seven_goals,
    ),
    Rule(
        code="L03",
        severity="error",
        page="goals",
        why="A goal without a parent cannot show its worth to the organisation",
        check=every_social_goal_has_a_parent,
    ),
    Rule(
        code="L04",
        severity="warning",
        page="goals",
        why="Social media belongs to the whole organisation",
        check=goals_serve_more_than_one_department,
    ),
    Rule(code="L05", severity="warning", page="goals", why="What cannot be tracked cannot be reviewed", check=nothing_is_vague),
)
