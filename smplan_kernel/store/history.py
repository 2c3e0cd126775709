"""A plan's versions: each is added once and never changed, can be rebuilt exactly, and proves that nothing before it was changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from smplan_kernel.errors import PlanNotFoundError, StoreDamagedError, WorkspaceError
from smplan_kernel.store.chain import FIRST_PARENT, Document, canonical, fingerprint, pack, unpack
from smplan_kernel.store.columns import read_time, written
from smplan_kernel.store.entries import PlanEntry, Revision
from smplan_kernel.store.patch import Patch, apply, differences
from smplan_kernel.store.tables import plan, revision

# A whole document so often; the versions between are rebuilt from their steps. 32 keeps both the file and the wait small.
WHOLE_EVERY = 32


@dataclass(frozen=True, kw_only=True)
class Head:
    """The newest version of a plan, checked against its history."""

    number: int
    hash: str
    document: Document
    at: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """What is about to be added to the history."""

    by: str
    at: str
    why: str
    undoes: int | None = None
    redoes: int | None = None


def plan_entries(connection: sa.Connection, only: str = "") -> tuple[PlanEntry, ...]:
    """The plans of the workspace by short name."""
    columns = (plan.c.id, plan.c.name, plan.c.revision, plan.c.saved_at, plan.c.saved_by)
    rows = connection.execute(sa.select(*columns).where(plan.c.id == only if only else sa.true()).order_by(plan.c.id))
    return tuple(_plan_entry(row) for row in rows)


def _plan_entry(row: Any) -> PlanEntry:
    with intact(f"The list of plans, {row.id!r}", row.id, row.revision):
        return PlanEntry(id=row.id, name=row.name, revision=row.revision, saved_at=read_time(row.saved_at), by=row.saved_by)


def lock_plan(connection: sa.Connection, plan_id: str) -> None:
    """Make others wait who write the same plan; SQLite has one writer anyway."""
    if connection.execute(sa.select(plan.c.id).where(plan.c.id == plan_id).with_for_update()).one_or_none() is None:
        raise not_found(connection, plan_id)


def not_found(connection: sa.Connection, plan_id: str) -> PlanNotFoundError:
    """The error that names the plans there are."""
    return PlanNotFoundError(plan_id, tuple(connection.scalars(sa.select(plan.c.id).order_by(plan.c.id).limit(20))))


def read_head(connection: sa.Connection, plan_id: str, where: str) -> Head:
    """The newest version, proved by its fingerprint."""
    row = connection.execute(sa.select(plan).where(plan.c.id == plan_id)).one_or_none()
    if row is None:
        raise not_found(connection, plan_id)
    newest = connection.scalar(sa.select(sa.func.max(revision.c.number)).where(revision.c.plan == plan_id))
    told = connection.execute(_facts_of(plan_id).where(revision.c.number == row.revision)).mappings().one_or_none()
    if told is None or newest != row.revision or told["hash"] != row.hash:
        raise StoreDamagedError(where, plan_id, row.revision)
    with intact(where, plan_id, row.revision):
        document = _proved(told, unpack(row.document), where)
    return Head(number=row.revision, hash=row.hash, document=document, at=told["at"], by=told["by"])


def read_version(connection: sa.Connection, plan_id: str, number: int, where: str) -> Head:
    """One version, rebuilt from the whole document before it and proved by its fingerprint."""
    these = revision.c.plan == plan_id, revision.c.number <= number
    whole = sa.select(sa.func.max(revision.c.number)).where(*these, revision.c.document.is_not(None)).scalar_subquery()
    columns = (*_facts_of(plan_id).selected_columns, revision.c.patch, revision.c.document)
    query = sa.select(*columns).where(*these, revision.c.number >= whole).order_by(revision.c.number)
    rows = connection.execute(query).mappings().all()
    if not rows or rows[-1]["number"] != number:
        raise _unknown_version(connection, plan_id, number, where)
    with intact(where, plan_id, number):
        document = unpack(rows[0]["document"])
        for row in rows[1:]:
            document = _stepped(document, row["patch"])
    last = rows[-1]
    return Head(number=number, hash=last["hash"], document=_proved(last, document, where), at=last["at"], by=last["by"])


def number_at(connection: sa.Connection, plan_id: str, moment: dt.datetime, where: str) -> int:
    """The version that was in force at a moment."""
    these = revision.c.plan == plan_id, revision.c.at <= written(moment)
    number: int | None = connection.scalar(sa.select(sa.func.max(revision.c.number)).where(*these))
    if number is None:
        entries = plan_entries(connection, plan_id)
        if not entries:
            raise not_found(connection, plan_id)
        raise WorkspaceError(where, f"{plan_id!r} was not there yet on {moment:%d %B %Y, %H:%M}", "Choose a later day.")
    return number


def add_version(
    connection: sa.Connection, plan_id: str, head: Head | None, document: Document, step: Step, *, sections: tuple[str, ...] = ()
) -> Head:
    """Write the next version, and make it the plan's newest; `sections` names its pages where its patch does not."""
    number = head.number + 1 if head else 1
    before = head.document if head else {}
    patch = differences(before, document)
    pages = ",".join(sections or touched_sections(patch)) if head else ""
    facts = {"plan": plan_id, "number": number, "sections": pages, **dataclasses.asdict(step)}
    parent = head.hash if head else FIRST_PARENT
    newest = Head(number=number, hash=fingerprint(parent, facts, document), document=document, at=step.at, by=step.by)
    packed = pack(document)
    _write_head(connection, plan_id, newest, packed)
    kept = {"patch": canonical(patch if head else []), "document": packed if number % WHOLE_EVERY == 1 else None}
    connection.execute(sa.insert(revision).values(**facts, **kept, hash=newest.hash, parent_hash=parent))
    return newest


def _write_head(connection: sa.Connection, plan_id: str, head: Head, packed: bytes) -> None:
    """Make a version the plan's newest."""
    row = {
        "name": plan_title(head.document) or plan_id,
        "revision": head.number,
        "hash": head.hash,
        "document": packed,
        "saved_at": head.at,
        "saved_by": head.by,
    }
    if head.number == 1:
        connection.execute(sa.insert(plan).values(id=plan_id, mark=0, **row))
    else:
        connection.execute(sa.update(plan).where(plan.c.id == plan_id).values(row))


def plan_title(document: Document) -> str:
    """What the list of plans calls it: the organisation's name."""
    start = document.get("start")
    return str(start.get("organisation", "")) if isinstance(start, dict) else ""


def touched_sections(patch: Patch) -> tuple[str, ...]:
    """The pages that a patch changes; what is no page, such as the stones, follows them."""
    names = (step["path"].split("/")[1] for step in patch if step["path"])
    return tuple(dict.fromkeys(name for name in names if name not in {"stones", "schema_version", "id"}))


def read_history(connection: sa.Connection, plan_id: str, where: str) -> tuple[Revision, ...]:
    """All versions, oldest first."""
    rows = connection.execute(sa.select(revision).where(revision.c.plan == plan_id).order_by(revision.c.number)).mappings()
    return tuple(_entry(row, plan_id, where) for row in rows)


def _entry(row: Any, plan_id: str, where: str) -> Revision:
    same = ("number", "by", "why", "undoes", "redoes", "hash", "parent_hash")
    with intact(where, plan_id, row["number"]):
        told = {"at": read_time(row["at"]), "patch": json.loads(row["patch"]), "sections": sections_of(row["sections"])}
    return Revision(**told, **{name: row[name] for name in same})


def sections_of(text: str) -> tuple[str, ...]:
    """The page keys that a version touched."""
    return tuple(part for part in text.split(",") if part)


def verify_history(connection: sa.Connection, plan_id: str, where: str) -> int:
    """Recompute every version from the first one on; says how many there are."""
    head = read_head(connection, plan_id, where)
    last = list(_recomputed(connection, plan_id, where))[-1:]
    if last != [(head.number, head.hash)]:
        raise StoreDamagedError(where, plan_id, head.number)
    return head.number


def _recomputed(connection: sa.Connection, plan_id: str, where: str) -> Iterator[tuple[int, str]]:
    """Number and fingerprint of each version, each proved against the one before."""
    parent = FIRST_PARENT
    document: Document = {}
    rows = connection.execute(sa.select(revision).where(revision.c.plan == plan_id).order_by(revision.c.number)).mappings()
    for expected, row in enumerate(rows, start=1):
        with intact(where, plan_id, expected):
            whole = None if row["document"] is None else unpack(row["document"])
            document = whole or {} if expected == 1 else _stepped(document, row["patch"])
        is_chained = row["number"] == expected and row["parent_hash"] == parent
        if not is_chained or (whole is not None and canonical(whole) != canonical(document)):
            raise StoreDamagedError(where, plan_id, expected)
        _proved(row, document, where)
        parent = row["hash"]
        yield expected, parent


def _facts_of(plan_id: str) -> sa.Select[Any]:
    """All that the fingerprint covers, but the document."""
    columns = (revision.c[name] for name in ("plan", "number", "at", "by", "why", "undoes", "redoes", "sections", "hash", "parent_hash"))
    return sa.select(*columns).where(revision.c.plan == plan_id)


def _facts(row: Any) -> dict[str, Any]:
    return {name: row[name] for name in ("plan", "number", "at", "by", "why", "undoes", "redoes", "sections")}


def _proved(row: Any, document: Document, where: str) -> Document:
    """The document, if it is what was saved under this fingerprint."""
    if fingerprint(row["parent_hash"], _facts(row), document) != row["hash"]:
        raise StoreDamagedError(where, row["plan"], row["number"])
    return document


@contextmanager
def intact(where: str, plan_id: str, number: int) -> Iterator[None]:
    """Tell the reader that a version is damaged when what was read makes no sense."""
    try:
        yield
    except ValueError as exc:
        raise StoreDamagedError(where, plan_id, number) from exc


def _stepped(document: Document, steps: str) -> Document:
    """The next document, by the steps as they were kept."""
    return apply(document, json.loads(steps))


def _unknown_version(connection: sa.Connection, plan_id: str, number: int, where: str) -> Exception:
    """Why a version cannot be read: no such plan, never saved, or damaged."""
    newest = connection.scalar(sa.select(plan.c.revision).where(plan.c.id == plan_id))
    if newest is None:
        return not_found(connection, plan_id)
    if 1 <= number <= newest:
        return StoreDamagedError(where, plan_id, number)
    return WorkspaceError(where, f"{plan_id!r} has no version {number}", f"Its newest version is {newest}; open the plan again.")
