"""Page 02, goals: what would make the year a success, on three levels."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Bullet, Day, Lines, Record, Refs, Section

LEVELS = (("business", "Business goal"), ("marketing", "Marketing objective"), ("social", "Social media goal"))
FAMILIES = (
    ("awareness", "Be known"),
    ("engagement", "Engagement"),
    ("loyalty", "Loyalty"),
    ("service", "Service"),
    ("advocacy", "Advocacy"),
    ("sales", "Sales"),
    ("innovation", "Innovation"),
    ("knowledge", "Sharing knowledge"),
    ("recruiting", "Finding staff"),
    ("positioning", "Known for one thing"),
)
SUCCESS_CARDS = (
    ("followers", "Followers"),
    ("traffic", "Visits to the site"),
    ("buzz", "People talk about us"),
    ("feedback", "Feedback"),
    ("ads", "Adverts that pay"),
)
TRACKS = (("external", "People outside"), ("internal", "Our own people"))
PLAN_KINDS = (
    ("product", "Product"),
    ("communication", "Communication"),
    ("people", "People"),
    ("process", "Process"),
    ("budget", "Budget"),
    ("operations", "Operations"),
)


class Goal(Bullet):
    """What the organisation wants to reach."""

    prefix: ClassVar[str] = "goal"
    kind_title: ClassVar[str] = "goal"

    level: str = ask(
        "Level",
        help="Business goals first, then marketing, then social media.",
        why="A goal without a parent cannot show its worth.",
        choices=LEVELS,
    )
    parent: str = ask(
        "Serves", help="The goal above it.", ref="goal", why="A goal without a parent cannot show its worth to the organisation."
    )
    contribution: str = ask(
        "What social media adds", help="How social media helps with it.", example="Shows finished gardens to people nearby", kind="long"
    )
    owner: str = ask("Owner", help="The one person who answers for it.", ref="pson", term="owner")
    departments: Lines = several(
        "Departments", help="Who it serves.", example="Sales", why="Social media belongs to the whole organisation."
    )
    number: float | None = unset(
        "Number", help="How many would be a success.", example="12", why="What cannot be tracked cannot be reviewed."
    )
    unit: str = ask("Of what", help="What the number counts.", example="commissions")
    date: dt.date | None = unset(
        "By when", help="The last day that counts.", example="30 June 2027", why="Without a day nobody knows when to look."
    )
    families: Lines = several("Kind of goal", help="Choose what it is about.", choices=FAMILIES)
    track: str = ask("For whom", help="People outside, or your own people.", choices=TRACKS, default="external")
    topic: str = ask(
        "Topic to be known for", help="Only when you want to be known for one thing. Keep it narrow.", example="Small town gardens"
    )
    proofs: Lines = several("Proof points", help="What shows that you know it, one a line.", example="40 gardens under 80 square metres")
    values: Refs = several("Values it serves", help="From the values on the start page.", ref="valu")


class Participant(Record):
    """Somebody who took part in the planning."""

    prefix: ClassVar[str] = "part"
    kind_title: ClassVar[str] = "participant"

    name: str = ask("Name", help="Who took part.", example="Tom Ashworth", required=True)
    department: str = ask("Department", help="For whom they speak.", example="Office")
    on: Day = unset("On", help="The day they took part.")


class OtherPlan(Record):
    """Another plan of the organisation that should agree with this one."""

    prefix: ClassVar[str] = "opln"
    kind_title: ClassVar[str] = "related plan"

    name: str = ask("Plan", help="Its name.", example="Budget 2027", required=True)
    kind: str = ask("Kind", help="What it is about.", choices=PLAN_KINDS)
    owner: str = ask("Owner", help="Who keeps it.", ref="pson")
    is_reflected: bool | None = unset("Reflects this plan", help="Does it mention what is planned here?")
    link: str = ask("Where", help="Link or place.")


class GoodwillPulse(Record):
    """A short survey among the organisation's own people; each answer is a mean from 1 to 5."""

    prefix: ClassVar[str] = "puls"
    kind_title: ClassVar[str] = "goodwill pulse"
    name_field: ClassVar[str] = "note"

    on: Day = unset("On", help="The day people answered.")
    people: int | None = unset("People", help="How many answered. Under five nothing is shown.", example="9", unit="people")
    trust: float | None = unset("I trust how we treat each other", help="Mean of the answers from 1 to 5.", example="4.2")
    pride: float | None = unset("I am glad to say where I work", help="Mean of the answers from 1 to 5.", example="4.5")
    heard: float | None = unset("My view is heard", help="Mean of the answers from 1 to 5.", example="3.8")
    support: float | None = unset("I get the help I need", help="Mean of the answers from 1 to 5.", example="3.9")
    sharing: float | None = unset("I would share our news", help="Mean of the answers from 1 to 5.", example="4.1")
    note: str = ask("Note", help="What people added.", example="People wish to be asked before they are filmed", kind="long")


class Goals(Section):
    """What would make the year a success."""

    goals: tuple[Goal, ...] = several("Goals", help="Three to seven, each in one sentence.", term="goal")
    success: Lines = several("What success looks like", help="Choose the pictures that fit. Each drafts a goal.", choices=SUCCESS_CARDS)
    participants: tuple[Participant, ...] = several("Who took part", help="People from more than one department.")
    other_plans: tuple[OtherPlan, ...] = several("Other plans", help="Plans that should mention this one.")
    pulses: tuple[GoodwillPulse, ...] = several(
        "Goodwill pulse", help="Ask your own people before you ask them to take part.", term="goodwill"
    )
