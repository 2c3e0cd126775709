"""What people are told about a list: one set of sentences and one record for pages and commands."""

from __future__ import annotations

from typing import Any

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.lists.filling import Filled
from smplan_kernel.lists.kinds import Kind
from smplan_kernel.plan.wording import listed, plural

LEADS = {
    "imported": "Brought in",
    "recognised": "Can be brought in",
    "duplicate": "Already here",
    "needs-answer": "One answer is missing",
    "refused": "Not brought in",
}
MOST_CHANGES = 12
CHOICES = {
    "day-first": "The day first: 3/4 is the third of April",
    "month-first": "The month first: 3/4 is the fourth of March",
    "add": "Add to the plan",
    "leave": "Leave out",
}
"""The answers to the questions that a list may leave open."""


def facts_of(filled: Filled) -> str:
    """What a list is, and what becomes of it, in one sentence.

    Seen by somebody who wonders whether it is the right file, so it begins with what it is taken for.
    """
    parts = ((filled.added, "new"), (filled.changed, "changed"), (filled.unchanged, "as before"), (filled.taken_out, "taken out"))
    said = listed(tuple(f"{number:,} {words}" for number, words in parts if number)) or "nothing in it counts"
    return f"{filled.kind.title}, {plural(filled.lines, 'line')}: {said}."


def lead_of(filled: Filled, status: str) -> str:
    """The first sentence about a list that could be read."""
    return f"{LEADS[status]}: {facts_of(filled)}"


def changes_of(filled: Filled) -> tuple[str, ...]:
    """The first differences in words; the rest is counted."""
    changes = filled.changes
    left = len(changes) - MOST_CHANGES
    return (*changes[:MOST_CHANGES], *((f"And {plural(left, 'more change')}.",) if left > 0 else ()))


def status_of(filled: Filled, *, is_saved: bool) -> str:
    """How it went, in the word that machines read."""
    return "duplicate" if not filled.is_new else "imported" if is_saved else "recognised"


def record_of(filled: Filled, *, file: str, status: str, version: int) -> dict[str, Any]:
    """The answer for machines about a list that could be read."""
    counts = {name: getattr(filled, name) for name in ("lines", "added", "changed", "unchanged", "taken_out")}
    told = {"notes": list(filled.notes), "changes": list(filled.changes)}
    return {**_nothing(file, filled.kind), "status": status, "sheet": filled.sheet, **counts, **told, "version": version}


def record_of_problem(problem: ExportError, *, file: str, kind: Kind) -> dict[str, Any]:
    """The answer for machines about a list that could not be read, or not yet."""
    if isinstance(problem, ExportQuestion):
        open_question = {"question": str(problem), "option": problem.option, "choices": list(problem.answers)}
        return {**_nothing(file, kind), "status": "needs-answer", **open_question}
    return {**_nothing(file, kind), "status": "refused", "problems": [str(problem)]}


def _nothing(file: str, kind: Kind) -> dict[str, Any]:
    counts = dict.fromkeys(("lines", "added", "changed", "unchanged", "taken_out"), 0)
    words: dict[str, Any] = {"notes": [], "problems": [], "changes": [], "question": "", "option": "", "choices": []}
    return {"file": file, "status": "", "list": kind.name, "sheet": "", **counts, **words, "version": 0}
