"""Fernhill's plan, fifth part: four people with what they promised, and what the work costs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from smplan_kernel.plan.ownership import AdvocacyCount, Commitment, InformRule, Ownership, Person, Role, Rota, SkillGap, Stakeholder
from smplan_kernel.plan.resources import BudgetLine, Course, HoursSpent, Resources, StopItem, Tool
from tests.samples.landscape_plan_goals import COUPONS, ENQUIRIES, SMALL, VIDEOS
from tests.samples.landscape_plan_start import JON, MARA, PRIYA, TOM
from tests.samples.noise import months_between

EVERYBODY = (MARA, JON, TOM, PRIYA)
PLANNED_A_MONTH = {"Film storage and music": ("chan-youtube", "slot-videos", 60.0), "Stand and cards": ("chan-shows", "slot-shows", 120.0)}
AUTUMN_STAND = 410.0


def ownership(owned: Iterable[tuple[str, str]]) -> Ownership:
    """Answer the ownership page; `owned` names who answers for which part of the plan, and all have accepted."""
    return Ownership(
        people=(
            _person(MARA, "Mara Lind", 5, ("Design",), ("Filming", "Drawing", "Levels"), ("share", "fifth"), ("Design process", "Film")),
            _person(JON, "Jon Berg", 4, ("Sales",), ("Selling", "Talks"), ("engage", "fifth"), ("Prices", "Contracts", "Press")),
            _person(
                TOM,
                "Tom Ashworth",
                7,
                ("Office",),
                ("Writing", "Spreadsheets"),
                ("listen", "share", "engage"),
                ("Logins", "Numbers", "Data protection"),
            ),
            _person(PRIYA, "Priya Nair", 3, ("Planting",), ("Plants", "Photography"), ("curate", "share"), ("Plants", "Suppliers")),
        ),
        commitments=tuple(
            Commitment(id=f"comm-{item.replace('-', '')}", person=person, item=item, state="accepted", on=date(2026, 10, 1))
            for item, person in owned
        ),
        roles=(
            Role(id="role-sponsor", name="Sponsor", people=(JON,), decides="Money, hours, what we stop", tasks="Signs off each quarter"),
            Role(
                id="role-editor",
                name="Editor",
                people=(MARA,),
                decides="What is published",
                tasks="Looks at every film before it goes out",
                reports_to="role-sponsor",
            ),
            Role(
                id="role-numbers",
                name="Keeper of the numbers",
                people=(TOM,),
                decides="Which files count",
                tasks="Fetches the exports on the 2nd",
                reports_to="role-sponsor",
            ),
        ),
        adoption="some",
        risk="medium",
        stakeholders=_stakeholders(),
        gaps=(
            SkillGap(
                id="gaps-cutting",
                name="Cutting long films",
                answer="train",
                item="step-priyafilms",
                hours=6,
                owner=PRIYA,
                by=date(2027, 2, 26),
            ),
        ),
        rota=(
            Rota(
                id="rota-studiodec",
                channel="chan-studio",
                person=MARA,
                starts=date(2026, 12, 21),
                ends=date(2027, 1, 3),
                handover="Four posts are scheduled; answer messages once a day.",
            ),
        ),
        advocacy=(
            AdvocacyCount(id="advo-september", month="2026-09", people=5, shares=11),
            AdvocacyCount(id="advo-october", month="2026-10", people=4, shares=9),
        ),
        informs=(
            InformRule(id="info-report", what="Monthly report", who=EVERYBODY, when="Three days before the review"),
            InformRule(id="info-builders", what="Filming days", who=(JON, PRIYA), when="The Friday before"),
        ),
        purpose="All four can say the first goal by heart; the planting team heard it at the season start.",
        coordination="One calendar, looked at on Monday at half past eight.",
        division="Mara films, Tom publishes, Priya writes about plants, Jon meets people.",
        authority="Mara decides what is shown, Jon what is spent.",
        structure=("departments", "chain of command", "written rules"),
    )


def _person(
    key: str, name: str, hours: float, departments: tuple[str, ...], skills: tuple[str, ...], likes: tuple[str, ...], knows: tuple[str, ...]
) -> Person:
    return Person(
        id=key,
        name=name,
        hours_per_week=hours,
        departments=departments,
        skills=skills,
        email=f"{name.split(maxsplit=1)[0].lower()}@fernhillgardens.example",
        elements=likes,
        ask_me_about=knows,
        evangelist_topics=knows[:1],
        is_trained=True,
        trained_on=date(2026, 2, 5),
        is_advocate=True,
    )


def _stakeholders() -> tuple[Stakeholder, ...]:
    return (
        Stakeholder(
            id="stak-clients", name="Clients whose gardens we film", function="Customers", interest="high", influence="high", engagement="supports",
            reason="They must agree in writing.", next_step="Ask at the handover", owner=JON,
        ),
        Stakeholder(
            id="stak-builders", name="Contractors we work with", function="Service", interest="medium", influence="medium", engagement="supports",
            reason="Their people are in the films.", next_step="Show the rough cut", owner=MARA,
        ),
        Stakeholder(
            id="stak-lawyer", name="Our solicitor", function="Legal", interest="low", influence="high", engagement="neutral",
            reason="Looks at the policy once a year.", next_step="Send version 2 in January", owner=JON,
        ),
        Stakeholder(
            id="stak-insurer", name="The firm's insurer", function="Security", interest="low", influence="medium", engagement="neutral",
            reason="Asks about filming on site.", next_step="Send the site rules", owner=TOM,
        ),
    )  # fmt: skip


def resources() -> Resources:
    """Answer the resources page."""
    return Resources(
        budget=tuple(_budget()),
        tools=(
            Tool(id="rsrc-planner", name="Planner app", kind="software", purpose="Scheduling", cost_per_month=24, owner=TOM, logins=(TOM, MARA), on_phone=True, installed_by=(TOM, PRIYA), check_by=date(2027, 3, 25)),
            Tool(id="rsrc-camera", name="Camera with two lenses", kind="equipment", purpose="Filming", cost_per_month=0, owner=MARA, logins=(MARA, PRIYA), on_phone=False, check_by=date(2027, 9, 30)),
            Tool(id="rsrc-storage", name="Film storage", kind="infrastructure", purpose="Keeping clips", cost_per_month=36, owner=TOM, logins=(TOM, MARA), on_phone=True, check_by=date(2027, 3, 25)),
            Tool(id="rsrc-mailrules", name="Mail rules", kind="tool", purpose="Listening", cost_per_month=0, owner=TOM, logins=(TOM, JON), on_phone=True, check_by=date(2027, 3, 25)),
        ),
        hours_spent=tuple(_hours()),
        courses=(Course(id="crse-cutting", name="Cutting films", person=PRIYA, answer="train", hours=6, cost=90, by=date(2027, 2, 26)),),
        stops=(
            StopItem(id="stop-sametext", text="Posting the same text on every network", hours_per_week=1, owner=TOM),
            StopItem(id="stop-prizes", text="Prize draws", hours_per_week=0.5, owner=TOM),
        ),
        funding="240 pounds a month from the marketing line of the budget, stand fees included.",
        help_wanted=("A student of the film school for two days in March",),
    )  # fmt: skip


def _budget() -> Iterable[BudgetLine]:
    for number, (name, (channel, item, planned)) in enumerate(PLANNED_A_MONTH.items()):
        for month in months_between("2026-07", "2027-06"):
            spent = (
                None if month > "2026-10" else AUTUMN_STAND if (name, month) == ("Stand and cards", "2026-09") else round(planned * 0.9, 2)
            )
            yield BudgetLine(
                id=f"budg-{number}{month.replace('-', '')}",
                name=name,
                month=month,
                channel=channel,
                item=item,
                planned=planned,
                spent=spent,
            )


def _hours() -> Iterable[HoursSpent]:
    """Hours given in the last four months, about what was promised, with where they went; Tom's answering served no one goal."""
    given = (
        ("videos", MARA, "chan-youtube", VIDEOS, (19, 17, 22, 20)),
        ("shows", JON, "chan-shows", COUPONS, (13, 9, 19, 14)),
        ("studio", TOM, "chan-studio", SMALL, (12, 10, 12, 13)),
        ("answers", TOM, "", "", (4, 3, 5, 5)),
        ("site", TOM, "chan-site", ENQUIRIES, (9, 8, 9, 9)),
        ("plants", PRIYA, "chan-plants", SMALL, (11, 8, 12, 10)),
    )
    for name, person, channel, goal, hours in given:
        for month, count in zip(months_between("2026-07", "2026-10"), hours, strict=True):
            yield HoursSpent(id=f"hour-{name}{month.replace('-', '')}", month=month, person=person, channel=channel, goal=goal, hours=count)
