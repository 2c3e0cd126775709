"""Whatever the networks' writers write, in any variant and through any spreadsheet, reads back to the same numbers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import assume, currently_in_test_context, given, settings
from hypothesis import strategies as st

from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request
from tests.layouts import resaved, tiktok_business, tiktok_studio
from tests.layouts.linkedin_page import linkedin_followers, linkedin_visitors
from tests.layouts.linkedin_updates import linkedin_updates
from tests.layouts.twitter_legacy import DAY_COLUMNS, TWEET_COLUMNS, twitter_days, twitter_tweets, until_2015
from tests.layouts.x_content import COLUMNS, x_content
from tests.layouts.x_overview import x_overview

SO_MANY = settings(max_examples=25)
TODAY = date(2026, 11, 27)
COUNT = st.none() | st.integers(min_value=-5, max_value=10**7)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
FIRST = st.dates(date(2016, 1, 1), date(2025, 11, 1))
SAYINGS = st.sampled_from(
    [tiktok_studio.american, tiktok_studio.british, tiktok_studio.spanish, tiktok_studio.russian, tiktok_studio.japanese]
)
DAMAGE = st.sampled_from([bytes, resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted])


def days_with(*names):
    """A run of days from some first day, each with its counts; at least one is known."""
    row = st.fixed_dictionaries(dict.fromkeys(names, COUNT))
    rows = st.lists(row, min_size=1, max_size=40).filter(lambda rows: any(value is not None for row in rows for value in row.values()))
    return st.tuples(FIRST, rows).map(lambda made: [{"Date": made[0] + timedelta(days=n), **row} for n, row in enumerate(made[1])])


def totals(data, file="export.csv", **request):
    asked = Request(file=file, today=TODAY, **{"modified": TODAY, **request})
    answer = answer_from(read_bytes(data, asked), file=file, data=data)
    # A last row with nothing in its last place, and no line break behind it, cannot be told from one that was cut off there.
    if currently_in_test_context():
        assume("the file stops within this row" not in " ".join(answer.problems))
    assert answer.status == "recognised", answer.problems or answer.question
    return answer.totals


def sums(rows, **metrics):
    """The sum of every column that has a figure at all, under its metric."""
    known = {metric: [row[name] for row in rows if row.get(name) is not None] for metric, name in metrics.items()}
    return {metric: sum(values) for metric, values in known.items() if values}


@SO_MANY
@given(days_with("Impressions", "Likes", "Unfollows", "Media views"), DAMAGE)
def test_x_overview(rows, damage):
    told = sums(rows, impressions="Impressions", reactions="Likes", followers_lost="Unfollows")
    made = damage(x_overview({row["Date"]: row for row in rows}))

    if told:
        assert totals(made) == told


@SO_MANY
@given(days_with("Impressions", "URL Clicks", "New follows"), WORDS, st.permutations(COLUMNS), DAMAGE)
def test_x_content(rows, words, columns, damage):
    posts = [{"Post id": str(1_960_000_000_000_000_001 + n), "Post text": words, **row} for n, row in enumerate(rows)]
    told = sums(rows, impressions="Impressions", link_clicks="URL Clicks", followers_gained="New follows")

    assert totals(damage(x_content(posts, columns=columns))) == told


@SO_MANY
@given(days_with("impressions", "likes", "promoted likes", "follows"), WORDS, st.booleans(), DAMAGE)
def test_twitter_by_tweet(rows, words, is_old, damage):
    names = {"likes": "favorites", "promoted likes": "promoted favorites"} if is_old else {}
    told = sums(rows, impressions="impressions", reactions="likes", followers_gained="follows")
    tweets = [
        {"Tweet id": str(650_000_000_000_000_001 + n), "Tweet text": words, "time": datetime.combine(row["Date"], time(23, 59))}
        | {names.get(name, name): value for name, value in row.items()}
        for n, row in enumerate(rows)
    ]
    made = damage(twitter_tweets(tweets, columns=until_2015(TWEET_COLUMNS) if is_old else TWEET_COLUMNS))

    if told:
        assert totals(made) == told


@SO_MANY
@given(days_with("Tweets published", "impressions", "url clicks"), DAMAGE)
def test_twitter_by_day(rows, damage):
    told = sums(rows, posts_published="Tweets published", impressions="impressions", link_clicks="url clicks")

    assert totals(damage(twitter_days(rows, columns=DAY_COLUMNS))) == told


@SO_MANY
@given(days_with("Total followers"), st.booleans())
def test_linkedin_followers(rows, auto_invited):
    made = linkedin_followers(rows, {"Location": {"Turin": 7}}, auto_invited=auto_invited)

    assert totals(made) == sums(rows, followers_gained="Total followers")


@SO_MANY
@given(days_with("Total page views (total)"))
def test_linkedin_visitors(rows):
    assert totals(linkedin_visitors(rows)) == sums(rows, page_views="Total page views (total)")


@SO_MANY
@given(days_with("Impressions (total)", "Shares (total)", "Comments (total)"))
def test_linkedin_updates(rows):
    told = sums(rows, impressions="Impressions (total)", shares="Shares (total)", comments="Comments (total)")

    assert totals(linkedin_updates(rows)) == told


@SO_MANY
@given(days_with("Video Views", "Likes", "Shares", "Profile Views"), SAYINGS, DAMAGE, st.booleans())
def test_tiktok_overview(rows, say, damage, is_named):
    told = sums(rows, views="Video Views", reactions="Likes", shares="Shares", profile_visits="Profile Views")
    made = damage(tiktok_studio.tiktok_csv(tiktok_studio.OVERVIEW, rows, say=say))
    hint = {"file": tiktok_studio.overview_name(rows[0]["Date"])} if is_named else {"on": rows[-1]["Date"] + timedelta(days=1)}

    assert totals(made, **hint) == told


@SO_MANY
@given(
    days_with("Followers", tiktok_studio.HISTORY[2]), SAYINGS, st.sampled_from([tiktok_studio.tiktok_zip, tiktok_studio.tiktok_workbook])
)
def test_tiktok_followers(rows, say, pack):
    made = pack([("FollowerHistory", tiktok_studio.HISTORY, rows)], say=say)
    known = [row["Followers"] for row in rows if row["Followers"] is not None]
    told = sums(rows, followers_net=tiktok_studio.HISTORY[2]) | ({"followers_total": known[-1]} if known else {})

    assert totals(made, on=rows[-1]["Date"] + timedelta(days=1)) == told


@SO_MANY
@given(days_with("Total views", "Total comments"), WORDS, SAYINGS, DAMAGE)
def test_tiktok_content(rows, words, say, damage):
    videos = [
        {
            "Time": TODAY,
            "Post time": row["Date"],
            "Video title": words,
            "Video link": f"https://www.tiktok.com/@f/video/{_video(row['Date'])}",
        }
        | row
        for row in rows
    ]
    told = sums(rows, views="Total views", comments="Total comments")

    assert totals(damage(tiktok_studio.tiktok_csv(tiktok_studio.CONTENT, videos, say=say))) == told


@SO_MANY
@given(days_with("Video views", "Likes", "Net growth"), st.sampled_from(["--", "NAN", ""]), DAMAGE)
def test_tiktok_business(rows, missing, damage):
    made = damage(tiktok_business.tiktok_business(tiktok_business.OVERVIEW, rows, missing=missing))

    assert totals(made) == sums(rows, views="Video views", reactions="Likes", followers_net="Net growth")


def test_rounded_identifiers_are_taken_from_the_addresses():
    posts = [{"Post id": str(1_960_000_000_000_000_001 + n), "Date": TODAY, "Impressions": 5} for n in range(9)]

    assert totals(resaved.with_rounded_ids(x_content(posts))) == {"impressions": 45.0}


QUOTED = {
    "tiktok": tiktok_studio.tiktok_csv(tiktok_studio.OVERVIEW, [{"Date": date(2026, 9, day), "Video Views": 1} for day in range(1, 31)]),
    "twitter": twitter_days([{"Date": date(2021, 9, day), "impressions": 1} for day in range(1, 31)]),
}


@SO_MANY
@given(st.sampled_from(sorted(QUOTED)), st.data())
def test_cut_anywhere_a_quoted_file_is_refused_or_holds_whole_rows_only(name, data):
    whole = QUOTED[name]
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    asked = Request(file="f", modified=TODAY, today=TODAY, on=date(2026, 10, 1))
    answer = answer_from(read_bytes(cut, asked), file="f", data=cut)

    assert answer.status == "refused" or sum(answer.totals.values()) == answer.rows_read == cut.count(b"\n") - cut.endswith(b"\n")


@SO_MANY
@given(days_with("Video Views", "Likes"), st.data())
def test_rows_that_stand_twice_count_once(rows, data):
    again = [*rows, *data.draw(st.lists(st.sampled_from(rows), max_size=5))]
    made = tiktok_studio.tiktok_csv(tiktok_studio.OVERVIEW, again)

    assert totals(made, on=rows[-1]["Date"] + timedelta(days=1)) == sums(rows, views="Video Views", reactions="Likes")


def _video(day):
    return ((day - date(1970, 1, 1)).days * 86_400 + 43_200 << 32) + 1
