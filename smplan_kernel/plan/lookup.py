"""How to find things in a plan by id, and what to call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from smplan_kernel.plan.document import SECTION_TYPES, SECTIONS, Plan
from smplan_kernel.plan.fields import fields_of
from smplan_kernel.plan.records import Bullet, Record
from smplan_kernel.plan.walk import lists_of, types_in, with_record


def records(plan: Plan) -> Iterator[tuple[str, str, Record]]:
    """Section, list and record, for every record that stands directly in a section."""
    for name in SECTIONS:
        section = plan.section(name)
        for listed, _ in lists_of(type(section)):
            for record in getattr(section, listed):
                yield name, listed, record


def every_record(plan: Plan) -> Iterator[Record]:
    """Every record, also comments and facts inside others."""
    yield from plan.by_id.values()


def bullets(plan: Plan) -> Iterator[Bullet]:
    """Every goal, step, metric and policy rule."""
    return (record for _, _, record in records(plan) if isinstance(record, Bullet))


def find(plan: Plan, record_id: str) -> Record | None:
    """The record of that id, or nothing when it is not in the plan (any more)."""
    return plan.by_id.get(record_id)


def name_of(plan: Plan, record_id: str) -> str:
    """What people call it, also when only its stone is left; "" for what never was."""
    record = find(plan, record_id)
    if record is not None:
        return title_of(plan, record)
    return next((stone.name for stone in plan.stones if stone.id == record_id), "")


def title_of(plan: Plan, record: Record) -> str:
    """A record's own words, else the words of what it points at, else its kind."""
    if record.title.strip():
        return record.title
    pointed = (getattr(record, entry.name) for entry in fields_of(type(record)) if entry.kind == "ref")
    names = [target.title for target in map(plan.by_id.get, pointed) if target is not None and target.title.strip()]
    return ", ".join(names) or f"{type(record).kind_title} without a name"


@cache
def _types() -> dict[str, type[Record]]:
    """Every type of record under its prefix."""
    return {kind.prefix: kind for section in SECTION_TYPES.values() for kind in types_in(section)}


def record_type(prefix: str) -> type[Record]:
    """The type of record whose ids begin with a prefix.

    >>> record_type("goal").kind_title
    'goal'

    Raises
    ------
    ValueError
        When no record has that prefix.
    """
    if prefix not in _types():
        msg = f"record_type: prefix must be one of {', '.join(sorted(_types()))}, not {prefix!r}"
        raise ValueError(msg)
    return _types()[prefix]


@cache
def place_of(prefix: str) -> tuple[str, str]:
    """Section and list in which records of that prefix stand; ("", "") for those inside others."""
    for name, section in SECTION_TYPES.items():
        for listed, kind in lists_of(section):
            if kind.prefix == prefix:
                return name, listed
    return "", ""


def replace_record(plan: Plan, record: Record) -> Plan:
    """A copy in which the record of the same id is replaced, wherever it stands.

    Raises
    ------
    ValueError
        When the plan has no record of that id.
    """
    if record.id not in plan.by_id:
        msg = f"replace_record: the plan {plan.id!r} has no record {record.id!r}"
        raise ValueError(msg)
    sections = {name: plan.section(name) for name in SECTIONS}
    changed = {name: with_record(section, record) for name, section in sections.items()}
    return plan.replace(**{name: section for name, section in changed.items() if section is not sections[name]})
