"""Columns that name records of the plan: people, channels, competitors; what nobody knows yet is asked about, once for the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from smplan_kernel.errors import ExportQuestion
from smplan_kernel.lists.column import Column
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import place_of, record_type
from smplan_kernel.plan.options import options_of
from smplan_kernel.plan.wording import listed, quoted

Names = Literal["", "add", "leave"]
"""What happens with names that the plan does not know: they are asked about, added to it, or left out."""
OWN_WORDS = frozenset({"we", "us", "you", "our own"})
_MOST_TOLD = 6


def ids_in(column: Column, plan: Plan) -> list[tuple[str, ...]]:
    """The records that each line of a column names; names that the plan does not know are left out.

    Raises
    ------
    ExportError
        When a name could be two records.
    """
    known = _known(plan, column.asked.ref)
    found = {text: tuple(dict.fromkeys(_ids(column, at, known, plan))) for text, at in _first_places(column).items()}
    return [found[text] for text in column.texts]


def with_names(columns: Sequence[Column], plan: Plan, names: Names) -> Plan:
    """The plan with the names it did not know, where they are to be added.

    Raises
    ------
    ExportQuestion
        When nobody has said yet what should happen with them.
    """
    unknown = _unknown(columns, plan)
    if not unknown or names == "leave":
        return plan
    if not names:
        is_one = sum(map(len, unknown.values())) == 1
        raise ExportQuestion(
            columns[0].file, f"{_sentence(unknown)} What should happen with {'it' if is_one else 'them'}?", ("add", "leave"), "--names"
        )
    for prefix, words in unknown.items():
        plan = _added(plan, prefix, words)
    return plan


def _first_places(column: Column) -> dict[str, int]:
    """Each text of a column with the first place where it stands, in order."""
    places: dict[str, int] = {}
    for at, text in enumerate(column.texts):
        places.setdefault(text, at)
    return places


def _known(plan: Plan, prefix: str) -> dict[str, tuple[str, ...]]:
    """The ids under each name, as names are compared."""
    found: dict[str, tuple[str, ...]] = {}
    for record_id, title in options_of(plan, {prefix})[prefix]:
        found[_key(title)] = (*found.get(_key(title), ()), record_id)
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _ids(column: Column, at: int, known: dict[str, tuple[str, ...]], plan: Plan) -> Iterator[str]:
    for name in _names_in(column, at, known, plan):
        found = known.get(_key(name), ())
        if len(found) > 1:
            kind = record_type(column.asked.ref).kind_title
            raise column.fault(
                at, f"the plan has {len(found)} of the kind {kind} with this name", "Give one of them another name in the plan"
            )
        yield from found


def _names_in(column: Column, at: int, known: dict[str, tuple[str, ...]], plan: Plan) -> tuple[str, ...]:
    """The names in one place; a name may hold a comma itself, so the whole is looked up before its parts."""
    text = column.texts[at]
    if column.asked.kind == "ref":
        parts = [text.strip()]
    else:
        parts = [part.strip() for part in re.split(r"[;\n]", text)]
        parts = [name for part in parts for name in ([part] if _key(part) in known else (piece.strip() for piece in part.split(",")))]
    own = OWN_WORDS | {_key(plan.start.organisation)} if column.asked.ref == "comp" else frozenset()
    return tuple(part for part in parts if part and _key(part) not in own)


def _unknown(columns: Sequence[Column], plan: Plan) -> dict[str, dict[str, str]]:
    """By prefix, the names that the plan does not know, each as it is written first."""
    found: dict[str, dict[str, str]] = {}
    for column in columns:
        known = _known(plan, column.asked.ref)
        for at in _first_places(column).values():
            for name in _names_in(column, at, known, plan):
                if _key(name) not in known:
                    found.setdefault(column.asked.ref, {}).setdefault(_key(name), name)
    return found


def _sentence(unknown: dict[str, dict[str, str]]) -> str:
    """Which names of which kind are new."""
    return " ".join(
        f"The plan does not know {_some(tuple(words.values()))} as {record_type(prefix).kind_title} yet."
        for prefix, words in unknown.items()
    )


def _some(names: tuple[str, ...]) -> str:
    shown = tuple(map(quoted, names[:_MOST_TOLD]))
    left = len(names) - len(shown)
    return listed((*shown, f"{left} more") if left else shown)


def _added(plan: Plan, prefix: str, words: dict[str, str]) -> Plan:
    kind = record_type(prefix)
    section, records = place_of(prefix)
    new = tuple(kind.new(**{kind.name_field: name}) for name in words.values())
    return plan.with_section(section, **{records: (*getattr(plan.section(section), records), *new)})
