"""Export files on the command line: what a file does not tell is asked, answered with an option, or read from a name beside it."""

import json
from datetime import date, timedelta

import pytest

from tests.layouts.tiktok_studio import ACTIVITY, GENDER, HISTORY, OVERVIEW, TERRITORIES, overview_name, tiktok_csv, tiktok_zip

DAYS = [date(2025, 12, 1) + timedelta(days=n) for n in range(62)]
VIEWS = [{"Date": day, "Video Views": 30, "Likes": -1} for day in DAYS]
FOLLOWERS = [{"Date": day, "Followers": 400 + n} for n, day in enumerate(DAYS)]


@pytest.fixture
def bring(smplan, tmp_path):
    smplan("new", "garden")

    def importing(name, content, *options, code=0):
        (tmp_path / name).write_bytes(content)
        (answer,) = json.loads(smplan("import", name, "--plan", "garden", "--json", *options, code=code).stdout)
        return answer

    return importing


def test_the_name_of_tiktoks_zip_tells_the_year(bring):
    answer = bring(overview_name(DAYS[0]), tiktok_zip([("Overview", OVERVIEW, VIEWS)]))

    assert (answer["status"], answer["format"], answer["period"]) == ("imported", "tiktok.overview", ["2025-12-01", "2026-01-31"])
    assert answer["totals"] == {"views": 1860.0, "reactions": -62.0}


def test_without_that_name_the_day_of_download_is_asked_and_answered(bring):
    content = tiktok_csv(OVERVIEW, VIEWS)
    asked = bring("Overview.csv", content, code=2)
    answer = bring("Overview.csv", content, "--on", "2026-02-01")

    assert (asked["status"], asked["option"], asked["observations"]) == ("needs-answer", "--on", 0)
    assert (answer["status"], answer["period"]) == ("imported", ["2025-12-01", "2026-01-31"])


def test_an_overview_in_the_same_folder_tells_the_year_of_the_followers(bring):
    bring(overview_name(DAYS[0]), tiktok_zip([("Overview", OVERVIEW, VIEWS)]))
    answer = bring("Followers_fernhill.zip", tiktok_zip([("FollowerHistory", HISTORY, FOLLOWERS)]))

    assert (answer["period"], answer["totals"]) == (["2025-12-01", "2026-01-31"], {"followers_total": 461.0})


def test_the_four_files_of_the_followers_are_one_export(bring):
    members = [
        ("FollowerHistory", HISTORY, FOLLOWERS),
        ("FollowerActivity", ACTIVITY, [{"Date": DAYS[-1], "Hour": 9, "Active followers": 5}]),
        ("FollowerGender", GENDER, [{"Gender": "Female", "Distribution": 0.6}]),
        ("FollowerTopTerritories", TERRITORIES, [{"Top territories": "Others", "Distribution": 0.2}]),
    ]
    answer = bring("Followers_fernhill.zip", tiktok_zip(members), "--on", "2026-02-01")

    assert (answer["status"], answer["observations"], answer["totals"]) == ("imported", 65, {"followers_total": 461.0})
