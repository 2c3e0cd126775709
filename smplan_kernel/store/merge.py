"""Two people's changes to one document, put together; it knows documents and records, neither databases nor plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from smplan_kernel.errors import Clash
from smplan_kernel.store.chain import Document
from smplan_kernel.store.patch import is_records, same

Side = Literal["mine", "theirs", "both"]
"""Which text stays where two people wrote; both only where two long texts can stand one below the other."""
ORDER = "(order)"  # the last part of a path that means "in which order these stand"
_GONE: Any = object()  # not there; None is a value


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The document with both sides' changes, and the places where only a person can choose."""

    document: Document
    clashes: tuple[Clash, ...]


def merge(
    base: Document, mine: Document, theirs: Document, *, choices: Mapping[str, Side] | None = None, is_cautious: bool = False
) -> Merged:
    """Put together what both sides made of the same beginning.

    Different places both stay; the same place with different values is a clash, unless `choices` says by its path which side stays.
    A clashing place holds theirs meanwhile. A cautious merge asks wherever the two differ: for changes that cannot stand together.

    >>> merge({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}).document
    {'a': 2, 'b': 3}
    """
    work = _Work(choices=choices or {}, is_cautious=is_cautious)
    document = work.parts((), base, mine, theirs)
    return Merged(document=document, clashes=tuple(work.clashes))


@dataclass
class _Work:
    """The clashes found so far."""

    choices: Mapping[str, Side]
    is_cautious: bool
    clashes: list[Clash] = field(default_factory=list)

    def value(self, path: tuple[str, ...], base: Any, mine: Any, theirs: Any) -> Any:
        """One place: whoever left it alone gives way."""
        if same(mine, theirs):
            return mine
        chosen = self.choices.get(".".join(path))
        if chosen and (chosen != "both" or can_stand_together(mine, theirs)):
            return _chosen(chosen, mine, theirs)
        if not self.is_cautious and (same(base, mine) or same(base, theirs)):
            return theirs if same(base, mine) else mine
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self.parts(path, base if isinstance(base, dict) else {}, mine, theirs)
        if mine is not _GONE and theirs is not _GONE and is_records(mine) and is_records(theirs):
            return self.records(path, base if is_records(base) else [], mine, theirs)
        return self.clash(path, base, mine, theirs)

    def parts(self, path: tuple[str, ...], base: Document, mine: Document, theirs: Document) -> Document:
        """All named places of a section or a record."""
        names = dict.fromkeys([*theirs, *mine])
        found = {name: self.value((*path, name), base.get(name, _GONE), mine.get(name, _GONE), theirs.get(name, _GONE)) for name in names}
        return {name: value for name, value in found.items() if value is not _GONE}

    def records(self, path: tuple[str, ...], base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
        """A list of records: each is merged by its id, then the order."""
        before, ours, others = ({part["id"]: part for part in side} for side in (base, mine, theirs))
        names = dict.fromkeys([*others, *ours])
        found = {name: self.value((*path, name), before.get(name, _GONE), ours.get(name, _GONE), others.get(name, _GONE)) for name in names}
        kept = {name for name, value in found.items() if value is not _GONE}
        return [found[name] for name in self.order(path, list(before), list(ours), list(others)) if name in kept]

    def order(self, path: tuple[str, ...], base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
        """The order of whoever moved something, with the other side's additions after the neighbour they were put behind."""
        shared = set(base) & set(mine) & set(theirs)
        before, ours, others = ([name for name in side if name in shared] for side in (base, mine, theirs))
        chosen = self.choices.get(".".join((*path, ORDER)))
        if chosen == "mine" or (not chosen and others == before != ours):
            return _with_additions(mine, theirs)
        if not chosen and ours not in (before, others):
            self.clash((*path, ORDER), before, ours, others)
        return _with_additions(theirs, mine)

    def clash(self, path: tuple[str, ...], base: Any, mine: Any, theirs: Any) -> Any:
        """Both sides changed this: ask, and leave theirs until then."""
        place = ".".join(path)
        shown = (None if side is _GONE else side for side in (base, mine, theirs))
        before, ours, others = shown
        self.clashes.append(Clash(path=place, title=place, before=before, mine=ours, theirs=others))
        return theirs


def can_stand_together(mine: Any, theirs: Any) -> bool:
    """Whether two answers can be kept one below the other: two texts, or two lists of lines."""
    if isinstance(mine, str) and isinstance(theirs, str):
        return bool(mine.strip() and theirs.strip())
    sides = (mine, theirs)
    return all(isinstance(side, list) and side and all(isinstance(line, str) for line in side) for side in sides)


def _chosen(side: Side, mine: Any, theirs: Any) -> Any:
    """The value of the side that stays; of both, what was there first stands above."""
    if side != "both":
        return mine if side == "mine" else theirs
    return f"{theirs}\n\n{mine}" if isinstance(mine, str) else [*theirs, *(line for line in mine if line not in theirs)]


def _with_additions(skeleton: list[str], other: list[str]) -> list[str]:
    """The skeleton's order, and each name that only the other side has right after its neighbour there."""
    order, known = list(skeleton), set(skeleton)
    before_it = ""
    for name in other:
        if name not in known:
            order.insert(order.index(before_it) + 1 if before_it else 0, name)
            known.add(name)
        before_it = name
    return order
