"""Fernhill's plan, third part: five elements, what is said, and when it goes out."""

from __future__ import annotations

from datetime import date, timedelta

from smplan_kernel.plan.content import Content, CurationSource, Replies, ReplyCount, Routine, RoutineKept, Slot
from smplan_kernel.plan.events import Campaign, Event
from smplan_kernel.plan.publishing import Asset, CalendarEntry, FormatMix, Idea, KeyMessage, Pillar, Quota, VoicePair, WeeklyPost
from tests.samples.landscape_plan_goals import COUPONS, ENQUIRIES, SMALL, VIDEOS, VISITS
from tests.samples.landscape_plan_start import DANIEL, INES, JON, MARA, PRIYA, RUTH, TOM
from tests.samples.landscape_plan_steps import steps
from tests.samples.noise import months_between

PROCESS, SMALL_PLOTS, PLANTING = "pilr-process", "pilr-smallplots", "pilr-planting"
# Two pieces of October were skipped; the review shows it.
SKIPPED = {date(2026, 10, 14), date(2026, 10, 24)}
LAST_PUBLISHED = date(2026, 10, 31)


def content() -> Content:
    """Answer the content page."""
    return Content(
        fifth_element="Network",
        elements_on=("listen", "curate", "share", "engage", "fifth"),
        slots=_slots(),
        steps=steps(),
        events=_events(),
        campaigns=(
            Campaign(
                id="camp-winter",
                name="Winter visits",
                starts=date(2027, 1, 11),
                ends=date(2027, 2, 12),
                owner=JON,
                note="Letters to former clients: a second visit before the season.",
            ),
        ),
        key_messages=(
            KeyMessage(
                id="mesg-levels",
                text="A small garden needs levels first, then plants, then paths",
                persona=INES,
                proofs=("Six process videos about levels", "No reworked path since 2019"),
            ),
            KeyMessage(
                id="mesg-shade",
                text="Shade is a planting plan, not a problem",
                persona=RUTH,
                proofs=("List of 30 plants, tried for five years",),
            ),
            KeyMessage(
                id="mesg-water",
                text="Settle the water before the building contract is signed",
                persona=DANIEL,
                proofs=("Three slopes with the figures",),
            ),
        ),
        core_topics=("Small town gardens", "Levels and water", "Dry shade", "What a garden costs"),
        pillars=(
            Pillar(id=PROCESS, name="How it is made", examples=("Setting out levels", "Choosing stone", "Planting day, hour by hour")),
            Pillar(id=SMALL_PLOTS, name="Forty square metres", examples=("Sketch that won", "One year on")),
            Pillar(id=PLANTING, name="Plants that stay", examples=("Dry shade list", "Cut back in February")),
        ),
        ideas=_ideas(),
        entries=_entries(),
        weekly=(
            _weekly("week-monpost", "monday", "chan-studio", TOM, "Drawing of the week"),
            _weekly("week-tuepost", "tuesday", "chan-plants", PRIYA, "Plant list"),
            _weekly("week-wedpost", "wednesday", "chan-studio", TOM, "Building site"),
            _weekly("week-thupost", "thursday", "chan-linkedin", JON, "Note on levels or water"),
            _weekly("week-fripost", "friday", "chan-studio", TOM, "One year on"),
        ),
        quotas=(
            Quota(id="quot-studio", channel="chan-studio", per_week=3, note="Skip one rather than post a filler."),
            Quota(id="quot-plants", channel="chan-plants", per_week=2),
            Quota(id="quot-youtube", channel="chan-youtube", per_week=0.5, note="Two a month."),
            Quota(id="quot-linkedin", channel="chan-linkedin", per_week=1),
            Quota(id="quot-boards", channel="chan-boards", per_week=1, source="others", note="Passed on from growers."),
        ),
        own_share=80,
        formats=(
            FormatMix(id="frmt-long", name="Long video", per_week=0.5, hours_each=6),
            FormatMix(id="frmt-short", name="Short video", per_week=1, hours_each=1),
            FormatMix(id="frmt-series", name="Picture series", per_week=3, hours_each=0.75),
            FormatMix(id="frmt-article", name="Article", per_week=0.5, hours_each=2),
        ),
        assets=(
            Asset(
                id="aset-drawings",
                name="Scanned drawings since 2019",
                kind="Picture series",
                link="Shared drive, Drawings",
                rights="Ours",
                tags=("drawing",),
            ),
            Asset(
                id="aset-milllane",
                name="Mill Lane, forty clips",
                kind="Long video",
                link="Shared drive, Film",
                rights="Owner agreed in writing",
                tags=("levels",),
            ),
        ),
        curation=(
            CurationSource(
                id="cura-growers",
                name="Growers' newsletters",
                filter_rule="Only plants we can buy in spring and have seen growing",
                persona=RUTH,
                rhythm="monthly",
                owner=PRIYA,
            ),
        ),
        routines=(
            Routine(
                id="rout-answers", text="Answer comments and messages", tied_to="Opening the mail", frequency="daily", minutes=15, owner=TOM
            ),
            Routine(
                id="rout-clips", text="Film three clips of one minute", tied_to="Site visit", frequency="weekly", minutes=20, owner=MARA
            ),
        ),
        routines_kept=tuple(
            RoutineKept(id=f"kept-{name}{month.replace('-', '')}", month=month, routine=f"rout-{name}", times=times)
            for name, log in (("answers", (21, 19, 20, 14)), ("clips", (4, 4, 3, 4)))
            for month, times in zip(months_between("2026-07", "2026-10"), log, strict=True)
        ),
        reply_counts=tuple(
            ReplyCount(
                id=f"answ-{name}{month.replace('-', '')}",
                month=month,
                channel=f"chan-{name}",
                received=received,
                answered=answered,
                in_time=in_time,
                median_hours=hours,
            )
            for name, log in (
                ("studio", ((46, 46, 40, 2.1), (41, 41, 36, 2.3), (52, 51, 44, 2.4), (58, 52, 31, 5.5))),
                ("plants", ((22, 22, 20, 1.8), (19, 19, 17, 2.0), (24, 24, 21, 1.9), (23, 22, 18, 2.2))),
            )
            for month, (received, answered, in_time, hours) in zip(months_between("2026-07", "2026-10"), log, strict=True)
        ),
        replies=Replies(
            target_hours=4,
            share_target=80,
            opening_hours="Monday to Friday, 9 to 17",
            owner=TOM,
            escalation="Jon within two hours, by telephone. Nothing is deleted.",
        ),
        voice_summary="Like a neighbour who knows plants and tells you the price.",
        voice=(
            VoicePair(id="voic-costs", say="This garden cost 31,000 pounds.", do_not_say="Prices on request.", note="People ask anyway."),
            VoicePair(
                id="voic-weather", say="It rained, so the wall comes next week.", do_not_say="Exciting progress!", note="Weather is honest."
            ),
        ),
    )


def _slots() -> tuple[Slot, ...]:
    return (
        Slot(
            id="slot-listen", element="listen", activity="Read reviews, groups and mentions", tool="rsrc-mailrules", cadence="weekly", owner=TOM,
            goals=(VISITS, SMALL), metric_free=True, hours_per_week=1, nature="tactic",
        ),
        Slot(
            id="slot-curate", element="curate", activity="Choose one find for people who garden in shade", tool="rsrc-planner", cadence="weekly", owner=PRIYA,
            goals=(SMALL,), channel="chan-boards", metrics=("metr-plantsaves",), hours_per_week=1, nature="tactic",
        ),
        Slot(
            id="slot-videos", element="share", activity="Film how one garden is made", tool="rsrc-camera", cadence="weekly", owner=MARA,
            goals=(VIDEOS, ENQUIRIES), channel="chan-youtube", metrics=("metr-videovisits", "metr-thumbnails"), hours_per_week=4, cost_per_month=60,
            nature="tactic",
        ),
        Slot(
            id="slot-drawings", element="share", activity="Show the drawing of the week", tool="rsrc-planner", cadence="weekly", owner=TOM,
            goals=(SMALL, ENQUIRIES), channel="chan-studio", metrics=("metr-studiosaves", "metr-studioviews"), hours_per_week=3, nature="tactic",
        ),
        Slot(
            id="slot-answers", element="engage", activity="Answer comments, messages and enquiries", tool="rsrc-planner", cadence="daily", owner=TOM,
            goals=(ENQUIRIES, VISITS), channel="chan-site", metrics=("metr-enquiries",), hours_per_week=2, nature="tactic",
        ),
        Slot(
            id="slot-shows", element="engage", activity="Draw at the home shows, follow up within ten days", cadence="quarterly", owner=JON,
            goals=(COUPONS, VISITS), channel="chan-shows", metrics=("metr-showcoupons",), hours_per_week=2, cost_per_month=120, nature="tactic",
        ),
        Slot(
            id="slot-network", element="fifth", activity="Talk with one architect or grower", cadence="weekly", owner=JON,
            goals=(VISITS, COUPONS), channel="chan-linkedin", metrics=("metr-linkedin",), hours_per_week=1, nature="strategy",
        ),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    return (
        _show("evnt-spring26", "Spring home show 2026", date(2026, 3, 12), date(2026, 3, 15), "Two posts a week from 9 February."),
        _show("evnt-autumn26", "Autumn home show 2026", date(2026, 9, 25), date(2026, 9, 27), "Two posts a week from 31 August."),
        _show("evnt-spring27", "Spring home show 2027", date(2027, 3, 11), date(2027, 3, 14), "Two posts a week from 15 February."),
    )


def _show(key: str, name: str, first: date, last: date, publicity: str) -> Event:
    return Event(
        id=key,
        name=name,
        kind="Fair",
        starts=first,
        ends=last,
        place="Exhibition hall at the river",
        owner=JON,
        goals=(COUPONS, VISITS),
        personas=(RUTH, INES),
        publicity=publicity,
        follow_ups="Everybody who left a photograph gets the sketch and the code within ten days.",
        code="code-shows",
    )


def _ideas() -> tuple[Idea, ...]:
    return (
        Idea(
            id="idea-drain", text="Where the water of Mill Lane goes, in five minutes", pillar=PROCESS, format="Long video", persona=INES,
            want="How a garden is made, week by week", message="mesg-levels", reaction="enquire", goal=VIDEOS, finds=("artf-survey",),
        ),
        Idea(
            id="idea-price", text="What forty square metres cost us last year, line by line", pillar=SMALL_PLOTS, format="Article", persona=INES,
            want="What it costs, roughly", message="mesg-levels", reaction="save", goal=ENQUIRIES,
        ),
        Idea(
            id="idea-shade", text="Ten plants under a birch, five years later", pillar=PLANTING, format="Picture series", persona=RUTH,
            want="Plants for dry shade", message="mesg-shade", reaction="save", goal=SMALL,
        ),
        Idea(
            id="idea-slope", text="Three costs an architect can spare a client on a slope", pillar=PROCESS, format="Article", persona=DANIEL,
            want="Levels and water", message="mesg-water", reaction="click", goal=ENQUIRIES,
        ),
        Idea(
            id="idea-drawing", text="The drawing of the week, with what it cost to build", pillar=SMALL_PLOTS, format="Picture series", persona=INES,
            want="What it costs, roughly", message="mesg-levels", reaction="save", goal=SMALL,
        ),
        Idea(
            id="idea-site", text="One morning on a building site, in three clips", pillar=PROCESS, format="Short video", persona=DANIEL,
            want="Levels and water", message="mesg-water", reaction="comment", goal=ENQUIRIES,
        ),
        Idea(
            id="idea-oneyear", text="The same garden one year on", pillar=SMALL_PLOTS, format="Photo", persona=INES,
            want="How a garden is made, week by week", message="mesg-levels", reaction="enquire", goal=ENQUIRIES,
        ),
    )  # fmt: skip


def _entries() -> tuple[CalendarEntry, ...]:
    """The calendar from October to the end of November: October is history; the studio's goes back to July."""
    rota = {
        0: ("chan-studio", TOM, "Drawing of the week", "idea-drawing"),
        1: ("chan-plants", PRIYA, "Plant list: dry shade", "idea-shade"),
        2: ("chan-studio", TOM, "Building site, three clips", "idea-site"),
        3: ("chan-linkedin", JON, "Note on levels or water", "idea-slope"),
        4: ("chan-studio", TOM, "One year on", "idea-oneyear"),
        5: ("chan-plants", PRIYA, "Find of the week, passed on", ""),
    }
    days = [date(2026, 10, 1) + timedelta(days=n) for n in range(61)]
    before = [date(2026, 7, 1) + timedelta(days=n) for n in range(92)]
    studio = [day for day in before if rota.get(day.weekday(), ("",))[0] == "chan-studio"]
    weekly = [_entry(day, *rota[day.weekday()]) for day in (*studio, *days) if day.weekday() in rota]
    films = [
        _entry(day, "chan-youtube", MARA, "Process video, Mill Lane", "idea-drain")
        for day in days
        if day.weekday() == 3 and 8 <= (day.day - 1) % 14 + 1 <= 14
    ]
    return tuple(sorted((*weekly, *films), key=lambda entry: (entry.on, entry.channel)))


def _entry(day: date, channel: str, owner: str, text: str, idea: str) -> CalendarEntry:
    is_past = day <= LAST_PUBLISHED
    status = "planned" if not is_past else "skipped" if day in SKIPPED else "published"
    return CalendarEntry(
        id=f"entr-{day:%y%m%d}{channel.removeprefix('chan-')}",
        on=day,
        time="09:00",
        channel=channel,
        text=text,
        owner=owner,
        idea=idea,
        status=status,
        source="others" if "passed on" in text else "own",
        published_on=day if status == "published" else None,
    )


def _weekly(key: str, weekday: str, channel: str, owner: str, what: str) -> WeeklyPost:
    return WeeklyPost(id=key, weekday=weekday, time="09:00", channel=channel, owner=owner, what=what)
