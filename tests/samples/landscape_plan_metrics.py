"""Fernhill's plan, seventh part: eleven numbers, where they come from, and where they should go."""

from __future__ import annotations

from datetime import date
from typing import Any

from smplan_kernel.plan.data import Benchmark, Code, DataSource, DefinitionChange, Feedback, Forecast, WatchDuty
from smplan_kernel.plan.metrics import Metric, Metrics, MonthTarget
from smplan_kernel.plan.records import Verdict
from tests.samples.landscape_plan_goals import COUPONS, ENQUIRIES, JUNE_2027, REVIEW_DAY, SMALL, VIDEOS, VISITS
from tests.samples.landscape_plan_start import JON, MARA, PRIYA, TOM
from tests.samples.noise import months_between

BASELINE_DAY = date(2025, 10, 31)
# Enquiries should rise step by step from December 2025 to June 2027.
ENQUIRY_TARGETS = (40, 42, 44, 45, 46, 48, 49, 50, 52, 53, 55, 56, 57, 57, 58, 58, 59, 59, 60)

# The planting season fills the calendar by itself; what counts is winter and the year after.
VISIT_TARGETS = (7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10)


def metrics() -> Metrics:
    """Answer the metrics page."""
    return Metrics(
        tier="enhanced",
        metrics=(*_results(), *_reach()),
        sources=_sources(),
        codes=_codes(),
        duties=(
            WatchDuty(id="duty-exports", what="Exports of all networks", owner=TOM, frequency="monthly", tool="rsrc-planner"),
            WatchDuty(id="duty-enquiries", what="Enquiries and where they came from", owner=MARA, frequency="weekly", tool="rsrc-mailrules"),
        ),
        definitions=(
            DefinitionChange(
                id="defn-igviews", platform="instagram", measure="views", on=date(2025, 4, 1), before="Impressions", after="Views", new_meaning=True,
                note="Counts every play, also of one person. Nothing is compared across this day.",
            ),
            DefinitionChange(
                id="defn-ytthumbs", platform="youtube", measure="thumbnail_impressions", on=date(2026, 9, 1), before="Impressions",
                after="Thumbnail impressions", new_meaning=False, note="A new name in the export. August and September fit together.",
            ),
        ),
        feedback=(
            Feedback(id="fdbk-levels", on=date(2026, 9, 8), text="We rang because we saw you set out the steps with string.", place="First talk", label="positive", tags=("video",), goal=ENQUIRIES),
            Feedback(id="fdbk-price", on=date(2026, 10, 2), text="I could not find what a visit costs.", place="Enquiry form", label="negative", tags=("price",), goal=ENQUIRIES),
        ),
        forecasts=(
            Forecast(id="fore-spring", metric="metr-showcoupons", horizon="special", month="2027-03", value=34, basis="Last two spring shows brought 24 and 22 in their month, the new offer adds a third.", made_on=REVIEW_DAY),
        ),
        benchmarks=(
            Benchmark(id="bnch-visits", source="Regional trade association", year=2025, industry="Garden design", network="Website", measure="key_event_rate", denominator="sessions", statistic="median", value=0.011, note="Eleven studios, enquiries divided by visits."),
        ),
    )  # fmt: skip


def _by_month(values: tuple[int, ...]) -> tuple[MonthTarget, ...]:
    return tuple(MonthTarget(month=month, value=value) for month, value in zip(months_between("2025-12", "2027-06"), values, strict=True))


def _results() -> tuple[Metric, ...]:
    """What people did."""
    return (
        _metric(
            "metr-enquiries", "Enquiries from the site", ENQUIRIES, "dsrc-site", "key_events", "outcome", 38, 60, definition="Key events",
            formula="Enquiry forms sent in the month", unit="enquiries",
            targets=_by_month(ENQUIRY_TARGETS),
            verdicts=(Verdict(id="verd-metrenquir", month="2026-09", decision="continue", by="Mara Lind", on=REVIEW_DAY, text="The form is the one number we would keep."),),
        ),
        _metric(
            "metr-firstvisits", "First visits booked with the online code", VISITS, "dsrc-shop", "code_uses", "outcome", 7, 10, part="GARDENVISIT",
            formula="Uses of the code GARDENVISIT between two month ends", unit="first visits", targets=_by_month(VISIT_TARGETS),
        ),
        _metric(
            "metr-showcoupons", "Coupons redeemed after home shows", COUPONS, "dsrc-shop", "code_uses", "outcome", 18, 80, part="SHOW15",
            formula="Uses of the code SHOW15 between two month ends", unit="coupons",
        ),
        _metric(
            "metr-videovisits", "Visits from videos", VIDEOS, "dsrc-site", "sessions", "out-take", 299, 400, part="Organic Video",
            formula="Visits of the site in the channel group Organic Video", unit="visits",
        ),
        _metric(
            "metr-searchclicks", "Clicks from search", ENQUIRIES, "dsrc-search", "clicks", "out-take", 887, 1150,
            formula="Clicks on our pages in web search", unit="clicks",
        ),
        _metric(
            "metr-studiosaves", "Saves on the studio account", SMALL, "dsrc-studio", "saves", "out-take", 508, 600,
            formula="Saves of the posts published in the month", unit="saves",
        ),
        _metric(
            "metr-plantsaves", "Saves on the plants account", SMALL, "dsrc-plants", "saves", "out-take", 380, 470,
            formula="Saves of the posts published in the month", unit="saves",
        ),
    )  # fmt: skip


def _reach() -> tuple[Metric, ...]:
    """What went out and was seen."""
    return (
        _metric(
            "metr-thumbnails", "Thumbnails shown on YouTube", VIDEOS, "dsrc-youtube", "thumbnail_impressions", "output", 48_800, 62_000,
            formula="Times a preview picture was shown", unit="times shown",
        ),
        _metric(
            "metr-studioviews", "Views of the studio account", SMALL, "dsrc-studio", "views", "output", 41_100, 54_000, definition="Views",
            formula="Views of the posts published in the month", unit="views",
        ),
        _metric(
            "metr-linkedin", "Impressions of the LinkedIn page", ENQUIRIES, "dsrc-linkedin", "impressions", "output", 9_800, 12_200,
            formula="Times our posts were shown, organic only because we buy none", unit="times shown",
        ),
        _metric(
            "metr-ximpressions", "Impressions on X", SMALL, "dsrc-xfeed", "impressions", "output", 6_230, 8_400,
            formula="Times our posts were shown", unit="times shown",
        ),
    )  # fmt: skip


def _metric(key: str, text: str, goal: str, source: str, measure: str, klass: str, baseline: float, target: float, **more: Any) -> Metric:
    fixed = {
        "id": key,
        "text": text,
        "goal": goal,
        "source": source,
        "measure": measure,
        "klass": klass,
        "direction": "up",
        "kind": "result",
    }
    return Metric(**fixed, baseline=baseline, baseline_on=BASELINE_DAY, target=target, target_date=JUNE_2027, **more)


def _sources() -> tuple[DataSource, ...]:
    rows = (
        ("dsrc-site", "Our web site", "web", "fernhillgardens.example", TOM, "Exploration by date and channel group, one file a quarter."),
        ("dsrc-search", "Google search", "search", "fernhillgardens.example", TOM, "Performance, web search, last 16 months at most."),
        ("dsrc-youtube", "YouTube channel", "youtube", "Fernhill Garden Design", MARA, "Advanced mode, by date, export current view."),
        (
            "dsrc-studio",
            "Instagram, the studio",
            "instagram",
            "fernhill.studio",
            TOM,
            "Content export; write the day of the download into the file name.",
        ),
        (
            "dsrc-plants",
            "Instagram, plants",
            "instagram",
            "fernhill.plants",
            PRIYA,
            "Content export; write the day of the download into the file name.",
        ),
        (
            "dsrc-linkedin",
            "LinkedIn page",
            "linkedin",
            "Fernhill Garden Design",
            JON,
            "Content, 365 days; the last two days are still growing.",
        ),
        ("dsrc-xfeed", "X account", "x", "@fernhillgardens", TOM, "Account overview, since the last download."),
        ("dsrc-shop", "Shop", "shop", "Fernhill shop", TOM, "Discounts, export, on the last day of the month."),
    )
    return tuple(
        DataSource(id=key, name=name, platform=platform, account=account, owner=owner, note=note, frequency="monthly")
        for key, name, platform, account, owner, note in rows
    )


def _codes() -> tuple[Code, ...]:
    rows = (
        ("code-visits", "GARDENVISIT", "chan-site", VISITS, "90 pounds off the design fee after a paid first visit", date(2024, 3, 4)),
        ("code-shows", "SHOW15", "chan-shows", COUPONS, "15 % in the shop", date(2023, 9, 18)),
        ("code-studio", "STUDIO10", "chan-studio", SMALL, "10 % on the garden journal", date(2023, 11, 6)),
        ("code-plants", "PLANTS10", "chan-plants", SMALL, "10 % on plant boxes", date(2023, 11, 6)),
        ("code-boards", "BOARD10", "chan-boards", SMALL, "10 % on the garden journal", date(2024, 1, 15)),
        ("code-friends", "FRIEND20", "chan-referrals", VISITS, "20 % on a planting plan", date(2023, 6, 1)),
        ("code-blog", "BLOG10", "chan-blog", ENQUIRIES, "10 % on the slope checklist", date(2024, 2, 12)),
        ("code-videos", "VIDEO10", "chan-youtube", VIDEOS, "10 % on the garden journal", date(2025, 12, 1)),
    )
    return tuple(
        Code(id=key, code=code, channel=channel, goal=goal, offer=offer, valid_from=start, valid_to=date(2027, 12, 31))
        for key, code, channel, goal, offer, start in rows
    )
