"""Which of the seven parts of a plan are there, and what the first missing thing of each is."""

from __future__ import annotations

from collections.abc import Callable

from smplan_kernel.figures.picture import MISSING, PARTLY, THERE, Picture, rows_picture, state
from smplan_kernel.figures.words import count
from smplan_kernel.plan.document import Plan

Part = tuple[str, Callable[[Plan], tuple[str, str]]]


def seven_parts(plan: Plan) -> Picture:
    """Which of the seven parts stand, and what is missing."""
    rows = []
    for name, look in _PARTS:
        there, missing = look(plan)
        judged = state("there", THERE) if there and not missing else state("in part", PARTLY) if there else state("not yet", MISSING)
        rows.append((name, judged, there or "nothing yet", missing or "nothing"))
    return rows_picture(
        "Which of the seven parts stand?",
        ("Part", "State", "There is", "Missing"),
        rows,
        note="Audience, channels, goals, resources, policy, monitoring and content: with all seven a plan can be carried out and followed.",
    )


def _audience(plan: Plan) -> tuple[str, str]:
    personas = plan.personas.personas
    sourced = [one for one in personas if any(fact.source for fact in one.facts)]
    return count(len(personas), "persona") if personas else "", "" if sourced else "a persona with a fact and its source"


def _channels(plan: Plan) -> tuple[str, str]:
    channels = plan.channels.channels
    idle = [one.name for one in channels if not one.job or not one.personas]
    missing = f"a job and a persona for {idle[0]}" if idle else "" if channels else "a channel with a job"
    return count(len(channels), "channel") if channels else "", missing


def _goals(plan: Plan) -> tuple[str, str]:
    goals = plan.goals.goals
    measured = {metric.goal for metric in plan.metrics.metrics}
    bare = [goal.text for goal in goals if goal.level == "social" and goal.id not in measured]
    return count(len(goals), "goal") if goals else "", f"a metric for “{bare[0]}”" if bare else "" if goals else "a first goal"


def _resources(plan: Plan) -> tuple[str, str]:
    promised = sum(person.hours_per_week or 0 for person in plan.ownership.people)
    there = f"{promised:g} hours a week promised" if promised else ""
    return there, "" if promised else "hours that somebody has promised"


def _policy(plan: Plan) -> tuple[str, str]:
    rules = plan.policy.rules
    return count(len(rules), "rule") if rules else "", "" if plan.policy.issued_on else "the day it comes into force"


def _monitoring(plan: Plan) -> tuple[str, str]:
    metrics, held = plan.metrics.metrics, plan.review.held
    there = count(len(metrics), "metric") if metrics else ""
    missing = "" if plan.review.rule else "a review day"
    return there, missing or ("" if held else "a first review")


def _content(plan: Plan) -> tuple[str, str]:
    slots, entries = plan.content.slots, plan.content.entries
    there = count(len(slots), "activity", "activities") if slots else ""
    return there, "" if entries or plan.content.weekly else "a week in the calendar"


_PARTS: tuple[Part, ...] = (
    ("Audience", _audience),
    ("Channels", _channels),
    ("Goals", _goals),
    ("Resources", _resources),
    ("Policy", _policy),
    ("Monitoring", _monitoring),
    ("Content", _content),
)
