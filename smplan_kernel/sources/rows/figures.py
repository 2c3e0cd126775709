"""The numbers of a file, kept once and lean: what a row's numbers share, what a column means, then the bare values.

A list of full observations would hold the same ten words beside every number; a million rows would not fit.
"""

from __future__ import annotations

import datetime as dt
import sys
from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import lt
from typing import Any, TypeVar

from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.rows.packed import Packed

# The frame that the store keeps; `account` and `unit` are added by the parent, and `platform` where the figures do not tell it.
OBSERVATION_COLUMNS = (
    "platform", "account", "level", "object", "period_start", "period_end", "metric", "definition",
    "value", "unit", "flags", "row", "sheet", "exported_on",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What all numbers of one row of a file share."""

    level: str
    start: dt.date
    end: dt.date
    row: int
    object: str = ""
    flags: tuple[str, ...] = ()
    sheet: str = ""
    exported_on: dt.date | None = None
    counted: bool = True  # False for totals, and for rows that must never be added up
    platform: str = ""  # where one file holds figures of several
    account: str = ""  # where the rows themselves name it

    @property
    def shared(self) -> Shared:
        """What other rows may have in common with this one."""
        return (
            *(self.level, self.start, self.end, self.flags, self.sheet),
            *(self.exported_on, self.counted, self.platform, self.account),
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind:
    """What a column of numbers means; each column has its own, so that finding it again costs nothing."""

    metric: str
    definition: str
    is_part: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """A number for which there is one already, at the same place."""

    known: float
    sheet: str


Shared = tuple[str, dt.date, dt.date, tuple[str, ...], str, dt.date | None, bool, str, str]
Place = tuple[str, dt.date, dt.date, dt.date | None, str, str]

T = TypeVar("T", bound=Hashable)
_MANY = 10_000  # rows from which columns are worth it
_BYTE = 128  # numbers that one byte tells apart
_LOWEST = 0 if sys.byteorder == "little" else 3  # which byte of an integer that is


def _numbered(facts: Sequence[T], known: dict[T, int]) -> Sequence[int]:
    """The number of each fact, a new one for each that was not seen before."""
    numbers = range(len(known), len(known) + len(facts))
    fresh = dict(zip(facts, numbers, strict=True))
    if len(fresh) == len(facts) and known.keys().isdisjoint(fresh.keys()):  # all are new, as posts are
        known.update(fresh)
        return numbers
    return [known.setdefault(fact, len(known)) for fact in facts]


def _bytes_of(numbers: array[Any]) -> memoryview:
    """The bytes of some numbers where they lie."""
    return memoryview(numbers).cast("B")


def _place_of(shared: Shared) -> Place:
    """What of the shared facts tells one figure of a thing from another."""
    level, start, end, _, _, exported, _, platform, account = shared
    return level, start, end, exported, platform, account


@dataclass(frozen=True, kw_only=True, eq=False)
class _Batch:
    """Rows that were added at once: the number of the first, and what each is about."""

    first: int
    places: array[int]
    things: array[int]

    def known(self) -> list[tuple[int, int]]:
        """What the figures of each row are known by."""
        return list(zip(self.places, self.things, strict=True))


def _counts() -> array[int]:
    return array("i")


@dataclass(kw_only=True)
class Figures:
    """All numbers of a file by row and kind; `begins` says where the numbers of each row begin."""

    values: array[float] = field(default_factory=lambda: array("d"))
    kinds_of: array[int] = field(default_factory=_counts)
    begins: array[int] = field(default_factory=_counts)
    shared_of: array[int] = field(default_factory=_counts)
    objects_of: array[int] = field(default_factory=_counts)
    rows: array[int] = field(default_factory=_counts)
    cards: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # of a post: see cards.py
    _objects: dict[str, int] = field(default_factory=dict)
    _kinds: dict[Kind, int] = field(default_factory=dict)
    _shared: dict[Shared, int] = field(default_factory=dict)
    _places: dict[Place, int] = field(default_factory=dict)
    _known: dict[tuple[int, int], int | tuple[int, ...]] = field(default_factory=dict)
    _waiting: list[_Batch] = field(default_factory=list)
    _mark: Mark | None = None
    _earlier: tuple[int, ...] = ()

    def add(self, mark: Mark, kind: Kind, value: float) -> Repeat | None:
        """Keep one number, or give the one that stands at its place already."""
        if mark is not self._mark:
            self._begin(mark)
        repeat = self._repeat(kind) if self._earlier else None
        if repeat is None:
            self.kinds_of.append(self.number_of(kind))
            self.values.append(value)
        return repeat

    def add_row(self, mark: Mark, kinds: Sequence[int], values: Sequence[float]) -> bool:
        """Keep the numbers of a row at once; False, and nothing kept, where the place is known and each must be looked at."""
        if mark is not self._mark:
            self._begin(mark)
        if self._earlier:
            return False
        self.kinds_of.extend(kinds)
        self.values.extend(values)
        return True

    def add_rows(
        self,
        shared: Sequence[Shared],
        shared_of: Sequence[int],
        objects: Sequence[str],
        objects_of: Sequence[int],
        rows: Sequence[int],
        kinds: Sequence[Kind],
        columns: Sequence[array[float]],
    ) -> bool:
        """Keep many rows at once; False, and nothing kept, where a place is known and each number must be looked at.

        `shared` are the distinct facts of these rows, `shared_of` says which are those of a row; `objects` and `objects_of` are what
        they are about in the same way, and each of them is that of some row. A value that is not finite is no number: nothing stands there.
        """
        from smplan_kernel.sources.files import stacked  # noqa: PLC0415 - it starts numpy, which a file without figures does not need

        before = len(self._objects)
        things = stacked.taken(_numbered(objects, self._objects), objects_of)
        places = [self._places.setdefault(_place_of(one), len(self._places)) for one in shared]
        batch = _Batch(first=len(self.begins), things=things, places=stacked.taken(places, shared_of))
        if len(self._objects) - before < len(things):  # some things have several rows
            if stacked.have_repeats(batch.places, things):
                return False
            self._index()
            if self._known and not self._known.keys().isdisjoint(batch.known()):
                return False
        self._waiting.append(batch)
        numbers = [self._shared.setdefault(one, len(self._shared)) for one in shared]
        self.shared_of.extend(stacked.taken(numbers, shared_of))
        self.objects_of.extend(things)
        self.rows.extend(stacked.ints(rows))
        added = stacked.laid(columns, list(map(self.number_of, kinds)), len(rows), begin=len(self.values))
        self.begins.extend(added.begins)
        self.values = self.values + added.values if self.values else added.values
        self.kinds_of = self.kinds_of + added.kinds_of if self.kinds_of else added.kinds_of
        self._mark = None
        return True

    def _index(self) -> None:
        """Know the places of the rows that were added at once; most files never ask."""
        for batch in self._waiting:
            known = batch.known()
            self._known.update(zip(known, range(batch.first, batch.first + len(known)), strict=True))
        self._waiting.clear()

    def number_of(self, kind: Kind) -> int:
        """The number under which a kind is kept."""
        return self._kinds.setdefault(kind, len(self._kinds))

    def _begin(self, mark: Mark) -> None:
        if self._waiting:
            self._index()
        self._mark = mark
        shared = mark.shared
        place = _place_of(shared)
        number = self._objects.setdefault(mark.object, len(self._objects))
        known = (self._places.setdefault(place, len(self._places)), number)
        here = len(self.begins)
        earlier = self._known.setdefault(known, here)
        self._earlier = () if earlier is here else earlier if isinstance(earlier, tuple) else (earlier,)
        if self._earlier:
            self._known[known] = (*self._earlier, here)
        self.shared_of.append(self._shared.setdefault(shared, len(self._shared)))
        self.begins.append(len(self.values))
        self.objects_of.append(number)
        self.rows.append(mark.row)

    def _repeat(self, kind: Kind) -> Repeat | None:
        kinds, shared = list(self._kinds), list(self._shared)
        for row in self._earlier:
            end = self.begins[row + 1] if row + 1 < len(self.begins) else len(self.values)
            for place in range(self.begins[row], end):
                known = kinds[self.kinds_of[place]]
                if (known.metric, known.definition) == (kind.metric, kind.definition):
                    return Repeat(known=self.values[place], sheet=shared[self.shared_of[row]][4])
        return None

    def span(self) -> Period | None:
        """From the first to the last day that a number stands for."""
        if not self.values:
            return None
        used = self._used()
        periods = [shared for number, shared in enumerate(self._shared) if number in used]
        return min(shared[1] for shared in periods), max(shared[2] for shared in periods)

    def first_outside(self, first: dt.date, last: dt.date) -> tuple[int, str, dt.date] | None:
        """The row, the sheet and the day of the first row with a number whose days begin before one day or after another."""
        outside = {number for number, shared in enumerate(self._shared) if not first <= shared[1] <= last}
        if not outside or not outside & self._used():
            return None
        ends = (*self.begins[1:], len(self.values))
        rows = zip(self.rows, self.shared_of, self.begins, ends, strict=True)
        row, number = next((row, number) for row, number, begin, end in rows if number in outside and begin < end)
        shared = list(self._shared)[number]
        return row, shared[4], shared[1]

    def published_twice(self) -> tuple[int, str, str, dt.date] | None:
        """The row and the sheet of the first post that another row calls published on another day, its identifier and that other day."""
        shared = list(self._shared)
        are_posts = [one[0] == "post-lifetime" for one in shared]
        if len(self._objects) >= len(self.begins) or not any(are_posts):
            return None
        first: dict[int, dt.date] = {}
        for row, thing, number in zip(self.rows, self.objects_of, self.shared_of, strict=True):
            if are_posts[number] and (day := first.setdefault(thing, shared[number][1])) != shared[number][1]:
                return row, shared[number][4], list(self._objects)[thing], day
        return None

    def _used(self) -> set[int]:
        """The facts of those rows that have a number."""
        if len(self.begins) > _MANY:
            from smplan_kernel.sources.files.stacked import of_filled_rows  # noqa: PLC0415 - it starts numpy

            return of_filled_rows(self.shared_of, self.begins, len(self.values))
        return set(compress(self.shared_of, map(lt, self.begins, (*self.begins[1:], len(self.values)))))

    def counts(self) -> bool:
        """Whether any row may be added up."""
        return any(shared[6] for shared in self._shared)

    def packed(self, flags: tuple[str, ...] = ()) -> Packed:
        """Everything, ready to be handed over; `flags` are those of the whole file."""
        return Packed(
            kinds=tuple((kind.metric, kind.definition, kind.is_part, kind.flags) for kind in self._kinds),
            shared=tuple(
                (
                    level,
                    start.isoformat(),
                    end.isoformat(),
                    (*own, *flags),
                    sheet,
                    exported.isoformat() if exported else "",
                    counted,
                    platform,
                    account,
                )
                for level, start, end, own, sheet, exported, counted, platform, account in self._shared
            ),
            objects=tuple(self._objects),
            cards={self._objects[name]: card for name, card in self.cards.items() if name in self._objects},
            arrays={
                "values": _bytes_of(self.values),
                "kinds_of": _bytes_of(self.kinds_of)
                if len(self._kinds) > _BYTE
                else self.kinds_of.tobytes()[_LOWEST :: self.kinds_of.itemsize],
                "begins": _bytes_of(self.begins),
                "shared_of": _bytes_of(self.shared_of),
                "objects_of": _bytes_of(self.objects_of),
                "rows": _bytes_of(self.rows),
            },
        )
