"""Fernhill's plan, fourth part: steps, each with one face, some done, one late, one blocked."""

from __future__ import annotations

from datetime import date
from typing import Any

from smplan_kernel.plan.records import Comment, Verdict
from smplan_kernel.plan.steps import Step
from tests.samples.landscape_plan_goals import COUPONS, ENQUIRIES, REVIEW_DAY, SMALL, VIDEOS, VISITS
from tests.samples.landscape_plan_start import JON, MARA, PRIYA, TOM


def steps() -> tuple[Step, ...]:
    """List the steps in their planned order."""
    rows = (*_done(), *_now(), *_coming())
    return tuple(Step(order=number, **row) for number, row in enumerate(rows, start=1))


def _done() -> tuple[dict[str, Any], ...]:
    return (
        _step(
            "step-firstvideo", "Publish the first process video", "The film of the Hollins courtyard is on the channel", "Visits to its page", MARA, VIDEOS,
            "chan-youtube", planned=date(2025, 12, 4), done=date(2025, 12, 4), hours=8, slot="slot-videos",
        ),
        _step(
            "step-endcards", "Put the garden's page on every end card", "All films end on a page of the site", "Visits from videos by month", MARA, VIDEOS,
            "chan-youtube", planned=date(2026, 1, 15), done=date(2026, 1, 12), hours=3, slot="slot-videos", waits_for=("step-firstvideo",),
        ),
        _step(
            "step-autumnpost", "Announce the autumn home show", "Eight posts are published", "Entries of the calendar", TOM, COUPONS,
            "chan-studio", planned=date(2026, 8, 31), done=date(2026, 8, 31), hours=4, event="evnt-autumn26", moment="before",
        ),
        _step(
            "step-autumnstand", "Hand out the code at the stand", "Cards are on the table on all three days", "Uses of the code by month end", JON, COUPONS,
            "chan-shows", planned=date(2026, 9, 25), done=date(2026, 9, 27), hours=8, event="evnt-autumn26", moment="during",
            waits_for=("step-autumnpost",),
        ),
        _step(
            "step-springcalls", "Send sketches to the visitors of the spring show", "All 44 sketches are sent", "Replies in the mailbox", JON, COUPONS,
            "chan-shows", planned=date(2026, 3, 25), done=date(2026, 3, 24), hours=6, event="evnt-spring26", moment="after",
        ),
        _step(
            "step-autumncalls", "Send sketches to the visitors of the autumn show", "All 37 sketches are sent", "Replies in the mailbox", JON, COUPONS,
            "chan-shows", planned=date(2026, 10, 7), done=date(2026, 10, 9), hours=6, event="evnt-autumn26", moment="after",
            waits_for=("step-autumnstand",), comments=(Comment(id="note-autumncalls", author="Jon Berg", on=REVIEW_DAY, text="Two days late, because we drew eleven of them again."),),
        ),
    )  # fmt: skip


def _now() -> tuple[dict[str, Any], ...]:
    return (
        _step(
            "step-pricepage", "Write the price range of the last ten gardens", "The page shows ten ranges with sizes", "Visits to the page, enquiries without the price question",
            TOM, ENQUIRIES, "chan-site", planned=date(2026, 10, 20), started=date(2026, 10, 13), status="doing", hours=5, slot="slot-answers",
            waits_for=("step-clientsyes",),
            verdicts=(Verdict(id="verd-pricepage", month="2026-09", decision="continue", by="Tom Ashworth", on=REVIEW_DAY, text="Two gardens are still missing their bills."),),
        ),
        _step(
            "step-clientsyes", "Ask ten owners for leave to name the price", "Ten answers are in the folder", "Answers counted in the folder", JON, ENQUIRIES,
            "chan-site", planned=date(2026, 10, 15), started=date(2026, 10, 8), status="doing", hours=2, slot="slot-answers",
        ),
        _step(
            "step-octvideo", "Publish the film about draining Mill Lane", "The film is on the channel", "Visits to its page", MARA, VIDEOS,
            "chan-youtube", planned=date(2026, 10, 22), started=date(2026, 10, 6), done=date(2026, 10, 22), status="done", hours=6, slot="slot-videos",
        ),
        _step(
            "step-boardsmark", "Change the word mark on the boards", "All boards show the new mark", "A look at the profile", PRIYA, SMALL,
            "chan-boards", planned=date(2026, 10, 30), status="blocked", hours=1, slot="slot-curate",
            comments=(Comment(id="note-boardsmark", author="Priya Nair", on=REVIEW_DAY, text="The network refuses the file. I have written to their help desk."),),
        ),
    )  # fmt: skip


def _coming() -> tuple[dict[str, Any], ...]:
    return (
        _step(
            "step-priyafilms", "Film the planting day at Orchard Row", "Forty clips are on the drive", "Clips on the drive", PRIYA, VIDEOS,
            "chan-youtube", planned=date(2026, 11, 27), hours=4, slot="slot-videos", tool="rsrc-camera", consulted=(MARA,),
        ),
        _step(
            "step-shadelist", "Publish the list of plants for dry shade", "The list is pinned on the plants account", "Saves of the post", PRIYA, SMALL,
            "chan-plants", planned=date(2026, 12, 8), hours=3, slot="slot-drawings",
        ),
        _step(
            "step-springoffer", "Choose the offer for the spring home show", "One offer is agreed in writing", "Uses of its code after the show", JON, COUPONS,
            "chan-shows", planned=date(2027, 1, 14), hours=3, cost=120, consulted=(PRIYA, TOM), event="evnt-spring27", moment="before", slot="slot-shows",
        ),
        _step(
            "step-springposts", "Announce the spring home show", "Eight posts are in the calendar", "Entries of the calendar", TOM, COUPONS,
            "chan-studio", planned=date(2027, 2, 15), hours=4, event="evnt-spring27", moment="before", waits_for=("step-springoffer",), slot="slot-shows",
            related=("step-springnext",), informed=(PRIYA,), tool="rsrc-planner",
        ),
        _step(
            "step-springnext", "Send sketches to the visitors of the spring show 2027", "Every photograph has its sketch", "Uses of the code by month end",
            JON, COUPONS, "chan-shows", planned=date(2027, 3, 24), hours=6, event="evnt-spring27", moment="after", waits_for=("step-springposts",),
            slot="slot-shows",
        ),
        _step(
            "step-secondvisit", "Call the clients of 2025 about the second visit", "Eighteen calls are noted", "First visits booked by month end", JON, VISITS,
            "chan-referrals", planned=date(2027, 1, 28), hours=5, slot="slot-network",
        ),
    )  # fmt: skip


def _step(key: str, text: str, done_means: str, tracking: str, owner: str, goal: str, channel: str, **more: Any) -> dict[str, Any]:
    status = {"status": "done"} if more.get("done") else {}
    started = {"started": more["done"]} if more.get("done") and "started" not in more else {}
    fixed = {"id": key, "text": text, "done_means": done_means, "tracking": tracking, "owner": owner, "responsible": (owner,)}
    return {**fixed, "goal": goal, "channel": channel, **status, **started, **more}
