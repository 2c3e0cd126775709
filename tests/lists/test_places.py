"""A list is found by its headings, on whichever sheet, and told from the other lists."""

from __future__ import annotations

import io

import openpyxl
import pytest

from smplan_kernel.lists import KINDS
from smplan_kernel.lists.kinds import kinds_on
from smplan_kernel.lists.places import best_place, find_place, fitting_kinds
from smplan_kernel.lists.template import TEMPLATES
from tests.lists.conftest import book_of


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return book_of(out.getvalue(), "list.xlsx")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("ending", TEMPLATES)
def test_each_template_fits_its_own_list_and_no_other(kind, ending):
    assert fitting_kinds(book_of(TEMPLATES[ending](kind, None)), tuple(KINDS.values())) == (kind,)


def test_the_sheet_with_most_headings_is_taken():
    book = workbook(Notes=[["Network", "said"], ["a", "b"]], List=[["Network", "Name there", "Size"], ["X", "@a", 3]])

    assert find_place(book, KINDS["accounts"]).grid.table.name == "List"


def test_a_file_without_headings_fits_nothing():
    assert fitting_kinds(book_of("a,b\n1,2\n"), kinds_on("audit")) == ()
    assert best_place(book_of("a,b\n1,2\n"), kinds_on("audit")) is None


def test_a_day_may_stand_in_place_of_a_month():
    place = find_place(book_of("Date,Person,Hours\n2026-10-01,Mara,2\n"), KINDS["hours"])

    assert [asked.name for asked in place.asked] == ["month", "person", "hours"]
