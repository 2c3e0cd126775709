"""What a file holds once it is opened: tables of text, and header names that compare whatever the platform did to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

HEADER_WITHIN = 25  # rows: preambles of every known layout are shorter
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0xFEFF))
_BLANKS = re.compile(r"\s+")

Container = Literal["text", "zip", "xlsx", "xls"]


@lru_cache(maxsize=8192)
def plain_text(text: str) -> str:
    r"""Text without what cannot be seen: soft hyphens, zero width marks, blanks of every kind.

    >>> plain_text("Ge\u00adsamt\u00a0 ")
    'Gesamt'
    """
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text).translate(_INVISIBLE)).strip()


@lru_cache(maxsize=8192)
def header_key(text: str) -> str:
    r"""The form in which two header names are compared.

    >>> header_key("\ufeffAuf\u00adru\u00adfe") == header_key(" aufrufe ")
    True
    """
    return plain_text(text).casefold()


@dataclass(frozen=True, kw_only=True)
class Table:
    """One sheet, zip member or text file: rows of text; `first_row` is the number people see beside the first of them."""

    name: str
    rows: list[list[str]]
    first_row: int = 1
    preamble: tuple[str, ...] = ()
    delimiter: str = ""
    is_closed: bool = True  # a line break stands at the end; without one the last row may be cut off

    def keys(self, index: int) -> tuple[str, ...]:
        """The header keys of one row."""
        return tuple(header_key(cell) for cell in self.rows[index])


@dataclass(frozen=True, kw_only=True)
class Book:
    """An opened file: its tables, what was noticed while opening it, and whether a spreadsheet has touched it."""

    file: str
    container: Container
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    is_resaved: bool = False
    members: tuple[str, ...] = ()  # of an archive, by name; without tables where they cannot be one export


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table whose header row is known."""

    table: Table
    header: int
    names: tuple[str, ...] = field(default=())
    keys: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, table: Table, header: int) -> Grid:
        """The grid below one row of a table; empty columns at the end of the header fall away."""
        names = list(table.rows[header])
        while names and not names[-1].strip():
            names.pop()
        return cls(table=table, header=header, names=tuple(names), keys=tuple(header_key(name) for name in names))

    def place(self, *keys: str) -> int | None:
        """The position of the first column with one of these keys."""
        return next((self._first[key] for key in keys if key in self._first), None)

    @cached_property
    def _first(self) -> dict[str, int]:
        """The first column of every name; asked for in every row, so it is looked up once."""
        return {key: place for place, key in reversed(list(enumerate(self.keys)))}

    @cached_property
    def records(self) -> tuple[tuple[int, list[str]], ...]:
        """Every row below the header that is not empty, with its number."""
        start = self.table.first_row + self.header + 1
        rows = enumerate(self.table.rows[self.header + 1 :], start)
        return tuple((number, cells) for number, cells in rows if cells and (cells[0].strip() or any(map(str.strip, cells))))

    def column(self, place: int) -> Sequence[str]:
        """One column of all records as it is printed, "" where a row ends before it."""
        if self._turned:
            return self._turned[place] if place < len(self._turned) else [""] * len(self.records)
        return [cells[place] if place < len(cells) else "" for _, cells in self.records]

    @cached_property
    def _turned(self) -> list[tuple[str, ...]]:
        """The records by columns, where all rows are equally long: filling short ones up could cost more than there is."""
        rows = [cells for _, cells in self.records]
        return list(zip(*rows, strict=True)) if len(set(map(len, rows))) == 1 else []

    def cell(self, cells: list[str], *keys: str) -> str:
        """The trimmed text of one column in one row, "" when either is missing."""
        place = self.place(*keys)
        return cells[place].strip() if place is not None and place < len(cells) else ""
