"""Page 08, resources: money, hours, tools and skills, and what is dropped to make room."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.ownership import ANSWERS
from smplan_kernel.plan.records import Day, Lines, MonthCount, Record, Refs, Section

TOOL_KINDS = (
    ("tool", "Tool"),
    ("software", "Software"),
    ("equipment", "Equipment"),
    ("infrastructure", "Infrastructure"),
    ("money", "Fund"),
)


class Tool(Record):
    """Something that is used for the work, with its cost and its keeper."""

    prefix: ClassVar[str] = "rsrc"
    kind_title: ClassVar[str] = "tool"

    name: str = ask("Name", help="What it is called.", example="Planner app", required=True)
    kind: str = ask("Kind", help="Tool, software, equipment and so on.", choices=TOOL_KINDS, default="tool")
    purpose: str = ask("Purpose", help="What it is used for. Two tools with the same purpose are shown.", example="Scheduling")
    cost_per_month: float | None = unset("Money a month", help="What it costs.", example="12", kind="money")
    owner: str = ask("Owner", help="Who answers for it.", ref="pson")
    logins: Refs = several("Who holds the login", help="Two people at least.", ref="pson", term="custodian")
    on_phone: bool | None = unset("Works on a phone", help="Is there an app for it?")
    installed_by: Refs = several("Installed by", help="Who has it on the phone.", ref="pson")
    check_by: Day = unset("Look again by", help="The day to ask whether it is still needed.")


class BudgetLine(Record):
    """Money for one thing in one month."""

    prefix: ClassVar[str] = "budg"
    kind_title: ClassVar[str] = "budget line"

    name: str = ask("For", help="What the money buys.", example="Adverts for the home show", required=True)
    month: str = ask("Month", help="The month it is spent.", kind="month")
    channel: str = ask("Channel", help="Where it is used.", ref="chan")
    item: str = ask("Activity or step", help="What it belongs to.", ref="any")
    planned: float | None = unset("Planned", help="What it may cost.", example="120", kind="money")
    spent: float | None = unset("Spent", help="What it did cost.", example="112", kind="money")


class HoursSpent(MonthCount):
    """Hours that somebody really gave in a month."""

    prefix: ClassVar[str] = "hour"
    kind_title: ClassVar[str] = "hours"
    name_field: ClassVar[str] = "note"

    person: str = ask("Person", help="Who worked.", ref="pson")
    goal: str = ask("Goal", help="What it was for, if it was one thing.", ref="goal")
    channel: str = ask("Channel", help="Where it went, if it was one place.", ref="chan")
    hours: float | None = unset("Hours", help="Roughly is fine.", example="14", unit="hours", kind="hours")
    note: str = ask("Note", help="On what.", example="Two process videos")


class Course(Record):
    """Something somebody will learn."""

    prefix: ClassVar[str] = "crse"
    kind_title: ClassVar[str] = "course"

    name: str = ask("Skill", help="What is learned.", example="Filming with a phone", required=True)
    person: str = ask("Who", help="Who learns it.", ref="pson")
    answer: str = ask("How", help="Train, hire or buy help.", choices=ANSWERS, default="train")
    hours: float | None = unset("Hours", help="How long it takes.", example="6", unit="hours", kind="hours")
    cost: float | None = unset("Money", help="What it costs.", example="90", kind="money")
    by: Day = unset("By", help="The day it should be done.")


class StopItem(Record):
    """Something that is not done any more."""

    prefix: ClassVar[str] = "stop"
    kind_title: ClassVar[str] = "thing to stop"
    name_field: ClassVar[str] = "text"

    text: str = ask("What we stop", help="One thing.", example="Posting the same text everywhere", required=True, kind="long")
    hours_per_week: float | None = unset("Hours a week it frees", help="Roughly.", example="1", unit="hours", kind="hours")
    owner: str = ask("Owner", help="Who sees to it.", ref="pson")


class Resources(Section):
    """Money, hours, tools and skills."""

    budget: tuple[BudgetLine, ...] = several("Budget", help="By month, channel and activity.")
    tools: tuple[Tool, ...] = several("Tools and equipment", help="What is used, what it costs, who keeps it.")
    hours_spent: tuple[HoursSpent, ...] = several("Hours given", help="Filled in each month, roughly.")
    courses: tuple[Course, ...] = several("Training plan", help="What will be learned, by whom, until when.")
    stops: tuple[StopItem, ...] = several("What we stop", help="Hours come from somewhere.")
    funding: str = ask("Where the money comes from", help="One sentence.", example="From the marketing line of the budget", kind="long")
    help_wanted: Lines = several("Help from outside", help="Who could help, one a line.", example="A student of the film school, two days")
