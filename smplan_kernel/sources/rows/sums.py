"""Sums that a platform prints beside their parts: where they do not agree, the figures of a row may stand under wrong names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import isfinite
from operator import add, ne

from smplan_kernel.sources.files.tables import Grid, header_key
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.layout import Sum


def note_sums(collector: Collector) -> None:
    """Say which rows hold a sum that is not the sum of its parts; a platform may have its reasons, so the figures are kept."""
    found = [off for one in collector.mapping.sums if (off := _off(collector, one))]
    if not found:
        return
    first = min(found, key=min)
    place = min(first)
    name, total, added = first[place]
    problem = f"'{name}' is {total:,.0f}, and its parts add up to {added:,.0f}"
    collector.reading.note_doubt({row for off in found for row in off}, problem, sheet=collector.sheet)


def _place(grid: Grid, names: tuple[str, ...]) -> int | None:
    return grid.place(*map(header_key, names))


def _off(collector: Collector, one: Sum) -> dict[int, tuple[str, float, float]]:
    """By their numbers the rows that do not add up: the name of the sum, what is printed, and what its parts give."""
    grid = collector.grid
    place = _place(grid, one.names)
    if place is None or any(_place(grid, part) is None for part in one.parts):
        return {}
    there = [*one.parts, *(part for part in one.maybe if _place(grid, part) is not None)]
    totals, *parts = (collector.figures(*names) for names in (one.names, *there))
    sums: Sequence[float] = parts[0]
    for part in parts[1:]:
        sums = list(map(add, sums, part))
    off = compress(zip(grid.numbers, totals, sums, strict=True), map(ne, totals, sums))
    return {row: (collector.names[place], total, added) for row, total, added in off if isfinite(total) and isfinite(added)}
