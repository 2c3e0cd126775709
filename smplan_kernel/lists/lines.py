"""The lines of a list, each with its answers: what the columns of a file say, read whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smplan_kernel.errors import ExportError
from smplan_kernel.lists.column import Column, answers_in
from smplan_kernel.lists.example import LEFT_OUT, is_example
from smplan_kernel.lists.names import Names, ids_in, with_names
from smplan_kernel.lists.places import Place
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.wording import listed, quoted
from smplan_kernel.sources.cells.dates import Order
from smplan_kernel.sources.cells.formulas import unescaped
from smplan_kernel.sources.files.tables import plain_text


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a list: the answers that it gives, by question."""

    row: int
    answers: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Lines:
    """All lines of a list, the plan with the names that came with them, and what to know about how they were read."""

    place: Place
    plan: Plan
    lines: tuple[Line, ...]
    file: str
    notes: tuple[str, ...] = field(default=())

    def fault(self, row: int, problem: str, todo: str) -> ExportError:
        """What is wrong with one line."""
        return ExportError(self.file, problem, todo, sheet=self.place.grid.table.name, row=row)


def read_lines(place: Place, plan: Plan, *, file: str, dates: Order, names: Names) -> Lines:
    """The lines of a list.

    Raises
    ------
    ExportError
        For the first place that is no answer.
    ExportQuestion
        When one answer is missing before it can be read.
    """
    rows, notes = _rows(place)
    columns = _columns(place, rows, file)
    known = with_names([column for column in columns if column.asked.ref], plan, names)
    answers = {column.asked.name: _answers(column, known, dates) for column in columns}
    lines = tuple(_line(row, {name: values[at] for name, values in answers.items()}) for at, (row, _) in enumerate(rows))
    left = place.left_out
    notes += (
        (f"Nothing was taken from the {'column' if len(left) == 1 else 'columns'} {listed(tuple(map(quoted, left)))}.",) if left else ()
    )
    return Lines(place=place, plan=known, lines=lines, file=file, notes=notes)


def _rows(place: Place) -> tuple[list[tuple[int, list[str]]], tuple[str, ...]]:
    """The rows that answer something, without the example of the template."""
    used = [(at, asked) for at, asked in enumerate(place.asked) if asked]
    kept: list[tuple[int, list[str]]] = []
    notes: dict[str, None] = {}
    for row, cells in place.grid.records:
        texts = {asked.name: unescaped(cells[at]) for at, asked in used if at < len(cells)}
        if is_example(place.kind, texts):
            notes[LEFT_OUT] = None
        elif any(text.strip() for text in texts.values()):
            kept.append((row, cells))
    return kept, tuple(notes)


def _columns(place: Place, rows: list[tuple[int, list[str]]], file: str) -> list[Column]:
    table = place.grid.table
    return [
        Column(
            file=file,
            sheet=table.name,
            heading=plain_text(place.grid.names[at]),
            asked=asked,
            delimiter=table.delimiter,
            rows=tuple(row for row, _ in rows),
            texts=tuple(unescaped(cells[at]) if at < len(cells) else "" for _, cells in rows),
        )
        for at, asked in enumerate(place.asked)
        if asked
    ]


def _answers(column: Column, plan: Plan, dates: Order) -> list[Any]:
    if not column.asked.ref:
        return answers_in(column, dates)
    ids = ids_in(column, plan)
    return [found[0] if found else None for found in ids] if column.asked.kind == "ref" else [found or None for found in ids]


def _line(row: int, answers: Mapping[str, Any]) -> Line:
    return Line(row=row, answers={name: value for name, value in answers.items() if value is not None})
