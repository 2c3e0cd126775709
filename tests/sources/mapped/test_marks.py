"""Numbers by agreed marks: strictly so, and all ways that fit at first sight."""

import pytest

from smplan_kernel.sources.mapped.marks import Writing, possible, read_number

POINT = Writing()
ENGLISH = Writing(decimal=".", thousands=",")
GERMAN = Writing(decimal=",", thousands=".")
FRENCH = Writing(decimal=",", thousands="blank")
SWISS = Writing(decimal=".", thousands="apostrophe")


@pytest.mark.parametrize(
    ("text", "writing", "value"),
    [
        ("1234.5", POINT, 1234.5),
        ("-4", POINT, -4),
        ("\u22124", POINT, -4),
        ("+3", POINT, 3),
        (".5", POINT, 0.5),
        ("5.", POINT, 5),
        ("1e-05", POINT, 0.00001),
        ("6.4 %", POINT, 6.4),
        ("1,234,567.8", ENGLISH, 1234567.8),
        ("1.234.567,8", GERMAN, 1234567.8),
        ("1\u00a0234,5", FRENCH, 1234.5),
        ("1 234", FRENCH, 1234),
        ("1’234.50", SWISS, 1234.5),
        ("1'234", SWISS, 1234),
        ("00123", POINT, 123),
    ],
)
def test_a_number_is_read_by_its_marks(text, writing, value):
    assert read_number(text, writing) == value


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        ("1,234", POINT),
        ("1,23", ENGLISH),
        ("12,34,567", ENGLISH),
        ("1.234,5", ENGLISH),
        ("1,234.5", GERMAN),
        ("12 34", FRENCH),
        ("1 2", POINT),
        ("", POINT),
        (".", POINT),
        ("-", POINT),
        ("e5", POINT),
        ("twelve", POINT),
        ("1_000", POINT),
        ("٣", POINT),
        ("inf", POINT),
        ("9" * 400, POINT),
        ("1e999", POINT),
        ("=1+1", POINT),
        ("€ 5", POINT),
    ],
)
def test_anything_else_is_no_number(text, writing):
    assert read_number(text, writing) is None


@pytest.mark.parametrize("text", ["€ 12.50", "12.50 €", "$12.50", "EUR 12.50", "12.50 SEK", "12.50 kr", "£12.50"])
def test_money_may_carry_its_currency(text):
    assert read_number(text, POINT, is_money=True) == 12.5


def test_money_below_nothing_keeps_its_sign():
    assert read_number("-$1.50", POINT, is_money=True) == -1.5


def test_one_telling_number_leaves_one_way():
    assert [(one.decimal, one.thousands) for one in possible(["1.234,5", "17"])] == [(",", ".")]


def test_three_digits_behind_a_mark_leave_two_ways():
    assert {(one.decimal, one.thousands) for one in possible(["1,234"])} == {
        (",", ""),
        (".", ","),
        (",", "blank"),
        (",", "."),
        (",", "apostrophe"),
    }
