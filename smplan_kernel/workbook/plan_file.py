"""A plan comes back from a file: read, compared with what is here, and never written over anything without being asked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from smplan_kernel.errors import PlanFormatError, SmplanError
from smplan_kernel.forms.pieces import MEBIBYTE, Allowed, Whole
from smplan_kernel.forms.upload import Upload
from smplan_kernel.plan import Plan, document, load_document
from smplan_kernel.plan.changes import changes_in_words
from smplan_kernel.plan.wording import plural
from smplan_kernel.store import Saved, Session

START = "00_start.ipynb"
MOST_CHANGES = 6
LONGEST_ID = 60
PUT_AWAY = {"key": "put-away", "words": "Put away"}
TAKE_BACK = {"key": "undo", "words": "Take it back"}
GONE_ON = "The plan has changed since, so it stays. Undo on its pages takes back single changes."
Keep = Callable[[Saved], None]
"""Takes over what the store has now, when it is the plan of this page."""


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A plan from a file that waits for a decision, with the version it would follow."""

    file: str
    plan: Plan
    here: Saved


class PlanFile:
    """The place on the start page where a plan is brought in."""

    def __init__(self, session: Session | None, *, opened: str, keep: Keep, locked: bool) -> None:
        self._session = session
        self._opened = opened
        self._keep = keep
        self._waiting: dict[str, Brought] = {}
        self._replaced_by: dict[str, Saved] = {}
        allowed = Allowed(files=1, together=20 * MEBIBYTE, kinds=(".json",), kinds_in_words="json")
        words = {
            "title": "Bring in a plan from a file",
            "help": "A file with all answers, as the last page of the plan gives it. What is here already is never written over unasked.",
            "choose": "Choose a file",
        }
        self.upload = Upload(allowed=allowed, take=self._take, act=self._act, locked=locked or session is None, **words)

    def _take(self, whole: Whole) -> None:
        """Read a file that has arrived, and say what it is."""
        line = f"p{secrets.token_hex(4)}"
        try:
            self._show(line, whole.name, self._looked_at(line, whole))
        except SmplanError as problem:
            self._show(line, whole.name, {"state": "refused", "mark": "✕", "lead": f"Not brought in: {problem}"})

    def _looked_at(self, line: str, whole: Whole) -> dict[str, Any]:
        """A plan that is not here comes in at once; one that is, waits for a decision."""
        session = cast("Session", self._session)
        plan = read_plan(whole.name, whole.content)
        if plan.id not in {entry.id for entry in session.plans()}:
            return self._came_in(session.new_plan(plan, why=_why(whole.name)), "as a plan of its own")
        here = session.load(plan.id)
        changes = changes_in_words(here.plan, plan)
        if document(here.plan) == document(plan):
            return {"state": "duplicate", "mark": "=", "lead": f"Already here: {_title(plan)} says just this.", "links": [_open(plan.id)]}
        self._waiting[line] = Brought(file=whole.name, plan=plan, here=here)
        return {
            "state": "needs-answer",
            "mark": "?",
            "lead": _differs(plan, changes),
            "says": _first(changes),
            "question": self._question(plan),
        }

    def _question(self, plan: Plan) -> dict[str, Any]:
        copy = free_id(plan.id, {entry.id for entry in cast("Session", self._session).plans()})
        choices = [
            ["copy", f"Keep both: bring it in under the name {copy}"],
            ["replace", "Put its answers in place of those here, as a new version"],
        ]
        sentence = "What should happen with it?"
        return {"sentence": sentence, "kind": "choice", "choices": choices, "error": "", "words": "Bring it in"}

    def _act(self, act: str, line: str, given: Any) -> None:
        """What somebody decided about a file."""
        name = next((one["name"] for one in self.upload.lines if one["id"] == line), "")
        if act == "put-away":
            self._waiting.pop(line, None)
            self.upload.lines = [one for one in self.upload.lines if one["id"] != line]
            return
        try:
            done = self._taken_back(line) if act == "undo" else self._decided(line, given)
        except SmplanError as problem:
            done = {"state": "refused", "mark": "✕", "lead": f"Not done: {problem}"}
        if done:
            self._show(line, name, done)

    def _decided(self, line: str, given: Any) -> dict[str, Any]:
        """What came of the choice between keeping both and a new version; an answer that is neither changes nothing."""
        if line not in self._waiting or not isinstance(given, str) or given not in {"copy", "replace"}:
            return {}
        brought = self._waiting.pop(line)
        return self._copied(brought) if given == "copy" else self._replaced(line, brought)

    def _copied(self, brought: Brought) -> dict[str, Any]:
        session = cast("Session", self._session)
        copy = free_id(brought.plan.id, {entry.id for entry in session.plans()})
        return self._came_in(session.new_plan(brought.plan.replace(id=copy), why=_why(brought.file)), f"under the name {copy}")

    def _replaced(self, line: str, brought: Brought) -> dict[str, Any]:
        """A new version after the one that was compared; what others changed since is a conflict, not a loss."""
        saved = cast("Session", self._session).save(brought.plan, base=brought.here.revision, why=_why(brought.file))
        self._replaced_by[line] = saved
        told = self._came_in(saved, f"as version {saved.revision}")
        return {**told, "says": [f"Version {brought.here.revision} stays in the history."], "acts": [TAKE_BACK, PUT_AWAY]}

    def _taken_back(self, line: str) -> dict[str, Any]:
        """The plan as it was before the file; only as long as nobody has gone on from it."""
        brought = self._replaced_by.get(line)
        if brought is None:
            return {}
        session = cast("Session", self._session)
        if session.load(brought.plan.id).revision != brought.revision:
            return {"state": "kept", "mark": "✓", "lead": GONE_ON, "links": [_open(brought.plan.id)]}
        saved = session.undo(brought.plan.id)
        if saved.plan.id == self._opened:
            self._keep(saved)
        return {"state": "undone", "mark": "↶", "lead": f"Taken back: {_title(saved.plan)} says again what it said before."}

    def _came_in(self, saved: Saved, how: str) -> dict[str, Any]:
        if saved.plan.id == self._opened:
            self._keep(saved)
        return {"state": "imported", "mark": "✓", "lead": f"Brought in: {_title(saved.plan)}, {how}.", "links": [_open(saved.plan.id)]}

    def _show(self, line: str, name: str, told: dict[str, Any]) -> None:
        """Show a file's line, in its old place or on top."""
        shown = {"id": line, "name": name, "says": [], "question": None, "acts": [PUT_AWAY], "links": [], **told}
        others = [one for one in self.upload.lines if one["id"] != line]
        self.upload.lines = [shown, *others]


def read_plan(name: str, content: bytes) -> Plan:
    """The plan in a file.

    Raises
    ------
    PlanFormatError
        When there is none, or one of a newer smplan.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as exc:
        problem = "it is no JSON text, or it was not saved to its end"
        raise PlanFormatError(name, "", problem) from exc
    if not isinstance(data, dict):
        problem = "it holds no plan"
        raise PlanFormatError(name, "", problem)
    return load_document(data, name)


def free_id(wanted: str, taken: set[str]) -> str:
    """The short name with the first number that nobody has.

    >>> free_id("fernhill", {"fernhill", "fernhill-2"})
    'fernhill-3'
    """
    number = 2
    while (name := f"{wanted[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return name


def _why(file: str) -> str:
    return f"Brought in from the file {file}"


def _title(plan: Plan) -> str:
    return f"{plan.start.organisation} ({plan.id})" if plan.start.organisation else plan.id


def _differs(plan: Plan, changes: tuple[str, ...]) -> str:
    return f"{_title(plan)} is here already, and the file says {plural(len(changes), 'thing')} differently."


def _first(changes: tuple[str, ...]) -> list[str]:
    """The first differences under one heading; the rest is counted."""
    left = len(changes) - MOST_CHANGES
    told = ["In the file, compared with the plan here:", *changes[:MOST_CHANGES]]
    return [*told, f"And {plural(left, 'more change')}."] if left > 0 else told


def _open(plan_id: str) -> dict[str, str]:
    return {"href": f"{START}?{urlencode({'plan': plan_id})}", "words": "Open it"}
