"""Stones: what stays of records that were taken out, so that old reports still find them and no id comes back as something else."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.records import Record, Stone


def with_stones(before: Plan, after: Plan, *, on: dt.date, reason: str) -> Plan:
    """The plan `after`, with a stone for each record that `before` had and it has not.

    A record that comes back under its last name (an undo) lifts its stone again.

    Raises
    ------
    ValueError
        When a new record has the id of one that was taken out.
    """
    laid = {stone.id: stone for stone in (*before.stones, *after.stones)}
    for record_id in laid.keys() & after.by_id.keys():
        _refuse_reuse(laid.pop(record_id), after.by_id[record_id])
    gone = (record for record_id, record in before.by_id.items() if record_id not in after.by_id and record.leaves_stone)
    laid |= {record.id: _stone(before, record, on=on, reason=reason) for record in gone}
    stones = tuple(laid.values())
    return after if stones == after.stones else after.replace(stones=stones)


def _stone(plan: Plan, record: Record, *, on: dt.date, reason: str) -> Stone:
    """The stone of one record."""
    return Stone(id=record.id, kind=record.kind_title, name=title_of(plan, record), on=on, reason=reason)


def _refuse_reuse(stone: Stone, record: Record) -> None:
    """Refuse a record that is something else than what had its id before."""
    if stone.kind != record.kind_title or (record.title.strip() and stone.name != record.title):
        msg = f"with_stones: the id {stone.id!r} belonged to the {stone.kind} {stone.name!r} and is never used again"
        raise ValueError(msg)
