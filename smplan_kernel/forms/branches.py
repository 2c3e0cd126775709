"""One list of records read as a tree: who stands above whom, and what happens to the list when a branch changes its place.

Each record names the one above it; the order of the list is the order among siblings. The browser reads the list in the same way
(static/outline.js).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from smplan_kernel.forms.edits import Rows

Above = Mapping[str, str]
"""For each record the one above it, "" for none."""


def above_in(rows: Rows, by: str) -> dict[str, str]:
    """Who stands above each record; a name that is not in the list counts as none.

    Two people can hang two records beneath each other at the same time. Such a ring hangs from nothing: its first record stands on top.
    """
    above = named_in(rows, by)
    for record_id in above:
        if record_id in chain(record_id, above):
            above[record_id] = ""
    return above


def named_in(rows: Rows, by: str) -> dict[str, str]:
    """Whom each record names, rings and all."""
    known = {row.id for row in rows}
    return {row.id: name if (name := getattr(row, by)) in known else "" for row in rows}


def chain(record_id: str, above: Above) -> tuple[str, ...]:
    """The records above one, the nearest first, each once.

    >>> chain("cut", {"cut": "film", "film": "launch", "launch": ""})
    ('film', 'launch')
    """
    found: dict[str, None] = {}
    at = above.get(record_id, "")
    while at and at not in found:
        found[at] = None
        at = above.get(at, "")
    return tuple(found)


def rings_in(rows: Rows, by: str) -> tuple[tuple[str, ...], ...]:
    """The records that are parts of each other, each ring once, from its first record in the list."""
    above = named_in(rows, by)
    rings: list[tuple[str, ...]] = []
    for record_id in above:
        ring = chain(record_id, above)
        if record_id in ring and not any(record_id in known for known in rings):
            rings.append((record_id, *ring[: ring.index(record_id)]))
    return tuple(rings)


def placed(rows: Rows, moved: tuple[str, ...], before: str, by: str) -> Rows:
    """The list with siblings, and all beneath them, in front of another sibling; last among them when `before` names none.

    Only siblings of the first one move: what hangs beneath them comes along.
    """
    above = above_in(rows, by)
    siblings = tuple(record_id for record_id in moved if record_id in above and above[record_id] == above.get(moved[0]))
    branch = branches_of(siblings, above)
    others = tuple(row for row in rows if row.id not in branch)
    at = _place(others, siblings, before, above)
    return (*others[:at], *(row for row in rows if row.id in branch), *others[at:])


def lifted(rows: Rows, record_id: str, by: str) -> Rows:
    """The list with everything directly beneath a record one level further up."""
    above = above_in(rows, by)
    return tuple(row.replace(**{by: above[record_id]}) if above[row.id] == record_id else row for row in rows)


def hung_back(rows: Rows, record_id: str, lifted: Collection[str], by: str) -> Rows:
    """The list with what was lifted from under a record beneath it again; what has found another place meanwhile stays there."""
    above = above_in(rows, by)
    back = {other for other in lifted if above.get(other) == above.get(record_id)}
    return tuple(row.replace(**{by: record_id}) if row.id in back else row for row in rows)


def branches_of(tops: Collection[str], above: Above) -> frozenset[str]:
    """Some records and all beneath them."""
    wanted = frozenset(tops)
    return wanted | {other for other in above if not wanted.isdisjoint(chain(other, above))}


def _place(others: Rows, siblings: tuple[str, ...], before: str, above: Above) -> int:
    """Where they go: in front of `before`, behind the last part of the record above them, or to the end of the list."""
    places = {row.id: place for place, row in enumerate(others)}
    parent = above[siblings[0]] if siblings else ""
    if before in places and above[before] == parent:
        return places[before]
    inside = [places[other] for other in branches_of((parent,), above) if other in places] if parent else []
    return max(inside) + 1 if inside else len(others)
