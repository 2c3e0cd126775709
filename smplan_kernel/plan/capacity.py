"""How many hours and how much money the plan takes: the one calculation that checks, figures and pages share.

Nothing is counted twice: a channel's hours hold the hours of the activities on it, and a routine is how an activity gets done.
Steps are spread over the whole plan.
"""

from __future__ import annotations

from smplan_kernel.plan.channels import Channel
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.steps import Step

WEEKS_A_MONTH = 52 / 12
SETTLED = frozenset({"done", "dropped"})


def weeks(plan: Plan) -> float:
    """How many weeks the plan lasts."""
    return max(1.0, plan.plan.months * WEEKS_A_MONTH)


def channel_hours(plan: Plan, channel: Channel) -> float:
    """Hours a week on a channel: its own figure, or its activities when they take more; a focus channel without both is estimated."""
    activities = sum(slot.hours_per_week or 0 for slot in _slots_on(plan, channel))
    own = channel.hours_per_week
    if own is None and not activities and channel.tier == "focus":
        return plan.plan.limits.focus_hours
    return max(own or 0, activities)


def focus_hours(plan: Plan) -> float:
    """Hours a week that the focus channels take together."""
    return sum(channel_hours(plan, channel) for channel in plan.channels.channels if channel.tier == "focus")


def hours_needed(plan: Plan) -> float:
    """Hours a week that everything in the plan takes."""
    channels = sum(channel_hours(plan, channel) for channel in _kept(plan))
    return channels + sum(slot.hours_per_week or 0 for slot in _slots_elsewhere(plan)) + _step_hours(plan)


def hours_of(plan: Plan, person: str) -> float:
    """Hours a week that one person answers for."""
    slots = sum(slot.hours_per_week or 0 for slot in plan.content.slots if slot.owner == person)
    rest = sum(_rest_of(plan, channel) for channel in _kept(plan) if channel.owner == person)
    return slots + rest + _step_hours(plan, person)


def hours_pledged(plan: Plan) -> float | None:
    """Hours a week that people have promised, else the first guess, else nothing."""
    pledged = [person.hours_per_week for person in plan.ownership.people if person.hours_per_week is not None]
    return sum(pledged) if pledged else plan.start.hours_per_week


def money_needed(plan: Plan) -> float:
    """Money a month for activities, tools and help; the budget's lines come once and are left out."""
    slots = sum(slot.cost_per_month or 0 for slot in plan.content.slots)
    tools = sum(tool.cost_per_month or 0 for tool in plan.resources.tools)
    return slots + tools + sum(gap.cost_per_month or 0 for gap in plan.ownership.gaps)


def open_steps(plan: Plan) -> tuple[Step, ...]:
    """The steps that are still to do."""
    return tuple(step for step in plan.content.steps if step.status not in SETTLED)


def _kept(plan: Plan) -> tuple[Channel, ...]:
    """The channels that go on."""
    return tuple(channel for channel in plan.channels.channels if channel.tier != "close")


def _slots_on(plan: Plan, channel: Channel) -> tuple[Slot, ...]:
    """The activities on one channel."""
    return tuple(slot for slot in plan.content.slots if slot.channel == channel.id)


def _slots_elsewhere(plan: Plan) -> tuple[Slot, ...]:
    """The activities on no channel that goes on."""
    kept = {channel.id for channel in _kept(plan)}
    return tuple(slot for slot in plan.content.slots if slot.channel not in kept)


def _rest_of(plan: Plan, channel: Channel) -> float:
    """A channel's hours beyond its activities."""
    return channel_hours(plan, channel) - sum(slot.hours_per_week or 0 for slot in _slots_on(plan, channel))


def _step_hours(plan: Plan, owner: str | None = None) -> float:
    """Hours a week in steps, of everybody or of one person, spread over the plan."""
    return sum(step.hours or 0 for step in plan.content.steps if step.status != "dropped" and owner in {None, step.owner}) / weeks(plan)
