"""Twitter from 2014 to 2024, by tweet and by day: all fields quoted, counts as floats, the promoted columns behind the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from tests.layouts import delimited

COUNTS = (
    *("impressions", "engagements", "engagement rate", "retweets", "replies", "likes", "user profile clicks", "url clicks"),
    *("hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs", "follows", "email tweet"),
    *("dial phone", "media views", "media engagements"),
)
PROMOTED = tuple(f"promoted {name}" for name in COUNTS)
TWEET_COLUMNS = ("Tweet id", "Tweet permalink", "Tweet text", "time", *COUNTS, *PROMOTED)
DAY_COLUMNS = ("Date", "Tweets published", *COUNTS, *PROMOTED)
SHORT_COLUMNS = (*TWEET_COLUMNS[:9], "favorites", "user profile clicks", "url clicks", "hashtag clicks")


def until_2015(columns: Sequence[str]) -> tuple[str, ...]:
    """Give the columns with the older name of likes.

    >>> until_2015(("replies", "likes", "promoted likes"))
    ('replies', 'favorites', 'promoted favorites')
    """
    return tuple(column.replace("likes", "favorites") for column in columns)


def twitter_tweets(tweets: Iterable[Mapping[str, object]], *, columns: Sequence[str] = TWEET_COLUMNS) -> bytes:
    """Write the file by tweet; a figure that is not given is a dash when promoted, else empty."""
    return _file(({"Tweet permalink": address(tweet), **tweet} for tweet in tweets), columns)


def twitter_days(days: Iterable[Mapping[str, object]], *, columns: Sequence[str] = DAY_COLUMNS) -> bytes:
    """Write the file by day."""
    return _file(days, columns)


def address(tweet: Mapping[str, object]) -> str:
    """Give the address of a tweet as Twitter wrote it."""
    return f"https://twitter.com/fernhill/status/{tweet['Tweet id']}"


def _file(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    lines = [[_value(row.get(column), column) for column in columns] for row in rows]
    return delimited.text_of(delimited.line(line, quoting=lambda _: True) for line in [list(columns), *lines]).encode()


def _value(value: object, column: str) -> str:
    if value is None:
        return "-" if column in PROMOTED else ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} +0000"
    if isinstance(value, date):
        return value.isoformat()
    return str(float(value)) if isinstance(value, int | float) else str(value)
