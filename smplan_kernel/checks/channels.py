"""Checks of the channels: each has a persona and a job, the focus fits the hours, and two people hold the login."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.owners import owner_name
from smplan_kernel.plan.audit import Account
from smplan_kernel.plan.capacity import focus_hours, hours_pledged
from smplan_kernel.plan.channels import Channel
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.wording import number_words, one_line, plural, quoted

NO_LOGIN = frozenset({"Events", "Word of mouth"})


def kept_channels(plan: Plan) -> tuple[Channel, ...]:
    """The channels that go on; those to be closed need neither job nor owner."""
    return tuple(channel for channel in plan.channels.channels if channel.tier != "close")


def every_channel_has_a_persona_and_a_job(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every channel reaches a persona and has something to do for it."""
    personas = {persona.id for persona in plan.personas.personas}
    for channel in kept_channels(plan):
        name = quoted(title_of(plan, channel))
        has_persona = bool(personas & set(channel.personas))
        if not has_persona and not channel.job.strip():
            yield Found(item=channel.id, message=f"{name} has no persona and no job yet. Whom does it reach, and what does it do for them?")
        elif not has_persona:
            yield Found(item=channel.id, message=f"{name} has no persona yet. Which of your personas does it reach?")
        elif not channel.job.strip():
            yield Found(item=channel.id, message=f"{name} has no job yet. What does it do for one of your personas?")


def focus_channels_fit_the_hours(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """The focus channels do not need more hours than there are."""
    focus = [channel for channel in plan.channels.channels if channel.tier == "focus"]
    needed, pledged = focus_hours(plan), hours_pledged(plan)
    if focus and pledged is not None and needed > pledged:
        channels = plural(len(focus), "focus channel")
        verb = "needs" if len(focus) == 1 else "need"
        sentence = f"{channels} {verb} about {number_words(round(needed))} hours a week; you have {number_words(round(pledged, 1))}."
        way_out = "Give it fewer hours, or find more." if len(focus) == 1 else "Move one to 'maintain'."
        yield Found(item="", message=f"{sentence[:1].upper()}{sentence[1:]} {way_out}")


def two_people_hold_every_login(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """No login hangs on one person, and none is unknown."""
    for channel in kept_channels(plan):
        if channel.network in NO_LOGIN:
            continue
        holders = _holders(plan, channel)
        name = quoted(title_of(plan, channel))
        if not holders:
            yield Found(item=channel.id, message=f"Nobody is named who knows the login of {name}. Name two people.")
        elif len(holders) == 1:
            yield Found(item=channel.id, message=f"Only {one_line(holders[0])} knows the login of {name}. Name a second person.")


def _holders(plan: Plan, channel: Channel) -> tuple[str, ...]:
    """The names of those who hold a channel's login, from the channel and from its accounts."""
    accounts = (plan.by_id.get(account) for account in channel.accounts)
    logins = (*channel.logins, *(login for account in accounts if isinstance(account, Account) for login in account.logins))
    return tuple(dict.fromkeys(name for login in logins if (name := owner_name(plan, login))))


RULES = (
    Rule(code="L08", severity="error", page="channels", why="A channel must serve somebody", check=every_channel_has_a_persona_and_a_job),
    Rule(
        code="L09",
        severity="warning",
        page="channels",
        why="Half-kept channels harm more than closed ones",
        check=focus_channels_fit_the_hours,
    ),
    Rule(
        code="L34",
        severity="warning",
        page="channels",
        why="Accounts are lost with the person who held the key",
        check=two_people_hold_every_login,
    ),
)
