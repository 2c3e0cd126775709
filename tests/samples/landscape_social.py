"""Exports of the networks that count by day: LinkedIn by year, X by period with a forgotten week, YouTube by date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random

from tests.layouts.linkedin_content import KINDS, linkedin_content
from tests.layouts.x_overview import x_overview
from tests.layouts.youtube_studio import ENGLISH, ENGLISH_SEPTEMBER_2026, Language, youtube_days
from tests.samples import landscape_truth as truth
from tests.samples.landscape_words import GARDENS, LINKEDIN_POSTS
from tests.samples.noise import by_day, monthly

# Every file of LinkedIn covers a year at most; its name carries the moment of the download in milliseconds.
LINKEDIN_FILES = (
    (date(2024, 11, 1), date(2025, 10, 31), datetime(2025, 11, 3, 9, 14, 5, tzinfo=UTC)),
    (date(2025, 11, 1), date(2026, 10, 31), datetime(2026, 11, 2, 9, 41, 52, tzinfo=UTC)),
)
X_PERIODS = (
    (date(2024, 11, 1), date(2025, 1, 31)),
    (date(2025, 2, 1), date(2025, 4, 30)),
    (date(2025, 5, 1), date(2025, 7, 31)),
    (date(2025, 8, 1), date(2025, 10, 31)),
    (date(2025, 11, 1), date(2026, 1, 31)),
    (date(2026, 2, 1), date(2026, 4, 30)),
    (date(2026, 5, 1), truth.X_GAP[0] - timedelta(days=1)),
    (truth.X_GAP[1] + timedelta(days=1), date(2026, 10, 31)),
)
YOUTUBE_PERIODS = (
    (date(2024, 11, 1), date(2025, 10, 31), ENGLISH),
    (date(2025, 11, 1), date(2026, 8, 31), ENGLISH),
    (truth.YOUTUBE_THUMBNAILS_SINCE, date(2026, 10, 31), ENGLISH_SEPTEMBER_2026),
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def linkedin_files() -> Iterator[tuple[str, bytes]]:
    """Write the two years of the page, days and posts."""
    impressions = by_day(truth.LINKEDIN, truth.linkedin_impressions())
    chance = Random("linkedin parts")  # noqa: S311 - a sample must be the same every time, not secret
    rows = {day: _linkedin_day(day, seen, chance) for day, seen in impressions.items()}
    for first, last, moment in LINKEDIN_FILES:
        milliseconds = (moment - EPOCH) // timedelta(milliseconds=1)
        days = [row for day, row in rows.items() if first <= day <= last]
        content = linkedin_content(days, _linkedin_posts(first, last, impressions))
        yield f"fernhill-garden-design_content_{milliseconds} {moment:%Y-%m-%d}.xls", content


def _linkedin_day(day: date, seen: int, chance: Random) -> dict[str, object]:
    rates = {"Clicks": 0.031, "Reactions": 0.022, "Comments": 0.003, "Reposts": 0.002}
    parts = {part: _about(seen * rate, chance) for part, rate in rates.items()}
    if day == date(2026, 3, 17):
        parts["Reposts"] = -1  # somebody took a repost back
    row: dict[str, object] = {"Date": day, "Unique impressions (organic)": round(seen * 0.64)}
    for part, count in {"Impressions": seen, **parts}.items():
        row |= {f"{part} ({kind})": 0 if kind == "sponsored" else count for kind in KINDS}
    rate = sum(parts.values()) / seen if seen else 0.0
    return row | {f"Engagement rate ({kind})": 0.0 if kind == "sponsored" else rate for kind in KINDS}


def _linkedin_posts(first: date, last: date, impressions: Mapping[date, int]) -> Iterator[dict[str, object]]:
    """Two posts a week, newest first, each seen about four times as often as the page on its day."""
    chance = Random(f"linkedin posts {first}")  # noqa: S311 - as above
    days = [day for day in impressions if first <= day <= last and day.weekday() in {1, 3}]
    for number, day in reversed(list(enumerate(days))):
        title = LINKEDIN_POSTS[number % len(LINKEDIN_POSTS)].format(garden=GARDENS[number % len(GARDENS)])
        seen = _about(impressions[day] * chance.uniform(0.8, 2.9), chance)
        clicks, likes, comments, reposts = (_about(seen * rate, chance) for rate in (0.033, 0.024, 0.003, 0.002))
        # The activity number holds the time of posting; the rest of it means nothing here.
        activity = ((datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC) - EPOCH) // timedelta(milliseconds=1)) << 22
        yield {
            "Post title": title,
            "Post link": f"https://www.linkedin.com/feed/update/urn:li:activity:{activity}",
            "Post type": "Organic",
            "Posted by": "Mara Lind",
            "Created date": day - timedelta(days=number % 3),
            "Audience": "All followers",
            "Impressions": seen,
            "Clicks": clicks,
            "Click through rate (CTR)": clicks / seen,
            "Likes": likes,
            "Comments": comments,
            "Reposts": reposts,
            "Engagement rate": (clicks + likes + comments + reposts) / seen,
            "Content Type": "Video" if number % 4 == 0 else "Image",
        }


def x_files() -> Iterator[tuple[str, bytes]]:
    """Write the periods that somebody downloaded, named as a browser names them."""
    impressions = by_day(truth.X, monthly(truth.X, truth.MONTHS))
    chance = Random("x parts")  # noqa: S311 - as above
    rows = {day: _x_day(day, seen, chance) for day, seen in impressions.items()}
    for number, (first, last) in enumerate(X_PERIODS):
        name = f"account_overview_analytics ({number}).csv" if number else "account_overview_analytics.csv"
        yield name, x_overview({day: row for day, row in rows.items() if first <= day <= last})


def _x_day(day: date, seen: int, chance: Random) -> dict[str, object]:
    rates = {"Likes": 0.014, "Bookmarks": 0.002, "Shares": 0.001, "New follows": 0.003, "Unfollows": 0.002}
    rates |= {"Replies": 0.002, "Reposts": 0.003, "Profile visits": 0.012, "Video views": 0.08, "Media views": 0.21}
    parts = {name: _about(seen * rate, chance) for name, rate in rates.items()}
    clicks = _about(seen * 0.02, chance)
    engagements = clicks + sum(parts[name] for name in ("Likes", "Bookmarks", "Replies", "Reposts", "Profile visits"))
    return {"Impressions": seen, "Engagements": engagements, "Create Post": int(day.weekday() in {0, 2, 4}), **parts}


def youtube_files() -> Iterator[tuple[str, bytes]]:
    """Write the channel by date; the name has the first day and the day after the last, as YouTube does it."""
    views, minutes, thumbnails = (
        by_day(habit, monthly(habit, truth.MONTHS)) for habit in (truth.YOUTUBE_VIEWS, truth.YOUTUBE_MINUTES, truth.YOUTUBE_THUMBNAILS)
    )
    chance = Random("youtube parts")  # noqa: S311 - as above
    rates = {day: chance.uniform(3.4, 5.2) for day in views}
    gained = {day: _about(count * 0.009, chance) - int(chance.random() < 0.06) for day, count in views.items()}
    for first, last, language in YOUTUBE_PERIODS:
        days = [day for day in views if first <= day <= last]
        rows = [_youtube_row(language, day, views[day], minutes[day], gained[day], thumbnails[day], rates[day]) for day in days]
        sums = [sum(figure[day] for day in days) for figure in (views, minutes, gained, thumbnails)]
        total = _youtube_row(language, None, *sums, sum(rates[day] for day in days) / len(days))
        name = f"Date {first}_{last + timedelta(days=1)} Fernhill Garden Design.zip"
        yield name, youtube_days(rows, total=total, language=language, stored=True)


def _youtube_row(
    language: Language, day: date | None, views: int, minutes: int, gained: int, thumbnails: int, rate: float
) -> dict[str, object]:
    figures = (views, minutes / 60, gained, thumbnails, round(rate, 2))
    return {language.date: day, **dict(zip(language.metrics, figures, strict=True))}


def _about(expected: float, chance: Random) -> int:
    """Draw a small count that is right on average."""
    return int(max(0.0, expected * chance.gauss(1, 0.25)) + chance.random())
