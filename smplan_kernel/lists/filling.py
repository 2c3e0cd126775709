"""A list from a file laid over a plan: the plan as it would be, and what that adds, changes and leaves alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smplan_kernel.errors import ExportError
from smplan_kernel.lists.counts import counts_in_words
from smplan_kernel.lists.example import LEFT_OUT
from smplan_kernel.lists.kinds import Kind
from smplan_kernel.lists.lines import read_lines
from smplan_kernel.lists.logs import counted
from smplan_kernel.lists.merging import Known, Rows, merged, rows_of
from smplan_kernel.lists.names import Names
from smplan_kernel.lists.places import find_place
from smplan_kernel.plan.changes import changes_in_words
from smplan_kernel.plan.document import Plan
from smplan_kernel.sources.cells.dates import Order
from smplan_kernel.sources.files.tables import Book

MOST_RECORDS = 2000
"""A page shows so many lines of a list; a longer one is a log, or a database."""


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What somebody says about a list beyond what is in it."""

    dates: Order = ""
    names: Names = ""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A plan with a list in it, compared with the plan before."""

    kind: Kind
    before: Plan
    plan: Plan
    sheet: str
    lines: int
    added: int
    changed: int
    unchanged: int
    taken_out: int
    notes: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether the list says anything that the plan does not say already."""
        return self.plan != self.before

    @property
    def changes(self) -> tuple[str, ...]:
        """Each difference in words: counts of a log by what was counted, everything else as the history tells it."""
        if not self.kind.counts:
            return changes_in_words(self.before, self.plan)
        before = rows_of(self.before, self.kind)
        rest = self.plan.with_section(self.kind.section, **{self.kind.records: before})
        return (*changes_in_words(self.before, rest), *counts_in_words(self.kind, self.before, self.plan))


def fill(plan: Plan, kind: Kind, book: Book, *, on: dt.date, hints: Hints | None = None) -> Filled:
    """Lay a list over a plan; the given plan stays as it is.

    Raises
    ------
    ExportError
        When the list cannot be read as a whole.
    ExportQuestion
        When one answer is missing before it can be read.
    """
    hints = hints or Hints()
    place = find_place(book, kind)
    lines = read_lines(place, plan, file=book.file, dates=hints.dates, names=hints.names)
    if not lines.lines:
        raise ExportError(
            book.file,
            "there is only the example line of the template" if LEFT_OUT in lines.notes else "there is a heading and nothing below it",
            "Write a line under it, then bring it in again",
            sheet=place.grid.table.name,
        )
    rows = rows_of(lines.plan, kind)
    known, told = counted(kind, rows, lines, on=on) if kind.counts else (merged(kind, rows, lines, on=on), ())
    after = known.rows
    most = len(after) if kind.counts else max(len(after), len(lines.lines))
    if most > MOST_RECORDS:
        problem = f"the list {kind.title!r} would have {most:,} lines, and {MOST_RECORDS:,} fit into a plan"
        raise ExportError(book.file, problem, "Leave out what nobody decides by, such as single topics or lines of closed accounts")
    return Filled(
        kind=kind,
        before=plan,
        plan=lines.plan.with_section(kind.section, **{kind.records: after}) if after != rows else lines.plan,
        sheet=place.grid.table.name,
        lines=len(lines.lines),
        notes=(*told, *lines.notes, *book.notes),
        **_counts(rows, known),
    )


def _counts(before: Rows, known: Known) -> Mapping[str, Any]:
    """How many records are new, different and gone, and how many the list names that stay the same."""
    was = {row.id: row for row in before}
    kept = [row for row in known.rows if row.id in was]
    changed = sum(row != was[row.id] for row in kept)
    same = sum(row.id in known.touched and row == was[row.id] for row in kept)
    return {"added": len(known.rows) - len(kept), "changed": changed, "unchanged": same, "taken_out": len(was) - len(kept)}
