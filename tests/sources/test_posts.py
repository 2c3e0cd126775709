from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from smplan_kernel.errors import ExportQuestion
from smplan_kernel.sources.rows.posts import day_of_export, post_identifier
from smplan_kernel.sources.rows.reading import Request
from tests.sources.makers import instagram_file

WHOLE = "1960000000000123456"


@pytest.mark.parametrize(
    "rounded",
    [
        "1.96E+18",
        "1,96E+18",
        "1.960000000000123E+18",
        "1.96e18",
        "1960000000000120000",
        "?",
        "19600000000001\N{CYRILLIC SMALL LETTER KJE}3456",
        "",
    ],
)
def test_an_identifier_that_was_rounded_is_taken_from_the_address(rounded):
    assert post_identifier(rounded, WHOLE) == WHOLE


@pytest.mark.parametrize("printed", [WHOLE, f"'{WHOLE}", "1001", "1859999999999999999"])
def test_a_whole_identifier_is_kept(printed):
    assert post_identifier(printed, "") == printed.lstrip("'")


def test_another_identifier_in_the_address_does_not_replace_a_whole_one():
    assert post_identifier("1859999999999999999", WHOLE) == "1859999999999999999"


def test_an_identifier_that_is_lost_is_empty():
    assert post_identifier("1.96E+18", "") == ""


def test_an_answer_goes_before_the_name_and_the_name_before_the_day_of_the_last_change():
    changed = Request(file="f", modified=date(2026, 1, 3))
    answered = Request(file="f", modified=date(2026, 1, 3), on=date(2026, 1, 1))

    assert [day_of_export(changed), day_of_export(changed, date(2026, 1, 2)), day_of_export(answered, date(2026, 1, 2))] == [
        date(2026, 1, 3),
        date(2026, 1, 2),
        date(2026, 1, 1),
    ]


def test_a_day_of_export_that_is_still_to_come_is_none():
    today = Request(file="f", modified=date(2026, 3, 1), today=date(2026, 1, 3))

    assert day_of_export(replace(today, modified=date(2026, 1, 2)), date(2026, 1, 31)) == date(2026, 1, 2)
    with pytest.raises(ExportQuestion):
        day_of_export(today, date(2026, 1, 31))


def test_an_answer_that_is_still_to_come_is_refused(read):
    answer = read(instagram_file(), today=date(2026, 10, 1), on=date(2026, 10, 3))

    assert "the day of export that was given is still to come" in answer.problems[0]


def test_without_any_of_the_three_it_is_asked():
    with pytest.raises(ExportQuestion) as asked:
        day_of_export(Request(file="f"))

    assert asked.value.option == "--on"
