from __future__ import annotations

from datetime import date

from tests.layouts.meta_card import across_block, days_block, meta_card, shares_block

DAY = date(2025, 1, 1)


def text(*blocks, **variant):
    return meta_card(blocks, **variant).decode("utf-16")


def test_a_card_is_utf_16_with_a_mark():
    assert meta_card([]).startswith(b"\xff\xfes\x00e\x00p\x00=\x00")


def test_a_card_is_the_one_of_the_specification():
    assert text(days_block("Facebook reach", {DAY: 5}, at_one=True)) == (
        'sep=,\n"Facebook reach"\n"Date","Primary"\n"2025-01-01T01:00:00","5"\n\n'
    )


def test_days_of_facebook_begin_at_midnight_in_summer():
    days = {date(2025, 3, 9): 1, date(2025, 3, 10): 1, date(2025, 11, 2): 1, date(2025, 11, 3): 1}
    hours = [line[12:14] for line in text(days_block("Views", days, at_one=True)).split("\n")[3:7]]

    assert hours == ["01", "00", "00", "01"]


def test_blocks_are_parted_by_an_empty_line():
    assert text(days_block("Facebook reach", {DAY: 5}), days_block("Instagram reach", {DAY: 6})).count("\n\n") == 2


def test_an_empty_block_is_a_title():
    assert text(shares_block("Facebook followers by gender and age", ["Age", "Women", "Men"], [])).split("\n")[1:] == [
        '"Facebook followers by gender and age"',
        "",
        "",
    ]


def test_countries_stand_side_by_side():
    assert text(across_block("Top countries", {"Italy": "70.5", "Spain": "5.5"})).split("\n")[2:4] == ['"Italy","Spain"', '"70.5","5.5"']
