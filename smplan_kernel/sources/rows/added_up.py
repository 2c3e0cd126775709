"""A line of sums that somebody added to the rows of a download: known by its word and by its sums, and never counted again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import isclose, nan
from statistics import mean

from smplan_kernel.sources.files.tables import header_key
from smplan_kernel.sources.rows.collect import Collector

TOTAL = re.compile(
    r"(grand |sub)?(totals?|summe|gesamt(summe)?|total général|totaal|totale|somme|suma|totalt|sum)\b[^,;]{0,20}$", re.IGNORECASE
)
AVERAGE = re.compile(
    r"(average|avg|mean|durchschnitt|mittelwert|moyenne|promedio|media|gemiddelde|medelvärde)\b[^,;]{0,20}$", re.IGNORECASE
)
LEFT_OUT = "sums that somebody added to the table"
_FEWEST_UNNAMED = 2  # rows above; one row and its like without a name could be anything


def added_row(collector: Collector, *names: str) -> int | None:
    """The number of the last or first row where it is no row but what all others come to; `names` are the columns that may be added up."""
    grid = collector.grid
    if not grid.numbers:
        return None
    ends = ((grid.numbers[-1], grid.at(-1)), (grid.numbers[0], grid.at(0)))
    return next(
        (row for row, cells in ends if (way := _way(cells, len(grid.numbers))) and _comes_to(collector, row, cells, names, way)), None
    )


def _way(cells: list[str], count: int) -> Callable[[list[float]], float] | None:
    """What such a row would hold, by its word; without a name it can only be a sum."""
    if not cells[0].strip():
        word = next((cell.strip() for cell in cells if cell.strip()), "")
        return sum if count > _FEWEST_UNNAMED or TOTAL.match(word) else None
    return next((way for words, way in ((TOTAL, sum), (AVERAGE, _unequal_mean)) if words.match(cells[0].strip())), None)


def _unequal_mean(values: list[float]) -> float:
    """The mean; of equal figures none, because a code that is named so may be like the others."""
    return mean(values) if len(set(values)) > 1 else nan


def _comes_to(collector: Collector, row: int, cells: list[str], names: tuple[str, ...], way: Callable[[list[float]], float]) -> bool:
    grid = collector.grid
    others = [one for one in grid.records if one[0] != row]
    there = [name for name in names if grid.place(header_key(name)) is not None]
    if not others:
        return False
    told = [
        (value, way([collector.value(one, at, name) or 0.0 for at, one in others]))
        for name in there
        if (value := collector.value(cells, row, name))
    ]
    return bool(told) and all(isclose(value, others_give, rel_tol=1e-9) for value, others_give in told)


def without_added(collector: Collector, *names: str) -> Iterable[tuple[int, list[str]]]:
    """The rows of a table without such a line, which is counted as left out."""
    added = added_row(collector, *names)
    if added is None:
        return collector.records()
    collector.reading.skip(LEFT_OUT)
    return [one for one in collector.records() if one[0] != added]
