"""Fernhill's plan, first part: why they plan, and what was there."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan.audit import (
    Account,
    Artefact,
    Audit,
    Competitor,
    ExistingDocument,
    ListeningSource,
    Mentions,
    PastEffort,
    ScanEntry,
    SwotEntry,
)
from smplan_kernel.plan.start import AgendaItem, Start, Value

MARA, JON, TOM, PRIYA = "pson-mara", "pson-jonb", "pson-toma", "pson-priya"
INES, RUTH, DANIEL = "pers-ines", "pers-ruth", "pers-daniel"
BOTH_OFFICE = (MARA, TOM)


def start() -> Start:
    """Answer the start page."""
    return Start(
        organisation="Fernhill Garden Design",
        about="We design and plant gardens for town houses, most of them smaller than a tennis court.",
        profile="b2c",
        size="2-9",
        depth="standard",
        departments=("Design", "Planting", "Office", "Sales"),
        mission="Every town house deserves a garden that is used on a Tuesday.",
        values=(
            Value(
                id="valu-levels", name="Levels before plants", meaning="We settle water and steps first, also when clients ask for colour."
            ),
            Value(
                id="valu-candour", name="Say what it costs", meaning="Nobody is surprised by a bill. We name a range at the first visit."
            ),
        ),
        fit_purpose="business",
        fit_audience="yes",
        fit_story="yes",
        fit_time="yes",
        fit_answering="yes",
        fit_result="go",
        fit_reasons="Two of three clients of 2025 had watched or saved something of ours before they wrote.",
        social_is="strategy",
        brand_scope="Fernhill Garden Design and Fernhill Plants. Clients' gardens are named by street or nickname, never by family.",
        brand_assets="Word mark, drawing style, green and paper colours, photographs since 2019: shared drive, folder Brand.",
        brand_limits="No weed killers, no plastic lawn, no gardens we did not design.",
        hours_per_week=16,
        budget_per_month=240,
        currency="GBP",
        hourly_rate=38,
        language="en",
        position="Known in two boroughs for small gardens on a slope.",
        competition="Two larger studios with show gardens, and landscapers who draw for nothing.",
        satisfaction="Eleven of thirteen clients of 2025 have recommended us by name; we asked them all in January.",
        performance="Eighteen gardens built in 2025, design fees of 164,000 pounds, calendar full from March to July.",
        facilitator="Mara Lind",
        sponsor="Jon Berg",
        sponsor_signed_on=date(2025, 11, 20),
        sponsor_note="Sixteen hours a week among four people, 240 pounds a month, reviewed after each home show.",
        agenda=(
            AgendaItem(
                id="agnd-look0",
                name="Look at what is there",
                page="audit",
                minutes=30,
                notes="Bring the list of accounts and who holds the login.",
            ),
            AgendaItem(
                id="agnd-aims0", name="Write the goals", page="goals", minutes=40, notes="Jon says what a full calendar means in visits."
            ),
            AgendaItem(
                id="agnd-place", name="Rank the channels", page="channels", minutes=30, notes="Protect four, be honest about the rest."
            ),
        ),
    )


def audit() -> Audit:
    """Answer the audit."""
    return Audit(
        accounts=_accounts(),
        past=(
            PastEffort(
                id="past-garden",
                text="Finished gardens only, one picture a week, during all of 2024",
                outcome="partly",
                evidence="Pictures were liked, yet enquiries stayed near 38 a month.",
                goals=("goal-enquiries",),
            ),
            PastEffort(
                id="past-prizes",
                text="A prize draw for a balcony in May 2025",
                outcome="failed",
                evidence="900 entries, none of them from the two boroughs we work in.",
            ),
        ),
        swot=(
            SwotEntry(id="swot-drawing", text="We draw by hand, and people stop to watch it", box="strength", goals=("goal-videos",)),
            SwotEntry(id="swot-onecam", text="Only Mara films", box="weakness"),
            SwotEntry(
                id="swot-smallplot",
                text="Nobody nearby is known for gardens under 80 square metres",
                box="opportunity",
                goals=("goal-smallgarden",),
            ),
            SwotEntry(
                id="swot-freeplan", text="Landscapers give drawings away to win the building work", box="threat", goals=("goal-visits",)
            ),
        ),
        listening=(
            _hears("lsrc-reviews", "Reviews on the map", "customers", "alert", TOM, "weekly"),
            _hears("lsrc-groups", "Two neighbourhood groups", "prospects", "bookmark", TOM, "weekly"),
            _hears("lsrc-studios", "Posts of the two larger studios", "competitors", "list", MARA, "monthly"),
            _hears("lsrc-press", "Garden pages of the regional paper", "journalists", "newsletter", JON, "weekly"),
            _hears("lsrc-growers", "Growers and plant people we learn from", "influencers", "feed", PRIYA, "weekly"),
        ),
        competitors=(
            Competitor(
                id="comp-larch",
                name="Larch & Lane",
                accounts=("https://larchandlane.example",),
                does_well="Shows clients talking about their garden a year later.",
            ),
            Competitor(
                id="comp-meadow",
                name="Meadowline Studio",
                accounts=("https://meadowline.example",),
                does_well="Answers every question within the hour.",
            ),
        ),
        mentions=(
            Mentions(
                id="ment-ourseptember",
                month="2026-09",
                topic="Small gardens",
                source="lsrc-groups",
                label="positive",
                query="fernhill garden",
                count=14,
            ),
            Mentions(
                id="ment-larchseptember",
                month="2026-09",
                about="comp-larch",
                topic="Small gardens",
                source="lsrc-groups",
                label="positive",
                query="larch lane garden",
                count=21,
            ),
        ),
        artefacts=(
            Artefact(
                id="artf-survey",
                name="Spring survey among visitors of the home show",
                on=date(2026, 3, 15),
                why="62 of 140 visitors said they want to see how a garden is made before they ask for one.",
                tags=("process", "home show"),
            ),
        ),
        scan=(
            ScanEntry(
                id="scan-filming",
                text="Priya is learning to film, so videos no longer hang on one person",
                side="internal",
                risks=("risk-onecamera",),
            ),
            ScanEntry(id="scan-water", text="Hosepipe bans come earlier every summer", side="external", goals=("goal-smallgarden",)),
        ),
        documents=(
            ExistingDocument(
                id="docu-brand", name="Brand guide", state="yes", owner=MARA, dated=date(2024, 2, 1), link="Shared drive, Brand"
            ),
            ExistingDocument(
                id="docu-budget", name="Budget 2027", state="draft", owner=JON, dated=date(2026, 10, 12), link="Shared drive, Money"
            ),
        ),
        market_summary=(
            "About 9,000 terraced houses in our two boroughs have a garden under 80 square metres. Most owners begin to look in January and want to sit outside "
            "by June. They compare three studios, read reviews and watch how people work. Price is asked first, but water and shade decide what is built. "
            "Home shows in March and September bring the families, architects bring the difficult slopes."
        ),
        market_sources=(
            "Borough housing figures 2025",
            "Our own first talks, January to October 2026",
            "Survey at the spring home show 2026",
        ),
    )


def _accounts() -> tuple[Account, ...]:
    rows = (
        ("acct-studio", "Instagram", "fernhill.studio", "How a garden is made: drawings, building sites, a year later", TOM, 6_480, True),
        (
            "acct-plants",
            "Instagram",
            "fernhill.plants",
            "Plants for dry shade and small beds, for people who garden themselves",
            PRIYA,
            3_120,
            True,
        ),
        ("acct-youtube", "YouTube", "Fernhill Garden Design", "Process videos, five to eight minutes each", MARA, 2_240, True),
        ("acct-linkedin", "LinkedIn", "Fernhill Garden Design", "Working with architects and builders", JON, 1_390, True),
        ("acct-pins", "Pinterest", "fernhillgardens", "Boards by problem: slope, shade, narrow, no shed", PRIYA, 810, True),
        ("acct-xfeed", "X", "@fernhillgardens", "Answers to journalists, nothing else", TOM, 1_050, True),
        ("acct-site", "Website", "fernhillgardens.example", "Gardens, process, prices, enquiry form, blog", TOM, None, False),
    )
    return tuple(
        Account(
            id=key,
            network=network,
            handle=handle,
            purpose=purpose,
            owner=owner,
            logins=BOTH_OFFICE if owner in BOTH_OFFICE else (owner, TOM),
            last_post=date(2026, 10, 28),
            followers=size,
            verified=False,
            fate="keep",
            is_social=is_social,
            complete=3,
            link_works=True,
            brand_match=3 if handle != "fernhillgardens" else 2,
            to_fix="New profile picture, the old word mark is still there." if handle == "fernhillgardens" else "",
            checked_on=date(2026, 10, 5),
        )
        for key, network, handle, purpose, owner, size, is_social in rows
    )


def _hears(key: str, name: str, kind: str, way: str, owner: str, frequency: str) -> ListeningSource:
    return ListeningSource(id=key, name=name, kind=kind, way=way, tool="Mail rules", owner=owner, frequency=frequency, is_set_up=True)
