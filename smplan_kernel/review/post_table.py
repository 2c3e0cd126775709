"""The posts of one source as columns: day, card, and each figure's latest reading; a missing figure is NaN, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.observed import codes_of, flagged, is_word
from smplan_kernel.plan.vocabulary import PART_DEFINITIONS

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

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
    objects = {measure: codes_of(rows, "object")[0].astype(np.int64) for measure, rows in known.items()}
    codes, firsts = np.unique(np.concatenate(list(objects.values())), return_index=True)
    words = codes_of(next(iter(known.values())), "object")[1]
    names = [str(words[code]) for code in codes]
    days = np.concatenate([rows["start"].to_numpy() for rows in known.values()])[firsts]
    order = np.lexsort((np.array(names), days))
    places = np.empty(len(codes), dtype=np.int64)
    places[order] = np.arange(len(codes))
    figures = {measure: np.full(len(codes), np.nan) for measure in known}
    for measure, rows in known.items():
        figures[measure][places[np.searchsorted(codes, objects[measure])]] = rows["value"].to_numpy()
    return PostTable(
        names=tuple(names[place] for place in order),
        days=days[order],
        cards={name: tuple(texts[place] for place in order) for name, texts in _cards(known, firsts).items()},
        figures=figures,
    )


def _latest(rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """The latest reading of each post of some days; answers to others, and parts of a figure, are left aside."""
    starts = rows["start"].to_numpy()
    within = np.flatnonzero((starts >= first) & (starts <= last))
    rows = rows.take(within)
    if not len(rows):
        return rows
    kept = is_word(rows, "level", "post-lifetime") & ~is_word(rows, "definition", *PART_DEFINITIONS) & ~flagged(rows, "reply")
    rows = rows.take(np.flatnonzero(kept))
    objects, imports = codes_of(rows, "object")[0], codes_of(rows, "import")[0]
    order = np.lexsort((imports, rows["exported"].to_numpy(), objects))
    ends = np.flatnonzero(np.append(np.diff(objects[order]) != 0, True)) if len(order) else order
    return rows.take(order[ends])


def _cards(known: dict[str, pd.DataFrame], firsts: Codes) -> dict[str, list[str]]:
    """The words of each post as the reading of its first figure tells them."""
    if not all(name in next(iter(known.values())) for name in CARD):
        return {name: [""] * len(firsts) for name in CARD}
    cards = {}
    for name in CARD:
        texts = codes_of(next(iter(known.values())), name)[1]
        codes = np.concatenate([codes_of(rows, name)[0] for rows in known.values()])[firsts]
        cards[name] = [str(texts[code]) for code in codes]
    return cards
