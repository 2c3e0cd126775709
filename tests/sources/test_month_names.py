from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_skeleton

from smplan_kernel.sources.cells.month_names import LANGUAGES, first_unreadable, month_days

YEAR = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]


@pytest.mark.parametrize("skeleton", ["MMMMd", "MMMd"])
@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"bg", "cs", "fi", "lt", "sk"}))
def test_a_whole_year_in_the_words_of_a_language_is_read_in_one_way(language, skeleton):
    texts = [format_skeleton(skeleton, day, locale=language) for day in YEAR]

    assert month_days(texts) == [tuple((day.month, day.day) for day in YEAR)]


@pytest.mark.parametrize("language", ["bg", "cs", "fi", "lt", "sk"])  # their short form has no name of the month
def test_a_whole_year_in_full_names_is_read_in_one_way(language):
    texts = [format_skeleton("MMMMd", day, locale=language) for day in YEAR]

    assert month_days(texts) == [tuple((day.month, day.day) for day in YEAR)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("April 12", (4, 12)),
        ("9 July", (7, 9)),
        ("8 de marzo", (3, 8)),
        ("28 апреля", (4, 28)),
        ("28 апрель", (4, 28)),
        ("1er juillet", (7, 1)),
        ("1º de julho", (7, 1)),
        ("12.апр", (4, 12)),
        ("12-Apr", (4, 12)),
        ("\u00a07月16日 ", (7, 16)),
    ],
)
def test_the_ways_in_which_days_were_met(text, day):
    assert month_days([text]) == [(day,)]


def test_a_month_that_two_languages_share_is_read_in_two_ways():
    assert month_days(["3 listopada"]) == [((10, 3),), ((11, 3),)]


def test_one_other_month_tells_the_language():
    assert month_days(["31 października", "1 listopada"]) == [((10, 31), (11, 1))]


@pytest.mark.parametrize(
    ("language", "code"), [("ru", "cp1251"), ("uk", "cp1251"), ("pl", "cp1250"), ("el", "cp1253"), ("tr", "cp1254"), ("lv", "cp1257")]
)
def test_a_code_that_was_taken_for_another_is_read_all_the_same(language, code):
    texts = [format_skeleton("MMMMd", day, locale=language).encode(code).decode("cp1252") for day in YEAR]

    assert month_days(texts) == [tuple((day.month, day.day) for day in YEAR)]


def test_a_year_that_a_spreadsheet_added_is_left_out():
    assert month_days(["2026-04-12", "2026-04-13"]) == [((4, 12), (4, 13))]


@pytest.mark.parametrize("text", ["", "April", "12", "April 31", "February 30", "Smarch 3", "3/4", "12 April 2026"])
def test_what_is_no_day_and_month_is_not_read(text):
    assert month_days([text]) == []


def test_the_first_text_that_is_no_day_is_named():
    assert first_unreadable(["1 мая", "2 мая", "May 3", "x"]) == 2


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("de", "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
        ("es", "ene feb mar abr may jun jul ago sep oct nov dic"),
        ("sv", "jan feb mar apr maj jun jul aug sep okt nov dec"),
        ("no", "jan feb mar apr mai jun jul aug sep okt nov des"),
    ],
)
def test_months_as_spreadsheets_shorten_them_are_read(language, months):
    texts = [f"{day:02}. {month}" for month in months.split() for day in (1, 28)]

    assert month_days(texts) == [tuple((month, day) for month in range(1, 13) for day in (1, 28))], language
