"""Export files on a page: they arrive, are read aside, answer in words, ask at most one thing, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from time import monotonic
from typing import Any, cast

import ipywidgets

from smplan_kernel.errors import ExportError, SmplanError
from smplan_kernel.forms.pieces import Allowed, Whole
from smplan_kernel.forms.upload import Upload
from smplan_kernel.inbox import SentFile, import_sent
from smplan_kernel.inbox.batch import new_batch
from smplan_kernel.inbox.bundles import inside, opened
from smplan_kernel.inbox.guide import KINDS, KINDS_IN_WORDS
from smplan_kernel.inbox.mapping import with_mapping
from smplan_kernel.inbox.overview import table_of
from smplan_kernel.inbox.questions import WrongHintError, with_answer
from smplan_kernel.inbox.together import as_one, groups
from smplan_kernel.inbox.waiting import keep_waiting, put_away, sent_again, waiting_files
from smplan_kernel.plan import Plan
from smplan_kernel.plan.mapping import Mapping
from smplan_kernel.sources.unpacked import part_of
from smplan_kernel.store import Session
from smplan_kernel.workbook.arrived import (
    Arrived,
    answered,
    failed,
    from_before,
    lines_of,
    new_id,
    summary,
    undone,
    waits,
)
from smplan_kernel.workbook.aside import aside
from smplan_kernel.workbook.brought import Brought
from smplan_kernel.workbook.meaning import Meaning

TOO_MANY = "Answer the questions of the other files first, then send this one again."
NOT_BEGUN = "The plan itself cannot be saved just now. Send the file again when it can."
LOOKING = "Looking at the columns."
MOST_WAITING = 100 * 1024 * 1024
MOST_AT_ONCE = 200  # files: a folder of exports has some dozens
TOGETHER_SECONDS = 10.0
"""What arrives within these seconds after the last file was read came together with it."""

Take = Callable[[Callable[[Plan], Plan]], bool]
"""Saves a change of the plan; True when the store has it."""


class Inbox:
    """The two parts of the page: where files arrive, and what was brought in before."""

    def __init__(
        self,
        plan: Callable[[], Plan],
        session: Session | None,
        *,
        begin: Callable[[], bool],
        locked: bool,
        take: Take | None = None,
        told: Callable[[], None] | None = None,
    ) -> None:
        self._plan = plan
        self._session = session
        self._begin = begin
        self._locked = locked or session is None
        self._files = {one.id: one for one in self._from_before()}
        self._held: list[Arrived] = []
        self.before = Brought(plan, session, act=self._act, can_undo=not self._locked)
        self._told = told or self.before.show
        self._is_sending = False
        self._waiting = 0
        self._read = 0
        self._asked: set[str] = set()
        self._together = new_batch()
        self._ended = 0.0
        allowed = Allowed(files=MOST_AT_ONCE, kinds=KINDS, kinds_in_words=KINDS_IN_WORDS)
        words = {
            "title": "Bring in export files",
            "help": "Choose the files as the platforms gave them, several at once if you like, a whole folder, or a zip of them.",
        }
        self.upload = Upload(allowed=allowed, take=self._take, act=self._act, locked=self._locked, **words)
        self.upload.all_sent = self._all_sent
        self._take_change = take
        self.meaning = Meaning(plan, keep=self._keep_layout)
        self._show()

    @property
    def box(self) -> ipywidgets.VBox:
        """All parts, one under the other."""
        return ipywidgets.VBox([self.upload, self.meaning.form, self.before.form])

    def _from_before(self) -> list[Arrived]:
        """The files that waited for an answer when the page was opened, newest first; whoever may not bring files in has none."""
        if self._locked:
            return []
        plan = self._plan()
        try:
            waiting = waiting_files(cast("Session", self._session), plan.id)
        except SmplanError:  # a plan that nobody has begun, or a role that may not: there is nothing to answer
            return []
        return [from_before(one, plan) for one in reversed(waiting)]

    def _keep_layout(self, line: str, mapping: Mapping) -> bool:
        """Keep what somebody said about a file in the plan, and read the file by it."""
        if self._take_change is None or not self._take_change(lambda plan: with_mapping(plan, mapping)):
            return False
        if line in self._files:
            arrived = self._files[line]
            again = self._files[line] = replace(arrived, hints=replace(arrived.hints, layout=mapping.name.strip()), told=None, error="")
            self._start_reading(again)
            self._show()
        return True

    def _take(self, whole: Whole) -> None:
        """Take a file that has arrived, and have it read."""
        self._is_sending = True
        if not self._waiting and monotonic() - self._ended > TOGETHER_SECONDS:
            self._together = new_batch()
        arrived = Arrived(id=new_id(), file=SentFile(name=whole.name, content=whole.content, changed=whole.changed, folder=whole.folder))
        if not self._has_room(whole):
            arrived = failed(arrived, TOO_MANY)
        elif not self._begin():
            arrived = failed(arrived, NOT_BEGUN)
        same = sha256(whole.content).hexdigest()
        others = {key: one for key, one in self._files.items() if one.waiting is None or one.waiting.id != same}
        self._files = {arrived.id: arrived, **others}
        self._asked = set()
        if arrived.is_open and part_of(whole.content):
            self._held.append(arrived)  # what comes with it may tell what it is about
        elif arrived.is_open:
            self._start_reading(arrived)
        self._show()

    def _all_sent(self) -> None:
        """Read what was held until everything that comes together is here; files that were one export are one again."""
        held, self._held = [one for one in self._held if one.id in self._files], []
        parts = ((one, one.file.folder, one.name, part) for one in held if (part := part_of(one.file.content)))
        for first, *others in groups(parts):
            held = [one for one in held if one not in others and one is not first]
            self._files = {key: one for key, one in self._files.items() if one not in others}
            try:
                held.append(replace(first, file=as_one([one.file for one in (first, *others)])))
            except ExportError as problem:
                self._files[first.id] = failed(first, str(problem))
        for one in held:
            self._files[one.id] = one
            self._start_reading(one)
        self._is_sending = False
        if not self._waiting:
            self._told()
        self._show()

    def _has_room(self, whole: Whole) -> bool:
        """Files that wait for an answer stay in memory; there is an end to that."""
        return sum(len(one.file.content) for one in self._files.values() if one.place is None) + len(whole.content) <= MOST_WAITING

    def _start_reading(self, arrived: Arrived) -> None:
        self._waiting += 1
        aside(partial(self._reading, arrived), self._has_read)

    def _reading(self, arrived: Arrived) -> Arrived:
        """Read one file; in a thread of its own, so it touches no widget."""
        plan = self._plan()
        session = cast("Session", self._session)
        try:
            here = replace(arrived, file=opened(arrived.place), place=None) if arrived.place else self._whole(arrived)
            answer = import_sent(session, plan.id, here.file, here.hints, batch=self._together)
            within = inside(here.file, answer.pop("members", ()), around=arrived.place)
            if within:
                return replace(here, within=within)
            said = answered(here, answer, plan)
            if said.is_open:
                return waits(said, keep_waiting(session, plan.id, here.file, here.hints, answer))
            if said.waiting and answer["status"] != "refused":
                put_away(session, plan.id, said.waiting.id)
        except SmplanError as problem:
            return failed(arrived, str(problem))
        return said

    def _whole(self, arrived: Arrived) -> Arrived:
        """A file with its content; ExportError where it waited and does not any more."""
        if arrived.waiting is None:
            return arrived
        return replace(arrived, file=sent_again(cast("Session", self._session), self._plan().id, arrived.waiting.id))

    def _has_read(self, arrived: Arrived) -> None:
        """Show what was found out."""
        self._read += 1
        if arrived.within:
            self._unpack(arrived)
        elif arrived.id in self._files:
            self._files[arrived.id] = arrived
        if self._read == self._waiting:
            self._read = self._waiting = 0
            self._ended = monotonic()
            # What is drawn from the figures waits until no more of them is on its way.
            (self.before.show if self._is_sending else self._told)()
        self._show()

    def _unpack(self, archive: Arrived) -> None:
        """Put the files of an archive in its place, and have each read."""
        found = [Arrived(id=new_id(), file=place.outer, place=place) for place in archive.within]
        lines = ((one.id, one) for known in self._files.values() for one in (found if known.id == archive.id else [known]))
        self._files = dict(lines)
        for one in found:
            self._start_reading(one)

    def _act(self, act: str, line: str, given: Any) -> None:
        """What somebody asked for about a file."""
        if self._locked:
            return
        if act == "undo":
            self._undo(line)
        elif act == "undo-all":
            self._undo_all()
        elif act == "answer" and line in self._files:
            self._answer(self._files[line], given)
        elif act == "map" and line in self._files:
            self._explain(line)
        elif act == "put-away":
            self._put_away(line)
        self._show()

    def _explain(self, line: str) -> None:
        """Ask what the columns of a file mean; until the sheet is there, its line says what goes on."""
        self.upload.lines = [one | {"lead": LOOKING} if one["id"] == line else one for one in self.upload.lines]
        try:
            whole = self._whole(self._files[line])
        except SmplanError as problem:
            self._files[line] = failed(self._files[line], str(problem))
            return
        self.meaning.open(line, whole.file, whole.hints)

    def _put_away(self, line: str) -> None:
        """Show a file no longer, and let it wait no longer."""
        gone = self._files.pop(line, None)
        if gone is None or gone.waiting is None:
            return
        try:
            put_away(cast("Session", self._session), self._plan().id, gone.waiting.id)
        except SmplanError as problem:
            self._files[line] = failed(gone, str(problem))

    def _answer(self, arrived: Arrived, given: Any) -> None:
        """Read a file again with the answer to its question."""
        question = arrived.told.question if arrived.told else None
        if question is None:
            return
        try:
            hints = with_answer(arrived.hints, question, given)
        except WrongHintError as wrong:
            self._files[arrived.id] = replace(arrived, error=str(wrong))
            return
        again = self._files[arrived.id] = replace(arrived, hints=hints, told=None, error="")
        self._start_reading(again)

    def _undo(self, line: str) -> None:
        """Take an import back, named by a line of this sitting or of the list."""
        number = self._files[line].import_id if line in self._files else int(line.removeprefix("n"))
        try:
            cast("Session", self._session).undo_import(self._plan().id, number)
        except SmplanError as problem:
            self.before.form.status = str(problem)
            return
        self._files = {key: undone(one) if one.import_id == number else one for key, one in self._files.items()}
        self._told()

    def _undo_all(self) -> None:
        """Take everything back that came together last."""
        try:
            gone = {entry.id for entry in cast("Session", self._session).undo_batch(self._plan().id, self._together)}
        except SmplanError as problem:
            self.before.form.status = str(problem)
            return
        self._files = {key: undone(one) if one.import_id in gone else one for key, one in self._files.items()}
        self._told()

    def _show(self) -> None:
        """Show the files of this sitting, newest first."""
        plan = self._plan()
        files = tuple(self._files.values())
        self._asked |= {one.id for one in files if one.asks}  # what was answered keeps its place until the next file comes
        answers = [one.answer for one in files if one.answer]
        with self.upload.hold_sync():
            self.upload.lines = lines_of(files, self._asked, plan)
            self.upload.table = table_of(answers, plan) if len(answers) > 1 and not self._waiting else {}
            self.upload.progress = [self._read, self._waiting] if self._waiting > 1 else []
            self.upload.status = f"Reading {self._read + 1} of {self._waiting}." if self._waiting else summary(files)
