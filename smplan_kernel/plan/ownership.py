"""Page 06, ownership: the people, what they took on, and who has a say."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from smplan_kernel.plan.content import ELEMENTS
from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, Record, Refs, Section

STATES = (("accepted", "Accepted"), ("pending", "Not answered yet"), ("declined", "Declined"))
LEVELS3 = (("low", "Low"), ("medium", "Medium"), ("high", "High"))
ADOPTION = (("none", "Not in use"), ("trial", "Trying out"), ("some", "Some departments"), ("wide", "Across the organisation"))
FUNCTIONS = tuple(
    (name, name)
    for name in (
        "Leadership",
        "Marketing",
        "Sales",
        "Service",
        "Legal",
        "Personnel",
        "Security",
        "Technology",
        "Communications",
        "Board",
        "Customers",
    )
)
ENGAGEMENT = (("unaware", "Unaware"), ("against", "Against"), ("neutral", "Neutral"), ("supports", "Supports"), ("leads", "Leads"))
ANSWERS = (("train", "Train somebody"), ("hire", "Hire"), ("outsource", "Buy help"))
STRUCTURE = tuple(
    (name.lower(), name)
    for name in ("Specialisation", "Departments", "Chain of command", "Span of control", "Centralisation", "Written rules")
)


class Person(Record):
    """Somebody who does or decides something in the plan."""

    prefix: ClassVar[str] = "pson"
    kind_title: ClassVar[str] = "person"

    name: str = ask(
        "Name",
        help="First and last name of one person.",
        example="Mara Lind",
        why="Groups deliver less often than one named person.",
        required=True,
    )
    hours_per_week: float | None = unset(
        "Hours a week", help="What this person has promised.", example="4", unit="hours", kind="hours", term="pledged hours"
    )
    departments: Lines = several("Departments", help="Where the person works.", example="Marketing")
    skills: Lines = several("Skills", help="What the person can do, one a line.", example="Filming")
    email: str = ask("Mail", help="For reminders and the report.", example="mara@fernhill.example")
    elements: Lines = several("Would like to", help="The elements this person wants to take part in.", choices=ELEMENTS)
    ask_me_about: Lines = several(
        "Ask me about", help="Subjects colleagues may ask about.", example="Plants in dry shade", term="ask-me list"
    )
    is_trained: bool | None = unset("Trained for it", help="Trained in these subjects?")
    evangelist_topics: Lines = several(
        "Speaks up for", help="Subjects this person tells others about.", example="Small gardens", term="evangelist"
    )
    trained_on: Day = unset("Trained on", help="The last training.")
    is_advocate: bool = ask("Advocate", help="Shares our news by choice.", default=False, term="advocate")


class Commitment(Record):
    """What somebody was asked to take on, and the answer."""

    prefix: ClassVar[str] = "comm"
    kind_title: ClassVar[str] = "commitment"
    name_field: ClassVar[str] = "note"

    person: str = ask("Person", help="Who was asked.", ref="pson", term="commitment")
    item: str = ask("For", help="The step, channel, activity or goal.", ref="any")
    state: str = ask("Answer", help="A task counts when it has been accepted.", choices=STATES, default="pending")
    on: Day = unset("On", help="The day of the answer.")
    note: str = ask("Note", help="Conditions or reasons.", kind="long")


class Role(Record):
    """A part to play, with what it may decide."""

    prefix: ClassVar[str] = "role"
    kind_title: ClassVar[str] = "role"

    name: str = ask("Role", help="Its name.", example="Editor", required=True)
    people: Refs = several("Who", help="Who plays it.", ref="pson")
    decides: str = ask(
        "May decide", help="What this role decides alone.", example="What is shown, and when", kind="long", term="decision rights"
    )
    tasks: str = ask("Does", help="What this role does.", example="Reads every text before it goes out", kind="long")
    reports_to: str = ask("Reports to", help="The role above it.", ref="role")

    @model_validator(mode="after")
    def _does_not_report_to_itself(self) -> Self:
        """Nobody is their own superior."""
        if self.reports_to == self.id:
            msg = f"Role: {self.id} cannot report to itself"
            raise ValueError(msg)
        return self


class Stakeholder(Record):
    """Somebody whose support or advice the plan needs."""

    prefix: ClassVar[str] = "stak"
    kind_title: ClassVar[str] = "stakeholder"

    name: str = ask("Name", help="A person or a group.", example="Head of sales", required=True, term="stakeholder")
    function: str = ask("From", help="Legal, Personnel and so on. Write another if yours is missing.", choices=FUNCTIONS, kind="text")
    interest: str = ask("Interest", help="How much it matters to them.", choices=LEVELS3)
    influence: str = ask("Influence", help="How much they can help or stop.", choices=LEVELS3)
    engagement: str = ask("Where they stand", help="As of today.", choices=ENGAGEMENT)
    reason: str = ask("Why on the list", help="What you need from them.", example="Knows what clients ask", kind="long")
    next_step: str = ask("Next step", help="How to win them.", example="Show the first report in person", kind="long")
    owner: str = ask("Who talks to them", help="One of your people.", ref="pson")


class SkillGap(Record):
    """Something nobody here can do yet."""

    prefix: ClassVar[str] = "gaps"
    kind_title: ClassVar[str] = "gap"

    name: str = ask("Skill or task", help="What is missing.", example="Cutting films", required=True)
    answer: str = ask("Answer", help="Train, hire or buy help.", choices=ANSWERS)
    item: str = ask("For", help="The step or channel that needs it.", ref="any")
    cost_per_month: float | None = unset("Money a month", help="What the answer costs.", kind="money")
    hours: float | None = unset("Hours", help="What it takes once.", kind="hours", unit="hours")
    owner: str = ask("Owner", help="Who sees to it.", ref="pson")
    by: Day = unset("By", help="The day it should be closed.")


class InformRule(Record):
    """Who is told what, and when."""

    prefix: ClassVar[str] = "info"
    kind_title: ClassVar[str] = "line of information"
    name_field: ClassVar[str] = "what"

    what: str = ask("What", help="What they are told.", example="Monthly report", required=True)
    who: Refs = several("Who", help="The people who are told.", ref="pson")
    when: str = ask("When", help="On which occasion.", example="The day after the review")


class Rota(Record):
    """Who looks after a channel for a while."""

    prefix: ClassVar[str] = "rota"
    kind_title: ClassVar[str] = "turn"
    name_field: ClassVar[str] = "handover"

    channel: str = ask("Channel", help="Which channel.", ref="chan")
    person: str = ask("Person", help="Whose turn it is.", ref="pson")
    starts: Day = unset("From", help="First day.")
    ends: Day = unset("To", help="Last day.")
    handover: str = ask(
        "Handover", help="What the next person must know.", example="Two comments wait for an answer about prices", kind="long"
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        """A turn cannot end before it begins."""
        if self.starts and self.ends and self.ends < self.starts:
            msg = f"Rota: ends must not be before starts ({self.ends} is before {self.starts})"
            raise ValueError(msg)
        return self


class AdvocacyCount(Record):
    """How much was shared by advocates in a month, without names."""

    prefix: ClassVar[str] = "advo"
    kind_title: ClassVar[str] = "advocacy count"
    name_field: ClassVar[str] = "month"

    month: str = ask("Month", help="The month.", kind="month")
    people: int | None = unset("People", help="How many shared something.", example="4", unit="people")
    shares: int | None = unset("Shares", help="How many times.", example="11", unit="shares")


class Ownership(Section):
    """Who does and decides what."""

    people: tuple[Person, ...] = several("People", help="Everybody who does or decides something.", term="owner")
    commitments: tuple[Commitment, ...] = several(
        "Commitments", help="Ask each person. A task counts when it has been accepted.", term="commitment"
    )
    roles: tuple[Role, ...] = several("Roles", help="What each may decide, and to whom it reports.", term="decision rights")
    adoption: str = ask("How far along", help="How widely social media is in use here.", choices=ADOPTION, term="adoption level")
    risk: str = ask("Risk", help="How much harm a mistake could do.", choices=LEVELS3, term="risk profile")
    stakeholders: tuple[Stakeholder, ...] = several("Stakeholders", help="Whose support or advice you need.", term="stakeholder")
    gaps: tuple[SkillGap, ...] = several("Gaps", help="What nobody here can do yet.")
    rota: tuple[Rota, ...] = several("Turns", help="Who looks after which channel when.")
    informs: tuple[InformRule, ...] = several("Who is told", help="Who is told what and when. The report follows this list.")
    purpose: str = ask(
        "Common purpose", help="Does everybody know what it is for?", example="All four can say the first goal by heart", kind="long"
    )
    coordination: str = ask("Coordination", help="How work is brought together.", example="One calendar, looked at on Mondays", kind="long")
    division: str = ask(
        "Division of work", help="Who does what, in one sentence.", example="Mara films, Tom publishes, Priya writes", kind="long"
    )
    authority: str = ask("Authority", help="Who may say yes and no.", example="Mara decides what is shown, Jon what is spent", kind="long")
    structure: Lines = several("Structure in order", help="Tick what is settled.", choices=STRUCTURE)
    advocacy: tuple[AdvocacyCount, ...] = several("Advocates' activity", help="Counted by month, without names.", term="advocate")
