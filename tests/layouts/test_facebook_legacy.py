from __future__ import annotations

from datetime import UTC, date, datetime

from tests.layouts.facebook_legacy import (
    PAGE_COLUMNS,
    PEOPLE,
    TOTAL,
    as_csv,
    in_sheets,
    page_table,
    post_columns,
    post_table,
)

FIRST_17 = (
    "Date,Lifetime Total Likes,Daily New Likes,Daily Unlikes,Daily Page Engaged Users,Weekly Page Engaged Users,28 Days Page Engaged Users,"
    "Daily Like Sources - hovercard,Daily Like Sources - invitations,Daily Like Sources - mobile,Daily Like Sources - page_profile,"
    "Daily Like Sources - reminder_box_invite,Daily Like Sources - ticker,Daily Total Reach,Weekly Total Reach,28 Days Total Reach,"
    "Daily Organic Reach"
)
PAGE = page_table({date(2014, 1, 2): {("Daily New Likes", PEOPLE): 3}})


def test_the_columns_of_a_page_begin_as_in_the_specification():
    assert ",".join(map(str, PAGE[0][:17])) == FIRST_17


def test_page_views_stand_twice_and_only_the_second_row_tells_them_apart():
    second = [PAGE[1][place] for place, name in enumerate(PAGE[0]) if name == "Daily Logged-in Page Views"]

    assert [str(text).rpartition(" (")[2] for text in second] == [f"{TOTAL})", f"{PEOPLE})"]


def test_the_second_row_is_empty_under_the_day_and_under_repeated_parts():
    assert (PAGE[1][0], PAGE[1][8]) == ("", "")


def test_a_file_saved_again_has_american_days_and_no_mark():
    line = as_csv(PAGE, resaved=True).split(b"\r\n")[2]

    assert line.startswith(b"1/2/2014,,3,")


def test_posts_are_printed_with_twelve_hours():
    data = as_csv(post_table([{"Post ID": "1_2", "Posted": datetime(2014, 2, 19, 16, 29, 18, tzinfo=UTC)}], post_columns()))

    assert b'1_2,,,,,,"02/19/2014 04:29:18 PM"," "' in data


def test_four_names_of_posts_stand_twice():
    names = [name for name, _ in post_columns()]

    assert sorted({name for name in names if names.count(name) == 2}) == [
        "Lifetime Organic Video Views",
        "Lifetime Organic views to 95%",
        "Lifetime Paid Video Views",
        "Lifetime Paid views to 95%",
    ]


def test_a_breakdown_can_have_a_sheet_of_its_own():
    sheets = in_sheets(PAGE, ["Daily Page consumptions by type"], about=1, bare=True)

    assert list(sheets) == ["Key Metrics", "Daily Page consumptions by type"]
    assert sheets["Daily Page consumptions by type"][0] == ["Date", "link clicks", "other clicks", "photo view"]
    assert len(sheets["Key Metrics"][0]) == len(PAGE_COLUMNS) + 1 - 3
