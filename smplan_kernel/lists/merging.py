"""A list laid over the records that are there: what is known by its key is filled in, what is new is added, nothing is taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from smplan_kernel.lists.kinds import Kind
from smplan_kernel.lists.lines import Line, Lines
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.wording import quoted

Key = tuple[str, ...]
Rows = tuple[Record, ...]
Said = dict[Key, tuple[Any, int]]
"""Under the name of a question and the key of a record: what a list has answered, and in which row."""


def key_of(names: tuple[str, ...], answers: Mapping[str, Any]) -> Key:
    """What tells one record from another, however it is written.

    >>> key_of(("network", "handle"), {"network": "Instagram", "handle": "@Fernhill "})
    ('instagram', 'fernhill')
    """
    return tuple(" ".join(str(answers.get(name) or "").split()).removeprefix("@").casefold() for name in names)


def rows_of(plan: Plan, kind: Kind) -> Rows:
    """The records that a plan has in a list."""
    rows: Rows = getattr(plan.section(kind.section), kind.records)
    return rows


class Known:
    """Records by their key; the first of several with one key is the one that a list fills in, the others stay as they are."""

    def __init__(self, names: tuple[str, ...], rows: Rows) -> None:
        self._names = names
        self._rows = {row.id: row for row in rows}
        self._ids: dict[Key, str] = {}
        self.touched: set[str] = set()
        for row in rows:
            self._ids.setdefault(key_of(names, dict(row)), row.id)

    @property
    def rows(self) -> Rows:
        """All records: those that were there in their order, then the new ones."""
        return tuple(self._rows.values())

    def find(self, key: Key) -> Record | None:
        """The record of that key."""
        return self._rows.get(self._ids.get(key, ""))

    def put(self, key: Key, record: Record) -> None:
        """Keep a record under a key, in its old place or at the end."""
        self._ids[key] = record.id
        self.touched.add(record.id)
        self._rows[record.id] = record

    def drop(self, record: Record) -> None:
        """Take a record out."""
        del self._rows[record.id]
        key = key_of(self._names, dict(record))
        if self._ids.get(key) == record.id:
            del self._ids[key]


def merged(kind: Kind, rows: Rows, lines: Lines, *, on: dt.date) -> Known:
    """The records with the lines of a list in them.

    Raises
    ------
    ExportError
        When a line lacks what tells it apart, or two lines of one record say different things.
    """
    known = Known(kind.key, rows)
    said: Said = {}
    for line in lines.lines:
        key = _key(kind, lines, line)
        _refuse_other(kind, lines, said, line)
        before = known.find(key) or kind.record.new(added=on)
        outer = {name: value for name, value in line.answers.items() if name in kind.record.model_fields}
        known.put(key, _with_inner(kind, before.replace(**outer), line))
    return known


def _key(kind: Kind, lines: Lines, line: Line) -> Key:
    missing = next((asked.title for asked in kind.columns if asked.name in kind.needed and not line.answers.get(asked.name)), "")
    if missing:
        raise lines.fault(line.row, f"this line has no {quoted(missing)}", "Write it, or take the line out")
    return key_of(kind.key, line.answers)


def _refuse_other(kind: Kind, lines: Lines, said: Said, line: Line) -> None:
    """Two lines of one record may complete each other; they may not disagree."""
    inner = {asked.name for asked in kind.inner_columns}
    key = key_of(kind.key, line.answers)
    for asked in kind.columns:
        if asked.name in kind.key or asked.name not in line.answers:
            continue
        whose = (*key, *key_of(kind.inner_key, line.answers)) if asked.name in inner else key
        value, row = said.setdefault((asked.name, *whose), (line.answers[asked.name], line.row))
        if value != line.answers[asked.name]:
            about = f"this line and row {row} are about the same {kind.record.kind_title}"
            raise lines.fault(line.row, f"{about}, with different answers to {quoted(asked.title)}", "Keep one of the two")


def _with_inner(kind: Kind, record: Record, line: Line) -> Record:
    """The record with what the line says for the list inside it."""
    inner = kind.inner_record
    answers = {asked.name: line.answers[asked.name] for asked in kind.inner_columns if asked.name in line.answers}
    if inner is None or not answers:
        return record
    rows: Rows = getattr(record, kind.inner)
    known = Known(kind.inner_key, rows)
    key = key_of(kind.inner_key, answers)
    known.put(key, (known.find(key) or inner.new()).replace(**answers))
    return record.replace(**{kind.inner: known.rows})
