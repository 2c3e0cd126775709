"""A card's file taken apart: blocks of a title, a header and rows, whatever the order and however they are parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from smplan_kernel.sources.files.tables import Grid, Table, header_key, plain_text
from smplan_kernel.sources.importers import meta_card_words as words

DAY = ("date", "data")
Shape = Literal["days", "followers", "shares", "formats", ""]


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block; its table begins with the title."""

    title: str
    table: Table

    @property
    def key(self) -> str:
        """The title as titles are compared."""
        return header_key(self.title)

    @property
    def grid(self) -> Grid:
        """The rows below the header."""
        return Grid.of(self.table, 1)

    @property
    def is_empty(self) -> bool:
        """A title of Meta's and nothing below it."""
        return self.key in words.TITLES and not any(any(map(str.strip, row)) for row in self.table.rows[1:])

    @property
    def is_across(self) -> bool:
        """A row of names above a row of figures, so that no column describes."""
        return self.key in words.FORMATS or (self.key in words.SHARES and words.SHARES[self.key].is_across)

    @property
    def shape(self) -> Shape:
        """What the block holds, "" when nobody knows or when it is empty."""
        header = [key for key in self.table.keys(1) if key] if len(self.table.rows) > 1 else []
        if set(header) & set(DAY) and len(header) > 1 and (self.key in words.DAYS or "primary" in header):
            return "days"
        if self.key in words.FOLLOWERS and header:
            return "followers"
        if self.key in words.SHARES and len(header) > (not words.SHARES[self.key].is_across):
            return "shares"
        return "formats" if self.key in words.FORMATS and set(header) <= words.FORMAT_NAMES and header else ""


def blocks_of(table: Table) -> list[Block]:
    """Every block of a file, its rows numbered as in the file."""
    starts = [index for index in range(len(table.rows)) if _begins(table.rows, index)]
    return [
        Block(
            title=plain_text(table.rows[start][0]),
            table=replace(table, rows=table.rows[start:end], first_row=table.first_row + start),
        )
        for start, end in pairwise([*starts, len(table.rows)])
    ]


def _begins(rows: Sequence[list[str]], index: int) -> bool:
    """A title stands alone in its row, behind an empty row or, where that was lost, under a name that is known."""
    first, *rest = rows[index] or [""]
    if not first.strip() or any(map(str.strip, rest)):
        return False
    return index == 0 or not any(map(str.strip, rows[index - 1])) or header_key(first) in words.TITLES
