"""People's own lists on a page: a file arrives, says what it would change, waits for Save, and can be taken back as one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, cast

import ipywidgets

from smplan_kernel.errors import ExportError, ExportQuestion, SmplanError
from smplan_kernel.forms.download import Download, Offer
from smplan_kernel.forms.form import Change, HandUp, today
from smplan_kernel.forms.pieces import MEBIBYTE, Allowed, Whole
from smplan_kernel.forms.upload import Upload
from smplan_kernel.lists import Filled, Hints, Kind, fill, kind_of
from smplan_kernel.lists.kinds import kinds_on
from smplan_kernel.lists.places import fitting_kinds
from smplan_kernel.lists.template import xlsx_template
from smplan_kernel.lists.words import CHOICES, LEADS, changes_of, lead_of, status_of
from smplan_kernel.plan import Plan
from smplan_kernel.plan.document import SECTION_TYPES
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.wording import listed, quoted
from smplan_kernel.sources.files.tables import Book
from smplan_kernel.sources.process.opening import open_in_child
from smplan_kernel.store import Saved, Session
from smplan_kernel.workbook.aside import aside
from smplan_kernel.workbook.downloads import file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKS = {
    "reading": "…",
    "recognised": "◐",
    "imported": "✓",
    "duplicate": "=",
    "needs-answer": "?",
    "refused": "✕",
    "undone": "↶",
    "kept": "✓",
}
READING = "The list has arrived and waits to be read."
NOTHING_SAVED = "Nothing is saved before you press Save."
NOT_SAVED = "Not saved yet; the top of the page says why."
TAKEN_BACK = "Taken back: the plan says again what it said before. Send the list again to bring it back."
GONE_ON = "The plan has changed since, so it stays. Undo takes back single changes."
MOST_WAITING = 6
TOO_MANY = "Put the other lists away first, then send this one again."
SAVE = {"key": "save", "words": "Save", "look": "main"}
TAKE_BACK = {"key": "undo", "words": "Take it back"}
PUT_AWAY = {"key": "put-away", "words": "Put away"}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a page lends to whoever brings something in: its plan, the way to save it, and the version that the store has."""

    plan: Callable[[], Plan]
    take: HandUp
    version: Callable[[], int]
    keep: Callable[[Saved], None]
    session: Session | None
    locked: bool


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """One list of this sitting: the file while it may be read again, and how far it has come."""

    id: str
    name: str
    content: bytes = field(default=b"", repr=False)
    book: Book | None = field(default=None, repr=False)
    kind: Kind | None = None
    hints: Hints = field(default_factory=Hints)
    filled: Filled | None = field(default=None, repr=False)
    state: str = "reading"
    lead: str = READING
    says: tuple[str, ...] = ()
    question: dict[str, Any] | None = None
    option: str = ""
    version: int = 0


class Lists:
    """The place of a page where its lists come in, and where their templates are."""

    def __init__(self, page: str, desk: Desk) -> None:
        self._kinds = kinds_on(page)
        self._desk = desk
        self._locked = desk.locked or desk.session is None
        self._files: dict[str, Arrived] = {}
        names = listed(tuple(quoted(kind.title) for kind in self._kinds))
        one = len(self._kinds) == 1
        words = {
            "title": "Bring in a list",
            "help": f"A spreadsheet for the {'list' if one else 'lists'} {names}. Its columns may stand in any order, under the titles of its template.",
            "choose": "Choose a file",
        }
        allowed = Allowed(files=1, kinds=(".csv", ".tsv", ".xlsx", ".xls"), kinds_in_words="csv, tsv, xlsx or xls", together=20 * MEBIBYTE)
        self.upload = Upload(allowed=allowed, take=self._take, act=self._act, locked=self._locked, **words)
        offers = [self._offer(kind) for kind in self._kinds]
        self.templates = Download(title=f"Download {'the' if one else 'a'} template, with what stands here already", offers=offers)

    @property
    def box(self) -> ipywidgets.VBox:
        """Both parts, one under the other."""
        return ipywidgets.VBox([self.upload, self.templates])

    def _offer(self, kind: Kind) -> Offer:
        return Offer(
            key=kind.name,
            words=f"{kind.title} (.xlsx)",
            help=meta(SECTION_TYPES[kind.section], kind.records).help,
            file=lambda: file_name(self._desk.plan(), "xlsx", about=kind.name),
            media=XLSX,
            make=lambda: xlsx_template(kind, self._desk.plan()),
        )

    def _take(self, whole: Whole) -> None:
        """Take a list that has arrived, and have it read."""
        arrived = Arrived(id=f"l{secrets.token_hex(4)}", name=whole.name, content=whole.content)
        waiting = sum(one.book is not None for one in self._files.values())
        self._start(_refused(arrived, TOO_MANY) if waiting >= MOST_WAITING else arrived)

    def _start(self, arrived: Arrived) -> None:
        """Read a list aside, as long as there is something to read."""
        self._files = {arrived.id: arrived, **{key: one for key, one in self._files.items() if key != arrived.id}}
        self._show()
        if arrived.state == "reading":
            aside(partial(self._reading, arrived), self._has_read)

    def _reading(self, arrived: Arrived) -> Arrived:
        """Read one list; in a thread of its own, so it touches no widget."""
        try:
            book = arrived.book or open_in_child(arrived.content, file=arrived.name)
            return _read(replace(arrived, book=book, content=b""), self._desk.plan(), self._kinds)
        except SmplanError as problem:
            return _refused(arrived, _without_name(problem, arrived))

    def _has_read(self, arrived: Arrived) -> None:
        if arrived.id in self._files:
            self._files[arrived.id] = arrived
        self._show()

    def _act(self, act: str, line: str, given: Any) -> None:
        """What somebody asked for about a list."""
        arrived = self._files.get(line)
        if self._locked or arrived is None:
            return
        if act == "put-away":
            del self._files[line]
        elif act == "answer":
            self._answer(arrived, given)
        elif act == "save":
            self._files[line] = self._saved(arrived)
        elif act == "undo":
            self._files[line] = self._undone(arrived)
        self._show()

    def _answer(self, arrived: Arrived, given: Any) -> None:
        """Read a list again with the answer to its question; what was not offered answers nothing."""
        offered = {value for value, _ in (arrived.question or {}).get("choices", ())}
        if not isinstance(given, str) or given not in offered:
            return
        answered = replace(arrived, state="reading", lead=READING, says=(), question=None, option="")
        if arrived.option == "list":
            self._start(replace(answered, kind=kind_of(given)))
        else:
            self._start(replace(answered, hints=replace(arrived.hints, **{arrived.option: cast("Any", given)})))

    def _saved(self, arrived: Arrived) -> Arrived:
        """Lay the list over the plan as it is now, and save that as one change."""
        if arrived.filled is None:
            return arrived
        try:
            is_stored = self._desk.take(_change(arrived, arrived.filled))
        except ExportError as problem:
            return _refused(arrived, _without_name(problem, arrived))
        if not is_stored:
            return replace(arrived, lead=NOT_SAVED, says=())
        saved = replace(arrived, state="imported", lead=lead_of(arrived.filled, "imported"), says=arrived.says[1:])
        return replace(saved, book=None, filled=None, version=self._desk.version())

    def _undone(self, arrived: Arrived) -> Arrived:
        """The plan as it was before the list; only as long as nobody has gone on from it."""
        session, plan = cast("Session", self._desk.session), self._desk.plan()
        try:
            if not arrived.version or session.load(plan.id).revision != arrived.version:
                return replace(arrived, state="kept", lead=GONE_ON, says=(), version=0)
            self._desk.keep(session.undo(plan.id))
        except SmplanError as problem:
            return replace(arrived, lead=f"Not taken back: {problem}", says=())
        return replace(arrived, state="undone", lead=TAKEN_BACK, says=(), version=0)

    def _show(self) -> None:
        self.upload.lines = [_line(one) for one in self._files.values()]


def _read(arrived: Arrived, plan: Plan, kinds: tuple[Kind, ...]) -> Arrived:
    """What a list says: what it would change, a question, or what is wrong with it."""
    book = cast("Book", arrived.book)
    fitting = (arrived.kind,) if arrived.kind else fitting_kinds(book, kinds)
    if len(fitting) > 1:
        choices = tuple((kind.name, kind.title) for kind in fitting)
        return _asks(arrived, "Which list is this?", "list", choices)
    try:
        filled = fill(plan, (*fitting, *kinds)[0], book, on=today(), hints=arrived.hints)
    except ExportQuestion as question:
        choices = tuple((answer, CHOICES[answer]) for answer in question.answers)
        return _asks(arrived, question.question, question.option.removeprefix("--"), choices)
    status = status_of(filled, is_saved=False)
    says = (*((NOTHING_SAVED,) if filled.is_new else ()), *filled.notes, *changes_of(filled))
    return replace(
        arrived, filled=filled if filled.is_new else None, kind=filled.kind, state=status, lead=lead_of(filled, status), says=says
    )


def _asks(arrived: Arrived, sentence: str, option: str, choices: tuple[tuple[str, str], ...]) -> Arrived:
    question = {"sentence": sentence, "kind": "choice", "choices": [list(choice) for choice in choices], "error": ""}
    return replace(arrived, state="needs-answer", lead=f"{LEADS['needs-answer']}.", question=question, option=option)


def _change(arrived: Arrived, filled: Filled) -> Change:
    """The list as a change of the plan; read anew where the plan has changed since it was shown."""

    def change(plan: Plan) -> Plan:
        if plan is filled.before:
            return filled.plan
        return fill(plan, filled.kind, cast("Book", arrived.book), on=today(), hints=arrived.hints).plan

    return change


def _refused(arrived: Arrived, sentence: str) -> Arrived:
    told = f"{LEADS['refused']}: {sentence}"
    return replace(arrived, state="refused", lead=told, says=(), book=None, filled=None, content=b"", question=None)


def _without_name(problem: SmplanError, arrived: Arrived) -> str:
    """A problem without the file's name in front, which stands beside it."""
    plain = str(problem).removeprefix(arrived.name).removeprefix(": ").strip()
    return plain[:1].upper() + plain[1:]


def _line(arrived: Arrived) -> dict[str, Any]:
    """One list as the browser shows it."""
    acts = {"reading": [], "recognised": [SAVE, PUT_AWAY], "imported": [TAKE_BACK, PUT_AWAY]}.get(arrived.state, [PUT_AWAY])
    shown = {"id": arrived.id, "name": arrived.name, "state": arrived.state, "mark": MARKS[arrived.state], "lead": arrived.lead}
    fold = {"more": "What it changes", "open": arrived.state == "recognised"} if arrived.state in {"recognised", "imported"} else {}
    return {**shown, **fold, "says": list(arrived.says), "question": arrived.question, "acts": acts, "links": []}
