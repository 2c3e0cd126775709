from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.xlsx import number_text, read_xlsx, spreadsheet_date
from tests.sources import makers


def rows_of(*rows, titles=("Sheet",)):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title in titles:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        return read_xlsx(archive, file="f.xlsx", limits=Limits())


def with_part(part, text, data=None):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or makers.search_xlsx())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
        target.writestr(part, text)
    return out.getvalue()


def opened(book):
    content = io.BytesIO(book) if isinstance(book, bytes) else io.BytesIO()
    if not isinstance(book, bytes):
        book.save(content)
    with zipfile.ZipFile(content) as archive:
        return read_xlsx(archive, file="f.xlsx", limits=Limits())


def test_texts_numbers_and_truths_become_text():
    assert rows_of(["a", 3, 4.5, True])[0].rows == [["a", "3", "4.5", "TRUE"]]


def test_empty_places_keep_their_place():
    assert rows_of(["a", None, "c"], [None, "b"])[0].rows == [["a", "", "c"], ["", "b"]]


def test_days_become_iso_days():
    assert rows_of([dt.date(2026, 9, 1), dt.datetime(2026, 9, 1, 18, 30)])[0].rows == [["2026-09-01", "2026-09-01 18:30:00"]]  # noqa: DTZ001 - a sheet has no zone


def test_sheets_keep_their_names_and_order():
    assert [table.name for table in rows_of(["a"], titles=("Chart", "Queries"))] == ["Chart", "Queries"]


@pytest.mark.parametrize(("value", "text"), [(12.0, "12"), (0.0647, "0.0647"), (-2.0, "-2"), (1e20, "1e+20")])
def test_numbers_are_written_as_people_type_them(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(("days", "text"), [(46266, "2026-09-01"), (46266.75, "2026-09-01 18:00:00")])
def test_day_numbers_become_days(days, text):
    assert spreadsheet_date(days) == text


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_reads_back_as_it_was_written(rows):
    texts = [[f"t{cell}" for cell in row] for row in rows]  # a leading = would be a formula

    assert rows_of(*texts)[0].rows == texts


def test_a_workbook_that_counts_its_days_from_1904_means_the_same_days():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([dt.date(2026, 9, 1), 5])

    assert opened(book)[0].rows == [["2026-09-01", "5"]]


def test_a_formula_without_its_result_is_no_empty_place(read):
    book = openpyxl.load_workbook(io.BytesIO(makers.search_xlsx()))
    book["Chart"]["B2"] = "=1+1"
    content = io.BytesIO()
    book.save(content)

    assert "sheet 'Chart', row 2, column 'Clicks', value '=1+1'" in read(content.getvalue()).problems[0]


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_place():
    cells = '<row r="1"><c r="A1" t="str"><f>B9</f><v></v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f t="shared" si="0"/></c></row>'
    assert opened(with_part("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>"))[0].rows == [
        ["", "2", "="]
    ]


def test_how_a_japanese_word_is_spoken_is_no_part_of_it():
    words = '<sst><si><t>\u8868\u793a</t><rPh sb="0" eb="2"><t>\u30d2\u30e7\u30a6\u30b8</t></rPh></si></sst>'
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    parts = {"xl/sharedStrings.xml": words, "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>"}
    content = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.save(content)
    data = content.getvalue()
    for part, text in parts.items():
        data = with_part(part, text, data)

    assert opened(data)[0].rows == [["\u8868\u793a"]]


def test_an_error_in_an_old_workbook_is_refused_with_its_place(read):
    day = makers.linkedin_metrics(1)[0]
    place = list(day).index("Impressions (total)")
    book = xlwt.Workbook()
    copy = book.add_sheet("Metrics")
    for line, cells in enumerate([["Dates and times are shown in UTC."], [*day], [*day.values()]]):
        for column, cell in enumerate(cells):
            if (line, column) == (2, place):
                copy.row(line).set_cell_error(column, "#REF!")
            else:
                copy.write(line, column, cell)
    content = io.BytesIO()
    book.save(content)

    assert "row 3, column 'Impressions (total)', value '#REF!'" in read(content.getvalue(), "f.xls").problems[0]
