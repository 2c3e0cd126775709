"""The posts of one source as columns: day, card, and each figure's latest reading; a missing figure is NaN, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.rows import joined, last_of_each
from smplan_kernel.plan.vocabulary import PART_DEFINITIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from smplan_kernel.measures.rows import Rows
    from smplan_kernel.plan import DataSource
    from smplan_kernel.review.facts import Facts

    Codes = NDArray[np.int64]
    Values = NDArray[np.float64]

CARD = ("form", "link", "text")


@dataclass(frozen=True, kw_only=True)
class PostTable:
    """Posts by day of publication, then by name; every column has one place for each."""

    names: tuple[str, ...]
    days: Codes
    cards: dict[str, tuple[str, ...]]
    figures: dict[str, Values]

    def __len__(self) -> int:
        """How many posts there are."""
        return len(self.names)

    def known(self, measure: str) -> Values:
        """One figure of every post, NaN where it is missing."""
        return self.figures.get(measure, np.full(len(self), np.nan))


def post_table(facts: Facts, source: DataSource, measures: tuple[str, ...], *, first: int, last: int) -> PostTable:
    """The posts of a source that were published between two days, both included, with those figures that there are any of."""
    readings = {measure: _latest(facts.observed.figures(source.platform, source.account, measure), first, last) for measure in measures}
    known = {measure: rows for measure, rows in readings.items() if len(rows)}
    if not known:
        return PostTable(names=(), days=np.empty(0, dtype=np.int64), cards=dict.fromkeys(CARD, ()), figures={})
    objects = {measure: rows.codes("object") for measure, rows in known.items()}
    codes, firsts = np.unique(np.concatenate(list(objects.values())), return_index=True)
    words = next(iter(known.values())).known("object")
    names = [words[code] for code in codes.tolist()]
    days = np.concatenate([rows.start for rows in known.values()])[firsts]
    order = np.lexsort((np.array(names), days))
    places = np.empty(len(codes), dtype=np.int64)
    places[order] = np.arange(len(codes))
    figures = {measure: np.full(len(codes), np.nan) for measure in known}
    for measure, rows in known.items():
        figures[measure][places[np.searchsorted(codes, objects[measure])]] = rows.value
    return PostTable(
        names=tuple(names[place] for place in order),
        days=days[order],
        cards={name: tuple(texts[place] for place in order) for name, texts in _cards(known, firsts).items()},
        figures=figures,
    )


def _latest(rows: Rows, first: int, last: int) -> Rows:
    """The latest reading of each post of some days; answers to others, and parts of a figure, are left aside."""
    rows = rows[(rows.start >= first) & (rows.start <= last)]
    rows = rows[rows.are("level", "post-lifetime") & ~rows.are("definition", *PART_DEFINITIONS) & ~rows.carry("reply")]
    rows = rows[np.lexsort((rows.codes("import"), rows.exported, rows.codes("object")))]
    return rows[last_of_each(rows.codes("object"))]


def _cards(known: dict[str, Rows], firsts: Codes) -> dict[str, list[str]]:
    """The words of each post as the reading of its first figure tells them."""
    told = joined(known.values())[firsts]
    return {name: told.texts(name) for name in CARD}
