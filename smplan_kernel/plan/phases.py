"""The five phases of a plan's life, and which one it is in on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from smplan_kernel.plan.document import Plan

Name = Literal["overview", "plan", "periodic review", "correction", "ongoing management"]
PHASES: tuple[Name, ...] = ("overview", "plan", "periodic review", "correction", "ongoing management")


@dataclass(frozen=True, kw_only=True)
class Phase:
    """Where the plan stands, since when if that is known, and the page of the next action."""

    name: Name
    since: dt.date | None
    next_page: str


def phase_of(plan: Plan, *, today: dt.date) -> Phase:
    """The phase of a plan: its aims, its making, then review, correction and the days between.

    >>> from smplan_kernel.plan import blank_plan
    >>> phase_of(blank_plan("fernhill"), today=dt.date(2026, 11, 22)).name
    'overview'
    """
    if not (plan.goals.goals and plan.personas.personas):
        return Phase(name="overview", since=None, next_page=_first_open_aim(plan))
    starts = plan.plan.starts
    if starts is None or starts > today:
        return Phase(name="plan", since=None, next_page=_first_open_work(plan))
    held = sorted(review.on for review in plan.review.held if review.on is not None and review.on <= today)
    if any(correction.status == "proposed" for correction in plan.review.corrections):
        return Phase(name="correction", since=held[-1] if held else starts, next_page="review_meeting")
    last = held[-1] if held else starts
    if (today - last).days > plan.plan.limits.review_late_days:
        return Phase(name="periodic review", since=last, next_page="monthly_review")
    return Phase(name="ongoing management", since=last, next_page="content")


def _first_open_aim(plan: Plan) -> str:
    """The first page of aims without an answer."""
    answered = {"start": bool(plan.start.organisation), "audit": bool(plan.audit.accounts), "goals": bool(plan.goals.goals)}
    return next((key for key, is_answered in answered.items() if not is_answered), "personas")


def _first_open_work(plan: Plan) -> str:
    """The first page of work without an answer."""
    answered = {
        "channels": bool(plan.channels.channels),
        "content": bool(plan.content.slots or plan.content.steps),
        "ownership": bool(plan.ownership.people),
        "policy": bool(plan.policy.rules),
        "resources": bool(plan.resources.tools or plan.resources.budget),
        "metrics": bool(plan.metrics.metrics),
    }
    return next((key for key, is_answered in answered.items() if not is_answered), "plan")
