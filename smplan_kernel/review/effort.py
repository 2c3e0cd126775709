"""Hours and money by month, goal and channel, as people wrote them down; what nobody wrote is missing, not zero."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from smplan_kernel.plan.capacity import WEEKS_A_MONTH, channel_hours
from smplan_kernel.plan.lookup import find
from smplan_kernel.review.calendar import month_before

if TYPE_CHECKING:
    from smplan_kernel.plan import Channel, Plan
    from smplan_kernel.plan.resources import BudgetLine
    from smplan_kernel.review.facts import Facts

MONTHS = 12


def last_months(month: str, count: int = MONTHS) -> tuple[str, ...]:
    """A month and those before it, oldest first.

    >>> last_months("2026-02", 3)
    ('2025-12', '2026-01', '2026-02')
    """
    found = [month]
    while len(found) < count:
        found.append(month_before(found[-1]))
    return tuple(reversed(found))


def written_months(facts: Facts) -> tuple[str, ...]:
    """Those of the last twelve months for which hours or money were written down at all."""
    known = {line.month for line in facts.plan.resources.hours_spent if line.hours is not None}
    known |= {line.month for line in facts.plan.resources.budget if line.spent is not None}
    return tuple(month for month in last_months(facts.month) if month in known)


def hours_for(plan: Plan, months: Iterable[str], *, goal: str = "", channel: str = "") -> float | None:
    """Hours written down for a goal or a channel in some months."""
    wanted = set(months)
    return summed(
        line.hours
        for line in plan.resources.hours_spent
        if line.month in wanted and ((goal and line.goal == goal) or (channel and line.channel == channel))
    )


def unassigned_hours(plan: Plan, months: Iterable[str]) -> float | None:
    """Hours written down for no one goal."""
    wanted = set(months)
    return summed(line.hours for line in plan.resources.hours_spent if line.month in wanted and not line.goal)


def planned_hours(plan: Plan, channel: Channel) -> float | None:
    """Hours a month that the plan gives a channel; None where it gives none."""
    return channel_hours(plan, channel) * WEEKS_A_MONTH or None


def money_for_goal(plan: Plan, months: Iterable[str], goal: str) -> float | None:
    """Money spent on what serves a goal; what serves several is shared equally among them."""
    wanted = set(months)
    shares = [
        line.spent / len(goals)
        for line in plan.resources.budget
        if line.month in wanted and line.spent is not None and goal in (goals := goals_of(plan, line))
    ]
    return sum(shares) if shares else None


def money_for_channel(plan: Plan, months: Iterable[str], channel: str) -> float | None:
    """Money spent on a channel."""
    wanted = set(months)
    return summed(line.spent for line in plan.resources.budget if line.month in wanted and line.channel == channel)


def goals_of(plan: Plan, line: BudgetLine) -> tuple[str, ...]:
    """The goals that a line of the budget serves: those of its activity, or the one of its step."""
    item = find(plan, line.item) if line.item else None
    several = getattr(item, "goals", None) or ()
    one = getattr(item, "goal", "")
    return tuple(several) or ((one,) if one else ())


def summed(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
