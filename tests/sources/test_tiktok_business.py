from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.layouts import resaved
from tests.layouts.archive import archive
from tests.layouts.tiktok_business import AUDIENCE, OVERVIEW, SWEDISH, VIDEOS, tiktok_business

DAYS = [date(2025, 10, 1) + timedelta(days=n) for n in range(31)]
OVERVIEW_ROWS = [{name: place for place, name in enumerate(OVERVIEW)} | {"Date": day, "Net growth": -4} for day in DAYS]
VIDEO = {
    "Video title": "A slope, in terraces",
    "Video link": "https://www.tiktok.com/@fernhill/video/7567000000000000123",
    "Post time": datetime(2025, 10, 31, 23, 19, 10),  # noqa: DTZ001 - the writer prints no zone
    "Video views": 900,
    "Add to Favorites": 3,
}


def test_the_overview_becomes_its_metrics(read):
    answer = read(tiktok_business(OVERVIEW, OVERVIEW_ROWS))

    assert (answer.format, answer.grade, answer.period) == ("tiktok.business", "certain", ("2025-10-01", "2025-10-31"))
    assert answer.totals == {
        "views": 31.0,
        "profile_visits": 93.0,
        "reactions": 124.0,
        "shares": 155.0,
        "comments": 186.0,
        "followers_net": -124.0,
        "followers_gained": 310.0,
        "followers_lost": 341.0,
    }


def test_a_name_that_ends_in_a_blank_is_kept_without_it(figures):
    assert figures(tiktok_business(OVERVIEW, OVERVIEW_ROWS[:1]))["x:Phone number clicks"] == [7.0]


def test_reached_people_are_kept_and_not_added_up(figures):
    assert figures(tiktok_business(OVERVIEW, OVERVIEW_ROWS[:2]))["reach"] == [2.0, 2.0]


def test_the_swedish_overview_reads_the_same_and_is_said_not_to_be_confirmed(read):
    rows = [{"Datum": day, "Videovisningar": 1, "Nettotillväxt": -4, "Tappade följare": 4, "Gilla-markeringar": 2} for day in DAYS]
    answer = read(tiktok_business(SWEDISH, rows))

    assert (answer.format, answer.grade) == ("tiktok.business", "good")
    assert answer.totals == {"views": 31.0, "followers_net": -124.0, "followers_lost": 124.0, "reactions": 62.0}


@pytest.mark.parametrize("missing", ["--", "NAN"])
def test_the_audience_is_a_stock_whose_gaps_are_no_zeros(read, missing):
    rows = [{"Date": day, "New followers": 2, "Total followers": 400 + day.day if day.day < 30 else None} for day in DAYS]

    assert read(tiktok_business(AUDIENCE, rows, missing=missing)).totals == {"followers_gained": 62.0, "followers_total": 429.0}


def test_a_video_has_its_identifier_and_its_day_in_utc(read):
    answer = read(tiktok_business(VIDEOS, [VIDEO]))
    first = answer.observations.iloc[0]

    assert answer.totals == {"views": 900.0, "saves": 3.0}
    assert (first["object"], first["period_start"], first["flags"]) == ("7567000000000000123", "2025-10-31", "lifetime_at_export,utc_day")


def test_the_three_files_in_one_zip_are_read_together(read):
    files = {"Overview": (OVERVIEW, OVERVIEW_ROWS), "Videos": (VIDEOS, [VIDEO])}
    answer = read(archive([(f"{name}.csv", tiktok_business(*content)) for name, content in files.items()]))

    assert (answer.totals["views"], answer.totals["saves"]) == (31.0, 3.0)


@pytest.mark.parametrize("damage", [resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted])
def test_a_file_that_a_spreadsheet_saved_reads_the_same(read, damage):
    made = tiktok_business(OVERVIEW, OVERVIEW_ROWS)

    assert read(damage(made)).totals == read(made).totals


def test_a_file_that_is_cut_off_is_refused(read):
    made = tiktok_business(OVERVIEW, OVERVIEW_ROWS)

    assert "the file may be cut off" in read(made[:-9]).problems[0]
