"""What spreadsheets do to delimited files: semicolons, decimal commas, tabs in UTF-16, lines in quotes, rounded identifiers, days for numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime

import openpyxl

from tests.layouts import delimited

_LONG = re.compile(r"\d{12,}$")
_NUMBER = re.compile(r"-?\d+(\.\d+)?$")
_AMERICAN = re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d$")
_DECIMAL = re.compile(r"-?\d+\.\d+$")
RUSSIAN_MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


def text_of(data: bytes) -> str:
    """Decode by the byte-order mark, as every spreadsheet does."""
    return data.decode("utf-16") if data.startswith(b"\xff\xfe") else data.decode("utf-8-sig")


def rows_of(data: bytes) -> list[list[str]]:
    """Take a comma-separated file apart."""
    return list(csv.reader(io.StringIO(text_of(data), newline="")))


def _again(data: bytes, change: Callable[[str], str], *, delimiter: str, quoting: delimited.Quoting) -> str:
    """Change every field, pad the rows to one width and write them with CRLF."""
    rows = [[change(cell) for cell in row] for row in rows_of(data)]
    width = max(map(len, rows))
    lines = [delimited.line([*row, *[""] * (width - len(row))], quoting=quoting, delimiter=delimiter) for row in rows]
    return delimited.text_of(lines, line_end="\r\n")


def with_semicolons(data: bytes) -> bytes:
    """Save again where decimals are written with a comma; blank lines come out as lines of semicolons."""

    def comma(cell: str) -> str:
        return cell.replace(".", ",") if _DECIMAL.match(cell) else cell

    text = _again(data, comma, delimiter=";", quoting=delimited.where_needed_with_semicolon)
    return delimited.with_mark(text)


def as_unicode_text(data: bytes) -> bytes:
    """Save again as Unicode text: UTF-16, tabs, CRLF."""
    return _again(data, str, delimiter="\t", quoting=delimited.where_needed_with_tab).encode("utf-16")


def as_workbook(data: bytes) -> bytes:
    """Save again as a workbook: what looks like a number or an American day has become one."""
    book = openpyxl.Workbook()
    for row in rows_of(data):
        book.active.append([_cell(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(text: str) -> object:
    if _AMERICAN.match(text):
        return datetime.strptime(text, "%m/%d/%Y %H:%M")  # noqa: DTZ007 - a spreadsheet's days have no zone
    return float(text) if _NUMBER.match(text) else text or None


def each_line_quoted(data: bytes) -> bytes:
    """Take every physical line for one field."""
    lines = text_of(data).rstrip("\n").split("\n")
    return delimited.with_mark(delimited.text_of(map(delimited.quoted, lines)))


def with_rounded_ids(data: bytes) -> bytes:
    """Take identifiers for numbers and show three digits of them."""

    def rounded(cell: str) -> str:
        return f"{float(cell):.2E}" if _LONG.match(cell) else cell

    return delimited.with_mark(_again(data, rounded, delimiter=",", quoting=delimited.where_needed))


def with_days_for_numbers(data: bytes) -> bytes:
    """Take numbers such as 3.4 and 10.5% for the third of April and the tenth of May."""

    def day(cell: str) -> str:
        number = re.fullmatch(r"(\d{1,2})\.(\d{1,2})%?", cell)
        return f"{number[1]}.{RUSSIAN_MONTHS[int(number[2]) % 12 - 1]}" if number else cell

    return delimited.with_mark(_again(data, day, delimiter=",", quoting=delimited.where_needed))
