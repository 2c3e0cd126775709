from __future__ import annotations

from datetime import date

from tests.layouts.ga4_exploration import CHANNEL, DAY, ga4_exploration

ROWS = (
    {DAY: date(2026, 10, 2), CHANNEL: "Organic Social", "Sessions": 41, "Engaged sessions": 30, "Key events": 2},
    {DAY: date(2026, 10, 1), CHANNEL: "Direct", "Sessions": 9, "Engaged sessions": None, "Key events": 0},
)


def lines() -> list[str]:
    return ga4_exploration(ROWS, first=date(2026, 10, 1), last=date(2026, 10, 31)).decode().split("\n")


def test_the_header_is_line_seven_after_a_blank_line():
    assert lines()[3:7] == [
        "# 20261001-20261031",
        "# ----------------------------------------",
        "",
        "Date,Session primary channel group (Default Channel Group),Sessions,Engaged sessions,Key events",
    ]


def test_the_grand_total_has_one_column_more_than_the_header():
    assert lines()[7] == ",,50,30,2,Grand total"


def test_days_are_written_without_hyphens_and_missing_is_empty():
    assert lines()[9] == "20261001,Direct,9,,0"


def test_the_file_ends_in_a_blank_line():
    assert lines()[-2:] == ["", ""]
