from __future__ import annotations

from tests.sources import makers
from tests.sources.makers import YOUTUBE_HEADER, youtube_table, youtube_zip


def test_the_total_row_is_the_account(read):
    assert read(youtube_zip()).totals == {"views": 1000.0, "watch_time": 37800.0, "followers_net": 7.0, "thumbnail_impressions": 9000.0}


def test_the_total_row_is_flagged(read):
    total = read(youtube_zip()).observations.query("level == 'account-period'")

    assert set(total["flags"]) == {"total_row"}


def test_the_period_comes_from_the_days_beside_the_table(read):
    assert read(youtube_zip()).period == ("2026-09-01", "2026-09-02")


def test_days_are_pacific_days(figures):
    assert figures(youtube_zip(), level="account-day", flags="pacific_day") == {"views": [400.0, 600.0]}


def test_videos_are_rows_of_their_own(figures):
    assert figures(youtube_zip(), object="aBcDeFgHiJk", level="post-lifetime")["views"] == [600.0]


def test_a_blank_before_an_identifier_falls_away(read):
    assert "-bCdEfGhIjK" in set(read(youtube_zip()).observations["object"])


def test_percentages_become_fractions(figures):
    assert figures(youtube_zip(), level="account-period")["thumbnail_ctr"] == [0.045]


def test_thumbnail_impressions_are_a_definition_of_their_own(read):
    renamed = YOUTUBE_HEADER.replace("Impressions click", "Thumbnail click").replace("Impressions", "Thumbnail impressions")
    answer = read(youtube_zip(renamed))

    assert set(answer.observations.query("metric == 'thumbnail_impressions'")["definition"]) == {"Thumbnail impressions"}


def test_german_names_with_soft_hyphens_read_like_english_ones(read):
    assert read(makers.youtube_german_zip()).totals == {
        "views": 12000.0,
        "watch_time": 345.6789 * 3600,
        "followers_net": 50.0,
        "thumbnail_impressions": 90000.0,
    }


def test_definitions_hold_no_soft_hyphens(read):
    assert not any("\u00ad" in name for name in read(makers.youtube_german_zip()).observations["definition"])


def test_the_german_footer_is_left_out_and_flags_the_cap(read):
    answer = read(makers.youtube_german_zip())

    assert "row_cap" in set(answer.observations.query("level == 'post-lifetime'")["flags"])
    assert "Rows left out, the note below the table: 1." in answer.notes


def test_a_table_alone_asks_for_its_days(read):
    answer = read(youtube_table())

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_a_table_alone_takes_the_days_that_were_answered(read):
    from smplan_kernel.sources.dates import parse_period  # noqa: PLC0415 - only this test answers

    answer = read(youtube_table(), period=parse_period("2026-09-01..2026-09-30"))

    assert answer.period == ("2026-09-01", "2026-09-30")


def test_a_table_alone_takes_the_days_of_its_name(read):
    assert read(youtube_table(), "Content 2026-09-01_2026-09-30 Fernhill.csv").period == ("2026-09-01", "2026-09-30")


def test_a_view_by_day_has_its_total_too(read):
    table = youtube_table("Date,Views,Watch time (hours)", ("Total,1005,10", "2026-09-01,400,4", "2026-09-02,600,6"))
    answer = read(makers.packed({"Table data.csv": table, "Totals.csv": makers.YOUTUBE_TOTALS}))

    assert answer.totals == {"views": 1005.0, "watch_time": 36000.0}


def test_traffic_sources_are_dimensions(read):
    answer = read(makers.MADE["youtube, traffic sources"][1], "Traffic 2026-09-01_2026-09-30.csv")

    assert set(answer.observations.query("object == 'Search'")["level"]) == {"dimension-period"}


def test_chart_rows_are_a_video_on_a_day(figures):
    assert figures(youtube_zip(), level="post-day", object="aBcDeFgHiJk") == {"views": [250.0]}
