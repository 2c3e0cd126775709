"""How to find every record inside a part of the plan, without knowing which part it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from smplan_kernel.plan.fields import row_type
from smplan_kernel.plan.records import Model, Record

PartT = TypeVar("PartT", bound=Model)


@cache
def lists_of(model: type[BaseModel]) -> tuple[tuple[str, type[Record]], ...]:
    """Name and row type of each list of records in a model, in order."""
    rows = ((name, row_type(info.annotation)) for name, info in model.model_fields.items())
    return tuple((name, row) for name, row in rows if row is not None and issubclass(row, Record))


def records_in(part: BaseModel) -> Iterator[Record]:
    """Every record inside a part, each before what it contains."""
    for name, _ in lists_of(type(part)):
        for record in getattr(part, name):
            yield record
            yield from records_in(record)


def types_in(model: type[BaseModel]) -> Iterator[type[Record]]:
    """Every type of record that a model may contain."""
    for _, row in lists_of(model):
        yield row
        yield from types_in(row)


def with_record(part: PartT, record: Record) -> PartT:
    """A copy of the part in which the record of the same id is replaced; the part itself when it has none."""
    changes: dict[str, Any] = {}
    for name, _ in lists_of(type(part)):
        before: tuple[Record, ...] = getattr(part, name)
        after = tuple(record if row.id == record.id else with_record(row, record) for row in before)
        if any(new is not old for new, old in zip(after, before, strict=True)):
            changes[name] = after
    return part.replace(**changes) if changes else part
