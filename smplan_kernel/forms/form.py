"""What all forms share: an edit comes up from the browser, is read, handed up as a change of the plan, and answered.

A form never saves. It keeps what could not be read, or could not be saved yet, so that nothing typed is lost.
"""

from __future__ import annotations

import datetime as dt
import os
from abc import ABCMeta, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import anywidget
import traitlets
from pydantic import ValidationError

from smplan_kernel.forms.edits import Edit, RowValues, read_edit
from smplan_kernel.forms.pairs import as_lines, pair_of, read_pairs
from smplan_kernel.forms.words import default_of, holds_days
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import Meta, meta
from smplan_kernel.plan.records import Comment, Model, Record
from smplan_kernel.plan.typed import Options, WrongAnswerError, read_answer, read_date

Change = Callable[[Plan], Plan]
HandUp = Callable[[Change], bool]
"""Takes a change of the plan; True when the store has it."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An answer that is not in the plan: what was typed, and the sentence about it."""

    given: Any
    sentence: str


NOT_SAVED = "Not saved yet. Your text is kept here."


def today() -> dt.date:
    """The day on the reader's calendar."""
    return dt.datetime.now().astimezone().date()


class AbstractWidget(ABCMeta, traitlets.MetaHasTraits):
    """The widget library's own kind of class, with methods that each form must supply."""


class Form(anywidget.AnyWidget, metaclass=AbstractWidget):
    """A form over one part of a plan; `show` brings the plan in, `hand_up` takes changes out."""

    plan = traitlets.Unicode("").tag(sync=True)
    page = traitlets.Unicode("").tag(sync=True)
    key = traitlets.Unicode("").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    locked = traitlets.Bool(default_value=False).tag(sync=True)
    value = traitlets.Any().tag(sync=True)
    errors = traitlets.Dict().tag(sync=True)
    options = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    who = traitlets.Unicode("").tag(sync=True)

    def __init__(self, plan: Plan, *, hand_up: HandUp, **words: Any) -> None:
        self._plan = plan
        self._hand_up = hand_up
        self._wrong: dict[str, Kept] = {}
        self._unsaved: dict[str, Kept] = {}
        # The answers go along when the widget is made: a page may draw it before it hears a second message.
        self.show(plan)
        super().__init__(plan=plan.id, who=os.environ.get("SMPLAN_WHO", ""), **words)
        self.on_msg(self._receive)

    def show(self, plan: Plan) -> None:
        """Show the answers of a plan, with what could not be kept laid over them."""
        self._plan = plan
        kept = {**self._wrong, **self._unsaved}
        with self.hold_sync():
            self.options = {prefix: [list(pair) for pair in pairs] for prefix, pairs in self._offered(plan).items()}
            self.value = self._shown(plan, {place: one.given for place, one in kept.items()})
            self.errors = {place: one.sentence for place, one in kept.items()}

    def is_saved(self) -> None:
        """What waited for the store is in the plan now."""
        self._unsaved = {}

    def _receive(self, _widget: Form, message: Any, _buffers: Any) -> None:
        """Read one edit, hand it up, and answer it with what the store said."""
        edit = read_edit(message)
        if edit is None or self.locked or not self._asks(edit):
            return
        right, wrong = self._read(edit)
        self._wrong = {place: one for place, one in self._kept(edit).items() if not edit.touches(place)} | wrong
        self._unsaved = {place: one for place, one in self._unsaved.items() if not edit.touches(place)}
        # One message: a value without its answer would be shown with the edit laid over it a second time.
        with self.hold_sync():
            is_stored = self._handed(edit, right)
            left = [place for place in edit.places() if place in wrong or not is_stored]
            self.answer = {"stem": edit.stem, "number": edit.number, "left": left}
            self.show(self._plan)

    def _handed(self, edit: Edit, right: Edit) -> bool:
        """Whether the store has the readable part of an edit; what it refuses is kept here."""
        if right.act == "put" and not right.gone and not any(row.values for row in right.rows):
            return True
        try:
            is_stored = self._hand_up(lambda plan: self._changed(plan, right))
        except ValidationError as problem:
            self._wrong |= {place: Kept(given=given, sentence=sentence_of(problem)) for place, given in _given(edit).items()}
            return False
        if not is_stored:
            self._unsaved |= {
                place: Kept(given=given, sentence=NOT_SAVED) for place, given in _given(edit).items() if place not in self._wrong
            }
        return is_stored

    def _asks(self, edit: Edit) -> bool:  # noqa: ARG002 - a form without records has no tables inside
        """Whether the form shows the table that an edit is about."""
        return True

    def _kept(self, edit: Edit) -> dict[str, Kept]:  # noqa: ARG002 - only a form with records brings some back
        """What could not be read until now; a record that comes back brings its own along."""
        return self._wrong

    def _read(self, edit: Edit) -> tuple[Edit, dict[str, Kept]]:
        """The edit with typed values, and what of it cannot be read."""
        wrong: dict[str, Kept] = {}
        rows = []
        for row in edit.rows:
            holder = self._holder(edit, row.id)
            values: dict[str, Any] = {}
            for name, given in row.values.items():
                try:
                    values[name] = self._typed(holder, name, given)
                except WrongAnswerError as problem:
                    wrong[edit.place(row.id, name)] = Kept(given=given, sentence=str(problem))
            rows.append(RowValues(id=row.id, values=MappingProxyType(values)))
        return replace(edit, rows=tuple(rows)), wrong

    def _typed(self, holder: Model, name: str, given: Any) -> Any:
        """A value that fits the question, or a `WrongAnswerError`."""
        asked = self._asked(holder, name)
        value = read_answer(asked, given, self._offered(self._plan))
        value = default_of(type(holder), asked.name) if value is None else value
        if (row := pair_of(type(holder), asked.name)) is not None:
            value = read_pairs(row, value)
        elif holds_days(type(holder), asked.name):
            value = tuple(read_date(line) for line in value)
        try:
            holder.replace(**{asked.name: value})
        except ValidationError as problem:
            raise WrongAnswerError(sentence_of(problem)) from problem
        return value

    def _asked(self, holder: Model, name: str) -> Meta:
        """The question of that name; only questions that a form shows can be answered."""
        try:
            asked = as_lines(type(holder), meta(type(holder), name.rpartition(".")[2]))
        except KeyError as exc:
            msg = "This question is not on this page any more. Load the page again."
            raise WrongAnswerError(msg) from exc
        if asked.kind in {"hidden", "group", "records"}:
            msg = "This is not answered here."
            raise WrongAnswerError(msg)
        return asked

    @abstractmethod
    def _offered(self, plan: Plan) -> Options:
        """The records that this form's references may name."""

    @abstractmethod
    def _holder(self, edit: Edit, row: str) -> Model:
        """The part of the plan whose questions an edit answers."""

    @abstractmethod
    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        """A plan after an edit with typed values."""

    @abstractmethod
    def _shown(self, plan: Plan, kept: dict[str, Any]) -> Any:
        """The answers as the browser shows them; `kept` stands over those of the plan."""


def new_record(kind: type[Record], record_id: str) -> Record:
    """An empty record; an id that the browser could not have made is replaced by a fresh one."""
    begun: dict[str, Any] = {"added": today(), **({"on": today()} if issubclass(kind, Comment) else {})}
    try:
        return kind(id=record_id, **begun)
    except ValidationError:
        return kind.new(**begun)


def sentence_of(problem: ValidationError) -> str:
    """The first thing that the plan's own rules say about an answer, as one sentence."""
    first = problem.errors()[0]
    limits = first.get("ctx", {})
    for bound, words in (("ge", "or more"), ("gt", "is not enough; write more"), ("le", "or less"), ("lt", "is too much; write less")):
        if bound in limits:
            return f"Write {limits[bound]} {words}." if words.startswith("or") else f"{limits[bound]} {words}."
    text = str(first["msg"]).removeprefix("Value error, ")
    return text if text.endswith(".") else f"{text}."


def _given(edit: Edit) -> dict[str, Any]:
    """What was typed, by place."""
    return {edit.place(row.id, name): given for row in edit.rows for name, given in row.values.items()}
