from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from smplan_kernel.sources.rows.added_up import LEFT_OUT
from tests.layouts.youtube_studio import ENGLISH_BEFORE_2022, GERMAN_2026, GERMAN_2026_METRICS, youtube_videos
from tests.sources import makers
from tests.sources.makers import YOUTUBE_HEADER, YOUTUBE_ROWS, YOUTUBE_TOTALS, packed, youtube_table, youtube_zip


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
    from smplan_kernel.sources.cells.dates import parse_period  # noqa: PLC0415 - only this test answers

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


GERMAN_TOTAL = {"Aufrufe": 420, "Wiedergabezeit (Stunden)": 10.5, "Gewonnene Abonnenten": 9, "Verlorene Abonnenten": 2, "Likes": 30}
GERMAN_VIDEO = {"Videos": " -aBcDeFgHiJ", "Videotitel": "Ein Hang, terrassiert", "Dauer": 512, "Aufrufe": 400, "Likes": 28}


@pytest.fixture
def german():
    return youtube_videos(
        [GERMAN_VIDEO],
        {(date(2026, 9, 1), GERMAN_VIDEO["Videos"]): 400},
        total=GERMAN_TOTAL,
        language=GERMAN_2026,
        metrics=GERMAN_2026_METRICS,
    )


def test_the_german_of_2026_has_other_columns_and_reads_like_english(read, german):
    assert read(german).totals == {
        "views": 420.0,
        "watch_time": 37800.0,
        "followers_gained": 9.0,
        "followers_lost": 2.0,
        "reactions": 30.0,
    }


def test_the_german_of_2026_is_said_not_to_be_confirmed(read, german):
    assert (read(german).grade, read(youtube_zip()).grade) == ("good", "certain")


def test_a_german_identifier_loses_its_leading_blank(figures, german):
    assert figures(german, level="post-lifetime", object="-aBcDeFgHiJ")["views"] == [400.0]


def test_before_2022_the_first_column_was_the_video_and_there_was_no_duration(read):
    video = {"Video": "aBcDeFgHiJk", "Video title": "A slope", "Views": 400}
    answer = read(youtube_videos([video], {(date(2021, 9, 1), "aBcDeFgHiJk"): 400}, total={"Views": 405}, language=ENGLISH_BEFORE_2022))

    assert (answer.totals, answer.grade) == ({"views": 405.0}, "certain")


def test_numbers_of_a_table_that_a_spreadsheet_saved_keep_their_decimals(read):
    table = youtube_table().decode().replace(",", ";").replace("10.5", "10,5").replace("6.25", "6,25").replace("4.5", "4,5")
    answer = read(table.replace("Mar 30; 2026", "Mar 30, 2026").replace("Apr 2; 2026", "Apr 2, 2026").encode(), "2026-09-01_2026-09-30.csv")

    assert answer.totals["watch_time"] == 37800.0


def test_a_table_alone_that_ends_within_its_last_figure_is_refused(read):
    assert "the last line has no end" in read(youtube_table()[:-2], "2026-09-01_2026-09-30.csv").problems[0]


@pytest.mark.parametrize(
    "totals", [makers.YOUTUBE_TOTALS, makers.YOUTUBE_TOTALS.replace("Date", "Da\u00adtum").replace("Views", "Auf\u00adru\u00adfe")]
)
def test_totals_alone_are_too_little_to_be_known_until_somebody_names_youtube(read, totals):
    named = read(totals.encode(), platform="youtube")

    assert (read(totals.encode()).status, named.status, named.totals) == ("refused", "recognised", {"views": 1000.0})


def test_a_chart_alone_is_the_sum_of_its_rows(read):
    assert read(makers.YOUTUBE_CHART.encode()).totals == {"views": 250.0}


def test_a_chart_of_traffic_sources_has_a_figure_for_each_source_and_day(read):
    table = youtube_table("Traffic source,Views,Watch time (hours)", ("Total,1000,10", "Search,600,6", "External,390,3.9"))
    chart = "Date,Traffic source,Views\n2026-09-01,Search,40\n2026-09-01,External,30\n2026-09-02,Search,50\n"
    answer = read(makers.packed({"Table data.csv": table, "Totals.csv": makers.YOUTUBE_TOTALS, "Chart data.csv": chart}))

    assert answer.totals == {"views": 1000.0, "watch_time": 36000.0}
    assert list(answer.observations.query("object == 'Search' and metric == 'views'")["value"]) == [600.0, 40.0, 50.0]


def test_the_days_in_the_download_count_before_an_answer_meant_for_another_file(read):
    assert read(youtube_zip(), period=(date(2025, 1, 1), date(2025, 1, 31))).period == ("2026-09-01", "2026-09-02")


def test_a_table_that_lost_its_names_is_refused(read):
    answer = read(b"Views,Watch time (hours)\n1000,10\n600,6\n400,4\n", "Traffic 2026-09-01_2026-09-30.csv")

    assert (answer.status, answer.count) == ("refused", 0)
    assert "(row 1, column 'Views'): no column of this table says what its rows are about" in answer.problems[0]


@pytest.mark.parametrize("lost", ["Table data.csv", "Totals.csv", "Chart data.csv"])
def test_an_archive_that_lost_a_table_says_so(read, lost):
    with zipfile.ZipFile(io.BytesIO(youtube_zip())) as whole:
        rest = {name: whole.read(name) for name in whole.namelist() if name != lost}

    says = "The archive holds 2 of the 3 tables that YouTube puts into each; figures may be missing."
    assert says in read(packed(rest)).notes
    assert says not in read(youtube_zip()).notes


def test_days_that_do_not_add_up_to_the_total_are_said(read):
    with zipfile.ZipFile(io.BytesIO(youtube_zip())) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    cut = members | {"Totals.csv": members["Totals.csv"].rsplit(b"\n2026-09-02", 1)[0]}

    assert "The days add up to 400 for 'Views', the total says 1000: some days may be missing." in read(packed(cut)).notes
    assert not any("add up" in note for note in read(packed(members)).notes)


def test_a_view_by_day_that_lost_one_says_so(read):
    rows = ("Total,1005,10", "2026-09-01,400,4", "2026-09-02,600,6")
    whole, cut = (youtube_table("Date,Views,Watch time (hours)", lines) for lines in (rows, rows[:2]))

    assert "The days add up to 400 for 'Views', the total says 1005: some days may be missing." in read(cut).notes
    assert not any("add up" in note for note in read(whole).notes)


@pytest.mark.parametrize("word", ["Subtotal", "Sum", "Average", "Total (filtered)", "Summe"])
@pytest.mark.parametrize("has_total", [True, False])
def test_a_line_of_sums_that_somebody_added_is_no_video(read, word, has_total):
    rows = YOUTUBE_ROWS if has_total else YOUTUBE_ROWS[1:]
    plain, summed = read(youtube_zip(rows=rows)), read(youtube_zip(rows=(*rows, f"{word},,,,990,10.25,7,8900,")))

    assert (summed.totals, summed.count) == (plain.totals, plain.count)
    assert any(f"{LEFT_OUT}: 1" in note for note in summed.notes)


def test_a_row_that_names_no_video_among_videos_is_refused(read):
    told = read(youtube_zip(rows=(*YOUTUBE_ROWS, "Zwischenergebnis,,,,990,10.25,7,8900,"))).problems[0]

    assert "row 5, column 'Content', value 'Zwischenergebnis'): this row names no video, as all others do" in told


@pytest.mark.parametrize(("line", "left"), [("Sum,990,10.25", 1), ("Total garden,40,1", 0)])
def test_a_sum_of_traffic_sources_is_left_out_and_a_name_like_one_counts(read, line, left):
    table = f"Traffic source,Views,Watch time (hours)\nTotal,1000,10.5\nBrowse,600,6.25\nSearch,390,4\n{line}\n".encode()
    answer = read(packed({"Table data.csv": table, "Totals.csv": YOUTUBE_TOTALS}))

    assert answer.totals["views"] == 1000.0
    assert set(answer.observations.query("level == 'dimension-period'")["object"]) == {"Browse", "Search"} | (
        {"Total garden"} if not left else set()
    )
