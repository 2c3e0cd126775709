"""Which layout a file fits: its headings decide, named importers come first, and two that fit are asked."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from smplan_kernel.plan.mapping import MappedColumn
from tests.layouts.own_table import table
from tests.sources import makers

ROWS = [["2026-10-01", "1", "2"]]


@pytest.mark.parametrize(
    "header", [["Day", "Visitors", "Takings"], ["takings", " Visitors\u00a0", "DAY"], ["Day", "Weather", "Visitors", "Takings"]]
)
def test_the_set_of_headings_decides_and_not_their_order(till, read_table, header):
    row = [{"day": "2026-10-01", "weather": "sun"}.get(name.strip().casefold(), "1") for name in header]
    answer = read_table(table(header, [row]), till())

    assert (answer.status, answer.layout, answer.format) == ("recognised", "Till", "mapped.csv")


def test_a_heading_that_is_missing_fits_nothing(till, read_table):
    answer = read_table(table(["Day", "Visitors"], [["2026-10-01", "1"]]), till())

    assert (answer.status, answer.can_map) == ("refused", True)


def test_a_new_column_is_told_and_not_used(till, read_table):
    answer = read_table(table(["Day", "Visitors", "Takings", "Refunds"], [["2026-10-01", "1", "2", "3"]]), till())

    assert "New since the layout was agreed, and not used: Refunds." in answer.notes
    assert set(answer.observations.to_dict("list")["metric"]) == {"users", "revenue"}


def test_a_named_importer_wins(till, read_table):
    everything = till(header=tuple(makers.X_HEADER), date_column="Date", columns=(MappedColumn(column="Likes", measure="reactions"),))

    assert read_table(makers.x_file(), everything).format == "x.overview"


def test_the_layout_that_knows_most_headings_wins(till, read_table):
    small = till(MappedColumn(column="Visitors", measure="users"), id="mapp-cccc", name="Small")
    answer = read_table(table(["Day", "Visitors", "Takings"], ROWS), small, till())

    assert answer.layout == "Till"


def test_two_that_know_the_same_are_asked(till, read_table):
    data = table(["Day", "Visitors", "Takings"], ROWS)
    two = (till(), till(id="mapp-cccc", name="Till at the fair", account="Fair"))
    asked = read_table(data, *two)

    assert (asked.status, asked.option, asked.choices) == ("needs-answer", "--layout", ("Till", "Till at the fair"))
    assert read_table(data, *two, named="Till at the fair").account == "Fair"


def test_a_layout_that_was_named_says_what_it_lacks(till, read_table):
    answer = read_table(table(["Day", "Guests"], [["2026-10-01", "1"]]), till(), named="Till")

    assert "the layout 'Till' expects headings that are not there: takings, visitors" in answer.problems[0]


def test_a_layout_that_nobody_agreed_is_said(till, read_table):
    assert "the plan has no layout 'Fair'" in read_table(table(["Day"], [["1"]]), till(), named="Fair").problems[0]


def test_headings_below_a_preamble_are_found(till, read_table):
    data = table(["Day", "Visitors", "Takings"], ROWS, above=["Till of Mill Lane", "", "Printed on 1 November"])

    assert read_table(data, till()).observations.to_dict("list")["row"] == [5, 5]


def test_a_line_that_was_named_must_hold_the_headings(till, read_table):
    data = table(["Day", "Visitors", "Takings"], ROWS, above=["Till"])

    assert [read_table(data, till(header_row=row)).status for row in (1, 2, 3)] == ["refused", "recognised", "refused"]


def test_another_delimiter_and_other_letters_are_taken_as_agreed(till, read_table):
    columns = (MappedColumn(column="Gäste", measure="users"),)
    data = table(["Day", "Gäste"], [["2026-10-01", "1"]], delimiter="|", encoding="cp1250")
    mapping = till(*columns, delimiter="bar", encoding="cp1250")

    assert read_table(data, mapping).observations.to_dict("list")["value"] == [1.0]


def test_letters_of_one_layout_do_not_stop_another(till, read_table):
    other = till(id="mapp-cccc", name="Other", encoding="utf-16", header=("Something",))

    assert read_table(table(["Day", "Visitors", "Takings"], ROWS), other, till()).layout == "Till"


def test_each_sheet_with_the_headings_is_read(till, read_table):
    book = openpyxl.Workbook()
    for name, day in (("September", date(2026, 9, 1)), ("October", date(2026, 10, 1))):
        sheet = book.create_sheet(name)
        sheet.append(["Day", "Visitors", "Takings"])
        sheet.append([day, 12, 3.5])
    content = io.BytesIO()
    book.save(content)

    assert sorted(set(read_table(content.getvalue(), till()).observations.to_dict("list")["period_start"])) == ["2026-09-01", "2026-10-01"]
    assert set(read_table(content.getvalue(), till(sheet="October")).observations.to_dict("list")["period_start"]) == {"2026-10-01"}
