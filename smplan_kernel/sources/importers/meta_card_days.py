"""Meta's cards by day, and the days of zero that one of them leaves out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from smplan_kernel.sources.files.tables import plain_text
from smplan_kernel.sources.importers import meta_card_words as words
from smplan_kernel.sources.importers.meta_card_blocks import DAY, Block
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.figures import Kind, Mark
from smplan_kernel.sources.rows.layout import Column, Mapping, keys
from smplan_kernel.sources.rows.reading import Reading, Request

PACIFIC = "pacific_day"
OMITTED = "zero_days_omitted"


@dataclass(frozen=True, kw_only=True)
class _Sparse:
    """A block that leaves days of zero out: the days that it has, and where its last row stands."""

    card: words.Card
    days: frozenset[dt.date]
    row: int
    flags: tuple[str, ...]
    sheet: str

    @property
    def kind(self) -> Kind:
        """What its figures mean."""
        return Kind(metric=self.card.metric, definition=self.card.definition)

    def mark(self, day: dt.date) -> Mark:
        """The place of a day that it has not."""
        return Mark(level="account-day", start=day, end=day, row=self.row, flags=self.flags, sheet=self.sheet, platform=self.card.platform)


@dataclass(kw_only=True)
class DayBlocks:
    """The blocks by day of one file on their way into a reading."""

    reading: Reading
    request: Request
    days: set[dt.date] = field(default_factory=set)  # on which any block has a row
    sparse: list[_Sparse] = field(default_factory=list)

    def read(self, block: Block, platform: str) -> None:
        """A figure a day; a card with a title that nobody knows keeps it as the name of its figures."""
        grid = block.grid
        day = next(name for name, key in zip(grid.names, grid.keys, strict=True) if key in DAY)
        value = next(plain_text(name) for name, key in zip(grid.names, grid.keys, strict=True) if key and key not in DAY)
        card = words.DAYS.get(block.key, words.Card(metric=f"x:{block.title}", definition=block.title))
        mapping = Mapping(
            columns=(Column(names=(value,), metric=card.metric, definition=card.definition),),
            ignored=keys(day),
            can_double=True,
        )
        flags = (PACIFIC, OMITTED) if card.omits_zeros else (PACIFIC,)
        days = read_daily(grid, mapping, self.reading, replace(self.request, platform=platform), day=day, flags=flags)
        if card.omits_zeros and days:
            self.sparse.append(_Sparse(card=card, days=frozenset(days.values()), row=max(days), flags=flags, sheet=grid.table.name))
        self.days.update(days.values())

    def fill_ends(self) -> None:
        """Put a zero on the first and the last day of the file where a block that leaves zeros out does not reach so far.

        Between its own first and last day the flag is enough.
        """
        span = {*self.days, *(self.request.period or ())}
        for sparse in self.sparse:
            for day in sorted({min(span), max(span)} - sparse.days):
                self.reading.add(sparse.mark(day), sparse.kind, 0.0)
                name = sparse.card.platform.title()
                self.reading.note(f"{day} is not among the days of {name}, which leaves days of zero out: it counts as zero.")
