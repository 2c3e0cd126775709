"""Search Console's comparisons: every figure stands twice, under the label of its period; here they become two ordinary tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.cells.period_words import period_in_words
from smplan_kernel.sources.files.tables import Grid, header_key, plain_text

FIGURES = ("Clicks", "Impressions", "CTR", "Position")
_COLUMNS = (7, 9)  # two of each figure beside the first; Discover has no position
_ENDS = tuple(name.casefold() for name in FIGURES)
_EARLIER = ("previous", "same period last year", "year before")
_TIGHT = re.compile(r"(?<=\d{4})-(?=\S)|(?<=/\d\d)-(?=\d)")  # 31 Jan 2025-28 Feb 2025


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two periods: its label, its days where the label names them, and its figures as an ordinary table."""

    label: str
    period: Period | None
    grid: Grid


def is_comparison(here: list[str]) -> bool:
    """The header keys of a table in which each figure stands twice."""
    rest = here[1:]
    return len(here) in _COLUMNS and all(key.endswith(_ENDS) for key in rest) and sum(key.endswith("clicks") for key in rest) == 2  # noqa: PLR2004 - two periods


def sides_of(grid: Grid) -> tuple[Side, Side]:
    """The current and the earlier period."""
    labels = list(dict.fromkeys(_label(name) for name in grid.names[1:]))
    one, other = (Side(label=label, period=named_days(label), grid=_plain(grid, label)) for label in labels[:2])
    return (other, one) if _is_earlier(one, other) else (one, other)


def named_days(text: str) -> Period | None:
    """The days that a label or a filter names; "Last 3 months" names none.

    >>> [str(day) for day in named_days("1 Jan 2025-31 Dec 2025")]
    ['2025-01-01', '2025-12-31']
    >>> named_days("Last 3 months")
    """
    return period_in_words(_TIGHT.sub(" - ", text))


def _label(name: str) -> str:
    return plain_text(name).rpartition(" ")[0]


def _is_earlier(one: Side, other: Side) -> bool:
    """The first of two is the earlier one: by its days, else by its words."""
    if one.period and other.period:
        return one.period < other.period
    return header_key(one.label).startswith(_EARLIER) and not header_key(other.label).startswith(_EARLIER)


def _plain(grid: Grid, label: str) -> Grid:
    """The table with the figures of one period only, under their ordinary names."""
    wanted = {header_key(f"{label} {figure}"): figure for figure in FIGURES}
    places = [(0, grid.names[0]), *((place, wanted[key]) for place, key in enumerate(grid.keys) if key in wanted)]
    rows = [[cells[place] for place, _ in places if place < len(cells)] for cells in grid.table.rows]
    rows[grid.header] = [name for _, name in places]
    return Grid.of(replace(grid.table, rows=rows), grid.header)
