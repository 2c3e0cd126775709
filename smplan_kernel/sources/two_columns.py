"""A series that somebody keeps: a table of two columns, a period and a figure, with a header or without one.

Nothing is guessed and nothing is left out in silence: what cannot be read is one sentence with its row, column and value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import DayColumn, Order
from smplan_kernel.sources.cells.formulas import unescaped
from smplan_kernel.sources.cells.numbers import COMMA, DOT, Marks, MarksUnclearError, bare, is_day_for_number, is_missing, marks_of, number
from smplan_kernel.sources.cells.period_column import PUT_RIGHT, Form, form_of, read_periods
from smplan_kernel.sources.files.tables import Book, Table, plain_text

_FAR = dt.timedelta(days=3653)
_LARGEST = 1e100  # squares and sums of such figures are still numbers
_MONEY = re.compile(r"US\$|[$€£¥₴₽₹₩₺]")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]")
_COLUMNS = 2
_HEADS = frozenset({"month", "date", "day", "week", "period", "time", "year"})
_TWO = "Keep two columns, a period and a figure; where a comma is a decimal mark, part the columns by semicolons"

Row = tuple[int, str, str]
Fault = Callable[..., ExportError]


@dataclass(frozen=True, kw_only=True)
class TwoColumns:
    """Periods in order, each with its figure, None where the place is blank; `days` has a day in each period."""

    file: str
    name: str
    form: Form
    days: tuple[dt.date, ...]
    values: tuple[float | None, ...]
    notes: tuple[str, ...] = ()


def read_two_columns(book: Book, *, order: Order = "") -> TwoColumns:
    """The series of an opened file.

    Raises
    ------
    ExportError
        For the first place that cannot be read.
    ExportQuestion
        Where a day can be read in two ways and `order` does not say how.
    """
    table = _table(book)
    rows, names = _rows(table, book.file)
    is_daily = not _may_be_firsts([text for _, text, _ in rows])
    column = DayColumn(file=book.file, sheet=table.name, name=names[0], order=order, is_daily=is_daily, zone=None)
    form, days = read_periods([(row, text) for row, text, _ in rows], column)
    _refuse_twice(rows, days, column)
    _refuse_far(rows, days, column)
    values = _values(rows, table, book.file, names[1])
    inorder = sorted(zip(days, values, strict=True), key=lambda pair: pair[0])
    words = sorted({text for _, _, text in rows if text and is_missing(text)})
    notes = []
    if days != sorted(days):
        notes.append("The lines were not in order of time; they were put in order.")
    if words:
        notes.append(f"Read as missing, not as zero: {', '.join(words)}.")
    return TwoColumns(
        file=book.file,
        name=names[1] if names[1] != "Figure" else "",
        form=form,
        days=tuple(day for day, _ in inorder),
        values=tuple(value for _, value in inorder),
        notes=tuple(notes),
    )


def printable(text: str) -> str:
    r"""Words that can stand in a line and in a drawing: what would steer either becomes a sign.

    >>> printable("Takings\x1b[31m")
    'Takings�[31m'
    """
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _table(book: Book) -> Table:
    """The one table of a file in which anything stands."""
    full = [table for table in book.tables if any(any(map(str.strip, row)) for row in table.rows)]
    if not full:
        raise ExportError(book.file, "there is nothing in it but empty places or comments", "Write a period and a figure in each line")
    if len(full) > 1:
        names = ", ".join(f"'{table.name}'" for table in full[:5])
        raise ExportError(
            book.file, f"it holds {len(full)} tables ({names}), and a series is one", "Save the one you mean as a file of its own"
        )
    return full[0]


def _rows(table: Table, file: str) -> tuple[list[Row], tuple[str, str]]:
    """Number, period and figure of each line, and the headings; titles above the table are passed over."""
    cells = [(row, [plain_text(unescaped(cell)) for cell in line]) for row, line in enumerate(table.rows, table.first_row)]
    full = [(row, line) for row, line in cells if any(line)]
    while full and _is_title(full[0][1]):
        full.pop(0)
    if not full:
        raise ExportError(
            file, "no line holds a period and a figure", "Write a month or a day in the first column and its figure in the second"
        )
    places = sorted({place for _, line in full for place, cell in enumerate(line) if cell})
    places += [place for place in range(max(len(line) for _, line in full)) if place not in places][: max(0, _COLUMNS - len(places))]
    if len(places) < _COLUMNS:
        row, line = full[0]
        raise ExportError(file, "there is one column only", _TWO, sheet=table.name, row=row, value=line[places[0]])
    if len(places) > _COLUMNS:
        row, value = next((row, line[places[2]]) for row, line in full if len(line) > places[2] and line[places[2]])
        raise ExportError(
            file,
            f"there are {len(places)} columns, and a series has two: a period and a figure",
            _TWO,
            sheet=table.name,
            row=row,
            value=value,
        )
    first, second = sorted(places)
    rows = [(row, line[first] if first < len(line) else "", line[second] if second < len(line) else "") for row, line in full]
    names = ("Period", "Figure")
    if _is_head(rows[0]):
        _, *head = rows.pop(0)
        names = (head[0] or names[0], head[1] or names[1])
    if not rows:
        raise ExportError(
            file, "there are headings and no line below them", "Write a month or a day in each line, and its figure beside it"
        )
    return rows, names


def _is_title(line: Sequence[str]) -> bool:
    """One text alone above the table, which is no period."""
    known = [cell for cell in line if cell]
    return len(known) == 1 and line[0] == known[0] and form_of(known[0]) is None


def _is_head(row: Row) -> bool:
    _, period, value = row
    if form_of(period):
        return False
    return period.casefold() in _HEADS or not (is_missing(value) or _can_be_number(value))


def _can_be_number(text: str) -> bool:
    return number(text, DOT) is not None or number(text, COMMA) is not None


def _may_be_firsts(texts: Sequence[str]) -> bool:
    """Days such as 01/02, 01/03, 01/04 follow one another in one order, and begin a month each in the other."""
    parts = [_SLASHED.match(text) for text in texts]
    return any(all(match and int(match[place]) == 1 for match in parts) for place in (1, 2))


def _refuse_twice(rows: Sequence[Row], days: Sequence[dt.date], column: DayColumn) -> None:
    known: dict[dt.date, int] = {}
    for (row, text, _), day in zip(rows, days, strict=True):
        if day in known:
            raise ExportError(
                column.file,
                f"this period stands in row {known[day]} already",
                "Keep one line for each period",
                sheet=column.sheet,
                row=row,
                column=column.name,
                value=text,
            )
        known[day] = row


def _refuse_far(rows: Sequence[Row], days: Sequence[dt.date], column: DayColumn) -> None:
    """A year that was mistyped would make a gap of decades."""
    ordered = sorted(zip(days, rows, strict=True))
    for (before, one), (day, other) in pairwise(ordered):
        if day - before > _FAR:
            row, text, _ = one if len(ordered) > _COLUMNS and one is ordered[0][1] else other
            raise ExportError(
                column.file,
                "this lies more than ten years from the period next to it",
                f"Check its year; if it is right, {PUT_RIGHT.partition(', or ')[2]} or keep the older periods in a file of their own",
                sheet=column.sheet,
                row=row,
                column=column.name,
                value=text,
            )


def _values(rows: Sequence[Row], table: Table, file: str, name: str) -> list[float | None]:
    """The figures of a column, all with the same marks."""

    def fault(row: int, text: str, problem: str, todo: str = PUT_RIGHT) -> ExportError:
        return ExportError(file, problem, todo, sheet=table.name, row=row, column=name, value=text)

    known = [(row, text) for row, _, text in rows if not is_missing(text)]
    for row, text in known:
        if is_day_for_number(text):
            raise fault(
                row, text, "a spreadsheet has turned this figure into a day", "Set the column to numbers, and write the figure again"
            )
        if not _can_be_number(text):
            raise fault(row, text, "this is not a number", "Write it as 12 or 12.5, and leave the place blank where there is none")
    _refuse_two_units(known, fault)
    marks = _marks(known, table.delimiter, fault)
    values: list[float | None] = []
    for row, _, text in rows:
        value = None if is_missing(text) else number(text, marks)
        if value is None and not is_missing(text):
            raise fault(row, text, "this is not a number like the others", "Write all figures with the same decimal mark")
        if value is not None and abs(value) > _LARGEST:
            raise fault(row, text, "this number is too large to reckon with", "Write it in thousands or millions")
        values.append(value)
    return values


def _marks(known: Sequence[tuple[int, str]], delimiter: str, fault: Fault) -> Marks:
    """The decimal mark that all figures agree on."""
    try:
        return marks_of([text for _, text in known], delimiter)
    except MarksUnclearError as problem:
        row, text = next(((row, text) for row, text in known if bare(text) == str(problem)), known[0])
        problem_words = "the figures leave open whether this mark parts thousands or decimals"
        raise fault(row, text, problem_words, "Write them without a mark for thousands, and with a decimal point") from problem


def _refuse_two_units(known: Sequence[tuple[int, str]], fault: Fault) -> None:
    """Per cent beside plain numbers, or two currencies, are two things in one column."""
    units = [(row, text, "%" if text.endswith("%") else "".join(_MONEY.findall(text))) for row, text in known]
    first = units[0][2] if units else ""
    for row, text, unit in units:
        if unit != first:
            raise fault(row, text, f"this figure is in {unit or 'plain numbers'}, and those above it in {first or 'plain numbers'}")
