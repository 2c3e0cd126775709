"""A file that nobody recognises, on the page: looked at aside, explained step by step, shown as it would be kept, then kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pydantic import ValidationError

from smplan_kernel.errors import LayoutError
from smplan_kernel.forms.meaning import ColumnMeaning
from smplan_kernel.inbox import Hints, SentFile
from smplan_kernel.inbox.mapping import Look, first_figures, glimpse_by, look_at, preview, proposal
from smplan_kernel.plan import Plan
from smplan_kernel.plan.mapping import Mapping
from smplan_kernel.sources import Answer
from smplan_kernel.workbook.aside import aside
from smplan_kernel.workbook.meaning_words import KEPT, REOPENING, sheet_of, with_put

Keep = Callable[[str, Mapping], bool]
"""Keeps the layout in the plan and has the file of that line read by it; False when the plan could not be saved."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The file that is being explained: what was seen in it, what was answered, and what that gives."""

    line: str
    sent: SentFile
    hints: Hints
    look: Look
    mapping: Mapping
    currency: str = ""
    problem: str = ""
    first: tuple[tuple[str, ...], ...] = ()
    count: int = 0


class Meaning:
    """The part of the page below the files: closed until a file is to be explained."""

    def __init__(self, plan: Callable[[], Plan], *, keep: Keep) -> None:
        self._plan = plan
        self._keep = keep
        self._opened: Opened | None = None
        self._turn = 0
        self.form = ColumnMeaning(put=self.put, save=self.save, leave=self.leave)

    def open(self, line: str, sent: SentFile, hints: Hints) -> None:
        """Look at a file and ask about it."""
        self.form.status = f"Looking at {sent.name}."
        self._next(partial(_looked_at, line, sent, hints, self._plan().start.currency))

    def _next(self, job: Callable[[], Opened | str], then: Callable[[Opened | str], None] | None = None) -> None:
        """Work aside; what was asked before the newest wish is dropped."""
        self._turn += 1
        turn = self._turn
        self.form.is_busy = True

        def done(found: Opened | str) -> None:
            if turn == self._turn:
                (then or self._show)(found)

        aside(job, done)

    def _show(self, found: Opened | str) -> None:
        with self.form.hold_sync():
            self.form.is_busy = False
            if isinstance(found, str):
                self.form.status = found
                return
            self._opened = found
            self.form.status = ""
            self.form.sheet = sheet_of(found.line, found.sent.name, found.look, found.mapping, self._plan()) | {
                "first": [list(one) for one in found.first],
                "more": _more(found),
                "problem": found.problem,
            }

    def put(self, place: str, value: Any) -> None:
        """Take one answer and show what it gives."""
        opened = self._opened
        if opened is None:
            return
        try:
            mapping = with_put(opened.mapping, opened.look, place, value)
        except (ValidationError, ValueError, IndexError):
            self._show(replace(opened, problem="This cannot be taken as an answer. Choose another one."))
            return
        # The next answer may come before this one was read by: it builds on all that was given.
        self._opened = answered = replace(opened, mapping=mapping)
        self._next(partial(_looked_again if place in REOPENING else _read_by, answered))

    def save(self) -> None:
        """Read the whole file by the layout; where every row fits, keep the layout and have the file read by it."""
        opened = self._opened
        if opened is None or opened.problem or self.form.is_busy:
            return
        self._next(partial(_read_whole, opened), self._keep_checked)

    def _keep_checked(self, found: Opened | str) -> None:
        """Keep a layout by which the whole file was read."""
        if isinstance(found, str) or found.problem:
            self._show(found)
        elif self._keep(found.line, found.mapping):
            self._close(KEPT.format(name=found.mapping.name))
        else:
            self._show(replace(found, problem="The plan itself cannot be saved just now. Try again when it can."))

    def leave(self) -> None:
        """Close without keeping anything."""
        self._close("Nothing was kept. The file can be explained at any time.")

    def _close(self, status: str) -> None:
        self._turn += 1
        self._opened = None
        with self.form.hold_sync():
            self.form.is_busy = False
            self.form.status = status
            self.form.sheet = {}


def _looked_at(line: str, sent: SentFile, hints: Hints, currency: str) -> Opened | str:
    """The first look with the proposal that follows from it; a sentence, where there is nothing to look at."""
    look = look_at(sent)
    if look.problem:
        return look.problem
    mapping = proposal(look, sent.name, currency=currency)
    return _read_by(Opened(line=line, sent=sent, hints=hints, look=look, mapping=mapping, currency=currency))


def _looked_again(opened: Opened) -> Opened:
    """Another look, where other marks or another line of headings give another table."""
    mapping = opened.mapping
    look = look_at(opened.sent, **{name: getattr(mapping, name) for name in REOPENING})
    if look.problem:
        return replace(opened, problem=look.problem, first=(), count=0)
    kept = {name: getattr(mapping, name) for name in ("name", "platform", "account", "zone", "missing", *REOPENING)}
    return _read_by(replace(opened, look=look, mapping=proposal(look, opened.sent.name, currency=opened.currency).replace(**kept)))


def _read_by(opened: Opened) -> Opened:
    """What the layout gives in the rows that were looked at, or what it lacks."""
    return _told(opened, lambda: glimpse_by(opened.look, opened.sent, opened.mapping, opened.hints))


def _read_whole(opened: Opened) -> Opened:
    """What the layout gives in the whole file; reads in a process of its own."""
    return _told(opened, lambda: preview(opened.sent, opened.mapping, opened.hints))


def _told(opened: Opened, read: Callable[[], Answer]) -> Opened:
    try:
        answer = read()
    except LayoutError as problem:
        return replace(opened, problem=f"{problem.problem[:1].upper()}{problem.problem[1:]}. {problem.todo}.", first=(), count=0)
    if answer.status == "refused":
        return replace(opened, problem=" ".join(answer.problems), first=(), count=0)
    first = tuple(one.cells for one in first_figures(answer)) if answer.status == "recognised" else ()
    return replace(opened, problem="", first=first, count=answer.count)


def _more(opened: Opened) -> str:
    """The title of the first figures; how many there are is known where all rows were looked at."""
    if not opened.first:
        return ""
    return (
        "The first figures, as they will be kept"
        if opened.look.head["is_cut"]
        else f"The first of {opened.count:,} figures, as they will be kept"
    )
