"""Tables as one .xlsx file: text is always text, headers stay in sight, pages print, and the same tables give the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

Value = str | int | float | dt.date | None
Looks = dict[tuple[str, bool, bool, bool], Any]
"""The styles that a workbook has already, by what they are for."""

LONGEST_TEXT = 32_767
"""What one cell holds."""
# XML has no way to write these; a white square shows where one stood.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet would read _x0041_ in a text as the letter A.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what some spreadsheet takes for the begin of a formula
_DAY = "d mmm yyyy"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its title, its width in characters, and how its numbers are written where that is not plain."""

    title: str
    width: int = 14
    form: str = ""


@dataclass(frozen=True, kw_only=True)
class SheetTable:
    """One sheet: a table under a header, or lines of text under a title where `columns` have none."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    titles: frozenset[int] = field(default_factory=frozenset)
    """Which rows are set as titles."""


def xlsx(tables: Sequence[SheetTable], *, title: str, made: dt.datetime) -> bytes:
    """The tables as a workbook. `made` is the time written into it, wherever the format wants one."""
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only a workbook owes
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - as above

    book = Workbook()
    del book[book.sheetnames[0]]
    looks: Looks = {}
    for table in tables:
        _fill(book.create_sheet(table.name), table, title, looks)
    book.properties.title = plain(title)
    book.properties.creator = "smplan"
    book.properties.created = book.properties.modified = made
    out = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(out, "w")).save()  # `book.save` would write the time of day, and deflate what is deflated below
    return _with_time(out, made)


def plain(text: str) -> str:
    r"""The text as a cell can hold it: a visible mark in place of a letter that cannot be kept, cut where a cell ends.

    >>> plain("a\x00b"), plain("_x0041_")
    ('a□b', '_x005F_x0041_')
    """
    kept = _CODED.sub("_x005F_", _UNSEEN.sub("\N{WHITE SQUARE}", text.replace("\r\n", "\n").replace("\r", "\n")))
    return kept if len(kept) <= LONGEST_TEXT else f"{kept[: LONGEST_TEXT - 1]}…"


def _fill(sheet: Any, table: SheetTable, title: str, looks: Looks) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    has_header = any(column.title for column in table.columns)
    if has_header:
        sheet.append([])
        for place, column in enumerate(table.columns, 1):
            _put(sheet.cell(row=1, column=place), column.title, column, looks, is_title=True)
        sheet.freeze_panes = "B2"
        sheet.print_title_rows = "1:1"
        if table.rows:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    for number, row in enumerate(table.rows):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
            _put(sheet.cell(row=number + 1 + has_header, column=place), value, column, looks, is_title=number in table.titles)
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    _to_print(sheet, title)


def _put(cell: Any, value: Value, column: Column, looks: Looks, *, is_title: bool) -> None:
    """Write one value; text is text whatever it looks like, also when somebody edits it."""
    form, is_quoted = "", False
    if isinstance(value, str) and value:
        cell.value = plain(value)
        cell.data_type = "s"  # openpyxl would take a formula or an error from the first letters
        is_quoted = value.startswith(_MARKS)
    elif value is not None and value != "":
        cell.value = value
        form = _DAY if isinstance(value, dt.date) else column.form or ("#,##0" if value == int(value) else "#,##0.0#")
    look = (form, bool(value) and isinstance(value, str), is_quoted, is_title)
    if look not in looks:
        _dress(cell, *look)
        looks[look] = cell._style  # noqa: SLF001 - as below
    # openpyxl looks each style up by all that it says, half of what a workbook costs; alike cells share the number of theirs.
    cell._style = copy(looks[look])  # noqa: SLF001 - it has no other name


def _dress(cell: Any, form: str, is_text: bool, is_quoted: bool, is_title: bool) -> None:  # noqa: FBT001 - one look, by place
    """Give a cell its look: its form as a number, how text stands in it, and whether it is a title."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    if is_text:
        cell.quotePrefix = is_quoted
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif form:
        cell.number_format = form
        cell.alignment = Alignment(vertical="top", horizontal="left" if form == _DAY else None)
    if is_title:
        cell.font = Font(bold=True)


def _to_print(sheet: Any, title: str) -> None:
    """Landscape A4, as wide as the paper, with the report's name above and page numbers below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = plain(title)[:200].replace("&", "&&")  # a header reads & as a command
    sheet.oddHeader.right.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"


def _with_time(packed: io.BytesIO, made: dt.datetime) -> bytes:
    """The same workbook, deflated, with one time at every file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as write:
        for name in read.namelist():
            info = zipfile.ZipInfo(name, made.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            write.writestr(info, read.read(name))
    return out.getvalue()
