from __future__ import annotations

from datetime import date

import xlrd

from tests.layouts.linkedin_page import linkedin_followers, linkedin_visitors
from tests.layouts.linkedin_updates import linkedin_updates

DAYS = [{"Date": date(2026, 9, 1), "Total followers": 4}]


def sheets(content: bytes) -> dict[str, xlrd.sheet.Sheet]:
    return {sheet.name: sheet for sheet in xlrd.open_workbook(file_contents=content).sheets()}


def test_followers_have_their_header_in_the_first_row_and_days_as_text():
    sheet = sheets(linkedin_followers(DAYS))["New followers"]

    assert (sheet.row_values(0)[0], sheet.row_values(1)) == ("Date", ["09/01/2026", "", "", "", 4.0])


def test_visitors_have_twenty_five_columns():
    assert sheets(linkedin_visitors([]))["Visitor metrics"].ncols == 25


def test_five_sheets_are_about_groups():
    found = sheets(linkedin_followers(DAYS, {"Location": {"Turin": 40}}))

    assert list(found)[1:] == ["Location", "Job function", "Seniority", "Industry", "Company size"]
    assert found["Location"].row_values(1) == ["Turin", 40.0]


def test_updates_have_the_older_names_of_sheets_and_columns():
    found = sheets(linkedin_updates([], []))

    assert [(name, sheet.cell_value(1, 0)) for name, sheet in found.items()] == [
        ("Update metrics (aggregated)", "Date"),
        ("Update engagement", "Update title"),
    ]
