"""Imported files: each goes in whole, may be taken back, and is never deleted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import sqlalchemy as sa

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.store.columns import kept_text, read_maybe, read_time, written
from smplan_kernel.store.entries import ImportEntry
from smplan_kernel.store.observations import put_in
from smplan_kernel.store.tables import import_file, plan, series


def add_file(connection: sa.Connection, plan_id: str, facts: dict[str, Any], observations: pd.DataFrame) -> ImportEntry:
    """Write one file's rows; the same file again is the entry that is there, and says so."""
    known = find_file(connection, plan_id, facts["sha256"])
    if known:
        return replace(known, was_here=True)
    row = {**facts, "plan": plan_id, "mark": _next_mark(connection, plan_id), "observations": len(observations)}
    import_id = connection.execute(sa.insert(import_file).values(row).returning(import_file.c.id)).scalar_one()
    put_in(connection, observations, import_id=import_id)
    return read_file(connection, plan_id, import_id)


def _next_mark(connection: sa.Connection, plan_id: str) -> int:
    """Count what is known one further; the caller holds the plan's lock."""
    query = sa.update(plan).where(plan.c.id == plan_id).values(mark=plan.c.mark + 1).returning(plan.c.mark)
    return int(connection.execute(query).scalar_one())


def take_back(connection: sa.Connection, plan_id: str, import_id: int, *, by: str, at: str) -> ImportEntry:
    """Leave a file's figures out from now on; what was known before stays known as it was."""
    entry = read_file(connection, plan_id, import_id)
    if entry.undone_at is None:
        values = {"undone_mark": _next_mark(connection, plan_id), "undone_at": at, "undone_by": by}
        connection.execute(sa.update(import_file).where(import_file.c.id == import_id).values(values))
    return read_file(connection, plan_id, import_id)


def take_batch_back(connection: sa.Connection, plan_id: str, batch: str, *, by: str, at: str) -> tuple[ImportEntry, ...]:
    """Leave out whatever came together under one word and is in force."""
    these = (import_file.c.plan == plan_id, import_file.c.batch == batch, import_file.c.undone_mark.is_(None))
    numbers = connection.execute(sa.select(import_file.c.id).where(*these).order_by(import_file.c.mark)).scalars().all()
    return tuple(take_back(connection, plan_id, number, by=by, at=at) for number in numbers)


def find_file(connection: sa.Connection, plan_id: str, sha256: str) -> ImportEntry | None:
    """The import of this very file, unless it was taken back."""
    these = (import_file.c.plan == plan_id, import_file.c.sha256 == sha256, import_file.c.undone_mark.is_(None))
    row = connection.execute(sa.select(import_file).where(*these).order_by(import_file.c.mark.desc()).limit(1)).one_or_none()
    return _entry(row) if row else None


def read_file(connection: sa.Connection, plan_id: str, import_id: int) -> ImportEntry:
    """One import of a plan."""
    row = connection.execute(sa.select(import_file).where(import_file.c.id == import_id, import_file.c.plan == plan_id)).one_or_none()
    if row is None:
        where, problem = f"Plan {plan_id!r}", f"there is no import number {import_id}"
        raise WorkspaceError(where, problem, "Look at the list of its imports.")
    return _entry(row)


def read_files(connection: sa.Connection, plan_id: str) -> tuple[ImportEntry, ...]:
    """All imports of a plan, oldest first, also those taken back."""
    return tuple(
        _entry(row) for row in connection.execute(sa.select(import_file).where(import_file.c.plan == plan_id).order_by(import_file.c.mark))
    )


def metrics_told(connection: sa.Connection, plan_id: str, sort: tuple[str, str, str]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The name and the metrics of each file that counts, newest first, of one format, platform and account."""
    file = import_file.c
    chosen = sa.select(file.mark, file.file_name, series.c.metric).join_from(import_file, series).distinct()
    of_sort = chosen.where(file.plan == plan_id, file.undone_mark.is_(None), sa.tuple_(file.format, file.platform, file.account) == sort)
    found: dict[tuple[int, str], set[str]] = {}
    for mark, name, metric in connection.execute(of_sort.order_by(file.mark.desc())):
        found.setdefault((mark, name), set()).add(metric)
    return tuple((name, frozenset(metrics)) for (_, name), metrics in found.items())


def mark_at(connection: sa.Connection, plan_id: str, moment: dt.datetime) -> int:
    """The mark of what was known at a moment; -1, which no file has, before the first one came in."""
    of_plan = import_file.c.plan == plan_id
    came = connection.scalar(sa.select(sa.func.max(import_file.c.mark)).where(of_plan, import_file.c.imported_at <= written(moment)))
    went = connection.scalar(sa.select(sa.func.max(import_file.c.undone_mark)).where(of_plan, import_file.c.undone_at <= written(moment)))
    return max(came if came is not None else -1, went if went is not None else -1)


def known_by(moment: dt.datetime | int | None) -> sa.ColumnElement[bool]:
    """Which imports were in force at a moment, or at a mark; now, when neither is given."""
    if moment is None:
        return import_file.c.undone_mark.is_(None)
    if isinstance(moment, int):
        return _in_force(import_file.c.mark, import_file.c.undone_mark, moment)
    return _in_force(import_file.c.imported_at, import_file.c.undone_at, written(moment))


def _in_force(begins: sa.Column[Any], ends: sa.Column[Any], moment: object) -> sa.ColumnElement[bool]:
    return sa.and_(begins <= moment, sa.or_(ends.is_(None), ends > moment))


def file_facts(*, sha256: str, period: tuple[str, str] | None, notes: Sequence[str], **words: str) -> dict[str, Any]:
    """What is remembered of a file beside its rows."""
    start, end = period or ("", "")
    kept = {name: kept_text(text) for name, text in words.items()}
    told = json.dumps([kept_text(note) for note in notes])
    return {**kept, "sha256": sha256, "period_start": str(start), "period_end": str(end), "notes": told}


def _entry(row: Any) -> ImportEntry:
    same = ("id", "file_name", "sha256", "format", "platform", "account", "observations", "by", "mark")
    return ImportEntry(
        period=(row.period_start, row.period_end),
        notes=tuple(json.loads(row.notes)),
        imported_at=read_time(row.imported_at),
        undone_at=read_maybe(row.undone_at),
        batch=row.batch or "",
        **{name: getattr(row, name) for name in same},
    )
