"""What a browser may ask of a form, and what it does to records of the plan; a message that asks anything else is not read.

The browser does the same to its own rows while it waits for the answer (`applied` in static/table.js).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from smplan_kernel.plan.records import Record

MOST_ROWS = 2000
Rows = tuple[Record, ...]
Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class RowValues:
    """The answers given for one record; `id` is empty where a form has no records."""

    id: str = ""
    values: Values = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One finished change of one person: answers put, a record removed, brought back, or moved by some places.

    `table` leads to a table inside a record: record id, question, record id, question. A put may take rows out again in the
    same breath (`gone`), so that a paste that added some and filled others is taken back as one change.
    """

    stem: str
    number: int
    act: Literal["put", "remove", "restore", "move"]
    table: tuple[str, ...] = ()
    rows: tuple[RowValues, ...] = ()
    row: str = ""
    by: int = 0
    gone: tuple[str, ...] = ()

    def place(self, row: str, name: str) -> str:
        """The address of one answer within the form."""
        return ".".join((*self.table, row, name) if row else (*self.table, name))

    def places(self) -> tuple[str, ...]:
        """The addresses of all answers that are put."""
        return tuple(self.place(row.id, name) for row in self.rows for name in row.values)

    def touches(self, place: str) -> bool:
        """Whether the edit gives the answer at that address anew, or takes its record out."""
        if self.act == "remove":
            return self.is_inside(place, self.row)
        return place in self.places() or any(self.is_inside(place, row) for row in self.gone)

    def is_inside(self, place: str, row: str) -> bool:
        """Whether an address belongs to a record of the edit's table."""
        return place.startswith(".".join((*self.table, row, "")))

    def inside(self) -> Edit:
        """The same edit as the record on the way to the inner table sees it."""
        return replace(self, table=self.table[2:])


def read_edit(message: Any) -> Edit | None:
    """The edit that a message carries; anything a form of ours does not send is None."""
    match message:
        case {"do": "put", "stem": str(stem), "number": int(number), "values": dict(values)}:
            row = RowValues(id=str(message.get("item", "")), values=_named(values))
            return Edit(stem=stem, number=number, act="put", rows=(row,))
        case {"do": "put", "stem": str(stem), "number": int(number), "table": list(table), "rows": list(rows)} if len(rows) <= MOST_ROWS:
            put = tuple(RowValues(id=row["id"], values=_named(row["values"])) for row in rows if _is_row(row))
            return Edit(stem=stem, number=number, act="put", table=_way(table), rows=put, gone=_ids(message.get("gone", ())))
        case {"do": "restore", "stem": str(stem), "number": int(number), "table": list(table), "row": str(row_id), "at": int(at)}:
            return Edit(stem=stem, number=number, act="restore", table=_way(table), row=row_id, by=at)
        case {"do": "remove", "stem": str(stem), "number": int(number), "table": list(table), "row": str(row_id)}:
            return Edit(stem=stem, number=number, act="remove", table=_way(table), row=row_id)
        case {"do": "move", "stem": str(stem), "number": int(number), "table": list(table), "row": str(row_id), "by": int(by)}:
            return Edit(stem=stem, number=number, act="move", table=_way(table), row=row_id, by=by)
    return None


def with_edit(rows: Rows, edit: Edit, create: Callable[[str], Record]) -> Rows:
    """The records after an edit; `create` makes the record for an id that is new. The given rows stay as they are.

    An inner table hangs on its record, so the edit goes down first and the record is copied around the result.
    """
    if edit.table:
        row_id, name = edit.table[:2]
        return tuple(
            row.replace(**{name: with_edit(getattr(row, name), edit.inside(), create)}) if row.id == row_id else row for row in rows
        )
    if edit.act == "remove":
        return tuple(row for row in rows if row.id != edit.row)
    if edit.act == "restore":
        return _restored(rows, edit, create)
    if edit.act == "move":
        return _moved(rows, edit.row, edit.by)
    return tuple(row for row in _put(rows, edit.rows, create) if row.id not in edit.gone)


def _put(rows: Rows, given: tuple[RowValues, ...], create: Callable[[str], Record]) -> Rows:
    """The records with answers put into them, new records at the end."""
    values = {row.id: row.values for row in given}
    known = {row.id for row in rows}
    changed = tuple(row.replace(**values[row.id]) if row.id in values else row for row in rows)
    return changed + tuple(create(row.id).replace(**row.values) for row in given if row.id not in known)


def _restored(rows: Rows, edit: Edit, create: Callable[[str], Record]) -> Rows:
    """The records with one brought back to its place."""
    if any(row.id == edit.row for row in rows):
        return rows
    at = min(max(edit.by, 0), len(rows))
    return (*rows[:at], create(edit.row), *rows[at:])


def _moved(rows: Rows, row_id: str, by: int) -> Rows:
    """The records with one of them some places further on."""
    at = next((place for place, row in enumerate(rows) if row.id == row_id), None)
    if at is None or not 0 <= at + by < len(rows):
        return rows
    others = [row for row in rows if row.id != row_id]
    others.insert(at + by, rows[at])
    return tuple(others)


def _named(values: dict[Any, Any]) -> Values:
    """Answers by the names of their questions."""
    return MappingProxyType({str(name): value for name, value in values.items()})


def _ids(given: object) -> tuple[str, ...]:
    """The ids in a list from the browser."""
    return tuple(part for part in given if isinstance(part, str)) if isinstance(given, list) else ()


def _is_row(row: object) -> bool:
    """A row has an id and answers."""
    return isinstance(row, dict) and isinstance(row.get("id"), str) and isinstance(row.get("values"), dict)


def _way(table: list[Any]) -> tuple[str, ...]:
    """The way to a table, always in pairs of record and question."""
    steps = tuple(part for part in table if isinstance(part, str))
    return steps[: len(steps) // 2 * 2]
