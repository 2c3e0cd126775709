from __future__ import annotations

import pytest

from tests.layouts import resaved
from tests.sources.makers import ga4_file


def test_the_grand_total_stands_apart_in_its_own_columns(figures):
    assert figures(ga4_file(), level="account-period") == {"sessions": [40.0], "engaged_sessions": [11.0]}


def test_the_grand_total_is_flagged_and_covers_the_period(read):
    total = read(ga4_file()).observations.query("level == 'account-period'").iloc[0]

    assert (total["period_start"], total["period_end"]) == ("2026-09-01", "2026-09-30")
    assert "total_row" in total["flags"]


def test_totals_are_sums_of_the_rows_alone(read):
    assert read(ga4_file()).totals == {"sessions": 40.0, "engaged_sessions": 11.0}


def test_day_and_channel_are_a_dimension_of_one_day(read):
    row = read(ga4_file()).observations.query("level == 'dimension-period'").iloc[0]

    assert (row["object"], row["period_start"], row["period_end"], row["row"]) == ("Direct", "2026-09-01", "2026-09-01", 9)


def test_a_day_alone_is_the_account(read):
    answer = read(ga4_file("Date,Sessions", ["20260901,10"], total=",10,Grand total"))

    assert "account-day" in set(answer.observations["level"])


def test_without_a_day_the_period_is_that_of_the_file(read):
    answer = read(ga4_file("Page path,Views", ["/garden,5"], total=",5,Grand total"))

    assert answer.period == ("2026-09-01", "2026-09-30")


def test_several_dimensions_stand_in_one_name(read):
    answer = read(ga4_file("Channel,Device,Sessions", ["Direct,mobile,5"], total=",,5,Grand total"))

    assert "Direct | mobile" in set(answer.observations["object"])


def test_users_are_never_in_the_totals(read):
    assert read(ga4_file("Date,Total users,Sessions", ["20260901,5,7"], total=",5,7,Grand total")).totals == {"sessions": 7.0}


def test_the_rate_is_recomputed_from_its_parts(figures):
    found = figures(ga4_file("Date,Sessions,Engaged sessions,Engagement rate", ["20260901,8,2,0.9"], total=""), level="account-day")

    assert found["engaged_session_rate"] == [0.25]


def test_without_its_parts_the_rate_is_kept(figures):
    found = figures(ga4_file("Date,Sessions,Engagement rate", ["20260901,8,0.9"], total=""), level="account-day")

    assert found["engaged_session_rate"] == [0.9]


def test_rows_that_fall_short_of_the_total_are_said(read):
    notes = read(ga4_file(rows=["20260901,Direct,10,5"])).notes

    assert "The rows add up to 10 for 'Sessions', the total says 40: some rows may be missing." in notes


def test_a_workbook_of_an_exploration_that_shows_only_some_rows_is_read(read):
    answer = read(resaved.as_workbook(ga4_file(rows=["20260901,Direct,10,5"])), "download.xlsx")

    assert answer.totals == {"sessions": 10.0, "engaged_sessions": 5.0}
    assert "The rows add up to 10 for 'Sessions', the total says 40: some rows may be missing." in answer.notes


def test_days_outside_the_period_of_the_file_are_refused(read):
    answer = read(ga4_file(rows=["20261001,Direct,10,5"]))

    assert "not in the file's own period" in answer.problems[0]


def test_nth_days_are_counted_from_the_first(read):
    answer = read(ga4_file("Nth day,Sessions", ["0000,1", "0029,2"], total=",3,Grand total"))

    assert {"2026-09-01", "2026-09-30"} <= set(answer.observations.query("level == 'account-day'")["period_start"])


def test_a_preamble_padded_by_a_spreadsheet_is_read(read):
    padded = ga4_file().replace(b"20260901-20260930", b"20260901-20260930,,,").replace(b"----\n", b"----,,,\n")

    assert read(padded).status == "recognised"


def test_key_events_keep_the_name_of_their_time(read):
    answer = read(ga4_file("Date,Conversions", ["20230901,12".replace("2023", "2026")], total=",12,Grand total"))

    assert set(answer.observations["definition"]) == {"Conversions"}


def test_an_exploration_cut_off_between_two_rows_is_refused(read):
    whole = ga4_file()

    assert "may be cut off" in read(whole[: whole.index(b"20260902")]).problems[0]


def test_an_exploration_cut_off_within_a_number_is_refused(read):
    assert "may be cut off" in read(ga4_file(total="").rstrip(b"\n")[:-1]).problems[0]


MONTHS = [("2026-08-01", "2026-08-31", 10.0), ("2026-09-01", "2026-09-30", 5.0)]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Year month,Sessions", ["202608,10", "202609,5"]),
        ("Month,Sessions", ["08,10", "09,5"]),
        ("Year,Month,Sessions", ["2026,08,10", "2026,9,5"]),
        ("Month,Year,Nth month,Sessions", ["08,2026,0000,10", "09,2026,0001,5"]),
    ],
)
def test_months_are_stretches_of_the_account(read, header, rows):
    answer = read(ga4_file(header, rows, total="," * header.count(",") + "15,Grand total", period="20260801-20260930"))

    table = answer.observations.query("~flags.str.contains('total_row')")
    assert list(zip(table["period_start"], table["period_end"], table["value"], strict=True)) == MONTHS
    assert set(zip(table["level"], table["object"], strict=True)) == {("account-period", "")}


def test_the_first_and_the_last_month_are_those_of_the_period(read):
    answer = read(ga4_file("Month,Sessions", ["12,10", "01,5"], total=",15,Grand total", period="20251215-20260110"))

    days = answer.observations.query("~flags.str.contains('total_row')")[["period_start", "period_end"]]
    assert days.to_numpy().tolist() == [["2025-12-15", "2025-12-31"], ["2026-01-01", "2026-01-10"]]


def test_a_month_of_two_years_is_no_stretch_of_days(read):
    answer = read(ga4_file("Month,Sessions", ["08,10", "09,5"], total=",15,Grand total", period="20250801-20260930"))

    assert set(answer.observations.query("level == 'dimension-period'")["object"]) == {"08", "09"}


def test_what_the_day_tells_already_divides_nothing(read):
    rows = ["2026,09,20260901,10", "2026,09,20260902,5"]
    answer = read(ga4_file("Year,Month,Date,Sessions", rows, total=",,,15,Grand total"))

    assert set(answer.observations.query("~flags.str.contains('total_row')")["level"]) == {"account-day"}


@pytest.mark.parametrize(
    ("header", "text"), [("Year month", "202613"), ("Month", "13"), ("Nth month", "9999999999"), ("Nth day", "9999999999")]
)
def test_a_time_beyond_the_calendar_is_named(read, header, text):
    problem = read(ga4_file(f"{header},Sessions", [f"{text},10"], total=",10,Grand total")).problems[0]

    assert f"column '{header}', value '{text}'): this row's day is not in the file's own period" in problem


def test_a_row_of_two_names_that_stands_twice_counts_once(read):
    rows = ["/a,Direct,10", "/b,Direct,5", "/b,Email,7"]
    once, twice = (read(ga4_file("Page path,Channel,Sessions", many, total=",,22,Grand total")) for many in (rows, [*rows, rows[1]]))

    assert twice.totals == once.totals == {"sessions": 22.0}
    assert "Some rows stand in the file twice, with the same figures; they count once." in twice.notes
