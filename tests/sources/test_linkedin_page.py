from __future__ import annotations

from datetime import date, timedelta

from tests.layouts.linkedin_page import VISITOR_COLUMNS, linkedin_followers, linkedin_visitors

DAYS = [date(2026, 9, 1) + timedelta(days=n) for n in range(3)]
WON = [{"Date": day, "Organic followers": 3, "Sponsored followers": 1, "Auto-invited followers": 2, "Total followers": 6} for day in DAYS]
SEEN = [{"Date": day, "Total page views (total)": 40, "Total unique visitors (total)": 9, "Jobs page views (mobile)": 4} for day in DAYS]


def test_what_linkedin_calls_total_followers_are_those_won_on_the_day(read):
    assert read(linkedin_followers(WON)).totals == {"followers_gained": 18.0}


def test_the_parts_stand_apart(figures):
    found = {part: figures(linkedin_followers(WON), definition=part) for part in ("organic", "sponsored", "auto-invited")}

    assert found == {
        "organic": {"followers_gained": [3.0] * 3},
        "sponsored": {"followers_gained": [1.0] * 3},
        "auto-invited": {"followers_gained": [2.0] * 3},
    }


def test_the_auto_invited_are_not_always_there(read):
    assert read(linkedin_followers(WON, auto_invited=False)).totals == {"followers_gained": 18.0}


def test_followers_lost_on_a_day_stay_below_zero(read):
    assert read(linkedin_followers([*WON, {"Date": date(2026, 9, 4), "Total followers": -7}])).totals == {"followers_gained": 11.0}


def test_groups_keep_their_name_and_never_add_up_to_followers(read):
    answer = read(linkedin_followers(WON, {"Location": {"Turin": 400}, "Seniority": {"Entry": 90}}))
    groups = answer.observations.query("level == 'dimension-period'")

    assert answer.totals == {"followers_gained": 18.0}
    assert groups[["object", "metric", "definition", "value", "period_start"]].to_numpy().tolist() == [
        ["Turin", "x:Total followers", "Location", 400.0, "2026-09-03"],
        ["Entry", "x:Total followers", "Seniority", 90.0, "2026-09-03"],
    ]


def test_groups_of_two_sheets_may_have_one_name(read):
    assert read(linkedin_followers(WON, {"Location": {"Other": 1}, "Industry": {"Other": 2}})).status == "recognised"


def test_visitors_are_never_added_up(read):
    answer = read(linkedin_visitors(SEEN))

    assert answer.totals == {"page_views": 120.0}
    assert answer.observations.query("metric == 'users'")["value"].tolist() == [9.0] * 3


def test_sections_and_devices_keep_their_own_name(figures):
    assert figures(linkedin_visitors(SEEN))["x:Jobs page views (mobile)"] == [4.0] * 3


def test_a_section_that_nobody_knows_is_kept_under_its_name(figures):
    columns = (*VISITOR_COLUMNS, "Products page views (total)")
    made = linkedin_visitors([{**SEEN[0], "Products page views (total)": 5}, *SEEN[1:]], columns=columns)

    assert figures(made)["x:Products page views (total)"] == [5.0]


def test_views_by_group_are_no_page_views(read):
    answer = read(linkedin_visitors(SEEN, {"Industry": {"Horticulture": 70}}))

    assert (answer.totals, "x:Total views" in set(answer.observations["metric"])) == ({"page_views": 120.0}, True)


def test_days_without_a_note_have_no_zone(read):
    assert set(read(linkedin_followers(WON)).observations["flags"]) == {"unknown_tz"}


def test_both_are_said_not_to_be_confirmed(read):
    assert {read(linkedin_followers(WON)).grade, read(linkedin_visitors(SEEN)).grade} == {"good"}


def test_a_workbook_that_is_cut_off_is_refused(read):
    made = linkedin_visitors(SEEN)

    assert read(made[: len(made) // 2]).status == "refused"


def test_a_workbook_without_days_is_refused(read):
    assert "not one figure" in read(linkedin_followers([])).problems[0]
