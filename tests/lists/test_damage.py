"""What spreadsheets, editors and strangers do to a list: repaired where nothing can be lost, else one sentence with the place."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlwt

from smplan_kernel.errors import ExportError
from tests.lists.conftest import book_of, filled

LINES = [["Network", "Name there", "Size", "Purpose"], ["Instagram", "@fernhill", "840", "Gärten"], ["X", "@hill", "12", "News"]]
TEXT = "\r\n".join(";".join(line) for line in LINES) + "\r\n"


def xlsx(lines, sheet="List"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(lines):
    book = xlwt.Workbook()
    sheet = book.add_sheet("List")
    for at, line in enumerate(lines):
        for place, value in enumerate(line):
            sheet.write(at, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SAME = {
    "semicolons": TEXT.encode(),
    "commas": TEXT.replace(";", ",").encode(),
    "tabs, as pasted": TEXT.replace(";", "\t").encode(),
    "a mark at the beginning": b"\xef\xbb\xbf" + TEXT.encode(),
    "sixteen bits": TEXT.encode("utf-16"),
    "an old code page": TEXT.encode("cp1252"),
    "a line that names the separator": b"sep=;\r\n" + TEXT.encode(),
    "every line in quotes of its own": "\r\n".join(f'"{",".join(line)}"' for line in LINES).encode(),
    "a workbook": xlsx(LINES),
    "an old workbook": xls(LINES),
    "a workbook with numbers": xlsx([[int(cell) if cell.isdigit() else cell for cell in line] for line in LINES]),
    "empty lines and columns": TEXT.replace("\r\n", ";;\r\n;;;;;\r\n").encode(),
    "soft hyphens and blanks in the heading": TEXT.replace("Name there", "Name\u00a0the\u00adre ").encode(),
}


@pytest.mark.parametrize("content", SAME.values(), ids=SAME)
def test_the_same_list_is_read_in_whatever_it_comes(laid, content):
    accounts = laid("accounts", content).plan.audit.accounts

    assert [(one.network, one.handle, one.followers, one.purpose) for one in accounts] == [
        ("Instagram", "@fernhill", 840, "Gärten"),
        ("X", "@hill", 12, "News"),
    ]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("1.23E+11", "shortened a long number"),
        ("#REF!", "'#REF!' is not a number"),
        ("22-Aug", "turned this number into a day"),
        ("12 or 13", "'12 or 13' is not a number"),
    ],
)
def test_damage_is_named_with_its_sheet_row_column_and_value(laid, cell, sentence):
    column = 1 if "E+" in cell else 2
    lines = [[*LINES[0]], [*LINES[1]], [*LINES[2]]]
    lines[2][column] = cell

    with pytest.raises(ExportError) as refused:
        laid("accounts", xlsx(lines))
    assert f"(sheet 'List', row 3, column '{LINES[0][column]}', value '{cell}')" in str(refused.value)
    assert sentence in str(refused.value)


def test_a_wrong_place_leaves_nothing_behind(plan):
    with pytest.raises(ExportError):
        filled(plan, "accounts", TEXT.replace("12;", "many;"))

    assert plan.audit.accounts == ()


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x.example")', "@SUM(A1)", "+49 30", "-", "'=1", "<script>", "a\u202eb", "DROP TABLE plan;--"]
)
def test_a_hostile_text_stays_text_to_the_letter(laid, text):
    content = f'Network,Name there,Purpose\nX,@a,"{text.replace(chr(34), chr(34) * 2)}"\n'
    marked = text[1:] if text == "'=1" else text  # as a template would have written =1

    assert laid("accounts", content).plan.audit.accounts[0].purpose == marked


def test_a_workbook_with_a_formula_that_was_never_calculated_is_refused_with_its_place(laid):
    book = openpyxl.Workbook()
    for line in (["Network", "Name there", "Size"], ["X", "@a", "=40+2"]):
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)

    with pytest.raises(ExportError, match=r"row 2, column 'Size', value '=40\+2'"):
        laid("accounts", out.getvalue())


def test_a_book_of_templates_is_read_from_the_sheet_that_fits(laid):
    assert laid("accounts", xlsx(LINES, sheet="Copy of Accounts")).sheet == "Copy of Accounts"
    assert book_of(xlsx(LINES)).tables[0].name == "List"
