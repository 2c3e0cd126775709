"""A table of records of one section, with the further questions of each record and the tables inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import traitlets

from smplan_kernel.forms.assets import KIT, SHEET, module, style
from smplan_kernel.forms.edits import MOST_ROWS, Edit, Rows, with_edit
from smplan_kernel.forms.form import Form, HandUp, Kept, new_record
from smplan_kernel.forms.pairs import pair_of, show_pairs
from smplan_kernel.forms.thread import story
from smplan_kernel.forms.words import asked_of, prefixes_in, row_of, table_words
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.options import options_of
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.records import Bullet, Model, Record
from smplan_kernel.plan.typed import Options, show_answer


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A record that somebody removed, and the answers that it could not hold."""

    record: Record
    kept: dict[str, Kept]


class RecordTable(Form):
    """The records of one list of a section: add, remove, bring back, move, paste, open further questions."""

    _esm = module(*KIT, *SHEET, "recordtable")
    _css = style()
    shape = traitlets.Dict().tag(sync=True)

    def __init__(self, plan: Plan, *, ask: Ask, hand_up: HandUp, **words: Any) -> None:
        self._taken: dict[str, Taken] = {}
        self._section = ask.section
        self._name = ask.records
        section = type(plan.section(ask.section))
        self._kind = cast("type[Record]", row_of(section, ask.records))
        shape = table_words(self._kind, ask.columns, ask.details)
        self._prefixes = prefixes_in([*shape["columns"], *shape["details"]])
        asked = meta(section, ask.records)
        shape = {**shape, "starters": _starters(ask, self._kind, shape), "caption": asked.title, "teaches": asked.help, "most": MOST_ROWS}
        super().__init__(plan, hand_up=hand_up, shape=self._shaped(shape, plan), **words)

    def _shaped(self, shape: dict[str, Any], plan: Plan) -> dict[str, Any]:  # noqa: ARG002 - a kind that draws otherwise asks the plan
        """What the browser draws the table from."""
        return shape

    def _rows(self, plan: Plan) -> Rows:
        """The records as they stand in a plan."""
        rows: Rows = getattr(getattr(plan, self._section), self._name)
        return rows

    def _asks(self, edit: Edit) -> bool:
        """Whether people write in that table: what reviews have written is the record, however a message asks."""
        kind = self._kind
        for column in edit.table[1::2]:
            inner = row_of(kind, column) if column in {asked.name for asked in asked_of(kind)} else None
            if inner is None:
                return False
            kind = inner
        return True

    def _kind_at(self, edit: Edit) -> type[Record]:
        """The kind of record in the table that an edit is about."""
        kind = self._kind
        for column in edit.table[1::2]:
            kind = cast("type[Record]", row_of(kind, column))
        return kind

    def _offered(self, plan: Plan) -> Options:
        return options_of(plan, self._prefixes)

    def _holder(self, edit: Edit, row: str) -> Model:
        return self._found(edit, row) or self._begun(self._kind_at(edit), row)

    def _found(self, edit: Edit, row: str) -> Record | None:
        """The record of that id in the table that an edit is about."""
        rows = self._rows(self._plan)
        for record_id, column in zip(edit.table[::2], edit.table[1::2], strict=True):
            rows = next((getattr(record, column) for record in rows if record.id == record_id), ())
        return next((record for record in rows if record.id == row), None)

    def _begun(self, kind: type[Record], record_id: str) -> Record:
        """The record that the browser has begun under that id."""
        return new_record(kind, record_id)

    def _kept(self, edit: Edit) -> dict[str, Kept]:
        """Put a removed record aside with what it could not hold; one that comes back has that again."""
        if edit.act == "restore" and edit.row in self._taken:
            return self._wrong | self._taken[edit.row].kept
        if edit.act == "remove" and (record := self._found(edit, edit.row)) is not None:
            kept = {place: one for place, one in self._wrong.items() if edit.touches(place)}
            self._taken[edit.row] = Taken(record=record, kept=kept)
        return self._wrong

    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        if edit.act == "restore" and edit.row not in self._taken:
            return plan
        kind = self._kind_at(edit)
        taken = {edit.row: self._taken[edit.row].record} if edit.act == "restore" else {}
        rows = with_edit(self._rows(plan), edit, lambda record_id: taken.get(record_id) or self._begun(kind, record_id))
        return plan.replace(**{self._section: getattr(plan, self._section).replace(**{self._name: rows})})

    def _shown(self, plan: Plan, kept: dict[str, Any]) -> list[dict[str, Any]]:
        return _shown_rows(self._in_order(self._rows(plan)), kept)

    def _in_order(self, rows: Rows) -> Rows:
        """The records in the order in which people see them: as they stand in the plan."""
        return rows


def _shown_rows(rows: Rows, kept: dict[str, Any], way: str = "") -> list[dict[str, Any]]:
    """Records as the browser shows them; a record that is not in the plan yet is there when something of it is kept."""
    shown = [_shown_row(record, kept, f"{way}{record.id}.") for record in rows]
    known = {record.id for record in rows}
    for place, given in kept.items():
        record_id, _, name = place.removeprefix(way).partition(".")
        if place.startswith(way) and record_id not in known and "." not in name:
            row = next((row for row in shown if row["id"] == record_id), None)
            if row is None:
                shown.append({"id": record_id, name: given})
            else:
                row[name] = given
    return shown


def _shown_row(record: Record, kept: dict[str, Any], way: str) -> dict[str, Any]:
    """One record: its id and its answers by name."""
    shown: dict[str, Any] = {"id": record.id}
    for asked in asked_of(type(record)):
        value = getattr(record, asked.name)
        place = f"{way}{asked.name}"
        if asked.kind == "records":
            inner = _shown_rows(value, kept, f"{place}.")
            shown[asked.name] = story(record, inner) if isinstance(record, Bullet) and asked.name == "comments" else inner
        else:
            answer = show_pairs(value) if pair_of(type(record), asked.name) else show_answer(asked, value)
            shown[asked.name] = kept.get(place, answer)
    return shown


def _starters(ask: Ask, kind: type[Record], shape: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows to begin with: those of the page, else one made of the examples of the questions."""
    given = [{name: show_answer(meta(kind, name), value) for name, value in starter.items()} for starter in ask.starters]
    example = {words["name"]: words["example"] for words in shape["columns"] if words["example"] and not words["ref"]}
    return given or ([example] if example else [])
