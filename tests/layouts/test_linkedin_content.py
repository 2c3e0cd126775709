from __future__ import annotations

from datetime import date, timedelta

import pytest
import xlrd

from tests.layouts.linkedin_content import linkedin_content

DAYS = ({"Date": date(2026, 10, 1), "Impressions (total)": 412, "Reposts (total)": -2, "Engagement rate (total)": 0.0625},)
POSTS = ({"Post title": "Levels first", "Created date": date(2026, 9, 28), "Impressions": 800, "Views": 90},)


def book(**variant) -> xlrd.book.Book:
    return xlrd.open_workbook(file_contents=linkedin_content(DAYS, POSTS, **variant))


def test_both_sheets_have_twenty_columns_and_their_header_in_row_two():
    sheets = book().sheets()

    assert [(sheet.name, sheet.cell_value(1, 0), sheet.ncols) for sheet in sheets] == [
        ("Metrics", "Date", 20),
        ("All posts", "Post title", 20),
    ]


def test_a_note_about_utc_stands_alone_in_row_one():
    row = book().sheet_by_name("Metrics").row_values(0)

    assert ("UTC" in row[0], set(row[1:])) == (True, {""})


def test_a_day_is_text_and_a_figure_a_number_that_may_be_negative():
    row = book().sheet_by_name("Metrics").row(2)

    assert [(cell.ctype, cell.value) for cell in (row[0], row[3], row[16])] == [
        (xlrd.XL_CELL_TEXT, "10/01/2026"),
        (xlrd.XL_CELL_NUMBER, 412.0),
        (xlrd.XL_CELL_NUMBER, -2.0),
    ]


def test_a_missing_figure_is_a_dash_in_some_years():
    assert book(missing="-").sheet_by_name("Metrics").cell_value(2, 1) == "-"


def test_until_2022_reposts_were_called_shares():
    assert book(shares=True).sheet_by_name("Metrics").row_values(1)[14:17] == ["Shares (organic)", "Shares (sponsored)", "Shares (total)"]


def test_the_later_name_of_the_post_views_takes_the_place_of_the_long_one():
    assert book(views_column="Views").sheet_by_name("All posts").cell_value(1, 10) == "Views"


def test_the_same_rows_give_the_same_bytes():
    assert linkedin_content(DAYS, POSTS) == linkedin_content(DAYS, POSTS)


def test_more_than_a_year_of_days_is_refused():
    days = [{"Date": date(2026, 1, 1) + timedelta(days=n)} for n in range(366)]

    with pytest.raises(ValueError, match="at most 365 days"):
        linkedin_content(days)
