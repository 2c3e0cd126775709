"""Content exports of the two Instagram accounts by half-year: impressions until March 2025, views since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

from tests.layouts.delimited import MONTHS
from tests.layouts.meta_content_instagram import (
    METRICS,
    METRICS_BEFORE_APRIL_2025,
    METRICS_FOLLOWS_LAST,
    METRICS_REACH_LATE,
    error_row,
    meta_content_instagram,
    publish_time,
)
from tests.samples import landscape_truth as truth
from tests.samples.landscape_words import GARDENS, PLANTS_POSTS, PLANTS_TAGS, STUDIO_POSTS, STUDIO_TAGS
from tests.samples.noise import Habit, days_of, monthly, restless, share_out

KINDS = ("IG reel", "IG carousel", "IG image", "IG reel", "IG story", "IG carousel")
LAST_IMPRESSIONS = "2025-03"


@dataclass(frozen=True, kw_only=True)
class Account:
    """One Instagram account: what it posts and how often it is seen."""

    username: str
    name: str
    number: int
    weekdays: tuple[int, ...]
    texts: tuple[str, ...]
    tags: str
    views: Habit
    impressions: Habit
    saves: Habit


STUDIO = Account(
    username="fernhill.studio",
    name="Fernhill Garden Design",
    number=17841400000000101,
    weekdays=(0, 2, 4),
    texts=STUDIO_POSTS,
    tags=STUDIO_TAGS,
    views=truth.STUDIO_VIEWS,
    impressions=truth.STUDIO_IMPRESSIONS,
    saves=truth.STUDIO_SAVES,
)
PLANTS = Account(
    username="fernhill.plants",
    name="Fernhill Plants",
    number=17841400000000202,
    weekdays=(1, 5),
    texts=PLANTS_POSTS,
    tags=PLANTS_TAGS,
    views=truth.PLANTS_VIEWS,
    impressions=truth.PLANTS_IMPRESSIONS,
    saves=truth.PLANTS_SAVES,
)
# First and last month, day of the download, order of the figures: each a little different, as downloads are.
DOWNLOADS = (
    ("2024-11", "2025-03", "2025-04-03", METRICS_BEFORE_APRIL_2025),
    ("2025-04", "2025-09", "2025-10-02", METRICS),
    ("2025-10", "2026-03", "2026-04-02", METRICS_FOLLOWS_LAST),
    ("2026-04", "2026-09", "2026-10-05", METRICS_REACH_LATE),
    ("2026-10", "2026-10", "2026-11-02", METRICS),
)

Post = dict[str, object]


def instagram_files(account: Account) -> Iterator[tuple[str, bytes]]:
    """Write the account's downloads; the day of export is added by hand, for the platform does not tell it."""
    posts = _posts(account)
    for place, (first, last, exported, metrics) in enumerate(DOWNLOADS):
        rows = [post for month in reversed(posts) if first <= month <= last for post in reversed(posts[month])]
        if (account, place) == (STUDIO, 2):
            rows.insert(7, error_row(str(account.number * 10 + 3), value=0))
        name = f"{_name_day(days_of(first)[0])}_{_name_day(days_of(last)[-1])}_{account.number + place} {exported}.csv"
        yield name, meta_content_instagram(rows, metrics=metrics)


def _posts(account: Account) -> dict[str, list[Post]]:
    chance = Random(account.username)  # noqa: S311 - a sample must be the same every time, not secret
    seen = monthly(account.views, truth.MONTHS) | {
        month: count for month, count in monthly(account.impressions, truth.MONTHS).items() if month <= LAST_IMPRESSIONS
    }
    saves = monthly(account.saves, truth.MONTHS)
    return {month: _month(account, month, seen[month], saves[month], chance) for month in truth.MONTHS}


def _month(account: Account, month: str, seen: int, saves: int, chance: Random) -> list[Post]:
    days = [day for day in days_of(month) if day.weekday() in account.weekdays]
    weights = [restless(chance, 0.45) for _ in days]
    views = share_out(seen, weights)
    saved = share_out(saves, [weight * restless(chance, 0.2) for weight in weights])
    return [_post(account, day, views[place], saved[place], chance) for place, day in enumerate(days)]


def _post(account: Account, day: date, views: int, saves: int, chance: Random) -> Post:
    kind = chance.choice(KINDS)
    metric = "Impressions" if f"{day:%Y-%m}" <= LAST_IMPRESSIONS else "Views"
    code = f"D{day.toordinal():X}{account.number % 1000:03d}"
    figures = {"Reach": 0.71, "Likes": 0.037 * truth.likes_of(account.username, kind), "Shares": 0.006, "Comments": 0.003}
    return {
        "Post ID": str(18_000_000_000_000_000 + day.toordinal() * 1_000_000 + account.number % 1000),
        "Account ID": str(account.number),
        "Account username": account.username,
        "Account name": account.name,
        "Description": "" if kind == "IG story" else _text(account.texts, account.tags, day),
        "Duration (sec)": chance.randint(18, 75) if kind == "IG reel" else 0,
        "Publish time": publish_time(datetime(day.year, day.month, day.day, chance.randint(9, 17), chance.randint(0, 59), tzinfo=UTC)),
        "Permalink": f"https://www.instagram.com/{'reel' if kind == 'IG reel' else 'p'}/{code}/",
        "Post type": kind,
        **{name: round(views * rate * restless(chance, 0.15)) for name, rate in figures.items()},
        "Follows": None if kind == "IG reel" else round(views * 0.0012),
        "Saves": saves,
        metric: views,
    }


def _text(texts: Sequence[str], tags: str, day: date) -> str:
    text = texts[day.toordinal() // 2 % len(texts)].format(garden=GARDENS[day.toordinal() // 5 % len(GARDENS)])
    return f"{text[0].upper()}{text[1:]}\n\n{tags}"


def _name_day(day: date) -> str:
    return f"{MONTHS[day.month - 1]}-{day.day:02d}-{day.year}"
