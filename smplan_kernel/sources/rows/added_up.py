"""A line of sums that somebody added below the rows of a download: known by its word and by its sums, and never counted again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isclose

from smplan_kernel.sources.files.tables import header_key
from smplan_kernel.sources.rows.collect import Collector

TOTAL = re.compile(
    r"(grand |sub)?(totals?|summe|gesamt(summe)?|total général|totaal|totale|somme|suma|totalt|sum)\b[^,;]{0,20}$", re.IGNORECASE
)
LEFT_OUT = "sums that somebody added below the table"
_FEWEST_UNNAMED = 2  # rows above; one row and its like without a name could be anything


def added_row(collector: Collector, *names: str) -> int | None:
    """The number of the last row where it is no row but the sums of all others; `names` are the columns that may be added up."""
    grid = collector.grid
    if not grid.numbers:
        return None
    row, cells = grid.numbers[-1], grid.last
    word = next((cell.strip() for cell in cells if cell.strip()), "")
    is_named = bool(cells[0].strip())
    if not (TOTAL.match(word) if is_named else len(grid.numbers) > _FEWEST_UNNAMED):
        return None
    others = grid.records[:-1]
    there = [name for name in names if collector.grid.place(header_key(name)) is not None]
    sums = [(collector.value(cells, row, name), [collector.value(one, at, name) or 0.0 for at, one in others]) for name in there]
    told = [(total, sum(values)) for total, values in sums if total]
    is_sum = bool(others and told) and all(isclose(total, added, rel_tol=1e-9) for total, added in told)
    return row if is_sum else None


def without_added(collector: Collector, *names: str) -> Iterable[tuple[int, list[str]]]:
    """The rows of a table without such a line, which is counted as left out."""
    added = added_row(collector, *names)
    if added is None:
        return collector.records()
    collector.reading.skip(LEFT_OUT)
    return [one for one in collector.records() if one[0] != added]
