"""What the independent writers of the sample's layouts write is read back to the same numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.layouts.ga4_exploration import CHANNEL, DAY, ga4_exploration
from tests.layouts.google_search_console import ENGLISH, GERMAN, google_search_console
from tests.layouts.linkedin_content import KINDS, linkedin_content
from tests.layouts.meta_content_instagram import METRICS_BEFORE_APRIL_2025, error_row, meta_content_instagram, publish_time
from tests.layouts.shopify_discounts import shopify_discounts
from tests.layouts.x_overview import x_overview
from tests.layouts.youtube_studio import ENGLISH as YOUTUBE_ENGLISH
from tests.layouts.youtube_studio import ENGLISH_SEPTEMBER_2026, GERMAN_2021, youtube_days, youtube_videos

DAYS = [date(2026, 9, 1) + timedelta(days=n) for n in range(30)]
PERIOD = ("2026-09-01", "2026-09-30")


def test_ga4(read):
    rows = [
        {DAY: day, CHANNEL: channel, "Sessions": 10 + day.day, "Engaged sessions": 4, "Key events": 1}
        for day in DAYS
        for channel in ("Direct", "Email")
    ]
    answer = read(ga4_exploration(rows, first=DAYS[0], last=DAYS[-1]))

    assert (answer.period, answer.totals) == (PERIOD, {"sessions": 1530.0, "engaged_sessions": 240.0, "key_events": 60.0})


def test_search_console_in_two_languages(read):
    tables = {"chart": [(day, day.day, 1000, 4.2) for day in DAYS], "queries": [("garden design", 5, 100, 3.1)]}
    totals = [read(google_search_console(tables, [("Search type", "Web")], language=language)).totals for language in (ENGLISH, GERMAN)]

    assert totals == [{"clicks": 465.0, "search_impressions": 30000.0}] * 2


def test_linkedin_with_a_day_below_zero(read):
    days = [
        {"Date": day, **{f"{name} ({kind})": day.day for name in ("Impressions", "Clicks", "Reactions", "Comments") for kind in KINDS}}
        | {"Reposts (total)": -2 if day.day == 7 else 1}
        for day in DAYS
    ]
    answer = read(linkedin_content(days))

    assert answer.totals == {
        "impressions": 465.0,
        "clicks": 465.0,
        "reactions": 465.0,
        "comments": 465.0,
        "shares": 27.0,
        "engagements": 1422.0,
    }


def test_linkedin_of_before_2022(read):
    days = [{"Date": day, "Reposts (total)": 3} for day in DAYS]

    assert read(linkedin_content(days, shares=True, missing="-")).totals == {"shares": 90.0}


def test_instagram_with_error_rows_and_the_damage_of_a_spreadsheet(read):
    posts = [
        {
            "Post ID": f"179000000000{day.day:05}",
            "Publish time": publish_time(datetime(2026, 9, day.day, 20, tzinfo=UTC)),
            "Views": 100,
            "Saves": day.day,
        }
        | {"Permalink": "https://www.instagram.com/p/x/", "Description": 'a "b"\nc'}
        for day in DAYS
    ]
    answers = [read(meta_content_instagram([*posts, error_row("179")], each_line_quoted=damaged)) for damaged in (False, True)]

    assert [answer.totals for answer in answers] == [{"views": 3000.0, "saves": 465.0}] * 2
    assert [answer.rows_skipped for answer in answers] == [1, 1]


def test_instagram_of_before_april_2025(read):
    post = {"Post ID": "17900000000000001", "Publish time": "02/21/2025 10:00", "Impressions": 70}

    assert read(meta_content_instagram([post], metrics=METRICS_BEFORE_APRIL_2025)).totals == {"impressions": 70.0}


def test_shopify_in_both_layouts(read):
    rows = [{"Name": "SHOW15", "Value": -15.0, "Value Type": "percentage", "Times Used In Total": 187}]

    assert [read(shopify_discounts(rows, layout_2019=old, mark=old)).totals for old in (False, True)] == [{"code_uses": 187.0}] * 2


def test_x_with_a_missing_week(read):
    days = {day: {"Impressions": 100, "Likes": 5, "New follows": 1} for day in DAYS if not 6 <= day.day <= 12}
    answer = read(x_overview(days))

    assert answer.totals == {"impressions": 2300.0, "reactions": 115.0, "followers_gained": 23.0}
    assert any(note.startswith("7 days are missing: 2026-09-06") for note in answer.notes)


def test_youtube_by_day_in_three_forms(read):
    for language in (YOUTUBE_ENGLISH, ENGLISH_SEPTEMBER_2026, GERMAN_2021):
        days = [{language.date: day, language.views: 100, language.watch_hours: 2.5} for day in DAYS]
        answer = read(youtube_days(days, total={language.views: 3005, language.watch_hours: 75.5}, language=language))

        assert (answer.period, answer.totals) == (PERIOD, {"views": 3005.0, "watch_time": 271800.0})


def test_youtube_by_video(read):
    videos = [{"Content": "aBcDeFgHiJk", "Video title": "A slope", "Views": 400}]
    answer = read(youtube_videos(videos, {(day, "aBcDeFgHiJk"): 10 for day in DAYS}, total={"Views": 410}))

    assert (answer.period, answer.totals) == (PERIOD, {"views": 410.0})
