"""Fernhill's plan, last part: what it rests on, what was changed, and what September's review decided."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan.issue import Assumption, Change, Issue, IssuedVersion, Risk, RolloutMessage
from smplan_kernel.plan.review import Action, Correction, HeldReview, Lesson, ParkedIdea, Review
from tests.samples.landscape_plan_goals import COUPONS, ENQUIRIES, REVIEW_DAY, VIDEOS, VISITS
from tests.samples.landscape_plan_people import EVERYBODY
from tests.samples.landscape_plan_start import JON, MARA, PRIYA, TOM
from tests.samples.landscape_planted import PROCESS_VIDEOS
from tests.samples.landscape_truth import VIDEOS_BEGAN

HELD = (
    ("2025-12", date(2026, 1, 29)),
    ("2026-01", date(2026, 2, 26)),
    ("2026-02", date(2026, 3, 26)),
    ("2026-03", date(2026, 4, 30)),
    ("2026-04", date(2026, 5, 28)),
    ("2026-05", date(2026, 6, 25)),
    ("2026-06", date(2026, 7, 30)),
    ("2026-07", date(2026, 8, 27)),
    ("2026-08", date(2026, 9, 24)),
    ("2026-09", REVIEW_DAY),
)
NOTES = {
    "2026-03": "First month in which we could tell that enquiries had moved.",
    "2026-07": "A week of X is missing; nobody downloads it again, the site no longer offers it.",
    "2026-09": "Forty minutes. The price page is the only thing that is late.",
}
HOLIDAYS = (
    date(2026, 12, 24),
    date(2026, 12, 25),
    date(2026, 12, 28),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 3, 26),
    date(2027, 3, 29),
)


def issue() -> Issue:
    """Answer the plan page."""
    return Issue(
        summary=(
            "Until June 2027 we want ten paid first visits a month from people who found us online. They come through sixty enquiries on the site, "
            "and enquiries come from people who have watched us work. Two process videos a month, drawings on Instagram and two home shows carry that. "
            "Four people give eighteen hours a week. On the last Thursday of each month we look at the numbers and decide what continues."
        ),
        starts=date(2025, 12, 1),
        months=19,
        assumptions=_assumptions(),
        risks=(
            Risk(id="risk-onecamera", text="Mara falls ill in March and nobody films", priority="high", owner=MARA, answer="Priya films planting days from November.", review_on=date(2027, 1, 28)),
            Risk(id="risk-consent", text="An owner takes back the permission to show the garden", priority="medium", owner=JON, answer="Written consent, film taken down within a day.", review_on=date(2027, 4, 29)),
        ),
        rollout=(
            RolloutMessage(id="roll-team", audience="Planting team", stage="participation", text="Three clips a week from every site, phones are provided.", on=date(2026, 2, 5), owner=PRIYA, acknowledged=("Priya Nair", "Mara Lind")),
            RolloutMessage(id="roll-builders", audience="Contractors", stage="education", text="What we film, and who sees it first.", on=date(2026, 2, 19), owner=MARA, acknowledged=("Site foreman, Mill Lane",)),
        ),
        changes=(
            Change(
                id=PROCESS_VIDEOS, text="Process videos twice a month instead of walks through finished gardens", by="Mara Lind", on=VIDEOS_BEGAN,
                why="People at the autumn show of 2025 asked how a garden is made, not how it looks.", metric="metr-enquiries", direction="up",
                expected="50 enquiries a month by summer 2026",
            ),
            Change(
                id="chng-longtexts", text="Plant lists in the text of every post on the plants account", by="Priya Nair", on=date(2026, 2, 3),
                why="Ruth asked for something to take to the nursery.", metric="metr-plantsaves", direction="up", expected="450 saves a month by summer 2026",
            ),
        ),
        issued=(IssuedVersion(id="issu-first", name="1.0", on=date(2025, 12, 1), by="Jon Berg", note="Agreed by all four on 20 November."),),
    )  # fmt: skip


def _assumptions() -> tuple[Assumption, ...]:
    return (
        Assumption(
            id="asmp-watchers", text="People who watch how we work ask for a visit sooner", check_by=date(2027, 1, 28), metric="metr-enquiries", rule_below=45,
            rests=(VIDEOS, ENQUIRIES, "chan-youtube"), state="holds", checked_on=REVIEW_DAY, evidence="Ten months between 56 and 64 enquiries.",
        ),
        Assumption(
            id="asmp-oneinseven", text="One enquiry in seven becomes a paid first visit", check_by=date(2027, 2, 25), metric="metr-firstvisits", rule_below=6,
            rests=(VISITS, ENQUIRIES), state="doubtful", checked_on=REVIEW_DAY,
            evidence="Enquiries rose by half, first visits stayed between 6 and 9.",
        ),
        Assumption(
            id="asmp-showguests", text="Visitors of the home shows come back to the shop within a month", check_by=date(2027, 4, 29), metric="metr-showcoupons",
            rule_below=8, rests=(COUPONS, "chan-shows"), state="holds", checked_on=REVIEW_DAY, evidence="25 coupons in September, 23 expected in October.",
        ),
    )  # fmt: skip


def review() -> Review:
    """Answer the review page: ten reviews held, the last one on 29 October."""
    return Review(
        rule="last Thursday",
        closed_days=HOLIDAYS,
        pre_read_days=3,
        remind_days=7,
        analyst=TOM,
        explainer=MARA,
        sponsor=JON,
        recipients=EVERYBODY,
        held=tuple(_held(month, day) for month, day in HELD),
        lessons=(
            Lesson(id="less-muddy", text="People want to see the mud, not the finished terrace", month="2026-03", evidence="Enquiries since December, 41 first talks.", tags=("video",), about=(VIDEOS,)),
            Lesson(id="less-views", text="The same number of views can bring twice the right people", month="2026-09", evidence="YouTube views unchanged, enquiries up by half.", tags=("video", "metrics"), about=(VIDEOS, ENQUIRIES)),
        ),
        parked=(
            ParkedIdea(id="park-balcony", text="Live drawing hour in January", by="Mara Lind", on=REVIEW_DAY, value=4, effort=3),
            ParkedIdea(id="park-neighbours", text="A sketch for the neighbour of every finished garden", by="Jon Berg", on=date(2026, 8, 27), value=5, effort=4),
        ),
        actions=(
            Action(id="actn-pricepage", text="Put the price range of ten gardens on the site", owner=TOM, due=date(2026, 11, 26), month="2026-09", about="step-pricepage"),
            Action(id="actn-offer", text="Bring two ideas for the offer at the spring show", owner=JON, due=date(2026, 11, 26), month="2026-09", about=COUPONS),
            Action(id="actn-xweek", text="Download X every month, not when somebody thinks of it", owner=TOM, due=date(2026, 10, 2), month="2026-08", state="done", done=date(2026, 10, 2), about="dsrc-xfeed"),
        ),
        corrections=(
            Correction(id="corr-drafters", month="2026-09", text="Priya films planting days, so that two people can film", on_item="step-priyafilms", field="owner", value=PRIYA, owner=PRIYA, due=date(2026, 11, 27), status="accepted", by="Mara Lind", on=REVIEW_DAY, reason="One person with a camera is one illness away from none."),
        ),
    )  # fmt: skip


def _held(month: str, day: date) -> HeldReview:
    away = {"2026-07": JON, "2026-04": PRIYA}
    present = tuple(person for person in EVERYBODY if person != away.get(month))
    used = "All sources; X without 6 to 12 July" if month == "2026-07" else "All sources"
    return HeldReview(
        id=f"revw-{month.replace('-', '')}", month=month, on=day, attendance=present, data_used=used, note=NOTES.get(month, "")
    )
