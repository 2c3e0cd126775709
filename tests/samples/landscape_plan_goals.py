"""Fernhill's plan, second part: the goals with last month's thread."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan.goals import Goal, Goals, GoodwillPulse, OtherPlan, Participant
from smplan_kernel.plan.records import Comment, Evidence, Verdict
from tests.samples.landscape_plan_start import JON, MARA, PRIYA, TOM

VISITS, ENQUIRIES, COUPONS, VIDEOS, SMALL = "goal-visits", "goal-enquiries", "goal-coupons", "goal-videos", "goal-smallgarden"
JUNE_2027 = date(2027, 6, 30)
WRITTEN = date(2025, 11, 20)
REVIEW_DAY = date(2026, 10, 29)


def goals() -> Goals:
    """Answer the goals page."""
    return Goals(
        goals=(_visits(), _enquiries(), _coupons(), _videos(), _small()),
        success=("traffic", "buzz"),
        participants=(
            Participant(id="part-mara", name="Mara Lind", department="Design", on=WRITTEN),
            Participant(id="part-jonb", name="Jon Berg", department="Sales", on=WRITTEN),
            Participant(id="part-priya", name="Priya Nair", department="Planting", on=WRITTEN),
            Participant(id="part-toma", name="Tom Ashworth", department="Office", on=WRITTEN),
        ),
        other_plans=(
            OtherPlan(id="opln-budget", name="Budget 2027", kind="budget", owner=JON, is_reflected=True, link="Shared drive, Money"),
            OtherPlan(
                id="opln-people",
                name="Season plan of the planting team",
                kind="operations",
                owner=PRIYA,
                is_reflected=True,
                link="Shared drive, Team",
            ),
        ),
        pulses=(
            GoodwillPulse(
                id="puls-spring",
                on=date(2026, 4, 30),
                people=7,
                trust=4.4,
                pride=4.7,
                heard=3.9,
                support=4.1,
                sharing=4.0,
                note="Ask before you film people.",
            ),
        ),
    )


def _visits() -> Goal:
    return Goal(
        id=VISITS,
        added=WRITTEN,
        text="Ten paid first visits a month from people who found us online",
        level="business",
        contribution="People who have watched us work book the first visit without a long talk.",
        owner=JON,
        departments=("Sales", "Design"),
        number=10,
        unit="first visits a month",
        date=JUNE_2027,
        families=("sales",),
        values=("valu-candour",),
        comments=(_note("note-visits1", "Jon Berg", "The calendar is full until February, so I would rather wait than discount."),),
        evidence=(_found("evid-visits1", "metr-firstvisits", "ordinary variation", "7 first visits, inside the usual 3 to 11."),),
        verdicts=(_verdict("verd-visits1", "continue", "Jon Berg", "Eight visits are what we had all year. The price stays."),),
    )


def _enquiries() -> Goal:
    return Goal(
        id=ENQUIRIES,
        added=WRITTEN,
        text="Sixty enquiries from the site in every month",
        level="marketing",
        parent=VISITS,
        contribution="Videos answer the first questions, the form asks for the garden's size.",
        owner=MARA,
        departments=("Design", "Office"),
        number=60,
        unit="enquiries a month",
        date=JUNE_2027,
        families=("sales", "engagement"),
        values=("valu-candour",),
        comments=(
            _note("note-enquiries1", "Mara Lind", "Half of the new ones say that they saw us set out levels. Keep the mud in."),
            _note("note-enquiries2", "Tom Ashworth", "The form takes me an hour a day now. I need the price list on the page."),
        ),
        evidence=(
            _found("evid-enquiries1", "metr-enquiries", "strong signal", "58 enquiries, the tenth month above the old range of 26 to 50."),
        ),
        verdicts=(
            _verdict(
                "verd-enquiries1",
                "continue",
                "Mara Lind",
                "Ten months in a row are no luck. We keep two videos a month and change nothing else before winter.",
            ),
        ),
    )


def _coupons() -> Goal:
    return Goal(
        id=COUPONS,
        added=WRITTEN,
        text="Eighty coupons from home-show visitors redeemed in one month",
        level="marketing",
        parent=VISITS,
        contribution="Posts before the show bring people to the stand, the code brings them back to the shop.",
        owner=JON,
        departments=("Sales", "Planting"),
        number=80,
        unit="coupons a month",
        date=JUNE_2027,
        families=("sales", "loyalty"),
        comments=(
            _note(
                "note-coupons1",
                "Jon Berg",
                "25 after the autumn show is fine for a rainy weekend. Eighty needs another offer, not another poster.",
            ),
        ),
        evidence=(
            _found(
                "evid-coupons1", "metr-showcoupons", "ordinary variation", "25 coupons, inside the usual 1 to 35. Eighty is far beyond it."
            ),
        ),
        verdicts=(_verdict("verd-coupons1", "change", "Jon Berg", "Try a planting plan instead of 15 % at the spring show."),),
    )


def _videos() -> Goal:
    return Goal(
        id=VIDEOS,
        added=WRITTEN,
        text="Process videos send 400 visits a month to the site",
        level="social",
        parent=ENQUIRIES,
        contribution="Each video ends on the page of its garden.",
        owner=MARA,
        departments=("Design",),
        number=400,
        unit="visits a month",
        date=JUNE_2027,
        families=("engagement", "knowledge"),
        values=("valu-levels",),
        comments=(_note("note-videos1", "Priya Nair", "I can film planting days from November, so Mara keeps the building sites."),),
        evidence=(
            _found("evid-videos1", "metr-videovisits", "ordinary variation", "301 visits from videos, inside the usual 239 to 358."),
        ),
        verdicts=(
            _verdict("verd-videos1", "continue", "Mara Lind", "The number of views has not changed, but who comes has. Keep going."),
        ),
    )


def _small() -> Goal:
    return Goal(
        id=SMALL,
        added=WRITTEN,
        text="First name for small town gardens: 600 saves a month on the studio account",
        level="social",
        parent=ENQUIRIES,
        contribution="People keep what they want to come back to when they have a garden to plan.",
        owner=TOM,
        departments=("Office", "Planting"),
        number=600,
        unit="saves a month",
        date=JUNE_2027,
        families=("positioning", "awareness"),
        topic="Small town gardens",
        proofs=("47 gardens under 80 square metres since 2016", "Our list of plants for dry shade", "Talk at the spring home show 2026"),
        values=("valu-levels",),
        evidence=(_found("evid-small1", "metr-studiosaves", "ordinary variation", "491 saves, inside the usual 395 to 622."),),
        verdicts=(_verdict("verd-small1", "continue", "Tom Ashworth", "Ordinary month. We leave it alone."),),
    )


def _note(key: str, author: str, text: str) -> Comment:
    return Comment(id=key, author=author, on=REVIEW_DAY, text=text)


def _found(key: str, metric: str, verdict: str, text: str) -> Evidence:
    return Evidence(id=key, month="2026-09", text=text, verdict=verdict, metric=metric)


def _verdict(key: str, decision: str, by: str, text: str) -> Verdict:
    return Verdict(id=key, month="2026-09", decision=decision, by=by, on=REVIEW_DAY, text=text)
