"""The numbers of a file, kept once and lean: what a row's numbers share, what a column means, then the bare values.

A list of full observations would hold the same ten words beside every number; a million rows would not fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from smplan_kernel.sources.dates import Period

# The frame that the store keeps; `platform`, `account` and `unit` are added by the parent.
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


Shared = tuple[str, dt.date, dt.date, tuple[str, ...], str, dt.date | None, bool]


@dataclass(kw_only=True)
class Figures:
    """All numbers of a file by row and kind; `begins` says where the numbers of each row begin."""

    values: list[float] = field(default_factory=list)
    kinds_of: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    shared_of: list[int] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    _kinds: dict[Kind, int] = field(default_factory=dict)
    _shared: dict[Shared, int] = field(default_factory=dict)
    _places: dict[tuple[Any, ...], int] = field(default_factory=dict)
    _known: dict[tuple[int, str], int | tuple[int, ...]] = field(default_factory=dict)
    _mark: Mark | None = None
    _earlier: tuple[int, ...] = ()

    def add(self, mark: Mark, kind: Kind, value: float) -> Repeat | None:
        """Keep one number, or give the one that stands at its place already."""
        if mark is not self._mark:
            self._begin(mark)
        number = self._kinds.setdefault(kind, len(self._kinds))
        if self._earlier:
            repeat = self._repeat(kind)
            if repeat is not None:
                return repeat
        self.kinds_of.append(number)
        self.values.append(value)
        return None

    def _begin(self, mark: Mark) -> None:
        self._mark = mark
        shared = (mark.level, mark.start, mark.end, mark.flags, mark.sheet, mark.exported_on, mark.counted)
        place = (mark.level, mark.start, mark.end, mark.exported_on)
        self.shared_of.append(self._shared.setdefault(shared, len(self._shared)))
        known = (self._places.setdefault(place, len(self._places)), mark.object)
        here = len(self.begins)
        earlier = self._known.setdefault(known, here)
        self._earlier = () if earlier is here else earlier if isinstance(earlier, tuple) else (earlier,)
        if self._earlier:
            self._known[known] = (*self._earlier, here)
        self.begins.append(len(self.values))
        self.objects.append(mark.object)
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
        ends = [*self.begins[1:], len(self.values)]
        used = {shared for begin, end, shared in zip(self.begins, ends, self.shared_of, strict=True) if begin < end}
        periods = [shared for number, shared in enumerate(self._shared) if number in used]
        return min(shared[1] for shared in periods), max(shared[2] for shared in periods)

    def counts(self) -> bool:
        """Whether any row may be added up."""
        return any(shared[6] for shared in self._shared)

    def packed(self, flags: tuple[str, ...] = ()) -> dict[str, Any]:
        """Everything, ready for JSON; `flags` are those of the whole file."""
        return {
            "kinds": [[kind.metric, kind.definition, kind.is_part, list(kind.flags)] for kind in self._kinds],
            "shared": [
                [level, start.isoformat(), end.isoformat(), [*own, *flags], sheet, exported.isoformat() if exported else "", counted]
                for level, start, end, own, sheet, exported, counted in self._shared
            ],
            "values": self.values,
            "kinds_of": self.kinds_of,
            "begins": self.begins,
            "shared_of": self.shared_of,
            "objects": self.objects,
            "rows": self.rows,
        }


def unpacked(packed: Mapping[str, Any]) -> tuple[dict[str, list[Any]], list[bool]]:
    """The columns of observations again, and for each whether it may be added up."""
    rows = list(_row_of_each(packed))
    shared = [packed["shared"][packed["shared_of"][row]] for row in rows]
    kinds = [packed["kinds"][kind] for kind in packed["kinds_of"]]
    columns = {
        "level": [cells[0] for cells in shared],
        "object": [packed["objects"][row] for row in rows],
        "period_start": [cells[1] for cells in shared],
        "period_end": [cells[2] for cells in shared],
        "metric": [kind[0] for kind in kinds],
        "definition": [kind[1] for kind in kinds],
        "value": packed["values"],
        "flags": _flags(packed, rows),
        "row": [packed["rows"][row] for row in rows],
        "sheet": [cells[4] for cells in shared],
        "exported_on": [cells[5] for cells in shared],
    }
    return columns, [bool(cells[6]) and not kind[2] for cells, kind in zip(shared, kinds, strict=True)]


def _row_of_each(packed: Mapping[str, Any]) -> Iterator[int]:
    ends = [*packed["begins"][1:], len(packed["values"])]
    for row, (begin, end) in enumerate(zip(packed["begins"], ends, strict=True)):
        for _ in range(begin, end):
            yield row


def _flags(packed: Mapping[str, Any], rows: list[int]) -> list[str]:
    """The flags of row and column together; few pairs occur, so each is joined once."""
    joined: dict[tuple[int, int], str] = {}
    found = []
    for row, kind in zip(rows, packed["kinds_of"], strict=True):
        pair = (packed["shared_of"][row], kind)
        if pair not in joined:
            joined[pair] = ",".join(sorted({*packed["shared"][pair[0]][3], *packed["kinds"][kind][3]}))
        found.append(joined[pair])
    return found
