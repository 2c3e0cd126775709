from __future__ import annotations

import pytest

from smplan_kernel.sources.cells.numbers import COMMA, DOT, MarksUnclearError, fraction, is_day_for_number, is_missing, marks_of, number
from tests.sources import makers


@pytest.mark.parametrize("text", ["", "-", "--", " --", "NAN", "undefined", "n/a", "N/A", "unknown", "< 10%"])
def test_missing_is_missing_however_it_is_spelled(text):
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "0.0", "-1"])
def test_zero_and_less_are_figures(text):
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("12", DOT, 12),
        ("-2", DOT, -2),
        ("\u22124", DOT, -4),
        ("2463.0", DOT, 2463),
        ("1,234", DOT, 1234),
        ("1,234,567.5", DOT, 1234567.5),
        ("1 234", DOT, 1234),
        ("2,3", COMMA, 2.3),
        ("1.234", COMMA, 1234),
        ("1e3", DOT, 1000),
    ],
)
def test_a_number_is_read_by_its_marks(text, marks, value):
    assert number(text, marks) == value


@pytest.mark.parametrize("text", ["abc", "1,23", "1.2.3", "12,34,567", "inf", "1e999", "0x10", "1_000", "٣٤x", ""])
def test_what_is_no_number_is_none(text):
    assert number(text) is None


@pytest.mark.parametrize(("text", "marks"), [("6.47%", DOT), ("6,47 %", COMMA), ("0.0647", DOT), ("6.47\u00a0%", DOT)])
def test_percentages_and_fractions_are_the_same(text, marks):
    assert fraction(text, marks) == pytest.approx(0.0647)


@pytest.mark.parametrize("text", ["3.апр", "22.авг", "3-Apr", "4. März"])
def test_days_that_were_numbers_are_found(text):
    assert is_day_for_number(text)


@pytest.mark.parametrize(
    ("texts", "delimiter", "marks"),
    [
        (["1", "2"], ";", DOT),
        (["2,3"], ";", COMMA),
        (["2.3"], ";", DOT),
        (["1,234"], ",", DOT),
        (["1.234", "2,5"], ";", COMMA),
        (["1,234,567"], ";", DOT),
        (["1.234.567"], ";", COMMA),
        (["1,234.5"], ";", DOT),
    ],
)
def test_marks_are_decided_by_the_whole_table(texts, delimiter, marks):
    assert marks_of(texts, delimiter) == marks


@pytest.mark.parametrize(("texts", "delimiter"), [(["1,234"], ";"), (["2.5", "2,5"], ";"), (["2.5", "2,5"], ",")])
def test_marks_that_stay_unclear_are_not_guessed(texts, delimiter):
    with pytest.raises(MarksUnclearError):
        marks_of(texts, delimiter)


@pytest.mark.parametrize("text", ["1 2", "12 34", "1\n234", "1 2345", "1234 567", "12 34 567"])
def test_two_numbers_in_one_place_are_no_number(text):
    assert number(text) is None


@pytest.mark.parametrize("text", ["1 234 567", "1\u00a0234\u00a0567", "1\u202f234\u202f567", " 1234567 ", "€ 1 234 567", "1 234 567 %"])
def test_a_blank_parts_thousands(text):
    assert number(text) == 1234567


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1.2E+05", "a spreadsheet has rounded this number"),
        ("5e3", "a spreadsheet has rounded this number"),
        ("5 €", "this column counts"),
        ("5%", "this column counts"),
        ("1.5", "this column counts"),
    ],
)
def test_what_is_no_count_is_refused_where_something_is_counted(read, text, problem):
    data = makers.instagram_file([makers.instagram_post(Views=text)])

    assert f"(row 2, column 'Views', value '{text}'): {problem}" in read(data).problems[0]
    assert read(makers.instagram_file([makers.instagram_post(Views="1.25E+02")])).totals["views"] == 125
