from __future__ import annotations

from datetime import date

import pytest

from tests.sources.makers import shopify_file


def test_a_counter_is_kept_with_its_code(read):
    row = read(shopify_file()).observations.iloc[0]

    assert (row["metric"], row["object"], row["value"], row["level"], row["flags"]) == (
        "code_uses",
        "SHOW15",
        187.0,
        "code-cumulative",
        "lifetime_at_export",
    )


@pytest.mark.parametrize(
    ("name", "request_", "day"),
    [
        ("discounts_export_2026-09-30.csv", {}, "2026-09-30"),
        ("discounts_export_20260930.csv", {}, "2026-09-30"),
        ("discounts_export.csv", {}, "2026-11-01"),
        ("discounts_export_1.csv", {"modified": date(2026, 10, 5)}, "2026-10-05"),
        ("discounts_export_2026-09-30.csv", {"on": date(2026, 10, 1)}, "2026-10-01"),
    ],
)
def test_the_day_of_export_is_answered_else_named_else_of_the_file(read, name, request_, day):
    assert set(read(shopify_file(), name, **request_).observations["exported_on"]) == {day}


def test_without_any_day_of_export_it_is_asked(read):
    answer = read(shopify_file(), modified=None)

    assert (answer.status, answer.option) == ("needs-answer", "--on")


def test_the_layout_counts_as_not_confirmed(read):
    assert any("not yet confirmed with your file" in note for note in read(shopify_file()).notes)


def test_uses_are_so_far_and_never_this_month(read):
    assert any("a month is the difference of two exports" in note for note in read(shopify_file()).notes)


def test_a_code_never_used_is_zero(read):
    assert read(shopify_file([("NEW", "-5", "percentage", "0", "", "Active", "", "")])).totals == {"code_uses": 0.0}


def test_a_row_without_a_code_is_refused(read):
    assert "names no code" in read(shopify_file([("", "-5", "percentage", "1", "", "Active", "", "")])).problems[0]


def test_values_of_codes_are_no_figures(read):
    assert set(read(shopify_file()).observations["metric"]) == {"code_uses"}


def test_a_comma_too_many_shifts_no_figure_out_of_its_column(read):
    data = b"Name,Value,Value Type,Times Used In Total,Status,End\nA,-5,percentage,7,Active,\nB,b,-5,percentage,15,Active,\n"

    assert read(data).problems[0].startswith("export.csv (row 3): this row has more columns than the header.")


def test_a_mark_too_many_in_every_row_is_the_work_of_a_spreadsheet(read):
    data = b"Name,Value,Value Type,Times Used In Total\nA,-5,percentage,7,\nB,-5,percentage,15,\n"

    assert read(data).totals == {"code_uses": 22.0}
