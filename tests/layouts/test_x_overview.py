from __future__ import annotations

from datetime import date

from tests.layouts.x_overview import x_overview

DAYS = {date(2026, 7, 5): {"Impressions": 210, "Likes": 4}, date(2026, 7, 13): {"Impressions": 190, "Likes": 0}}


def test_the_newest_day_comes_first_with_its_english_weekday_in_quotes():
    assert x_overview(DAYS).decode().split("\n")[1:] == [
        '"Mon, Jul 13, 2026",190,0,,,,,,,,,,,',
        '"Sun, Jul 5, 2026",210,4,,,,,,,,,,,',
    ]


def test_there_are_fourteen_columns():
    assert x_overview(DAYS).decode().split("\n")[0].count(",") == 13


def test_no_newline_stands_at_the_end():
    assert not x_overview(DAYS).endswith(b"\n")
