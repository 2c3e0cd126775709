"""What changed between two plans, told in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smplan_kernel.plan.document import SECTIONS, Plan
from smplan_kernel.plan.fields import Meta, fields_of, meta
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.records import Model, Record
from smplan_kernel.plan.walk import lists_of
from smplan_kernel.plan.wording import quoted, value_words

UNTOLD = frozenset({"id", "added", "joined", "counted_from", "counted_to"})


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """The two plans that names and values are looked up in."""

    before: Plan
    after: Plan


def changes_in_words(before: Plan, after: Plan) -> tuple[str, ...]:
    """Each difference as one sentence, in the order of the pages; nothing when the plans agree."""
    pair = _Pair(before=before, after=after)
    return tuple(sentence for name in SECTIONS for sentence in _section(pair, name))


def _section(pair: _Pair, name: str) -> Iterator[str]:
    """The differences within one section; its records are told by their own names alone."""
    yield from _part(pair, meta(Plan, name).title, pair.before.section(name), pair.after.section(name), inside="")


def _part(pair: _Pair, place: str, before: Model, after: Model, *, inside: str) -> Iterator[str]:
    """The differences between two states of a section, group or record; `inside` stands before the names of its records."""
    rows = dict(lists_of(type(after)))
    for asked in fields_of(type(after)):
        old, new = getattr(before, asked.name), getattr(after, asked.name)
        if asked.name in UNTOLD or old == new:
            continue
        if asked.name in rows:
            yield from _rows(pair, inside, asked, old, new)
        elif asked.kind == "group":
            yield from _part(pair, f"{place}, {_lower(asked.title)}", old, new, inside=inside)
        else:
            yield _answer(pair, place, asked, old, new)


def _answer(pair: _Pair, place: str, asked: Meta, old: object, new: object) -> str:
    """One answer that is another one now."""
    if asked.kind == "records":
        return f"{place}: {_lower(asked.title)} changed."
    was = "" if old in ("", None, ()) else f" (was {value_words(pair.before, asked, old)})"
    title = quoted(asked.title) if asked.title.endswith("?") else _lower(asked.title)
    return f"{place}: {title} is now {value_words(pair.after, asked, new)}{was}."


def _rows(pair: _Pair, place: str, asked: Meta, old: tuple[Record, ...], new: tuple[Record, ...]) -> Iterator[str]:
    """Records that were added, changed, taken out or put in another order."""
    known = {record.id: record for record in old}
    kept = {record.id for record in new}
    for record in new:
        if record.id not in known:
            yield f"{_called(pair.after, place, record)} was added."
        else:
            name = _called(pair.after, place, record)
            yield from _part(pair, name, known[record.id], record, inside=name)
    for record in old:
        if record.id not in kept:
            yield f"{_called(pair.before, place, record)} was taken out."
    if [record.id for record in old if record.id in kept] != [record.id for record in new if record.id in known]:
        yield f"{place}: the order of {_lower(asked.title)} changed." if place else f"The order of {_lower(asked.title)} changed."


def _called(plan: Plan, place: str, record: Record) -> str:
    """A record by its kind and name, behind the record it belongs to."""
    kind, name = type(record).kind_title, title_of(plan, record)
    words = f"{kind} {quoted(name)}" if record.title.strip() else name
    return f"{place}: {words}" if place else _upper(words)


def _lower(text: str) -> str:
    """A title inside a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    """The beginning of a sentence."""
    return text[:1].upper() + text[1:]
