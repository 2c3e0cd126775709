"""What a log changes in the counts of the months: each count by what was counted, with what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smplan_kernel.lists.kinds import Kind
from smplan_kernel.lists.merging import rows_of
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import Meta, meta
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.wording import month_words, number_words, one_line


def counts_in_words(kind: Kind, before: Plan, after: Plan) -> Iterator[str]:
    """Each count that is new, different or gone, as one sentence."""
    was = {row.id: row for row in rows_of(before, kind)}
    now = {row.id: row for row in rows_of(after, kind)}
    for row_id, row in now.items():
        if row_id not in was:
            yield f"{_name(kind, after, row)}: {_count(kind, row)}."
        elif was[row_id] != row:
            yield f"{_name(kind, after, row)}: {_count(kind, row)} (was {_count(kind, was[row_id])})."
    yield from (f"{_name(kind, before, row)}: taken out." for row_id, row in was.items() if row_id not in now)


def _name(kind: Kind, plan: Plan, row: Record) -> str:
    """What was counted: the month, and whatever else tells it from another count."""
    words = (_words(plan, meta(kind.record, name), getattr(row, name)) for name in kind.key)
    return ", ".join(word for word in words if word)


def _words(plan: Plan, asked: Meta, value: str) -> str:
    if asked.kind == "month":
        return month_words(value)
    return one_line(name_of(plan, value) if asked.ref else asked.label(value)) if value else ""


def _count(kind: Kind, row: Record) -> str:
    value: Any = getattr(row, kind.counts)
    first = "not known" if value is None else f"{number_words(value)} {meta(kind.record, kind.counts).unit}"
    further = ((meta(kind.record, name), getattr(row, name)) for name in kind.figures[1:])
    return ", ".join((first, *(f"{asked.title.lower()} {number_words(value)}" for asked, value in further if value is not None)))
