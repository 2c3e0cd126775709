"""The site's exports: one GA4 exploration a quarter by day and channel, two Search Console downloads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from tests.layouts.delimited import MONTHS
from tests.layouts.ga4_exploration import CHANNEL, DAY, ga4_exploration
from tests.layouts.google_search_console import Row, google_search_console
from tests.samples import landscape_truth as truth
from tests.samples.noise import by_day, days_of, monthly, months_between, restless, share_out

SHARES = {
    "Organic Search": 0.37,
    "Direct": 0.25,
    "Organic Social": 0.19,
    "Referral": 0.12,
    "Organic Video": 0.07,
}
# Since the process videos, people who come from a video ask more often.
EAGERNESS = {"Organic Search": 1.1, "Direct": 1.0, "Organic Social": 0.7, "Referral": 1.8, "Organic Video": 0.8}
EAGERNESS_SINCE_VIDEOS = EAGERNESS | {"Organic Video": 4.6, "Organic Social": 0.9}
QUARTERS = (
    ("2024-11", "2024-12"),
    ("2025-01", "2025-03"),
    ("2025-04", "2025-06"),
    ("2025-07", "2025-09"),
    ("2025-10", "2025-12"),
    ("2026-01", "2026-03"),
    ("2026-04", "2026-06"),
    ("2026-07", "2026-09"),
    ("2026-10", "2026-10"),
)
SEARCH_PERIODS = (("2024-11", "2025-12"), ("2026-01", "2026-10"))
QUERIES = {
    "fernhill garden design": (0.17, 0.03, 1.3),
    "small town garden design": (0.11, 0.09, 6.4),
    "garden designer near me": (0.08, 0.13, 11.8),
    "courtyard garden ideas": (0.06, 0.12, 14.2),
    "sloping garden terraces": (0.05, 0.08, 9.6),
    "garden design process": (0.05, 0.05, 7.7),
    "shade planting plan": (0.04, 0.06, 10.9),
}
PAGES = {
    "": (0.31, 0.2, 5.1),
    "small-gardens/": (0.2, 0.22, 7.9),
    "process/": (0.12, 0.11, 8.3),
    "blog/plants-for-shade/": (0.14, 0.24, 12.6),
}
DEVICES = {"Mobile": (0.63, 0.66, 9.8), "Desktop": (0.33, 0.29, 11.2), "Tablet": (0.04, 0.05, 9.1)}
SITE = "https://www.fernhillgardens.example/"

Key = tuple[date, str]


def web_files() -> Iterator[tuple[str, bytes]]:
    """Write the explorations, named as a browser names repeated downloads."""
    sessions = sessions_by_channel()
    enquiries = _enquiries(sessions)
    for number, (first, last) in enumerate(QUARTERS):
        days = [day for month in months_between(first, last) for day in days_of(month)]
        rows = [row for day in days for row in _rows(day, sessions, enquiries)]
        # An exploration comes sorted by its first figure, not by day.
        rows.sort(key=lambda row: (-row["Sessions"], row[DAY], row[CHANNEL]))
        content = ga4_exploration(rows, first=days[0], last=days[-1], property_name="Fernhill Garden Design - GA4")
        yield (f"download ({number}).csv" if number else "download.csv"), content


def sessions_by_channel() -> dict[Key, int]:
    """Give the visits of each day and channel group."""
    chance = Random("sessions by channel")  # noqa: S311 - a sample must be the same every time, not secret
    sessions = {}
    for day, total in by_day(truth.SESSIONS, monthly(truth.SESSIONS, truth.MONTHS)).items():
        weights = [share * restless(chance, 0.2) for share in SHARES.values()]
        sessions.update({(day, channel): count for channel, count in zip(SHARES, share_out(total, weights), strict=True) if count})
    return sessions


def _enquiries(sessions: dict[Key, int]) -> dict[Key, int]:
    """Let each month's enquiries happen on some of its visits."""
    chance = Random("enquiries")  # noqa: S311 - as above
    enquiries: dict[Key, int] = {}
    for month, total in truth.ENQUIRIES.items():
        eager = EAGERNESS_SINCE_VIDEOS if month >= "2025-12" else EAGERNESS
        keys = [key for key in sessions if f"{key[0]:%Y-%m}" == month]
        for key in chance.choices(keys, [sessions[key] * eager[key[1]] for key in keys], k=total):
            enquiries[key] = enquiries.get(key, 0) + 1
    return enquiries


def _rows(day: date, sessions: dict[Key, int], enquiries: dict[Key, int]) -> Iterator[dict[str, object]]:
    for channel in SHARES:
        if count := sessions.get((day, channel)):
            asked = enquiries.get((day, channel), 0)
            engaged = max(asked, min(count, round(count * (0.52 + 0.03 * (day.day % 5)))))
            yield {DAY: day, CHANNEL: channel, "Sessions": count, "Engaged sessions": engaged, "Key events": asked}


def search_files() -> Iterator[tuple[str, bytes]]:
    """Write the downloads; the day of export is in the name, the period only in the filters."""
    clicks, impressions = (by_day(habit, monthly(habit, truth.MONTHS)) for habit in (truth.SEARCH_CLICKS, truth.SEARCH_IMPRESSIONS))
    for (first, last), exported in zip(SEARCH_PERIODS, ("2026-01-05", "2026-11-02"), strict=True):
        days = [day for month in months_between(first, last) for day in days_of(month)]
        chart = tuple((day, clicks[day], impressions[day], 9.4 + 0.15 * (day.toordinal() % 9)) for day in days)
        period = f"{_filter_day(days[0])}-{_filter_day(days[-1])}"
        content = google_search_console(_tables(chart), (("Search type", "Web"), ("Date", period)), stored=True)
        yield f"fernhillgardens.example-Performance-on-Search-{exported}.zip", content


def _filter_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _tables(chart: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    clicks, impressions = (sum(row[place] for row in chart) for place in (1, 2))
    share = {
        "queries": QUERIES,
        "pages": {SITE + page: parts for page, parts in PAGES.items()},
        "countries": {"United Kingdom": (0.94, 0.9, 9.9), "Ireland": (0.04, 0.06, 10.8)},
        "devices": DEVICES,
        "appearance": {"Videos": (0.05, 0.04, 8.2)},
    }
    tables = {
        name: tuple((key, round(clicks * a), round(impressions * b), c) for key, (a, b, c) in parts.items())
        for name, parts in share.items()
    }
    return {"chart": chart, **tables}
