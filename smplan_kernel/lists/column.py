"""One column of a list becomes answers: each as its question asks, the whole column in one way, or a sentence about its first wrong place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from smplan_kernel.errors import ExportError
from smplan_kernel.plan.fields import Meta
from smplan_kernel.plan.records import NUMBERS
from smplan_kernel.plan.typed import WrongAnswerError, read_answer, read_date, read_month, read_number
from smplan_kernel.sources.cells.dates import DayColumn, DayText, Order, read_days
from smplan_kernel.sources.cells.numbers import Marks, MarksUnclearError, bare, is_day_for_number, marks_of, number

_SLASHED = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](\d{4}|\d{2})$")
_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d{2,3}$")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$")
# A length of time that a workbook keeps as a moment of its first days.
_MOMENT = re.compile(r"(1899-12-3[01]|1900-01-\d\d) (\d\d):(\d\d):\d\d$")
_FIRST_DAY = dt.date(1899, 12, 30)
_CURRENCY = re.compile(r"^[€$£]|[€$£]$")
_TRUTH = {"true": "yes", "false": "no", "1": "yes", "0": "no", "x": "yes"}


@dataclass(frozen=True, kw_only=True)
class Column:
    """The texts of one column, with the row of each, and what it is asked; empty texts are no answers."""

    file: str
    sheet: str
    heading: str
    asked: Meta
    delimiter: str
    rows: tuple[int, ...]
    texts: tuple[str, ...]

    def fault(self, at: int, problem: str, todo: str) -> ExportError:
        """What is wrong at one place."""
        return ExportError(
            self.file, problem.rstrip("."), todo, sheet=self.sheet, row=self.rows[at], column=self.heading, value=self.texts[at].strip()
        )


def answers_in(column: Column, order: Order) -> list[Any]:
    """The answers of a column that names no records, None where a line has none.

    Raises
    ------
    ExportError
        For the first text that is no answer.
    ExportQuestion
        When days can be read in two ways.
    """
    match column.asked.kind:
        case "date":
            return _days(column, order)
        case "month":
            return _months(column, order)
        case kind if kind in NUMBERS:
            return _numbers(column)
        case "yesno":
            return _each(column, lambda text: read_answer(column.asked, _TRUTH.get(text.strip().casefold(), text), {}))
    return _each(column, lambda text: _text(column.asked, text))


def _each(column: Column, read: Callable[[str], Any]) -> list[Any]:
    """Every text of a column, read one by one; the same text is read once."""
    known: dict[str, Any] = {}
    for at, text in enumerate(column.texts):
        if text in known:
            continue
        try:
            known[text] = read(text) if text.strip() else None
        except WrongAnswerError as problem:
            raise _as_fault(column, at, problem) from problem
    return [known[text] for text in column.texts]


def _as_fault(column: Column, at: int, problem: WrongAnswerError) -> ExportError:
    """A sentence of the forms as an error of the file: what is wrong, then what to write."""
    first, _, rest = str(problem).partition(". ")
    return column.fault(at, first, rest or "Put it right in the list, then bring it in again")


def _text(asked: Meta, text: str) -> Any:
    if _SHORTENED.match(text.strip()):
        msg = "A spreadsheet has shortened a long number, so its last digits are lost. Write them again in a column that is set to text"
        raise WrongAnswerError(msg)
    if asked.kind == "text" and asked.choices:
        label = next((value for value, words in asked.choices if text.strip().casefold() in {value.casefold(), words.casefold()}), text)
        return read_answer(asked, label, {})
    return read_answer(asked, text, {})


def _numbers(column: Column) -> list[Any]:
    marks = _marks(column)

    def read(text: str) -> float | int:
        if column.asked.kind == "hours" and (hours := hours_in(text)) is not None:
            return hours
        if is_day_for_number(text):
            msg = "A spreadsheet has turned this number into a day, so it is lost. Write it again in a column that is set to numbers"
            raise WrongAnswerError(msg)
        value = number(_CURRENCY.sub("", text.strip()).strip(), marks)
        value = read_number(text) if value is None else value
        return _whole(text, value) if column.asked.kind == "whole" else value

    return _each(column, read)


def _whole(text: str, value: float) -> int:
    if not value.is_integer():
        msg = f"'{text.strip()}' is not a whole number. Write {value:.0f}, or another number without a fraction"
        raise WrongAnswerError(msg)
    return int(value)


def _marks(column: Column) -> Marks:
    """Which mark parts decimals in this column; where its numbers can be read in two ways, the first of them is the fault."""
    texts = [text.strip() for text in column.texts if text.strip()[:1] in tuple("+-0123456789.€$£") and hours_in(text) is None]
    try:
        return marks_of(texts, column.delimiter)
    except MarksUnclearError as unclear:
        at = next(place for place, text in enumerate(column.texts) if bare(text) == str(unclear))
        raise column.fault(
            at, "a comma or point may part thousands or decimals here", "Write the number without parting thousands"
        ) from unclear


def hours_in(text: str) -> float | None:
    """Hours that are written as a clock shows them.

    >>> hours_in("1:30"), hours_in("1899-12-31 02:15:00"), hours_in("1.5")
    (1.5, 26.25, None)
    """
    clock = _CLOCK.match(text.strip())
    if clock:
        return int(clock[1]) + int(clock[2]) / 60
    moment = _MOMENT.match(text.strip())
    if moment is None:
        return None
    days = (dt.date.fromisoformat(moment[1]) - _FIRST_DAY).days
    return days * 24 + int(moment[2]) + int(moment[3]) / 60


def _days(column: Column, order: Order) -> list[Any]:
    slashed = _slashed(column, order)
    return _each(column, lambda text: slashed.get(text.strip()) or read_date(text))


def _months(column: Column, order: Order) -> list[Any]:
    """Months as 2026-10, and days where a line is about a day."""
    slashed = _slashed(column, order)

    def read(text: str) -> str | dt.date:
        try:
            return read_month(text)
        except WrongAnswerError:
            return slashed.get(text.strip()) or read_date(text)

    return _each(column, read)


def _slashed(column: Column, order: Order) -> dict[str, dt.date]:
    """Days such as 3/4/2026, all in the one order that they allow."""
    places = [at for at, text in enumerate(column.texts) if _SLASHED.match(text.strip())]
    texts = [DayText(row=column.rows[at], text=column.texts[at].strip()) for at in places]
    told = DayColumn(file=column.file, sheet=column.sheet, name=column.heading, order=order, zone=None)
    return dict(zip((text.text for text in texts), read_days(texts, told), strict=True))
