"""Several files at a glance: a line for each, with what it is, whose, of which days, how much, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smplan_kernel.inbox.imports import ImportAnswer
from smplan_kernel.inbox.questions import question_of
from smplan_kernel.inbox.spans import period_words
from smplan_kernel.inbox.words import TITLES, reason
from smplan_kernel.plan import Plan

HEAD = ("File", "What it is", "Account", "Days", "Rows", "Figures", "How it went")
_STATES = {
    "imported": "brought in",
    "recognised": "can be brought in",
    "duplicate": "already here",
    "needs-answer": "waits for an answer",
    "refused": "not brought in",
}
_ASKED = {
    "--account": "whose figures",
    "--on": "the day of download",
    "--dates": "day or month first",
    "--period": "which days",
    "--platform": "which platform",
    "--layout": "which layout",
    "--currency": "which currency",
}


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A table of files and the sentence under it."""

    rows: tuple[tuple[str, ...], ...]
    sentence: str
    head: tuple[str, ...] = HEAD


def overview(answers: Sequence[ImportAnswer], plan: Plan) -> Overview:
    """What became of several files."""
    return Overview(rows=tuple(_row(answer, plan) for answer in answers), sentence=counted(answers))


def table_of(answers: Sequence[ImportAnswer], plan: Plan) -> dict[str, Any]:
    """The same for a page: a head and rows, without columns in which nothing stands."""
    rows = [_row(answer, plan) for answer in answers]
    places = [place for place in range(len(HEAD)) if any(row[place] for row in rows)]
    return {"head": [HEAD[place] for place in places], "rows": [[row[place] for place in places] for row in rows]}


def counted(answers: Sequence[ImportAnswer]) -> str:
    """How many files went which way.

    >>> counted([{"status": "imported"}, {"status": "refused"}, {"status": "imported"}])
    '2 brought in, 1 not brought in.'
    """
    numbers = {state: sum(1 for answer in answers if answer["status"] == state) for state in _STATES}
    said = ", ".join(f"{number} {_words(state, number)}" for state, number in numbers.items() if number)
    return f"{said}." if said else "There is no file to bring in. Hidden files and links are left alone."


def _words(state: str, number: int) -> str:
    return "wait for an answer" if state == "needs-answer" and number > 1 else _STATES[state]


def _row(answer: ImportAnswer, plan: Plan) -> tuple[str, ...]:
    status = str(answer["status"])
    question = question_of(answer, plan)
    why = _ASKED.get(question.option, "an answer") if question else reason(answer)
    return (
        str(answer["file"]),
        str(answer.get("layout") or TITLES.get(str(answer["format"]), answer["format"])),
        str(answer.get("account", "")),
        period_words(answer["period"]),
        f"{answer['rows']:,}" if answer.get("rows") else "",
        f"{answer['observations']:,}" if answer["observations"] else "",
        f"{_STATES[status]}: {why}" if why else _STATES[status],
    )
