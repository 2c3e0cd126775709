"""Facebook's content exports, written by an independent writer and damaged as spreadsheets damage them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.layouts import resaved
from tests.layouts.meta_content_facebook import (
    ABOUT_THE_POST,
    ALL_THREE,
    PRESET_2024,
    PRESET_2025,
    PRESET_2025_VIEWS_TWICE,
    meta_content_facebook,
    meta_content_facebook_swedish,
    meta_video_facebook,
)
from tests.sources.made import COUNT, SO_MANY, WORDS, read_made

METRICS = {
    "Views": "views",
    "Impressions": "impressions",
    ALL_THREE: "engagements",
    "Reactions": "reactions",
    "Comments": "comments",
    "Shares": "shares",
    "Total clicks": "clicks",
    "Link Clicks": "link_clicks",
    "Seconds viewed": "watch_time",
}
VIDEO_METRICS = {
    "3-second video views": "views",
    "Reactions, comments and shares": "engagements",
    "Reactions": "reactions",
    "Comments": "comments",
    "Shares": "shares",
    "Seconds viewed": "watch_time",
}


def post(number=1, **changes):
    return {
        "Post ID": f"1221000000000{number:05}",
        "Page ID": "1000000000000001",
        "Page name": "Fernhill",
        "Title": 'A "slope"\nin three terraces, one day',
        "Publish time": f"09/{number % 28 + 1:02}/2026 18:30",
        "Permalink": f"https://www.facebook.com/reel/1221000000000{number:05}/",
        "Is crosspost": 0,
        "Post type": "Reels",
        "Views": 900,
        "Reach": 700,
        ALL_THREE: 57,
        "Reactions": 50,
        "Comments": 3,
        "Shares": 4,
        "Total clicks": 20,
        "Link Clicks": 12,
    } | changes


def video(number=1, **changes):
    return {
        "Video asset ID": f"9876543210{number:06}",
        "Page ID": "1000000000000001",
        "Page name": "Fernhill",
        "Publish time": "09/21/2026 18:30",
        "Reach": 80,
        "3-second video views": 90,
        "1-minute video views": 7,
        "Seconds viewed": 1234.5,
        "Reactions": 6,
        "Percentage of total views at interval 3": 0.75,
        "3-second video views by country (Italy (IT))": 41,
    } | changes


@SO_MANY
@given(
    st.lists(st.tuples(*[st.none() | COUNT] * len(METRICS), WORDS), min_size=1, max_size=6),
    st.sampled_from([PRESET_2024, PRESET_2025]).flatmap(st.permutations),
    st.booleans(),
    st.sampled_from([bytes, resaved.each_line_quoted, resaved.as_unicode_text]),
)
def test_whatever_is_written_reads_back(rows, metrics, ragged, damage):
    posts = [post(n + 12, **dict(zip(METRICS, row, strict=False)), Title=row[-1]) for n, row in enumerate(rows)]
    made = meta_content_facebook(posts, metrics=metrics, ragged=ragged)
    header, *widths = map(len, csv.reader(made.decode("utf-8-sig").splitlines()))
    many = Counter(widths) | Counter({header: 1})
    assume(not any(many[width] <= many[width + 1] for width in many))  # such rows look as if they had lost a cell
    wider = {width: sum(other > width + 1 for other in widths) for width in widths}
    assume(not any(wider[width] > 1 and widths.count(width) <= max(1, wider[width] // 4) for width in widths))  # or several
    answer = read_made(damage(made))

    expected = {metric: [one[name] for one in posts if one[name] is not None] for name, metric in METRICS.items() if name in metrics}
    assert answer.totals == {metric: sum(values) for metric, values in expected.items() if values}


@SO_MANY
@given(st.lists(st.tuples(*[st.none() | COUNT] * len(VIDEO_METRICS)), min_size=1, max_size=4), st.booleans())
def test_whatever_is_written_of_videos_reads_back(rows, with_tail):
    videos = [video(n, **dict(zip(VIDEO_METRICS, row, strict=True))) for n, row in enumerate(rows)]
    answer = read_made(meta_video_facebook(videos, **({} if with_tail else {"tail": ()})))

    expected = {metric: [one[name] for one in videos if one[name] is not None] for name, metric in VIDEO_METRICS.items()}
    assert answer.totals == {metric: sum(values) for metric, values in expected.items() if values}


def test_a_post_stands_on_its_pacific_day_with_the_day_of_export(read):
    first = read(meta_content_facebook([post(20)])).observations.iloc[0]

    assert (first["platform"], first["level"], first["object"], first["period_start"], first["exported_on"], first["flags"]) == (
        "facebook",
        "post-lifetime",
        "122100000000000020",
        "2026-09-21",
        "2026-11-01",
        "lifetime_at_export,pacific_day",
    )


def test_figures_carry_the_name_of_their_column(read):
    frame = read(meta_content_facebook([post()])).observations

    assert set(frame[frame["metric"] == "engagements"]["definition"]) == {ALL_THREE}


def test_swedish_reads_like_english(read):
    english, swedish = read(meta_content_facebook([post()])), read(meta_content_facebook_swedish([post()]))

    assert swedish.totals == english.totals


def test_swedish_is_said_not_to_be_confirmed(read):
    assert read(meta_content_facebook_swedish([post()])).grade == "good"
    assert read(meta_content_facebook([post()])).grade == "certain"


def test_views_that_stand_twice_with_equal_figures_count_once(read):
    answer = read(meta_content_facebook([post()], metrics=PRESET_2025_VIEWS_TWICE))

    assert answer.totals["views"] == 900
    assert not any("stands in the file twice" in note for note in answer.notes)


def test_views_that_stand_twice_with_other_figures_are_reported(read):
    answer = read(meta_content_facebook([post()], metrics=PRESET_2025_VIEWS_TWICE, second_views=870))

    assert answer.totals["views"] == 900
    assert any("'Views' stands in the file twice with different figures, first in row 2" in note for note in answer.notes)


def test_impressions_without_views_are_not_flagged(read):
    frame = read(meta_content_facebook([post(Impressions=800)], metrics=PRESET_2024)).observations

    assert "definition_changed" not in frame[frame["metric"] == "impressions"]["flags"].iloc[0]


def test_impressions_beside_views_are_flagged(read):
    frame = read(meta_content_facebook([post(Impressions=800)], metrics=(*PRESET_2025, "Impressions"))).observations

    assert "definition_changed" in frame[frame["metric"] == "impressions"]["flags"].iloc[0]


def test_earnings_and_their_ad_impressions_are_no_advertising(figures):
    found = figures(meta_content_facebook([post(**{"Ad impressions": 5, "Estimated earnings (USD)": 1.25})]))

    assert "ad_impressions" not in found
    assert (found["x:Ad impressions"], found["x:Estimated earnings (USD)"]) == ([5], [1.25])


def test_people_are_kept_as_a_column_of_its_own(figures):
    assert figures(meta_content_facebook([post(**{"IMPRESSION:UNIQUE_USERS": 640})], metrics=PRESET_2024))["x:IMPRESSION:UNIQUE_USERS"] == [
        640
    ]


def test_rows_that_end_early_are_read(read):
    posts = [post(1, **{"Ad impressions": 3}), post(2), post(3)]

    assert read(meta_content_facebook(posts, ragged=True)).totals["views"] == 2700


@pytest.mark.parametrize("ragged", [True, False])
def test_a_lost_cell_is_refused_with_its_row_wherever_it_stood(read, ragged):
    rows = list(csv.reader(meta_content_facebook(map(post, range(1, 6)), ragged=ragged).decode("utf-8-sig").splitlines()))
    for place in range(len(rows[3])):
        text = io.StringIO()
        csv.writer(text).writerows([*rows[:3], [*rows[3][:place], *rows[3][place + 1 :]], *rows[4:]])

        assert "(row 4" in read(text.getvalue().encode()).problems[0]


@pytest.mark.parametrize("ragged", [True, False])
def test_two_lost_cells_are_refused_with_their_row_wherever_they_stood(read, ragged):
    rows = list(csv.reader(meta_content_facebook(map(post, range(1, 6)), ragged=ragged).decode("utf-8-sig").splitlines()))
    for place in range(len(rows[3]) - 1):
        text = io.StringIO()
        csv.writer(text).writerows([*rows[:3], [*rows[3][:place], *rows[3][place + 2 :]], *rows[4:]])

        assert "(row 4" in read(text.getvalue().encode(), dates="month-first").problems[0]


def test_a_row_in_which_the_file_breaks_off_is_refused(read):
    data = meta_content_facebook([post(1), post(2)], ragged=True)

    assert "the file may be cut off" in read(data[:-9]).problems[0]


def test_a_file_that_ends_within_its_last_field_is_refused_with_the_row(read):
    data = meta_content_facebook([post(1), post(20, **{"Ad impressions": 123})])

    assert "(row 3): the last line has no end" in read(data[:-2]).problems[0]


def test_a_missing_line_break_in_a_file_saved_again_is_said(read):
    answer = read(resaved.each_line_quoted(meta_content_facebook([post(20)])).rstrip(b"\n"))

    assert answer.totals["views"] == 900
    assert any("the last row may be cut off" in note for note in answer.notes)


def test_error_rows_are_left_out_and_counted(read):
    error = {
        "Date": None,
        "Caption type": None,
        "Data comment": "An error occurred while computing metadata for content with ID 1",
        "Views": 3,
    }
    answer = read(meta_content_facebook([post(), error]))

    assert (answer.totals["views"], answer.rows_skipped) == (900, 1)


def test_semicolons_and_decimal_commas_give_the_same_numbers(read):
    data = meta_content_facebook([post(1, **{"Seconds viewed": 12.5}), post(20, **{"Seconds viewed": 3.25})])

    assert read(resaved.with_semicolons(data)).totals == read(data).totals


def test_a_workbook_of_the_same_rows_gives_the_same_numbers(read):
    data = meta_content_facebook([post(1, **{"Seconds viewed": 12.5, "Average Seconds viewed": 2}), post(20)], ragged=True)
    answer = read(resaved.as_workbook(data))

    assert answer.totals == read(data).totals
    assert set(answer.observations["period_start"]) == {"2026-09-02", "2026-09-21"}
    assert "excel_resaved" in answer.observations["flags"].iloc[0]


def test_a_rounded_identifier_falls_back_to_the_link(read):
    data = resaved.with_rounded_ids(meta_content_facebook([post(20), post(21)]))

    assert set(read(data).observations["object"]) == {"122100000000000020", "122100000000000021"}


def test_a_rounded_identifier_with_a_link_of_another_form_keeps_the_link(read):
    data = resaved.with_rounded_ids(meta_content_facebook([post(20, Permalink="https://fb.example/some/address")]))

    assert set(read(data).observations["object"]) == {"https://fb.example/some/address"}


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://www.facebook.com/fernhill/posts/pfbid0abc", "pfbid0abc"),
        ("https://www.facebook.com/fernhill/videos/77/", "77"),
        ("https://www.facebook.com/fernhill/photos/a.1.2/78/?type=3", "78"),
        ("https://www.facebook.com/permalink.php?story_fbid=79&id=1", "79"),
        ("https://www.facebook.com/photo.php?id=1&fbid=80", "80"),
        ("https://www.facebook.com/watch/?v=81", "81"),
    ],
)
def test_a_link_names_the_post(read, link, name):
    data = meta_content_facebook([post(20, **{"Post ID": "1.22E+17", "Permalink": link})])

    assert set(read(data).observations["object"]) == {name}


def test_a_rounded_identifier_without_a_link_is_left_out_and_counted(read):
    answer = read(meta_content_facebook([post(1), post(2, **{"Post ID": "1.22E+17", "Permalink": None})]))

    assert (answer.totals["views"], answer.rows_skipped) == (900, 1)


def test_days_for_numbers_are_refused_with_their_place(read):
    problem = read(
        resaved.with_days_for_numbers(meta_content_facebook([post(1, **{"Seconds viewed": 12.5})])), dates="month-first"
    ).problems[0]

    assert "row 2, column 'Seconds viewed', value '12.май'" in problem


def test_rows_that_stand_twice_count_once(read):
    assert read(meta_content_facebook([post(), post()])).totals["views"] == 900


def test_an_export_without_a_post_is_refused(read):
    assert "not one figure" in read(meta_content_facebook([])).problems[0]


def test_the_order_of_day_and_month_is_the_one_that_meta_prints(read):
    assert read(meta_content_facebook([post(4)])).period == ("2026-09-05", "2026-09-05")


def test_where_a_spreadsheet_has_parted_the_columns_the_order_is_asked(read):
    assert read(resaved.with_semicolons(meta_content_facebook([post(4)]))).option == "--dates"


def test_the_page_is_the_account(read):
    assert read(meta_content_facebook([post()])).account == "Fernhill"


def test_videos_are_told_apart_by_their_own_identifier(read):
    answer = read(meta_video_facebook([video(1), video(2)]))

    assert (answer.format, answer.platform, set(answer.observations["object"])) == (
        "meta.video.facebook",
        "facebook",
        {"9876543210000001", "9876543210000002"},
    )


def test_views_of_videos_say_that_they_lasted_three_seconds(read):
    frame = read(meta_video_facebook([video()])).observations

    assert set(frame[frame["metric"] == "views"]["definition"]) == {"3-second video views"}


def test_the_retention_curve_and_the_countries_keep_their_own_names(figures):
    found = figures(meta_video_facebook([video()]))

    assert found["x:Percentage of total views at interval 3"] == [0.75]
    assert found["x:3-second video views by country (Italy (IT))"] == [41]


def test_the_answered_day_of_export_counts(read):
    assert set(read(meta_video_facebook([video()]), on=dt.date(2026, 10, 2)).observations["exported_on"]) == {"2026-10-02"}


def test_columns_may_stand_in_any_order(read):
    columns = (*PRESET_2025[::-1], *ABOUT_THE_POST[::-1])
    data = meta_content_facebook([post()], metrics=columns)

    assert read(data).totals["views"] == 900


def test_videos_whose_identifiers_are_all_rounded_are_refused_by_row_and_column(read):
    problem = read(resaved.with_rounded_ids(meta_video_facebook([video(1), video(2)])), "videos.csv").problems[0]

    assert problem.startswith("videos.csv (row 2, column 'Video asset ID', value '")
    assert "a spreadsheet rounds identifiers. Download the original again" in problem
