"""Channels in the order in which they deserve hours, with the reasons."""

from __future__ import annotations

from smplan_kernel.figures.picture import Cell, Picture, rows_picture
from smplan_kernel.figures.words import amount, listed
from smplan_kernel.plan.channels import TIERS, Channel
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.ranking import BEST, CRITERIA, in_order, score

_REASONS = dict(zip(CRITERIA, ("audience", "goals", "form", "capacity"), strict=True))


def channels_by_tier(plan: Plan) -> Picture:
    """Which channels come first, and why."""
    places = {tier: place for place, (tier, _) in enumerate(TIERS)}
    channels = sorted(in_order(plan.channels.channels), key=lambda one: places.get(one.tier, len(places)))
    rows = [
        (
            channel.name,
            meta(Channel, "tier").label(channel.tier) or Cell(text="not decided", mark="○", tone="calm"),
            channel.job or Cell(text="no job yet", mark="○", tone="calm"),
            _why(channel),
            _keepers(plan, channel),
            amount(channel.hours_per_week, unset="–"),
        )
        for channel in channels
    ]
    return rows_picture(
        "Which channels come first, and why?",
        ("Channel", "Tier", "Its job", "Score", "Owner, deputy", "Hours a week"),
        rows,
        numeric=(5,),
        note="The score adds up how well a channel fits audience, goals, form and capacity, each out of five. It proposes; you decide.",
        empty="No channels yet. Name the few places where your personas already are, and give each one job.",
    )


def _why(channel: Channel) -> Cell:
    points, marked = score(channel)
    if not marked:
        return Cell(text="not scored", mark="○", tone="calm")
    known = [f"{words} {getattr(channel, name)}" for name, words in _REASONS.items() if getattr(channel, name) is not None]
    own = (f"Your reason: {channel.rank_note}",) if channel.rank_note else ()
    return Cell(text=f"{points} of {BEST * marked}", lines=(", ".join(known), *own), share=points / (BEST * marked))


def _keepers(plan: Plan, channel: Channel) -> Cell | str:
    names = [name for name in (name_of(plan, channel.owner), name_of(plan, channel.deputy)) if name]
    return listed(names, last="and") if names else Cell(text="nobody yet", mark="○", tone="calm")
