from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.layouts import resaved
from tests.layouts.tiktok_studio import (
    ACTIVITY,
    GENDER,
    HISTORY,
    OVERVIEW,
    TERRITORIES,
    VIEWERS,
    american,
    british,
    japanese,
    overview_name,
    russian,
    spanish,
    tiktok_csv,
    tiktok_workbook,
    tiktok_zip,
)

FIRST = date(2025, 11, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(365)]
ROWS = [
    {"Date": day, "Video Views": day.day, "Profile Views": 2, "Likes": -1 if day.day == 7 else 3, "Comments": 0, "Shares": 1}
    for day in DAYS
]
NAME = overview_name(FIRST)
PERIOD = ("2025-11-01", "2026-10-31")
TOTALS = {"views": sum(day.day for day in DAYS), "profile_visits": 730, "reactions": 365 * 3 - 12 * 4, "comments": 0, "shares": 365}


def overview(rows=ROWS, *, say=american, columns=OVERVIEW):
    return tiktok_zip([("Overview", columns, rows)], say=say)


@pytest.mark.parametrize("say", [american, british, spanish, russian, japanese])
def test_a_year_in_any_language_gets_its_years_from_the_name_of_the_zip(read, say):
    answer = read(overview(say=say), NAME)

    assert (answer.format, answer.period, answer.totals) == ("tiktok.overview", PERIOD, TOTALS)


def test_the_workbook_reads_the_same(read):
    answer = read(tiktok_workbook([("Overview", OVERVIEW, ROWS)]), overview_name(FIRST, ending="xlsx"))

    assert (answer.period, answer.totals) == (PERIOD, TOTALS)


def test_the_first_row_may_be_the_same_day_of_last_year(read):
    rows = [*ROWS, {**ROWS[0], "Date": date(2026, 11, 1), "Video Views": 99}]
    answer = read(overview(rows), NAME, today=date(2026, 11, 2))

    assert (answer.period, answer.totals["views"]) == (("2025-11-01", "2026-11-01"), TOTALS["views"] + 99)


def test_without_the_name_the_day_of_download_is_asked(read):
    answer = read(tiktok_csv(OVERVIEW, ROWS), "Overview.csv")

    assert (answer.status, answer.option) == ("needs-answer", "--on")
    assert answer.question.startswith("On which day was this file downloaded?")


def test_the_day_of_download_gives_the_years(read):
    assert read(tiktok_csv(OVERVIEW, ROWS), "Overview.csv", on=date(2026, 11, 1)).period == PERIOD


def test_a_period_gives_the_years_too(read):
    assert read(tiktok_csv(OVERVIEW, ROWS), "Overview.csv", period=(FIRST, date(2026, 10, 31))).period == PERIOD


def test_a_name_that_leads_into_the_future_is_asked_about(read):
    answer = read(overview(), overview_name(date(2026, 11, 1)), today=date(2026, 11, 27))

    assert (answer.status, answer.option) == ("needs-answer", "--on")


def test_new_followers_are_there_for_some_accounts(read):
    answer = read(overview([{**row, "New followers": 2} for row in ROWS], columns=(*OVERVIEW, "New followers")), NAME)

    assert answer.totals["followers_gained"] == 730


def test_the_order_of_the_columns_is_free_and_a_further_one_keeps_its_name(read):
    answer = read(overview([{**row, "Cheers": 5} for row in ROWS], columns=("Cheers", *OVERVIEW[::-1])), NAME)

    assert (answer.totals, "x:Cheers" in set(answer.observations["metric"])) == (TOTALS, True)


@pytest.mark.parametrize("damage", [resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted])
def test_a_file_that_a_spreadsheet_saved_reads_the_same(read, damage):
    answer = read(damage(tiktok_csv(OVERVIEW, ROWS)), NAME)

    assert (answer.period, answer.totals) == (PERIOD, TOTALS)


def test_a_russian_file_that_a_spreadsheet_saved_in_its_own_code_reads_the_same(read):
    made = tiktok_csv(OVERVIEW, ROWS, say=russian).decode("utf-8-sig").replace('","', ";").replace('"', "").encode("cp1251")
    answer = read(made, NAME)

    assert (answer.period, answer.totals) == (PERIOD, TOTALS)


def test_rows_that_were_copied_count_once(read):
    answer = read(overview([*ROWS, *ROWS[3:9]]), NAME)

    assert (answer.totals, any("stand in the file twice" in note for note in answer.notes)) == (TOTALS, True)


def test_a_file_that_is_cut_off_is_refused(read):
    assert read(tiktok_csv(OVERVIEW, ROWS)[:-4], NAME).status == "refused"


def test_an_empty_export_is_refused(read):
    assert "not one figure" in read(overview([]), NAME).problems[0]


def test_a_gap_is_named_and_not_filled(read):
    answer = read(overview(ROWS[:5] + ROWS[7:]), NAME)

    assert any(note.startswith("2 days are missing: 2025-11-06, 2025-11-07") for note in answer.notes)


def followers(history=(), *, activity=(), gender=(), territories=()):
    return tiktok_zip(
        [
            ("FollowerHistory", HISTORY, history),
            ("FollowerActivity", ACTIVITY, activity),
            ("FollowerGender", GENDER, gender),
            ("FollowerTopTerritories", TERRITORIES, territories),
        ]
    )


HISTORY_ROWS = [{"Date": day, "Followers": 400 + n, HISTORY[2]: 1 if n else None} for n, day in enumerate(DAYS[:61])]


def test_the_followers_are_a_stock_and_their_difference_is_added_up(read):
    answer = read(followers(HISTORY_ROWS), "Followers_fernhill.zip", on=date(2026, 1, 1))

    assert (answer.format, answer.period) == ("tiktok.followers", ("2025-11-01", "2025-12-31"))
    assert answer.totals == {"followers_total": 460.0, "followers_net": 60.0}
    assert "Empty places: Difference in followers from previous day 1." in answer.notes


def test_the_zip_of_followers_has_no_year_in_its_name(read):
    assert read(followers(HISTORY_ROWS), "Followers_fernhill.zip").option == "--on"


def test_the_overview_in_the_same_folder_tells_the_year(read):
    assert read(followers(HISTORY_ROWS), "Followers_fernhill.zip", beside=(NAME,)).period == ("2025-11-01", "2025-12-31")


def test_active_followers_are_kept_by_the_hour(read):
    activity = [{"Date": day, "Hour": hour, "Active followers": hour} for day in DAYS[:2] for hour in range(24)]
    answer = read(followers(HISTORY_ROWS, activity=activity), "Followers_fernhill.zip", on=date(2026, 1, 1))
    active = answer.observations.query("metric == 'x:Active followers' and object == '23'")

    assert active[["period_start", "value"]].to_numpy().tolist() == [["2025-11-01", 23.0], ["2025-11-02", 23.0]]
    assert answer.totals == {"followers_total": 460.0, "followers_net": 60.0}


def test_shares_of_the_audience_are_fractions_of_the_last_day(read):
    gender = [{"Gender": "Female", "Distribution": 0.61}]
    answer = read(
        followers(HISTORY_ROWS, gender=gender, territories=[{"Top territories": "Others", "Distribution": 0.25}]),
        "Followers_fernhill.zip",
        on=date(2026, 1, 1),
    )
    shares = answer.observations.query("metric == 'audience_share'")

    assert shares[["object", "definition", "value", "period_start"]].to_numpy().tolist() == [
        ["Female", "Gender", 0.61, "2025-12-31"],
        ["Others", "Top territories", 0.25, "2025-12-31"],
    ]


def test_viewers_are_people_and_never_added_up(read):
    rows = [{"Date": day, "Total Viewers": 20, "New Viewers": None, "Returning Viewers": 5} for day in DAYS[:3]]
    answer = read(tiktok_zip([("Viewers", VIEWERS, rows)]), "Viewers_fernhill.zip", on=date(2025, 11, 4))

    assert (answer.format, answer.totals) == ("tiktok.viewers", {})
    assert answer.observations.query("metric == 'reach'")[["definition", "value"]].to_numpy().tolist() == [["viewers", 20.0]] * 3
    assert set(answer.observations["metric"]) == {"reach", "x:Returning Viewers"}


def test_an_overview_that_stops_behind_a_comma_was_cut_off(read):
    cut = b'\xef\xbb\xbf"Date","Video Views","Profile Views"\n"October 1","5","2"\n"October 2","7",'

    assert "(row 3): the file stops within this row" in read(cut, on=date(2026, 10, 3)).problems[0]
