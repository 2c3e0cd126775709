"""Twitter before it was X, 2014 to 2024: the figures of every tweet, and those of every day."""

from __future__ import annotations

import datetime as dt
import re

from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.x_links import links_of
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, Signature, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.posts import day_of_export, note_rounded, post_identifier, read_posts
from smplan_kernel.sources.rows.reading import Reading, Request

_COUNTS = (
    (("impressions",), "impressions"),
    (("engagements",), "engagements"),
    (("retweets",), "shares"),
    (("replies",), "comments"),
    (("likes", "favorites"), "reactions"),
    (("user profile clicks",), "profile_visits"),
    (("url clicks",), "link_clicks"),
    (("follows",), "followers_gained"),
)
_COLUMNS = (
    *(Column(names=names, metric=metric) for names, metric in _COUNTS),
    *(
        Column(names=tuple(f"promoted {name}" for name in names), metric=metric, definition="sponsored", is_part=True)
        for names, metric in _COUNTS
    ),
)
_RATIOS = (
    Ratio(names=("engagement rate",), metric="engagement_rate", over=("impressions",), parts=(("engagements",),)),
    Ratio(
        names=("promoted engagement rate",),
        metric="engagement_rate",
        over=("promoted impressions",),
        parts=(("promoted engagements",),),
        definition="sponsored",
        is_part=True,
    ),
)
TWEET = ("utc_day",)
REPLY = (*TWEET, "reply")
TWEETS = Mapping(
    is_filled=True,
    columns=_COLUMNS,
    ratios=_RATIOS,
    ignored=keys("Tweet id", "Tweet permalink", "Tweet text", "time"),
    usual=frozenset({"impressions", "engagements", "shares", "comments", "reactions"}),
    zone="+0000",
)
DAYS = Mapping(
    is_filled=True,
    columns=(*_COLUMNS, Column(names=("Tweets published",), metric="posts_published")),
    ratios=_RATIOS,
    ignored=keys("Date"),
    usual=TWEETS.usual,
)
_COMPACT = re.compile(r"_(20\d{2})(\d{2})(\d{2})_(20\d{2})(\d{2})(\d{2})(?!\d)")


def read_tweets(found: Found, request: Request) -> Reading:
    """The figures of every tweet; Twitter printed its time in UTC."""
    reading = begin(found, request)
    for _, grid in found.grids:
        _read_list(grid, reading, request)
    return reading


def read_days(found: Found, request: Request) -> Reading:
    """The figures of every day; Twitter did not say where its day began."""
    reading = begin(found, request)
    for _, grid in found.grids:
        read_daily(grid, DAYS, reading, request, day="Date", flags=("unknown_tz",))
    return reading


def _read_list(grid: Grid, reading: Reading, request: Request) -> None:
    collector = Collector(grid, TWEETS, reading)
    published = days_of(collector, request, "time", within=period_in_name(request.file))
    printed = grid.texts("tweet id")
    links = links_of(grid, "tweet permalink", "tweet id")
    posts = list(map(post_identifier, printed, links.posts))
    flags = [REPLY if is_reply else TWEET for is_reply in grid.begins("@", "tweet text")]
    read_posts(collector, published, posts=posts, flags=flags, exported=day_of_export(request))
    note_rounded(reading, printed)
    reading.account = links.account


def period_in_name(file: str) -> Period | None:
    """The period that Twitter wrote into the name of a file.

    >>> [str(day) for day in period_in_name("tweet_activity_metrics_fernhill_20210101_20210201_en.csv")]
    ['2021-01-01', '2021-02-01']
    """
    match = _COMPACT.search(file)
    if match is None:
        return None
    numbers = [int(part) for part in match.groups()]
    try:
        return dt.date(*numbers[:3]), dt.date(*numbers[3:])
    except ValueError:
        return None


TWEETS_LAYOUT = Layout(
    format="twitter.tweets.legacy",
    title="Twitter before 2024, by tweet",
    grade="certain",
    platform="x",
    signatures=(Signature(role="tweets", all_of=keys("Tweet id", "Tweet permalink")),),
    read=read_tweets,
)
DAYS_LAYOUT = Layout(
    format="twitter.days.legacy",
    title="Twitter before 2024, by day",
    grade="good",
    platform="x",
    signatures=(Signature(role="days", all_of=keys("Date", "Tweets published")),),
    read=read_days,
)
