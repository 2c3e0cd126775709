"""Templates to fill in: the plan's own words as headings, an example line or the lines that are there, no live formula anywhere."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from smplan_kernel.errors import ExportError
from smplan_kernel.lists.example import example_of
from smplan_kernel.lists.kinds import Kind
from smplan_kernel.lists.merging import rows_of
from smplan_kernel.lists.places import HELP_SHEET
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import Meta
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.records import NUMBERS, Record
from smplan_kernel.sources.cells.formulas import escaped, is_marked

Value = str | int | float | dt.date
LONGEST_TEXT = 32_767
"""What a workbook's cell holds; a longer text would be cut off without a word."""
# A workbook refuses or changes these; the white square shows where one stood.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f]")
_TEXT_FORMAT = "@"
_DAY_FORMAT = "yyyy-mm-dd"
_HELP_TITLES = ("Column", "What to write", "For example", "One of", "Needed")
_WIDEST = 48
_EMPTY_PLACES = "An empty place changes nothing. Columns may stand in any order; leave out those that you do not need."
_DAYS_TOO = "A line about one day is fine as well: write the day in place of the month, and such lines are added up by month."


def lines_of(plan: Plan, kind: Kind) -> list[list[Value]]:
    """The lines that a plan has in a list, one for each record, or for each record inside one."""
    return [
        _line(plan, kind, row, inner)
        for row in rows_of(plan, kind)
        for inner in (getattr(row, kind.inner) if kind.inner else ()) or (None,)
    ]


def example_line(kind: Kind) -> list[Value]:
    """One line made of the examples of the plan's questions."""
    return [_example(asked) for asked in kind.columns]


def _example(asked: Meta) -> Value:
    """An example as its column holds it: a figure as a number, everything else as text."""
    text = example_of(asked)
    return float(text) if text and asked.kind in NUMBERS else text


def csv_template(kind: Kind, plan: Plan | None = None) -> bytes:
    """The template as text with commas; spreadsheets read its letters rightly."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([asked.title for asked in kind.columns])
    writer.writerows([_csv_text(value) for value in line] for line in _body(kind, plan))
    return out.getvalue().encode("utf-8-sig")


def xlsx_template(kind: Kind, plan: Plan | None = None) -> bytes:
    """The template as a workbook: the list, and a sheet that says what belongs into each column.

    Raises
    ------
    ExportError
        When a text is longer than a workbook can hold.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - only when somebody takes a workbook

    book = Workbook()
    sheet = book.create_sheet(kind.title[:31], 0)
    del book[book.sheetnames[-1]]
    _write(sheet, [[asked.title for asked in kind.columns], *_body(kind, plan)], kind)
    for letter, asked in zip(_letters(sheet), kind.columns, strict=True):
        column = sheet.column_dimensions[letter]
        column.width = min(max(len(asked.title), len(example_of(asked)), 8) + 3, _WIDEST)
        # So that a spreadsheet makes no day of a month and no number of a name.
        column.number_format = _format_of(asked)
    _explain(book.create_sheet(HELP_SHEET), kind)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TEMPLATES: Mapping[str, Callable[[Kind, Plan | None], bytes]] = MappingProxyType({".csv": csv_template, ".xlsx": xlsx_template})
"""What a template can be, by the ending of its name."""


def _body(kind: Kind, plan: Plan | None) -> list[list[Value]]:
    return (lines_of(plan, kind) if plan else []) or [example_line(kind)]


def _line(plan: Plan, kind: Kind, row: Record, inner: Record | None) -> list[Value]:
    within = {asked.name for asked in kind.inner_columns}
    return [_value(plan, asked, getattr(inner if asked.name in within else row, asked.name, None)) for asked in kind.columns]


def _value(plan: Plan, asked: Meta, value: Any) -> Value:
    """An answer as a person would write it into the list: names for ids, labels for choices."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ("; " if asked.ref else "\n").join(str(_value(plan, asked, part)) for part in value)
    if asked.ref:
        return name_of(plan, value) if value else ""
    return asked.label(value) if isinstance(value, str) else value


def _seen(text: str) -> str:
    r"""The text with one kind of line end, and with a visible mark where a character cannot be kept."""
    return _UNSEEN.sub("\N{WHITE SQUARE}", text.replace("\r\n", "\n").replace("\r", "\n"))


def _csv_text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return escaped(_seen(value)) if isinstance(value, str) else str(value)


def _letters(sheet: Any) -> list[str]:
    return [cell.column_letter for cell in sheet[1]]


def _write(sheet: Any, lines: list[list[Any]], kind: Kind) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            _put(sheet.cell(row=number, column=place), value, kind)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _put(cell: Any, value: Value, kind: Kind) -> None:
    """Write one value; text is text, whatever it looks like, and stays so when somebody types over it."""
    if not isinstance(value, str):
        cell.value = value
        cell.number_format = _DAY_FORMAT if isinstance(value, dt.date) else "General"
        return
    text = _seen(value)
    if len(text) > LONGEST_TEXT:
        problem = f"one of its texts has {len(text):,} characters, and a workbook holds {LONGEST_TEXT:,}"
        raise ExportError(kind.title, problem, "Take the list as .csv")
    if text:
        cell.value = f"'{text}" if is_marked(text) else text
        cell.data_type = "s"
        cell.number_format = _TEXT_FORMAT
        cell.quotePrefix = True


def _format_of(asked: Meta) -> str:
    return "General" if asked.kind in NUMBERS else _DAY_FORMAT if asked.kind == "date" else _TEXT_FORMAT


def _explain(sheet: Any, kind: Kind) -> None:
    """A line for each column, in the words of the plan's questions."""
    lines = [
        [
            asked.title,
            asked.help,
            example_of(asked),
            "yes\nno" if asked.kind == "yesno" else "\n".join(label for _, label in asked.choices),
            "yes" if asked.name in kind.needed else "",
        ]
        for asked in kind.columns
    ]
    notes = [_EMPTY_PLACES, *([_DAYS_TOO] if kind.counts else [])]
    _write(sheet, [list(_HELP_TITLES), *lines, [], *([note] for note in notes)], kind)
    for letter, width in zip(_letters(sheet), (22, _WIDEST, 32, 24, 10), strict=True):
        sheet.column_dimensions[letter].width = width
