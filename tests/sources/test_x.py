from __future__ import annotations

from datetime import date

import pytest

from tests.sources import makers

GAP = [(date(2026, 9, day), range(1, 14)) for day in (5, 4, 1)]


def test_columns_become_their_metrics(figures):
    found = figures(makers.x_file([(date(2026, 9, 1), range(1, 14))]))

    assert {name: values[0] for name, values in found.items()} == {
        "impressions": 1,
        "reactions": 2,
        "engagements": 3,
        "saves": 4,
        "x:Shares": 5,
        "followers_gained": 6,
        "followers_lost": 7,
        "comments": 8,
        "shares": 9,
        "profile_visits": 10,
        "posts_published": 11,
        "views": 12,
        "x:Media views": 13,
    }


def test_the_day_is_as_printed_and_its_zone_unknown(read):
    first = read(makers.x_file()).observations.iloc[-1]

    assert (first["period_start"], first["period_end"], first["flags"]) == ("2026-09-01", "2026-09-01", "unknown_tz")


def test_a_missing_day_is_named_and_not_filled(read):
    answer = read(makers.x_file(GAP))

    assert any(note.startswith("2 days are missing: 2026-09-02, 2026-09-03.") for note in answer.notes)
    assert "2026-09-02" not in set(answer.observations["period_start"])


def test_a_missing_figure_is_no_row_and_is_counted(read):
    answer = read(makers.x_file([(date(2026, 9, 1), ["", *range(2, 14)])]))

    assert "impressions" not in set(answer.observations["metric"])
    assert "Empty places: Impressions 1." in answer.notes


def test_zero_is_a_figure(figures):
    assert figures(makers.x_file([(date(2026, 9, 1), [0] * 13)]))["impressions"] == [0.0]


def test_extras_are_not_in_the_totals(read):
    assert "x:Media views" not in read(makers.x_file()).totals


def test_a_file_saved_again_with_semicolons_reads_the_same(read):
    assert read(makers.x_file(delimiter=";")).totals == read(makers.x_file()).totals


def test_thousands_in_quotes_are_one_number(figures):
    assert figures(makers.x_file([(date(2026, 9, 1), ["1,234", *range(2, 14)])]))["impressions"] == [1234.0]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_point_in_a_count_parts_thousands_too(read, delimiter):
    rows = [(date(2026, 9, day), [count, *range(2, 14)]) for day, count in ((1, "1.234"), (2, "987"))]
    answer = read(makers.x_file(rows, delimiter=delimiter))

    assert answer.totals["impressions"] == 2221.0
    assert "Decimals are written with a comma in this file." in answer.notes


def test_the_same_day_twice_with_other_figures_is_refused(read):
    twice = [(date(2026, 9, 1), range(1, 14)), (date(2026, 9, 1), range(2, 15))]

    assert "the day 2026-09-01 stands in the file twice, once with 1 and once with 2" in read(makers.x_file(twice)).problems[0]


def test_the_same_row_twice_counts_once(read):
    twice = [(date(2026, 9, 1), range(1, 14))] * 2

    assert read(makers.x_file(twice)).totals["impressions"] == 1


def test_a_usual_column_that_is_gone_is_said(read):
    header = [name.replace("Impressions", "Times shown") for name in makers.X_HEADER]

    assert "Not in this file, though usual: Impressions." in read(makers.x_file(header=header)).notes


def test_a_value_with_a_line_break_stands_on_one_line(read):
    data = b'Date,Impressions,New follows,Unfollows,Create Post\n"Tue, Aug 26, 2025","1\n2",0,0,0\n'

    assert "value '1\N{REPLACEMENT CHARACTER}2'): this is not a number" in read(data).problems[0]
