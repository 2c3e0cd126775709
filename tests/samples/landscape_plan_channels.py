"""Fernhill's plan, channels: ten of them, ranked, the first four protected."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan.channels import Channel, Channels, FactCard, SetupTask
from tests.samples.landscape_plan_goals import COUPONS, ENQUIRIES, SMALL, VIDEOS, VISITS
from tests.samples.landscape_plan_start import DANIEL, INES, JON, MARA, PRIYA, RUTH, TOM


def channels() -> Channels:
    """Answer the channels page: ten channels, four of them protected."""
    return Channels(
        channels=(*_focus(), *_others()),
        setup=(
            SetupTask(
                id="setp-endcard",
                text="End card with the garden's page on every video",
                channel="chan-youtube",
                owner=MARA,
                due=date(2026, 1, 15),
                done=date(2026, 1, 12),
            ),
            SetupTask(
                id="setp-prices",
                text="Price range on the page about the first visit",
                channel="chan-site",
                owner=TOM,
                due=date(2026, 11, 27),
            ),
            SetupTask(id="setp-wordmark", text="New word mark on the boards", channel="chan-boards", owner=PRIYA, due=date(2026, 12, 11)),
        ),
        cards=(
            FactCard(
                id="card-youtube1",
                network="YouTube",
                text="Videos of five to eight minutes are watched to the end twice as often as our long walks",
                value="41 % against 19 %",
                source="Our own channel, January to September 2026",
                as_of=date(2026, 10, 5),
                check_by=date(2027, 4, 29),
            ),
            FactCard(
                id="card-linkedin1",
                network="LinkedIn",
                text="19 of 24 architects we work with follow the page",
                value="19 of 24",
                source="Counted by Jon from the follower list",
                as_of=date(2026, 9, 14),
                check_by=date(2027, 3, 25),
            ),
        ),
    )


def _focus() -> tuple[Channel, ...]:
    return (
        Channel(
            id="chan-youtube", name="YouTube, process videos", network="YouTube", accounts=("acct-youtube",), tier="focus", rank=1,
            job="Shows Ines how a garden is made, so that she dares to ask.", personas=(INES,), goals=(VIDEOS, ENQUIRIES),
            owner=MARA, deputy=PRIYA, logins=(MARA, TOM), updated_when="Second and fourth Thursday", hours_per_week=4, tags=("shared", "earned"),
            nature="strategy", insider="The week when everything is still mud.", **_fits(4, 5, 5, 4), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-studio", name="Instagram, the studio", network="Instagram", accounts=("acct-studio",), tier="focus", rank=2,
            job="Shows Ines what forty square metres can become, drawing by drawing.", personas=(INES,), goals=(SMALL, ENQUIRIES),
            owner=TOM, deputy=MARA, logins=(TOM, MARA), updated_when="Monday, Wednesday and Friday mornings", hours_per_week=3, tags=("shared",),
            nature="strategy", insider="Drawings that were not built, with the reason.", **_fits(5, 4, 5, 4), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-site", name="Web site", network="Website", accounts=("acct-site",), tier="focus", rank=3,
            job="Answers price, time and process for Ines and Daniel, then takes the enquiry.", personas=(INES, DANIEL), goals=(ENQUIRIES, VISITS),
            owner=TOM, deputy=JON, logins=(TOM, MARA), updated_when="First Tuesday, enquiries every working day", hours_per_week=2, tags=("owned",),
            nature="strategy", insider="The price range of the last ten gardens.", **_fits(4, 5, 4, 4), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-shows", name="Home shows", network="Events", tier="focus", rank=4, rank_note="The score says five; the shows bring the families that nothing else reaches.",
            job="Lets Ruth lay her photograph on our table and leave with a sketch.", personas=(RUTH,), goals=(COUPONS, VISITS),
            owner=JON, deputy=PRIYA, logins=(JON, TOM), updated_when="March and September, follow-up within ten days", hours_per_week=2,
            tags=("paid", "earned"), nature="strategy", insider="A sketch in ten minutes, drawn in front of you.", **_fits(4, 4, 4, 3), check_by=date(2027, 4, 29),
        ),
    )  # fmt: skip


def _others() -> tuple[Channel, ...]:
    return (
        Channel(
            id="chan-plants", name="Instagram, plants", network="Instagram", accounts=("acct-plants",), tier="maintain", rank=5,
            job="Gives Ruth plant lists that she can keep for the nursery.", personas=(RUTH,), goals=(SMALL,),
            owner=PRIYA, deputy=TOM, logins=(PRIYA, TOM), updated_when="Tuesday and Saturday", hours_per_week=1.5, tags=("shared",),
            nature="tactic", insider="What died, and why.", **_fits(3, 3, 4, 3), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-linkedin", name="LinkedIn", network="LinkedIn", accounts=("acct-linkedin",), tier="maintain", rank=6,
            job="Gives Daniel answers on levels and water that he can pass on.", personas=(DANIEL,), goals=(ENQUIRIES,),
            owner=JON, deputy=MARA, logins=(JON, TOM), updated_when="Tuesday and Thursday mornings", hours_per_week=1, tags=("shared", "earned"),
            nature="tactic", insider="What a slope really cost.", **_fits(3, 3, 3, 3), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-boards", name="Picture boards", network="Pinterest", accounts=("acct-pins",), tier="maintain", rank=7,
            job="Keeps ideas for slope, shade and narrow plots where Ines collects them.", personas=(INES,), goals=(SMALL,),
            owner=PRIYA, deputy=TOM, logins=(PRIYA, TOM), updated_when="First Friday", hours_per_week=0.5, tags=("shared",),
            nature="tactic", insider="Boards by problem, not by style.", **_fits(3, 2, 4, 3), check_by=date(2027, 1, 28),
        ),
        Channel(
            id="chan-blog", name="Blog", network="Blog", tier="maintain", rank=8,
            job="Gives Daniel and Ines the figures and plant lists that do not fit into a post.", personas=(DANIEL, INES), goals=(ENQUIRIES,),
            owner=MARA, deputy=TOM, logins=(MARA, TOM), updated_when="Every second Tuesday", hours_per_week=0.5, tags=("owned",),
            nature="tactic", insider="What one garden cost, line by line.", **_fits(3, 4, 3, 3), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-referrals", name="Referrals", network="Word of mouth", tier="maintain", rank=9,
            job="Makes it easy for Ruth to send her neighbour to us.", personas=(RUTH, INES), goals=(VISITS,),
            owner=JON, deputy=TOM, logins=(JON, TOM), updated_when="With every handover of a garden", hours_per_week=0.5, tags=("earned",),
            nature="tactic", insider="A second visit in year two, free of charge.", **_fits(4, 4, 3, 4), check_by=date(2027, 5, 27),
        ),
        Channel(
            id="chan-xfeed", name="X", network="X", accounts=("acct-xfeed",), tier="watch", rank=10,
            job="Lets Daniel and journalists find an answer when they ask by name.", personas=(DANIEL,), goals=(SMALL,),
            owner=TOM, deputy=JON, logins=(TOM, JON), updated_when="When somebody asks", hours_per_week=0.5, tags=("earned",),
            nature="tactic", insider="A person answers, with a name.", **_fits(1, 1, 2, 3), check_by=date(2027, 1, 28),
        ),
    )  # fmt: skip


def _fits(audience: int, goal: int, form: int, capacity: int) -> dict[str, int]:
    return {"audience_fit": audience, "goal_fit": goal, "format_fit": form, "capacity_fit": capacity}
