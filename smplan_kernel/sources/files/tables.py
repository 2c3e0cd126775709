"""What a file holds once it is opened: tables of text, and header names that compare whatever the platform did to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from smplan_kernel.sources.files.columns import Column, TextColumn

if TYPE_CHECKING:
    from smplan_kernel.sources.files.cut import Cut

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
    if text.isascii() and text.isprintable() and "  " not in text:  # most texts are plain already
        return text.strip()
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text).translate(_INVISIBLE)).strip()


@lru_cache(maxsize=8192)
def header_key(text: str) -> str:
    r"""The form in which two header names are compared.

    >>> header_key("\ufeffAuf\u00adru\u00adfe") == header_key(" aufrufe ")
    True
    """
    return plain_text(text).casefold()


def _begins(cell: str, words: str) -> bool:
    """Whether the header key of a cell begins with some words; its first sign tells it of most cells."""
    first = cell[:1]
    if not first or (first.isascii() and first > " " and first.lower() != words[0]):
        return False
    return header_key(cell).startswith(words)


@dataclass(frozen=True, kw_only=True)
class Table:
    """One sheet, zip member or text file: rows of text; `first_row` is the number people see beside the first of them."""

    name: str
    rows: list[list[str]] | Cut  # of a large text they are only cut, and read when somebody asks for them
    first_row: int = 1
    preamble: tuple[str, ...] = ()
    delimiter: str = ""
    is_closed: bool = True  # a line break stands at the end; without one the last row may be cut off
    traces: tuple[str, ...] = ()  # in words, how the text differs from what most platforms write: a spreadsheet may have saved it

    def keys(self, index: int) -> tuple[str, ...]:
        """The header keys of one row."""
        if index not in self._keys:
            self._keys[index] = tuple(map(header_key, self.rows[index]))
        return self._keys[index]

    def key_set(self, index: int) -> frozenset[str]:
        """Those of them that are not empty, in no order."""
        if index not in self._key_sets:
            self._key_sets[index] = frozenset(filter(None, self.keys(index)))
        return self._key_sets[index]

    @cached_property
    def _keys(self) -> dict[int, tuple[str, ...]]:
        """Those that were asked for before: every layout looks at the same few rows."""
        return {}

    @cached_property
    def _key_sets(self) -> dict[int, frozenset[str]]:
        return {}

    def beginning_with(self, words: str, *, below: int) -> list[int]:
        """The places of the rows below one in which a cell begins with some words, written as a header key."""
        rows = self.rows
        places = range(below + 1, len(rows)) if isinstance(rows, list) else rows.beginning_with(words, below + 1)
        return [place for place in places if any(_begins(cell, words) for cell in rows[place])]

    def cropped(self, widths: Mapping[int, int]) -> Table:
        """The same with some rows ending after so many cells; a row without cells stands for nothing."""
        if not isinstance(self.rows, list):
            return replace(self, rows=self.rows.cropped(widths))
        return replace(self, rows=[cells[: widths[place]] if place in widths else cells for place, cells in enumerate(self.rows)])


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
    def _filled(self) -> Sequence[int]:
        """The places of all rows below the header that are not empty."""
        rows, start = self.table.rows, self.header + 1
        if not isinstance(rows, list):
            return rows.filled(start)
        return [place for place, cells in enumerate(rows[start:], start) if cells and (cells[0].strip() or any(map(str.strip, cells)))]

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The numbers of all rows below the header that are not empty, as people see them."""
        first, places = self.table.first_row, self._filled
        if isinstance(places, range):
            return range(places.start + first, places.stop + first)
        return [first + place for place in places]

    def at(self, place: int) -> list[str]:
        """One of the records, such as the first or, at -1, the last."""
        return self.table.rows[self._filled[place]]

    @cached_property
    def records(self) -> tuple[tuple[int, list[str]], ...]:
        """Every row below the header that is not empty, with its number."""
        rows = self.table.rows
        return tuple(zip(self.numbers, [rows[place] for place in self._filled], strict=True))

    @cached_property
    def widths(self) -> list[int]:
        """How many cells each record has."""
        rows = self.table.rows
        if not isinstance(rows, list):
            return rows.widths_of(self._filled)
        return [len(rows[place]) for place in self._filled]

    @cached_property
    def distinct_widths(self) -> frozenset[int]:
        """Each of these numbers once."""
        rows = self.table.rows
        return frozenset(self.widths if isinstance(rows, list) else rows.distinct_widths_of(self._filled))

    def column(self, place: int) -> Column:
        """One column of all records as it is printed, "" where a row ends before it."""
        if place not in self._columns:
            self._columns[place] = self._column(place)
        return self._columns[place]

    def texts(self, *keys: str) -> Sequence[str]:
        """The trimmed texts of the first column with one of these keys in all records, "" where there is none."""
        place = self.place(*keys)
        return [""] * len(self.numbers) if place is None else self.column(place).trimmed()

    def distinct(self, *keys: str) -> list[str]:
        """The distinct trimmed texts of that column; of what stands in it several times at least one each."""
        place = self.place(*keys)
        return [] if place is None else list(map(str.strip, self.column(place).coded()[0]))

    def texts_at(self, places: Sequence[int], *keys: str) -> list[str]:
        """The same for some records only, by their places among all."""
        place = self.place(*keys)
        return [""] * len(places) if place is None else self.column(place).at(places)

    def begins(self, sign: str, *keys: str) -> Sequence[bool]:
        """Whether the text of that column begins with a sign, in all records."""
        place = self.place(*keys)
        return [False] * len(self.numbers) if place is None else self.column(place).begins(sign)

    @cached_property
    def _columns(self) -> dict[int, Column]:
        """The columns that were asked for before."""
        return {}

    def _column(self, place: int) -> Column:
        rows = self.table.rows
        if not isinstance(rows, list):
            return rows.column(self._filled, place)
        if self._turned:
            return TextColumn(self._turned[place] if place < len(self._turned) else [""] * len(self.numbers))
        return TextColumn([rows[at][place] if place < len(rows[at]) else "" for at in self._filled])

    @cached_property
    def _turned(self) -> list[tuple[str, ...]]:
        """The records by columns, where all rows are equally long: filling short ones up could cost more than there is."""
        return list(zip(*(cells for _, cells in self.records), strict=True)) if len(set(self.widths)) == 1 else []

    def cell(self, cells: list[str], *keys: str) -> str:
        """The trimmed text of one column in one row, "" when either is missing."""
        place = self.place(*keys)
        return cells[place].strip() if place is not None and place < len(cells) else ""
