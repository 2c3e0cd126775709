from __future__ import annotations

from datetime import date

import pytest

from tests.layouts import resaved
from tests.layouts.tiktok_studio import CONTENT, russian, tiktok_csv, tiktok_zip

TODAY = date(2026, 11, 27)


def video(day=date(2026, 7, 16), *, number=7, **changes):
    seconds = (day - date(1970, 1, 1)).days * 86_400 + 43_200
    link = f"https://www.tiktok.com/@fernhill/video/{(seconds << 32) + number}"
    counts = {"Total likes": 4, "Total comments": -1, "Total shares": 2, "Total views": 900}
    return {"Time": date(2026, 11, 27), "Video title": "A slope", "Video link": link, "Post time": day} | counts | changes


def content(*videos, **variant):
    return tiktok_zip([("Content", CONTENT, videos)], **variant)


def test_figures_are_added_up_over_the_listed_videos(read):
    answer = read(content(video(), video(number=8)), today=TODAY)

    assert (answer.format, answer.totals) == ("tiktok.content", {"views": 1800.0, "reactions": 8.0, "comments": -2.0, "shares": 4.0})


def test_two_lists_in_one_file_are_refused_at_the_second_headings(read):
    one, two = tiktok_csv(CONTENT, [video()]), tiktok_csv(CONTENT, [video(number=8)])

    answer = read(one + b"\n" + two.removeprefix(b"\xef\xbb\xbf"), "Content.csv", today=TODAY)

    assert answer.status == "refused"
    assert answer.problems[0] == (
        "Content.csv (row 3): the headings stand here once more, so two exports were put into one file. "
        "Choose each of them as the platform gave it."
    )


def test_the_identifier_tells_the_day_and_its_year(read):
    answer = read(content(video(date(2025, 7, 16)), say=russian), today=TODAY)
    first = answer.observations.iloc[0]

    assert (first["period_start"], first["flags"]) == ("2025-07-16", "lifetime_at_export,row_cap,utc_day")


def test_the_day_of_export_is_the_only_one_since_the_newest_video(read):
    answer = read(content(video(Time=date(2026, 11, 20))), today=TODAY, modified=None)

    assert set(answer.observations["exported_on"]) == {"2026-11-20"}


def test_old_videos_leave_the_year_of_the_export_open(read):
    answer = read(content(video(date(2023, 7, 16), Time=date(2026, 11, 20))), today=TODAY, modified=None)

    assert (answer.status, answer.option) == ("needs-answer", "--on")


def test_the_day_on_which_the_file_was_last_changed_tells_the_year(read):
    answer = read(content(video(date(2023, 7, 16), Time=date(2025, 11, 20))), today=TODAY, modified=date(2026, 1, 2))

    assert set(answer.observations["exported_on"]) == {"2025-11-20"}


def test_a_file_that_seems_older_than_its_newest_video_is_asked_about(read):
    answer = read(content(video(date(2024, 7, 16))), today=TODAY, modified=date(1980, 1, 1))

    assert (answer.status, answer.option) == ("needs-answer", "--on")


def test_the_answered_day_tells_the_year(read):
    answer = read(content(video(date(2023, 7, 16), Time=date(2025, 11, 20))), today=TODAY, on=date(2025, 11, 20))

    assert set(answer.observations["exported_on"]) == {"2025-11-20"}


def test_without_an_identifier_the_printed_day_counts(read):
    answer = read(content(video(**{"Video link": "https://vm.tiktok.com/ZM123/"})), today=TODAY, on=date(2026, 11, 27))
    first = answer.observations.iloc[0]

    assert (first["object"], first["period_start"]) == ("https://vm.tiktok.com/ZM123/", "2026-07-16")
    assert first["flags"] == "account_local_day,lifetime_at_export,row_cap"


@pytest.mark.parametrize("link", ["TRUE", "=A1", "12"])
def test_what_is_no_address_names_no_video(read, link):
    answer = read(content(video(), video(**{"Video link": link})), today=TODAY)

    assert answer.count == read(content(video()), today=TODAY).count
    assert "Rows left out, posts without a usable identifier or link: 1." in answer.notes


@pytest.mark.parametrize("damage", [resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted])
def test_a_file_that_a_spreadsheet_saved_reads_the_same(read, damage):
    made = tiktok_csv(CONTENT, [video(**{"Video title": 'A "slope",\nin; terraces'})])

    assert read(damage(made), today=TODAY).totals == read(made, today=TODAY).totals


def test_the_list_with_play_times_is_not_read_as_this_one(read):
    assert "their play time" in read(tiktok_csv((*CONTENT, "Total play time"), [video()]), today=TODAY).problems[0]
