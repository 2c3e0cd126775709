"""Records of which some are parts of others: goals beneath the goal they serve, steps beneath the step they were split from.

The browser puts answers and removes as in a table. Two things are more: an answer to the question that hangs the tree is refused where
it would close a ring, and a put may say before which sibling its records stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import traitlets

from smplan_kernel.checks import check_plan
from smplan_kernel.forms.assets import KIT, module, style
from smplan_kernel.forms.branches import above_in, chain, hung_back, lifted, named_in, placed, rings_in
from smplan_kernel.forms.edits import Edit, Rows, RowValues
from smplan_kernel.forms.form import Form, HandUp, Kept, today
from smplan_kernel.forms.table import RecordTable
from smplan_kernel.plan import Goal, Plan, Step
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.records import ID_PATTERN, Record
from smplan_kernel.plan.typed import WrongAnswerError
from smplan_kernel.plan.wording import listed, one_line, quoted

RANKED: Mapping[type[Record], str] = MappingProxyType({Goal: "level"})
"""The question whose choices go downwards in the tree: a marketing objective serves a business goal."""
COUNTED: Mapping[type[Record], Mapping[str, Any]] = MappingProxyType(
    {Step: {"status": "status", "done": ["done"], "out": ["dropped"], "hours": "hours", "waits": "waits_for"}}
)
"""What a line adds up from the lines beneath it."""
CHECKED = frozenset({"L03", "L16"})
"""The checks about the place of a record; their sentences stand at the line where it is mended."""
BESIDE = MappingProxyType({"number": "unit"})  # a number says nothing without what it counts


class RecordTree(RecordTable):
    """The records of one list, each beneath the one it names in the question `by`."""

    _esm = module(*KIT, "rows", "layout", "sheet", "empty", "entries", "outline", "branch", "tree")
    _css = style("tree")
    remarks = traitlets.Dict().tag(sync=True)

    def __init__(self, plan: Plan, *, ask: Ask, hand_up: HandUp, **words: Any) -> None:
        self._by = ask.by
        self._before: str | None = None
        self._lifted: dict[str, frozenset[str]] = {}
        super().__init__(plan, ask=ask, hand_up=hand_up, **words)

    def _shaped(self, shape: dict[str, Any], plan: Plan) -> dict[str, Any]:
        counted = {**COUNTED.get(self._kind, {}), "large": plan.plan.limits.step_hours}
        return {**_together(shape), "by": self._by, "ranked": RANKED.get(self._kind, ""), "counted": counted}

    def show(self, plan: Plan) -> None:
        """Show the records, and at each what is to be mended about its place."""
        with self.hold_sync():
            super().show(plan)
            self.remarks = self._said(plan)

    def _receive(self, widget: Form, message: Any, buffers: Any) -> None:
        self._before = _before(message)
        super()._receive(widget, message, buffers)

    def _read(self, edit: Edit) -> tuple[Edit, dict[str, Kept]]:
        """The edit with typed values; who stands above whom is read last and together, for a pasted record may stand above another."""
        if edit.table:
            return super()._read(edit)
        bare = tuple(_without(row, self._by) for row in edit.rows)
        right, wrong = super()._read(replace(edit, rows=bare))
        hung, refused = self._hung(edit)
        rows = tuple(replace(row, values=MappingProxyType({**row.values, **hung.get(row.id, {})})) for row in right.rows)
        return replace(right, rows=rows), wrong | refused

    def _hung(self, edit: Edit) -> tuple[dict[str, dict[str, str]], dict[str, Kept]]:
        """For each record that is hung anew its answer, and what of it would close a ring or names nothing."""
        coming = {row.id: "" for row in edit.rows if re.fullmatch(ID_PATTERN, row.id) and row.id.startswith(self._kind.prefix)}
        above = {**coming, **named_in(self._rows(self._plan), self._by)}
        hung: dict[str, dict[str, str]] = {}
        wrong: dict[str, Kept] = {}
        for row in edit.rows:
            if self._by not in row.values:
                continue
            try:
                parent = self._parent(edit, row, above)
            except WrongAnswerError as problem:
                wrong[edit.place(row.id, self._by)] = Kept(given=row.values[self._by], sentence=str(problem))
            else:
                above[row.id] = parent
                hung[row.id] = {self._by: parent}
        return hung, wrong

    def _parent(self, edit: Edit, row: RowValues, above: Mapping[str, str]) -> str:
        """Whom a record names, or a `WrongAnswerError`."""
        given = row.values[self._by]
        parent: str = given if isinstance(given, str) and given in above else self._typed(self._holder(edit, row.id), self._by, given)
        if row.id == parent or row.id in chain(parent, above):
            own, other = self._called(row.id), self._called(parent)
            msg = f"{own} cannot be a part of itself." if own == other else f"{other} is beneath {own} already. Choose another place."
            raise WrongAnswerError(msg)
        return parent

    def _called(self, record_id: str) -> str:
        """The record's own words in quotes, or what kind of thing it is."""
        found = next((row.title for row in self._rows(self._plan) if row.id == record_id), "")
        return quoted(found) if one_line(found) else f"this {self._kind.kind_title}"

    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        rows = self._rows(plan)
        if edit.table:
            return super()._changed(plan, edit)
        if edit.act == "remove":
            self._lifted[edit.row] = frozenset(below for below, above in above_in(rows, self._by).items() if above == edit.row)
            return super()._changed(self._with_rows(plan, lifted(rows, edit.row, self._by)), edit)
        after = super()._changed(plan, edit)
        rows = self._rows(after)
        if edit.act == "restore":
            return self._with_rows(after, hung_back(rows, edit.row, self._lifted.get(edit.row, frozenset()), self._by))
        hung = tuple(row.id for row in edit.rows if self._by in row.values)
        return self._with_rows(after, placed(rows, hung, self._before, self._by)) if hung and self._before is not None else after

    def _with_rows(self, plan: Plan, rows: Rows) -> Plan:
        """The plan with another list of these records."""
        return plan.replace(**{self._section: getattr(plan, self._section).replace(**{self._name: rows})})

    def _said(self, plan: Plan) -> dict[str, list[str]]:
        """What is to be mended about the place of each record."""
        rows = self._rows(plan)
        found = ((finding.item, finding.message) for finding in check_plan(plan, today=today()) if finding.code in CHECKED)
        said: dict[str, list[str]] = {}
        for record_id, sentence in (*_rings(rows, self._by), *_ranks(rows, self._by, self._kind), *found):
            said.setdefault(record_id, []).append(sentence)
        return said


def _rings(rows: Rows, by: str) -> Iterator[tuple[str, str]]:
    """Records that are parts of each other, said at the first of each ring."""
    titles = {row.id: quoted(row.title or row.kind_title) for row in rows}
    for ring in rings_in(rows, by):
        names = listed(tuple(titles[record_id] for record_id in ring))
        yield ring[0], f"{names} are parts of each other. Choose another place for one of them."


def _ranks(rows: Rows, by: str, kind: type[Record]) -> Iterator[tuple[str, str]]:
    """Records whose level is above that of the record they stand beneath."""
    if kind not in RANKED:
        return
    asked = meta(kind, RANKED[kind])
    order = [value for value, _ in asked.choices]
    levels = {row.id: getattr(row, asked.name) for row in rows}
    for record_id, parent in above_in(rows, by).items():
        own, higher = levels[record_id], levels.get(parent, "")
        if own and higher and order.index(own) < order.index(higher):
            yield (
                record_id,
                f"A {asked.label(own).lower()} stands beneath a {asked.label(higher).lower()}. Change its level, or lift it out.",
            )


def _together(shape: Mapping[str, Any]) -> dict[str, Any]:
    """The shape with the questions in one line that say nothing apart."""
    further = {words["name"]: words for words in shape["details"]}
    columns = [one for words in shape["columns"] for one in (words, further.get(BESIDE.get(words["name"], ""))) if one is not None]
    names = {words["name"] for words in columns}
    return {**shape, "columns": columns, "details": [words for words in shape["details"] if words["name"] not in names]}


def _before(message: object) -> str | None:
    """The sibling that a message wants its records in front of: "" for the last place, None for the place they have."""
    wanted = message.get("before") if isinstance(message, dict) else None
    return wanted if isinstance(wanted, str) else None


def _without(row: RowValues, name: str) -> RowValues:
    """The answers for one record except one."""
    return replace(row, values=MappingProxyType({key: value for key, value in row.values.items() if key != name}))
