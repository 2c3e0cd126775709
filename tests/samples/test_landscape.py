from __future__ import annotations

import zipfile
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.samples.landscape import ACCOUNTS, HOME, sample_files
from tests.samples.xmr import limits, signals


def of(truth, series: str) -> list[float]:
    return truth["monthly"][series]


def test_the_files_kept_are_those_that_the_generator_writes():
    kept = {str(path.relative_to(HOME).as_posix()): path.read_bytes() for path in HOME.rglob("*") if path.is_file()}
    del kept["README.md"], kept[".gitattributes"]

    assert dict(sample_files()) == kept


def test_every_folder_of_exports_has_its_platform_and_account():
    assert {path.name for path in (HOME / "exports").iterdir()} == set(ACCOUNTS)


def test_the_exports_stay_small_enough_for_the_repository():
    assert sum(path.stat().st_size for path in HOME.rglob("*")) < 2_000_000


@pytest.mark.parametrize(
    "series",
    [
        *(
            "web key_events",
            "web sessions",
            "web sessions Organic Video",
            "search clicks",
            "search search_impressions",
            "linkedin impressions",
        ),
        *("youtube views", "youtube thumbnail_impressions", "instagram-studio impressions", "instagram-studio views"),
        *("instagram-studio saves", "instagram-plants impressions", "instagram-plants views", "instagram-plants saves"),
    ],
)
def test_the_raw_figures_are_those_that_planted_json_tells(raw, truth, series):
    assert list(raw[series].values()) == of(truth, series)


def test_watch_time_adds_up_to_the_minutes_told(raw, truth):
    assert [round(hours * 60) for hours in raw["youtube hours"].values()] == of(truth, "youtube minutes watched")


def test_differences_of_two_snapshots_are_the_uses_told(code_counters, truth):
    uses = {code: [after - before for before, after in pairwise(counters.values())] for code, counters in code_counters.items()}

    assert {code: of(truth, f"shop code_uses {code}")[-len(counts) :] for code, counts in uses.items()} == uses


def test_every_enquiry_since_the_videos_lies_above_the_old_limits(raw):
    enquiries = list(raw["web key_events"].values())

    assert min(enquiries[13:]) > limits(enquiries).upper


def test_october_shows_both_a_strong_signal_and_a_run_of_eight(raw):
    enquiries = list(raw["web key_events"].values())

    assert {rule for place, rule in signals(enquiries) if place == 23} >= {1, 3}


def test_enquiries_settled_from_38_to_60_a_month(raw, truth):
    enquiries = list(raw["web key_events"].values())
    shift = truth["lasting_shift"]

    assert [round(sum(part) / len(part)) for part in (enquiries[:13], enquiries[13:])] == [shift["before"], shift["after"]]


def test_instagram_posts_have_impressions_until_march_2025_and_views_since(instagram_posts):
    since = {
        ("Views" in post, post["Publish time"][6:10] + post["Publish time"][:2] >= "202504")
        for posts in instagram_posts.values()
        for post in posts
    }

    assert since == {(True, True), (False, False)}


def test_youtube_calls_them_thumbnail_impressions_since_september_2026():
    headers = {}
    for path in (HOME / "exports/youtube").iterdir():
        lines = zipfile.ZipFile(path).read("Table data.csv").decode().split("\n")
        headers |= dict.fromkeys((line[:10] for line in lines[2:-1]), "Thumbnail impressions" in lines[0])

    assert {day for day, is_new in headers.items() if is_new} == {day for day in headers if day >= "2026-09-01"}


def test_one_week_of_x_is_missing_and_no_other_day(x_days, truth):
    first, last = (date.fromisoformat(truth["missing_week"][end]) for end in ("first", "last"))
    days = {date(2024, 11, 1) + timedelta(days=n) for n in range(730)}

    assert days - x_days.keys() == {first + timedelta(days=n) for n in range((last - first).days + 1)}


def test_linkedin_fell_by_a_fifth_in_october(raw):
    assert round(1 - raw["linkedin impressions"]["2026-10"] / raw["linkedin impressions"]["2026-09"], 2) == 0.2


ORDINARY = (
    *("web sessions", "web sessions Organic Video", "search clicks", "search search_impressions", "linkedin impressions"),
    "x impressions, nothing missing",
    *("youtube views", "youtube minutes watched", "youtube thumbnail_impressions", "instagram-studio views", "instagram-studio saves"),
    *("instagram-plants views", "instagram-plants saves", "shop code_uses GARDENVISIT", "shop code_uses SHOW15"),
    *("shop code_uses STUDIO10", "shop code_uses PLANTS10", "shop code_uses BOARD10", "shop code_uses FRIEND20", "shop code_uses BLOG10"),
)


@pytest.mark.parametrize("series", ORDINARY)
def test_nothing_else_gives_a_signal(truth, series):
    assert signals(of(truth, series)) == set()


def test_every_series_is_either_planted_or_ordinary_or_young(truth):
    young = {"shop code_uses VIDEO10", "instagram-studio impressions", "instagram-plants impressions"}

    assert set(truth["monthly"]) == {*ORDINARY, "web key_events"} | young


@pytest.mark.parametrize(
    "series",
    [
        "web sessions",
        "web sessions Organic Video",
        "search clicks",
        "linkedin impressions",
        "x impressions",
        "youtube views",
        "youtube hours",
    ],
)
def test_no_week_of_the_last_quarter_gives_a_signal(weekly, series):
    weeks = weekly[series]

    assert {place for place, _ in signals(weeks) if place >= len(weeks) - 13} == set()


def test_the_run_of_enquiries_begins_with_the_first_month_of_the_videos(raw):
    enquiries = raw["web key_events"]
    centre = limits(list(enquiries.values())).centre

    assert [month for month, count in enquiries.items() if count > centre][-11:] == list(enquiries)[13:]
    assert enquiries["2025-11"] < centre
