"""Lines of sums that somebody added to a table of YouTube: they are no video, and the table has a total of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.tables import header_key
from smplan_kernel.sources.rows.added_up import AVERAGE, LEFT_OUT, TOTAL, added_row
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.reading import Reading

Row = tuple[int, list[str]]
_ADDED_UP = ("Views", "Aufrufe")
_VIDEO_ID = re.compile(r"[\w-]{11}$", re.ASCII)


def without_sums(collector: Collector, *, are_videos: bool, totals: frozenset[str]) -> list[Row]:
    """The rows of a table without such lines, which are counted as left out; `totals` are the names of YouTube's own.

    Raises
    ------
    ExportError
        When a row among videos names none, and does not say that it is a sum.
    """
    rows = list(collector.records())
    own = [one for one in rows if header_key(one[1][0]) not in totals]
    added = _among_videos(collector, own) if are_videos else _among_others(collector, totals)
    for _ in added:
        collector.reading.skip(LEFT_OUT)
    return [one for one in rows if one[0] not in added]


def _among_videos(collector: Collector, rows: list[Row]) -> set[int]:
    """Lines whose first word is no identifier, which every video has."""
    named = [(row, name) for row, cells in rows if (name := cells[0].strip())]
    odd = [(row, name) for row, name in named if not _VIDEO_ID.match(name)]
    if len(odd) == len(named):  # no identifier anywhere: this is not as YouTube writes them, and tells nothing
        return set()
    for row, name in odd:
        if not (TOTAL.match(name) or AVERAGE.match(name)):
            problem, todo = (
                "this row names no video, as all others do; it may be a sum that somebody added",
                "Take the row out, or download it again",
            )
            raise ExportError(collector.reading.file, problem, todo, sheet=collector.sheet, row=row, column=collector.names[0], value=name)
    return {row for row, _ in odd}


def _among_others(collector: Collector, totals: frozenset[str]) -> set[int]:
    """The last or first line, where it is called a sum and is one: a playlist may have any name."""
    table = collector.grid.table
    rows = [[] if cells and header_key(cells[0]) in totals else cells for cells in table.rows]
    apart = Reading(file=collector.reading.file)  # what is to say about the columns was said
    parts = Collector(replace(collector.grid, table=replace(table, rows=rows)), collector.mapping, apart)
    added = added_row(parts, *_ADDED_UP)
    return {row for row, cells in collector.records() if row == added and cells[0].strip()}
