"""Which figures mean the same: names of measures as people write them, and the changes that are logged in the plan.

A platform that renames or redefines a figure begins a new meaning. When in doubt the series breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smplan_kernel.measures.observed import account_key
from smplan_kernel.plan.vocabulary import METRICS, RATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smplan_kernel.plan import DefinitionChange

ALWAYS = 10**7  # later than any day number


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From `first` to `last` (day numbers, both included) a figure is read from one measure, else from the `spare` one."""

    measure: str
    spare: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a measure of one account is read from over time: stretches, days on which it got a new meaning, same names."""

    stretches: tuple[Stretch, ...]
    new_on: tuple[int, ...]
    same: Mapping[str, str]
    linked: tuple[tuple[str, str], ...] = ()
    changes: frozenset[str] = frozenset()

    def family(self, definition: str) -> frozenset[str]:
        """Every name that a platform's column had before or after; all columns when none is asked for."""
        if not definition:
            return frozenset()
        names = {definition.casefold()}
        for _ in self.linked:
            names |= {name for pair in self.linked if names & set(pair) for name in pair}
        return frozenset(names)

    def group(self, definition: str) -> str:
        """The name under which a platform's column is compared: renamed columns share one."""
        key = definition.casefold()
        return self.same.get(key, key)


@cache
def canonical(text: str) -> str:
    """The canonical name of a measure that somebody wrote in words; unknown words stay as they are.

    >>> canonical("Key events"), canonical("views"), canonical("x:Media views")
    ('key_events', 'views', 'x:Media views')
    """
    words = text.strip().casefold()
    by_title = {known.title.casefold(): name for name, known in METRICS.items()} | {
        known.title.casefold(): name for name, known in RATES.items()
    }
    name = words.replace(" ", "_").replace("-", "_")
    return name if name in METRICS or name in RATES else by_title.get(words, text.strip())


def meaning_of(measure: str, definitions: Iterable[DefinitionChange], *, platform: str, account: str) -> Meaning:
    """Read from the plan's log how a measure of one account is to be followed through its changes."""
    known = [change for change in definitions if change.platform == platform and account_key(change.account) in {"", account_key(account)}]
    related = sorted(_related(measure, known), key=lambda change: (change.on is not None, change.on, change.id))
    dated = [(change.on.toordinal(), change) for change in related if change.on is not None]
    renamed = [(day, change) for day, change in dated if moves(change)]
    names = [canonical(renamed[0][1].before), *(canonical(change.after) for _, change in renamed)] if renamed else [measure]
    days = [0, *(day for day, _ in renamed), ALWAYS]
    stretches = tuple(
        Stretch(measure=name, spare=measure, first=first, last=after - 1) for name, first, after in zip(names, days, days[1:], strict=False)
    )
    same = {
        name.casefold(): change.after.casefold() for change in related if not change.new_meaning for name in (change.before, change.after)
    }
    ids = frozenset(change.id for change in related)
    linked = tuple((change.before.casefold(), change.after.casefold()) for change in related)
    return Meaning(
        stretches=stretches, new_on=tuple(day for day, change in dated if change.new_meaning), same=same, linked=linked, changes=ids
    )


def moves(change: DefinitionChange) -> bool:
    """The figure moved from one canonical measure to another, as impressions became views."""
    before, after = canonical(change.before), canonical(change.after)
    return before != after and before in METRICS and after in METRICS


def _related(measure: str, changes: list[DefinitionChange]) -> list[DefinitionChange]:
    """The changes that touch a measure, directly or through a measure it was before."""
    names, found = {measure}, []
    for _ in range(len(changes) + 1):
        fresh = [change for change in changes if change not in found and _names(change) & names]
        if not fresh:
            break
        found += fresh
        names |= {name for change in fresh if moves(change) for name in (canonical(change.before), canonical(change.after))}
    return found


def _names(change: DefinitionChange) -> set[str]:
    """The measures that a logged change is about."""
    names = {canonical(change.measure)} if change.measure else set()
    return names | ({canonical(change.before), canonical(change.after)} if moves(change) else set())
