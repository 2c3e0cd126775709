from __future__ import annotations

from datetime import date, datetime

from tests.layouts.twitter_legacy import DAY_COLUMNS, SHORT_COLUMNS, TWEET_COLUMNS, twitter_tweets
from tests.layouts.x_content import COLUMNS, x_content


def test_twitter_had_forty_columns_by_tweet_and_thirty_eight_by_day():
    assert (len(TWEET_COLUMNS), len(DAY_COLUMNS), len(SHORT_COLUMNS)) == (40, 38, 13)


def test_twitter_quoted_everything_and_printed_counts_as_floats():
    tweet = {"Tweet id": "12", "time": datetime(2021, 1, 31, 16, 41), "impressions": 2463}  # noqa: DTZ001 - the writer prints the zone
    columns = ("Tweet id", "Tweet permalink", "time", "impressions", "replies", "promoted likes")

    assert twitter_tweets([tweet], columns=columns).decode().split("\n")[1] == (
        '"12","https://twitter.com/fernhill/status/12","2021-01-31 16:41 +0000","2463.0","","-"'
    )


def test_x_has_seventeen_columns_and_no_newline_at_the_end():
    content = x_content([{"Post id": "12", "Date": date(2025, 8, 26), "Post text": "A slope"}])

    assert len(COLUMNS) == 17
    assert content.decode().split("\n")[1].startswith('12,"Tue, Aug 26, 2025",A slope,https://x.com/fernhill/status/12,')
    assert not content.endswith(b"\n")
