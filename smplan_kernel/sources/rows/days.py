"""The day that each row of a table prints: a column is read as a whole, each distinct text of it once."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import TypeVar

from smplan_kernel.sources.cells.dates import DayColumn, DayText, Period, read_days
from smplan_kernel.sources.files.tables import header_key, plain_text
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.reading import Request

T = TypeVar("T")


class ByRow(Mapping[int, T]):
    """What each row of a table stands for, by the number of the row; `codes` say for all rows which of the `facts` it is."""

    def __init__(self, rows: Sequence[int] = (), codes: Sequence[int] = (), facts: Sequence[T | None] = ()) -> None:
        self.rows, self.codes, self.facts = rows, codes, facts

    def __getitem__(self, row: int) -> T:
        return self._by_row[row]

    def __iter__(self) -> Iterator[int]:
        return iter(self._by_row)

    def __len__(self) -> int:
        gone = [code for code, fact in enumerate(self.facts) if fact is None]
        counts = how_many(self.codes) if gone else []
        return len(self.rows) - sum(counts[code] for code in gone)

    def at(self, place: int) -> T | None:
        """What the row at a place among all stands for."""
        return self.facts[self.codes[place]] if self.codes else None

    @cached_property
    def _by_row(self) -> dict[int, T]:
        return {row: fact for row, code in zip(self.rows, self.codes, strict=True) if (fact := self.facts[code]) is not None}


Days = ByRow[dt.date]
"""The day of every row that prints one."""


def coded_days(days: Mapping[int, dt.date], rows: Sequence[int]) -> tuple[list[dt.date], Sequence[int]] | None:
    """The distinct days of some rows, and for each row which of them is its own; None where some have none."""
    known, codes = (days.facts, days.codes) if isinstance(days, ByRow) else _coded(list(map(days.get, rows)))
    if None in known or not codes:
        return None
    distinct, of_known = _coded(known)
    return ([day for day in distinct if day], codes if len(distinct) == len(known) else [of_known[code] for code in codes])


def _coded(facts: Sequence[T]) -> tuple[list[T], list[int]]:
    """The distinct ones of some facts, and for each which of them it is."""
    number = {fact: place for place, fact in enumerate(dict.fromkeys(facts))}
    return list(number), [number[fact] for fact in facts]


def newest(days: Mapping[int, dt.date], rows: Sequence[int], many: int) -> list[int]:
    """The places of those rows that stand for the newest days: at least so many, where there are so many, and whole days."""
    coded = coded_days(days, rows)
    if coded is None:
        since = min(sorted(days.values())[-many:], default=dt.date.min)
        return [place for place, row in enumerate(rows) if row in days and days[row] >= since]
    distinct, codes = coded
    counts = how_many(codes)
    chosen, left = set[int](), many
    for code in sorted(range(len(distinct)), key=distinct.__getitem__, reverse=True):
        if left <= 0:
            break
        chosen.add(code)
        left -= counts[code]
    if not isinstance(codes, array):
        return list(compress(range(len(codes)), map(chosen.__contains__, codes)))
    from smplan_kernel.sources.files import stacked  # noqa: PLC0415 - it starts numpy, which only large files need

    return stacked.places_of(codes, chosen)


def how_many(codes: Sequence[int]) -> Sequence[int] | Mapping[int, int]:
    """How often each code stands there."""
    if not isinstance(codes, array):
        return Counter(codes)
    from smplan_kernel.sources.files import stacked  # noqa: PLC0415 - it starts numpy, which only large files need

    return stacked.how_many(codes)


def days_of(
    collector: Collector,
    request: Request,
    *names: str,
    within: Period | None = None,
    is_daily: bool = False,
    is_measured: bool = True,
) -> Days:
    """The day of every row that prints one; `is_measured` says that the row's figures are about it, so that it cannot be still to come.

    Raises
    ------
    ExportError
        When a text is no day, or is not written like the others.
    ExportQuestion
        When days may be read in two ways and nothing tells which.
    """
    grid = collector.grid
    place = grid.place(*map(header_key, names))
    collector.check_widths()
    if place is None:
        return Days()
    texts, codes, firsts = grid.column(place).coded(by_day=True)
    rows = grid.numbers
    plain = list(map(plain_text, texts))
    column = DayColumn(
        file=request.file,
        sheet=collector.sheet,
        name=names[0],
        order=request.dates,
        usual=collector.mapping.order,
        within=within,
        not_after=request.on,
        last=request.last if is_measured else None,
        is_daily=is_daily,
        signs=collector.mapping.signs,
        is_slashed=collector.mapping.is_slashed,
        zone=collector.mapping.zone,
    )
    printed = [DayText(row=rows[firsts[code]], text=text) for code, text in enumerate(plain) if text]
    known = dict(zip((day.text for day in printed), read_days(printed, column), strict=True))
    return Days(rows, codes, [known.get(text) for text in plain])
