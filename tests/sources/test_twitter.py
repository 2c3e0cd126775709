from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.layouts import resaved
from tests.layouts.twitter_legacy import SHORT_COLUMNS, TWEET_COLUMNS, twitter_days, twitter_tweets, until_2015

TWEET = {"Tweet id": "1355921000000000123", "time": datetime(2021, 1, 31, 23, 41), "impressions": 2000, "engagements": 100}  # noqa: DTZ001


def tweet(**changes):
    return TWEET | {name.replace("_", " "): value for name, value in changes.items()}


def test_a_tweet_keeps_its_identifier_its_day_in_utc_and_the_day_of_export(read):
    first = read(twitter_tweets([tweet()])).observations.iloc[0]

    assert (first["object"], first["period_start"], first["exported_on"]) == ("1355921000000000123", "2021-01-31", "2026-11-01")
    assert first["flags"] == "lifetime_at_export,utc_day"


def test_columns_become_their_metrics(read):
    counts = {"retweets": 3, "replies": 4, "likes": 5, "user profile clicks": 6, "url clicks": 7, "follows": 8}

    assert read(twitter_tweets([tweet() | counts])).totals == {
        "impressions": 2000.0,
        "engagements": 100.0,
        "shares": 3.0,
        "comments": 4.0,
        "reactions": 5.0,
        "profile_visits": 6.0,
        "link_clicks": 7.0,
        "followers_gained": 8.0,
    }


def test_favorites_were_the_likes_until_2015(read):
    assert read(twitter_tweets([tweet(favorites=5)], columns=until_2015(TWEET_COLUMNS))).totals["reactions"] == 5


def test_promoted_figures_are_a_part_and_out_of_the_totals(read):
    answer = read(twitter_tweets([tweet(promoted_impressions=700)]))

    assert answer.totals["impressions"] == 2000
    assert answer.observations.query("definition == 'sponsored'")["value"].tolist() == [700.0]


def test_a_dash_is_missing_and_not_zero(read):
    assert "sponsored" not in set(read(twitter_tweets([tweet()])).observations["definition"])


def test_the_rate_is_recomputed_from_its_parts(figures):
    assert figures(twitter_tweets([tweet(engagement_rate=0.9)]))["engagement_rate"] == [0.05]


def test_a_rounded_identifier_is_taken_from_the_address(read):
    answer = read(resaved.with_rounded_ids(twitter_tweets([tweet()], columns=SHORT_COLUMNS)))

    assert set(answer.observations["object"]) == {"1355921000000000123"}
    assert any("has rounded the long identifiers" in note for note in answer.notes)
    assert "excel_resaved" in answer.observations["flags"].iloc[0]


def test_a_rounded_identifier_without_an_address_leaves_the_row_out(read):
    made = twitter_tweets([tweet(), {**tweet(impressions=5), "Tweet id": "1355921000000000456", "Tweet permalink": ""}])
    answer = read(resaved.with_rounded_ids(made))

    assert answer.totals["impressions"] == 2000
    assert "Rows left out, posts without a usable identifier or link: 1." in answer.notes


def test_a_file_whose_identifiers_are_all_lost_is_refused(read):
    made = twitter_tweets([{**tweet(), "Tweet permalink": ""}])

    assert "none of its posts can be used (posts without a usable identifier or link)" in read(resaved.with_rounded_ids(made)).problems[0]


def test_a_tweet_that_answers_somebody_is_marked(read):
    answer = read(twitter_tweets([tweet(Tweet_text="@rowan yes")]))

    assert set(answer.observations["flags"]) == {"lifetime_at_export,reply,utc_day"}


@pytest.mark.parametrize("damage", [resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted])
def test_a_file_that_a_spreadsheet_saved_reads_the_same(read, damage):
    made = twitter_tweets([tweet(engagement_rate=0.043, Tweet_text='A "slope",\nin; terraces')])

    assert read(damage(made)).totals == read(made).totals == {"impressions": 2000.0, "engagements": 100.0}


def test_percentages_that_became_days_refuse_the_file(read):
    made = twitter_tweets([{**tweet(), "engagement rate": "3.апр"}])

    assert "column 'engagement rate', value '3.апр'): a spreadsheet has turned numbers into days" in read(made).problems[0]


def test_a_file_that_is_cut_off_is_refused(read):
    made = twitter_tweets([tweet(), tweet(impressions=7)])

    assert read(made[:-30]).status == "refused"


def test_days_that_a_spreadsheet_wrote_are_read_by_the_period_in_the_name(read):
    made = twitter_tweets([{**tweet(), "time": "10/1/2015 9:11"}])

    assert read(made, "tweet_activity_metrics_fernhill_20150901_20150930_en.csv").option == "--dates"
    assert read(made, "tweet_activity_metrics_fernhill_20151001_20151101_en.csv").period == ("2015-10-01", "2015-10-01")


def test_days_count_what_was_published(read):
    answer = read(twitter_days([{"Date": date(2021, 1, day), "Tweets published": 2, "impressions": 10, "follows": 1} for day in (1, 2)]))

    assert answer.totals == {"posts_published": 4.0, "impressions": 20.0, "followers_gained": 2.0}
    assert (answer.period, set(answer.observations["level"])) == (("2021-01-01", "2021-01-02"), {"account-day"})


def test_the_file_by_day_is_said_not_to_be_confirmed(read):
    assert read(twitter_days([{"Date": date(2021, 1, 1), "impressions": 10}])).grade == "good"


def test_the_account_is_the_one_in_the_addresses(read):
    assert read(twitter_tweets([tweet()])).account == "fernhill"


def test_days_among_the_numbers_of_a_further_column_refuse_the_file_too(read):
    made = twitter_tweets(
        [{**tweet(), "media views": "22-Aug"}, {**tweet(impressions=7), "Tweet id": "1355921000000000999", "media views": 3}]
    )

    assert "column 'media views', value '22-Aug'" in read(made).problems[0]
