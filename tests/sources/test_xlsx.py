from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.sources.limits import Limits
from smplan_kernel.sources.xlsx import number_text, read_xlsx, spreadsheet_date


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
