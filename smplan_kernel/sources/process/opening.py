"""Opens a file that is no export, such as a list or a series that somebody keeps, to its tables of text; in a child, whole or not at all.

Run as a module it is that child.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from typing import Any, Literal

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.container import open_book
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Book, Table
from smplan_kernel.sources.process.child import AGAIN_LATER, NOT_BEGUN, TOO_LARGE, outcome_of
from smplan_kernel.sources.process.reader import TOO_LARGE as ENDED_EARLY
from smplan_kernel.sources.process.reader import limit_this_process, say

Kind = Literal["list", "series"]


def again(kind: Kind = "list") -> str:
    """What to do with a file that cannot be opened."""
    return f"Save the {kind} again as .xlsx or .csv, then choose it once more"


FEWER = "Leave out what does not belong to the {}, or bring it in parts"


def open_in_child(data: bytes, *, file: str, limits: Limits | None = None, kind: Kind = "list") -> Book:
    """The tables of a file; `kind` is what it should hold.

    Raises
    ------
    ExportError
        When it cannot be opened, with the place where it stops being a table.
    """
    limits = limits or Limits()
    if len(data) > limits.file_bytes:
        raise ExportError(file, "the file is too large", FEWER.format(kind))
    problem, said = outcome_of("opening", {"file": file}, data, limits)
    if said is None:
        todo = {TOO_LARGE: FEWER.format(kind), NOT_BEGUN: AGAIN_LATER}
        raise ExportError(file, problem, todo.get(problem, again(kind)))
    outcome: dict[str, Any] = json.loads(said)
    if "problem" in outcome:
        raise _as_own_error(file, outcome, kind)
    tables = tuple(Table(**table) for table in outcome.pop("tables"))
    notes, members = tuple(outcome.pop("notes")), tuple(outcome.pop("members"))
    return Book(tables=tables, notes=notes, members=members, **outcome)


def opened(data: bytes, *, file: str, limits: Limits) -> dict[str, Any]:
    """The tables of a file, or its problem, ready for JSON."""
    try:
        book = open_book(data, file=file, limits=limits)
    except ExportError as problem:
        place = {"sheet": problem.sheet, "row": problem.row, "column": problem.column, "value": problem.value}
        return {"problem": problem.problem, "todo": problem.todo, **place}
    return asdict(replace(book, tables=tuple(replace(table, rows=list(table.rows)) for table in book.tables)))


def _as_own_error(file: str, told: dict[str, Any], kind: Kind) -> ExportError:
    """The problem in words that fit what somebody keeps: nobody downloads it again from a platform."""
    problem = told.pop("problem").replace("not an export", f"not a {kind}")
    todo = told.pop("todo")
    return ExportError(file, problem, todo if todo.startswith("Unlock") else again(kind), **told)


def main() -> int:
    """Read a line of facts and a file from standard input, write the outcome to standard output."""
    told = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**told["limits"])
    limit_this_process(limits)
    try:
        outcome = json.dumps(opened(sys.stdin.buffer.read(told["size"]), file=told["file"], limits=limits), separators=(",", ":"))
    except (MemoryError, RecursionError):
        return ENDED_EARLY
    return say([outcome.encode("ascii")], limits)


if __name__ == "__main__":
    raise SystemExit(main())
