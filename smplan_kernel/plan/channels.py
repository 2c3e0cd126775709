"""Page 04, channels: where the organisation shows up, with which job, and how much of it."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.audit import NETWORKS
from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, Record, Refs, Section

TIERS = (("focus", "Focus"), ("maintain", "Maintain"), ("watch", "Watch"), ("close", "Close"))
TAGS = (("paid", "Paid"), ("earned", "Earned"), ("shared", "Shared"), ("owned", "Owned"))
NATURES = (("strategy", "Strategy"), ("tactic", "Tactic"))
SCORE = {"unit": "of 5", "term": "channel score"}


class Channel(Record):
    """A place where the organisation shows up."""

    prefix: ClassVar[str] = "chan"
    kind_title: ClassVar[str] = "channel"

    name: str = ask("Channel", help="The name you use for it.", example="Instagram", required=True)
    network: str = ask("Network", help="The network behind it. Write another if yours is missing.", choices=NETWORKS, kind="text")
    accounts: Refs = several("Accounts", help="From the audit. Several on one network are fine when each has its purpose.", ref="acct")
    tier: str = ask("Tier", help="Focus gets the time. Maintain stays alive. Watch only listens.", choices=TIERS, term="tier")
    job: str = ask(
        "Job",
        help="What it does for one of your personas.",
        example="Shows Ines what is possible",
        why="A channel must serve somebody.",
        kind="long",
    )
    personas: Refs = several("Personas", help="Who is reached there.", ref="pers")
    goals: Refs = several("Goals", help="Which goals it serves.", ref="goal")
    owner: str = ask(
        "Owner", help="The one person who updates it.", ref="pson", why="A channel without a person falls silent.", term="owner"
    )
    deputy: str = ask("Deputy", help="Who steps in for holidays and illness.", ref="pson", term="deputy")
    logins: Refs = several(
        "Who holds the login",
        help="Two people at least.",
        ref="pson",
        why="Accounts are lost with the person who held the key.",
        term="custodian",
    )
    updated_when: str = ask("Updated when", help="The days it is looked after.", example="Tuesday and Friday mornings")
    hours_per_week: float | None = unset("Hours a week", help="What it takes to do it well.", example="3", unit="hours", kind="hours")
    tags: Lines = several("Paid, earned, shared or owned", help="Choose what applies.", choices=TAGS, term="PESO")
    nature: str = ask("Strategy or tactic", help="A tactic needs a goal it serves.", choices=NATURES)
    insider: str = ask(
        "Inside view", help="What people get here that they get nowhere else.", example="The planting day, live", kind="long"
    )
    is_internal: bool = ask("Internal", help="Only for your own people.", default=False)
    audience_fit: int | None = unset("Audience", help="0 nobody you need is there, 5 most are.", **SCORE)
    goal_fit: int | None = unset("Goal fit", help="0 does nothing for a goal, 5 serves several.", **SCORE)
    format_fit: int | None = unset("Format fit", help="0 you cannot make what it needs, 5 you make it anyway.", **SCORE)
    capacity_fit: int | None = unset("Capacity", help="0 no time for it, 5 easily done.", **SCORE)
    rank: int | None = unset("Your rank", help="Only when you disagree with the score.")
    rank_note: str = ask("Why you disagree", help="The reason in one sentence.", kind="long")
    check_by: Day = unset("Look again by", help="The day to ask whether this still holds.")


class SetupTask(Record):
    """One part of setting a channel up."""

    prefix: ClassVar[str] = "setp"
    kind_title: ClassVar[str] = "set-up task"
    name_field: ClassVar[str] = "text"

    text: str = ask("Task", help="One small thing.", example="Write the profile text", required=True, kind="long")
    channel: str = ask("Channel", help="Where.", ref="chan")
    owner: str = ask("Owner", help="Who does it.", ref="pson")
    due: Day = unset("Due", help="The day it should be done.")
    done: Day = unset("Done", help="The day it was done.")


class FactCard(Record):
    """Something said about a network, with its source and its age."""

    prefix: ClassVar[str] = "card"
    kind_title: ClassVar[str] = "fact card"
    name_field: ClassVar[str] = "text"

    network: str = ask("Network", help="What it is about.", choices=NETWORKS, kind="text")
    text: str = ask("Fact", help="One sentence.", example="Two in three adults nearby use it every week", required=True, kind="long")
    value: str = ask("Figure", help="The figure, if there is one.", example="66 %")
    source: str = ask("Source", help="Who says so.", required=True)
    as_of: Day = unset("As of", help="The day it was true.")
    check_by: Day = unset("Check by", help="The day to look again.", why="Networks change all the time.")


class Channels(Section):
    """Where the organisation shows up."""

    channels: tuple[Channel, ...] = several(
        "Channels", help="All of them, also site, blog, mail and events. Only few can be focus.", term="channel"
    )
    setup: tuple[SetupTask, ...] = several("Set-up", help="Small tasks, each with a name and a day.")
    cards: tuple[FactCard, ...] = several("Fact cards", help="What you heard about a network, with source and date.")
