"""Page 00, start: who plans, why, how deep, and the first guess of time and money."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, Record, Section

PROFILES = (
    ("solo", "One person"),
    ("shop", "Shop or craft"),
    ("firm", "Professional firm"),
    ("b2b", "Business that sells to businesses"),
    ("b2c", "Business that sells to people"),
    ("nonprofit", "Non-profit"),
    ("public", "Public body"),
    ("person", "Personal brand"),
)
SIZES = (
    ("1", "Just me"),
    ("2-9", "2 to 9 people"),
    ("10-49", "10 to 49 people"),
    ("50-249", "50 to 249 people"),
    ("250+", "250 people or more"),
)
DEPTHS = (("one-page", "One page"), ("standard", "Standard"), ("full", "Full binder"))
FIT_PURPOSE = (("business", "It should serve the organisation"), ("pastime", "It is a pastime"), ("unsure", "Not sure yet"))
FIT_ANSWERS = (("yes", "Yes"), ("partly", "Partly"), ("no", "No"), ("unsure", "Not sure"))
FIT_RESULTS = (("go", "Go"), ("go small", "Go small"), ("not yet", "Not yet"))
ROLES_OF_SOCIAL = (("strategy", "Part of the strategy"), ("method", "Only a method"))


class AgendaItem(Record):
    """One part of a workshop."""

    prefix: ClassVar[str] = "agnd"
    kind_title: ClassVar[str] = "agenda item"

    name: str = ask("Part", help="What the group does.", example="Write three goals", required=True)
    page: str = ask("Page", help="The page of the workbook it uses.", example="goals")
    minutes: int | None = unset("Minutes", help="How long it may take.", example="20", unit="minutes")
    notes: str = ask("Notes for the facilitator", help="What to say, bring or watch.", example="Bring the list of accounts", kind="long")


class Value(Record):
    """Something the organisation stands for."""

    prefix: ClassVar[str] = "valu"
    kind_title: ClassVar[str] = "value"

    name: str = ask("Value", help="One word or two.", example="Craft before speed", required=True)
    meaning: str = ask(
        "What it means here", help="How somebody outside would notice.", example="We name a price range at the first visit", kind="long"
    )


class Start(Section):
    """Who plans, why, and with how much."""

    organisation: str = ask(
        "Organisation", help="The name as it should stand on the plan.", example="Fernhill Garden Design", required=True
    )
    about: str = ask(
        "What you do", help="One sentence for somebody who has never heard of you.", example="We design small gardens in town.", kind="long"
    )
    profile: str = ask(
        "Kind of organisation",
        help="Choose the nearest. Examples and suggestions follow it.",
        why="A shop and a charity need different examples.",
        choices=PROFILES,
        term="profile",
    )
    size: str = ask("Size", help="How many people work here.", choices=SIZES)
    depth: str = ask(
        "Depth of the plan", help="How much you want to print. You can change it at any time.", choices=DEPTHS, default="standard"
    )
    start_small: bool = ask("Start small", help="One persona, one or two channels, three goals, three metrics.", default=False)
    departments: Lines = several(
        "Departments",
        help="One a line. Leave it out when you are too few for departments.",
        example="Sales",
        why="Goals should serve more than one.",
    )
    mission: str = ask(
        "Mission", help="What you are there for, in one sentence.", example="Every town house deserves a garden.", kind="long"
    )
    values: tuple[Value, ...] = several("Values", help="What you stand for. Goals can name the one they serve.")
    fit_purpose: str = ask("Business or pastime?", help="Why you would use social media here.", choices=FIT_PURPOSE)
    fit_audience: str = ask("Are the people you need on social media?", help="Answer from what you have seen.", choices=FIT_ANSWERS)
    fit_story: str = ask("Do you have something worth showing?", help="Work, people, knowledge, places.", choices=FIT_ANSWERS)
    fit_time: str = ask("Is there time every week?", help="Two hours a week is a fair minimum.", choices=FIT_ANSWERS)
    fit_answering: str = ask("Can somebody answer when people write?", help="Within a working day is enough.", choices=FIT_ANSWERS)
    fit_result: str = ask("Your decision", help="Go, go small, or not yet. You decide; the answers above only advise.", choices=FIT_RESULTS)
    fit_reasons: str = ask(
        "Because",
        help="The reason in one sentence.",
        example="Two of three clients had seen something of ours before they wrote",
        kind="long",
    )
    social_is: str = ask(
        "Strategy or method?", help="Is social media part of the strategy, or one method among others?", choices=ROLES_OF_SOCIAL
    )
    brand_scope: str = ask(
        "Brand on social media",
        help="Which brands and names may be used there, and which not.",
        example="Fernhill Garden Design, never clients' family names",
        kind="long",
    )
    brand_assets: str = ask(
        "Brand assets",
        help="Logos, pictures, colours, wording that exist, and where they are.",
        example="Word mark and photographs: shared drive, folder Brand",
        kind="long",
    )
    brand_limits: str = ask(
        "Limits of the brand", help="What it must never be seen with.", example="No gardens we did not design", kind="long"
    )
    hours_per_week: float | None = unset(
        "Hours a week, first guess",
        help="What you believe you can give. Guess now; the plan compares later.",
        example="5",
        why="The first guess is what others were promised.",
        unit="hours",
        kind="hours",
    )
    budget_per_month: float | None = unset(
        "Money a month, first guess", help="Adverts, tools and help together.", example="150", kind="money"
    )
    currency: str = ask("Currency", help="Three letters.", example="EUR", default="EUR")
    hourly_rate: float | None = unset(
        "An hour of work costs", help="Used for the cost of a result. Leave it out if you do not want that.", example="38", kind="money"
    )
    language: str = ask("Language of the plan", help="Two letters. Word checks follow it.", example="en", default="en")
    position: str = ask("Position", help="What you are known for today.", example="Known in two boroughs for small gardens", kind="long")
    competition: str = ask(
        "Competition", help="Who else people choose, and why.", example="Two larger studios with show gardens", kind="long"
    )
    satisfaction: str = ask(
        "Customer satisfaction",
        help="How happy your customers are, and how you know.",
        example="Eleven of thirteen clients have recommended us",
        kind="long",
    )
    performance: str = ask(
        "Performance",
        help="How the organisation is doing, in two or three figures.",
        example="Eighteen gardens built last year",
        kind="long",
    )
    facilitator: str = ask("Facilitator", help="Who leads the planning.", example="Mara Lind")
    sponsor: str = ask("Sponsor", help="Who signs off time and money.", example="Jon Berg")
    sponsor_signed_on: Day = unset("Signed off on", help="The day the sponsor agreed.")
    sponsor_note: str = ask(
        "What was agreed", help="Hours, money, conditions.", example="Five hours a week and 150 a month, until summer", kind="long"
    )
    agenda: tuple[AgendaItem, ...] = several("Workshop agenda", help="The parts of a planning workshop with their minutes.")
