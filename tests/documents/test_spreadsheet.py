"""Tables as a workbook: text stays text, nothing is calculated, and no clock is in it."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from smplan_kernel.documents.spreadsheet import LONGEST_TEXT, Column, SheetTable, xlsx
from tests.documents.hostile import HOSTILE

MADE = dt.datetime(2026, 10, 31, 12)  # noqa: DTZ001 - as the format has it
COLUMNS = (Column(title="Name"), Column(title="Figure"), Column(title="Share", form="0.0%"))


def book(*rows, title="October", columns=COLUMNS):
    made = xlsx((SheetTable(name="One", columns=columns, rows=rows),), title=title, made=MADE)
    return openpyxl.load_workbook(io.BytesIO(made))


def named(text):
    return book((text, None, None))["One"]["A2"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_kept_as_typed_and_as_text(text):
    cell = named(text)

    assert cell.data_type == "s"
    assert unescape(cell.value) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r\n=1", "\n=1", "＝1+1", "＠A1"])
def test_a_text_that_looks_like_a_formula_stays_text_when_it_is_edited(text):
    assert named(text).quotePrefix


def test_a_letter_that_no_workbook_can_hold_is_shown_as_a_square():
    assert named("a\x00b\ufffe\r\nc").value == "a□b□\nc"


def test_a_text_longer_than_a_cell_is_cut_with_a_sign():
    cut = named("x" * (LONGEST_TEXT + 1)).value

    assert (len(cut), cut[-1]) == (LONGEST_TEXT, "…")


@pytest.mark.parametrize(("value", "form"), [(1234, "#,##0"), (12.0, "#,##0"), (12.5, "#,##0.0#")])
def test_a_number_is_grouped_without_false_precision(value, form):
    assert book(("a", value, None))["One"]["B2"].number_format == form


def test_a_share_is_shown_as_per_cent():
    assert book(("a", None, 0.5))["One"]["C2"].number_format == "0.0%"


def test_a_missing_figure_is_empty_and_not_zero():
    assert book(("a", None, None))["One"]["B2"].value is None


def test_each_kind_of_value_has_its_own_look_in_every_row():
    days = (dt.date(2026, 10, 1), 3, 0.5)
    sheet = book(("a", 1, 0.5), ("=b", 2.5, 0), days, ("a", 1, 0.5), ("=b", 2.5, 0), days)["One"]
    looks = [
        [(cell.number_format, cell.alignment.wrap_text, cell.alignment.horizontal, cell.quotePrefix, cell.font.b) for cell in row]
        for row in sheet.iter_rows(min_row=2)
    ]

    assert (
        looks[0]
        == looks[3]
        == [("General", True, None, False, False), ("#,##0", None, None, False, False), ("0.0%", None, None, False, False)]
    )
    assert (
        looks[1]
        == looks[4]
        == [("General", True, None, True, False), ("#,##0.0#", None, None, False, False), ("0.0%", None, None, False, False)]
    )
    assert looks[2][0] == looks[5][0] == ("d mmm yyyy", None, "left", False, False)
    assert [cell.font.b for cell in sheet[1]] == [True, True, True]


def test_headers_stay_in_sight_on_screen_and_on_paper():
    sheet = book(("a", 1, 0.5))["One"]

    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == ("landscape", 1, 0)


def test_a_name_cannot_command_the_printed_header():
    packed = xlsx((SheetTable(name="One", columns=COLUMNS, rows=()),), title="Mill & Sons &P", made=MADE)

    sheet = zipfile.ZipFile(io.BytesIO(packed)).read("xl/worksheets/sheet1.xml").decode()
    assert "&amp;LMill &amp;&amp; Sons &amp;&amp;P" in sheet.replace("&amp;L&amp;", "&amp;L")


def test_no_clock_is_in_it(monkeypatch):
    tables = (SheetTable(name="One", columns=COLUMNS, rows=(("a", 1, 0.5),)),)
    first = xlsx(tables, title="October", made=MADE)
    monkeypatch.setattr(time, "time", lambda: 1e9)

    assert xlsx(tables, title="October", made=MADE) == first
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(2026, 10, 31, 12, 0, 0)}
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.modified == MADE
