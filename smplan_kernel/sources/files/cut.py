"""The rows of a large text that was cut into cells: a cell is read when somebody asks for it, whole numbers by columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from smplan_kernel.sources.files.cut_column import QUOTE, CutColumn
from smplan_kernel.sources.files.digits import whole
from smplan_kernel.sources.files.stacked import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]
    Numbers = tuple[NDArray[np.float64], Places]  # the value of each cell, and which cells are no plain whole numbers

NEWLINE, RETURN = b"\n\r"
_CELLS = 1 << 16  # that are read together
_HEAD = 32  # rows at the top, which every layout looks at
_FIGURE = 8  # signs of a cell that surely is no day, and the mark before it
_TELLING_ROWS = 3  # a total may stand above the others
_TELLING = 2  # signs that tell whether a cell may begin with some words


@dataclass(frozen=True, kw_only=True, eq=False)
class Cut(Sequence[list[str]]):
    """The rows of a text by the places of their cells; a row is read when somebody asks for it."""

    text: str
    raw: bytes | memoryview  # the same in UTF-8, to which all places belong
    begins: Places  # of each row
    ends: Places
    widths: Places  # how many cells it has
    firsts: Places  # the number of the first of its marks
    marks: Places  # where cells are parted
    mark: int  # the sign that parts them
    has_quotes: bool = True  # whether any quotation mark stands in it
    _head: dict[int, list[str]] = field(default_factory=dict, repr=False)
    _evens: dict[tuple[int, int], Even | None] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.begins)

    @overload
    def __getitem__(self, index: int) -> list[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[str]]: ...
    def __getitem__(self, index: int | slice) -> list[str] | list[list[str]]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place in self._head:
            return self._head[place]
        cells = self._row(place)
        if place < _HEAD:
            self._head[place] = cells
        return cells

    def __iter__(self) -> Iterator[list[str]]:
        return (self[place] for place in range(len(self)))

    def _row(self, place: int) -> list[str]:
        width = int(self.widths[place])
        if not width:
            return []
        first = int(self.firsts[place])
        stops = [*self.marks[first : first + width - 1].tolist(), int(self.ends[place])]
        starts = [int(self.begins[place]), *(stop + 1 for stop in stops[:-1])]
        return list(map(_unquoted, self.pieces(starts, stops)))

    def pieces(self, starts: Sequence[int], stops: Sequence[int]) -> list[str]:
        """The texts between pairs of places."""
        if self._is_ascii:
            text = self.text
            return [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
        raw = self.raw
        return [str(raw[start:stop], "utf-8", "surrogatepass") for start, stop in zip(starts, stops, strict=True)]

    @cached_property
    def _is_ascii(self) -> bool:
        return self.text.isascii()

    @cached_property
    def buffer(self) -> NDArray[np.uint8]:
        """The bytes as numbers."""
        return np.frombuffer(self.raw, dtype=np.uint8)

    def cropped(self, widths: Mapping[int, int]) -> Cut:
        """The same with some rows ending early: after so many cells."""
        new, ends, gone = self.widths.copy(), self.ends.copy(), np.zeros(len(self), dtype=np.int64)
        left_out: list[int] = []
        for place, width in widths.items():
            if width < new[place]:
                first, last = self.firsts[place] + max(width - 1, 0), self.firsts[place] + new[place] - 1
                ends[place] = self.marks[first] if width else self.begins[place]
                left_out += range(first, last)
                new[place], gone[place] = width, last - first
        firsts = self.firsts - (np.cumsum(gone) - gone)
        return replace(self, widths=new, ends=ends, firsts=firsts, marks=np.delete(self.marks, left_out), _head={}, _evens={})

    def beginning_with(self, words: str, start: int) -> list[int]:
        """The rows from one on with a cell that may begin with some words, after signs that cannot be seen or in another writing."""
        buffer, first = self.buffer, int(self.firsts[start]) if start < len(self) else len(self.marks)
        begins = np.concatenate((self.begins[start:], self.marks[first:] + 1))
        last = len(buffer) - 1
        begins = begins + (buffer[np.minimum(begins, last)] == QUOTE)
        may_begin, is_unsure = np.ones(len(begins), dtype=bool), np.zeros(len(begins), dtype=bool)
        for ahead, letter in enumerate(words[:_TELLING]):
            signs = buffer[np.minimum(begins + ahead, last)]
            if not ahead:
                may_begin &= (signs != self.mark) & (signs != NEWLINE) & (signs != RETURN)  # an empty cell begins with nothing
            is_unsure |= (signs <= ord(" ")) | (signs > ord("~"))
            may_begin &= is_unsure | (signs == ord(letter.lower())) | (signs == ord(letter.upper()))
        found = np.flatnonzero(may_begin)
        rows, many = found[found < len(self) - start] + start, found[found >= len(self) - start] - (len(self) - start) + first
        return distinct(np.concatenate((rows, np.searchsorted(self.firsts, many, "right") - 1))).tolist()  # type: ignore[no-any-return]

    def filled(self, start: int) -> Sequence[int]:
        """The rows from one on that hold anything but blanks."""
        begins, widths = self.begins[start:], self.widths[start:]
        letter, behind = (self.buffer[np.minimum(begins + ahead, len(self.raw) - 1)] for ahead in (0, 1 if self.has_quotes else 0))
        letter = np.where(letter == QUOTE, behind, letter)
        is_sure = (widths > 0) & (letter > ord(" ")) & (letter <= ord("~")) & (letter != QUOTE) & (letter != self.mark)
        for place in np.flatnonzero(~is_sure & (widths > 0)).tolist():
            is_sure[place] = any(map(str.strip, self[start + place]))
        found = np.flatnonzero(is_sure) + start
        if not len(found) or found[-1] - found[0] == len(found) - 1:  # nothing lies between them
            return range(int(found[0]), int(found[-1]) + 1) if len(found) else range(0)
        return found.tolist()

    def widths_of(self, rows: Sequence[int]) -> list[int]:
        """How many cells some rows have."""
        return self._widths_of(rows).tolist()  # type: ignore[no-any-return]

    def distinct_widths_of(self, rows: Sequence[int]) -> list[int]:
        """The same, each number once."""
        return np.flatnonzero(np.bincount(self._widths_of(rows))).tolist()

    def _widths_of(self, rows: Sequence[int]) -> Places:
        return self.widths[slice(rows.start, rows.stop) if isinstance(rows, range) else np.array(rows, dtype=np.int64)]

    def column(self, rows: Sequence[int], place: int) -> CutColumn:
        """One column of some rows."""
        even = self._even(rows)
        if even is not None and place < even.width:
            return CutColumn(self, len(rows), lambda: even.bounds(place), even.numbers.get(place))
        return CutColumn(self, len(rows), lambda: self._uneven(np.array(rows, dtype=np.int64), place))

    def _even(self, rows: Sequence[int]) -> Even | None:
        """Rows that stand together and are all equally wide, as most tables are."""
        if not rows or rows[-1] - rows[0] != len(rows) - 1:
            return None
        key = (rows[0], rows[-1] + 1)
        if key not in self._evens:
            self._evens[key] = self._as_even(slice(*key))
        return self._evens[key]

    def _as_even(self, which: slice) -> Even | None:
        widths, firsts = self.widths[which], self.firsts[which]
        width = int(widths[0])
        if not width or not (widths == width).all():
            return None
        marks = self.marks[firsts[0] : firsts[-1] + width - 1].reshape(len(widths), width - 1)
        return Even(buffer=self.buffer, begins=self.begins[which], ends=self.ends[which], marks=marks)

    def _uneven(self, which: Places, place: int) -> tuple[Places, Places]:
        """Where the cells of a column begin and end in any rows; nothing in those that end before."""
        widths, firsts = self.widths[which], self.firsts[which]
        starts, stops = self.begins[which], self.ends[which]
        if place:
            starts = _at(self.marks, firsts + place - 1, widths > place, starts - 1) + 1
        stops = _at(self.marks, firsts + place, widths > place + 1, stops)
        is_absent = widths <= place
        return np.where(is_absent, 0, starts), np.where(is_absent, 0, stops)


@dataclass(frozen=True, kw_only=True, eq=False)
class Even:
    """Rows that stand together and are all equally wide; their marks are a rectangle."""

    buffer: NDArray[np.uint8]
    begins: Places
    ends: Places
    marks: Places

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return int(self.marks.shape[1]) + 1

    def bounds(self, place: int) -> tuple[Places, Places]:
        """Where the cells of one column begin and end."""
        starts = self.marks[:, place - 1] + 1 if place else self.begins
        return starts, self.marks[:, place].copy() if place < self.width - 1 else self.ends

    @cached_property
    def numbers(self) -> dict[int, Numbers]:
        """The numbers of all columns that have one among their first cells; days such as 20260901 are left aside.

        They are read in blocks of rows: what stands side by side in the file is looked at together, which is three times as fast as
        column by column.
        """
        edges = self._edges(slice(0, _TELLING_ROWS))
        is_number = (whole(self.buffer, edges[:-1] + 1, edges[1:])[1] & (np.diff(edges, axis=0) <= _FIGURE)).any(axis=1)
        places = np.flatnonzero(is_number)
        count = len(self.begins)
        values, is_whole = np.empty((len(places), count)), np.empty((len(places), count), dtype=bool)
        step = max(_CELLS // self.width, 1)
        for begin in range(0, count, step):
            rows = slice(begin, begin + step)
            edges = self._edges(rows)
            values[:, rows], is_whole[:, rows] = whole(self.buffer, edges[places] + 1, edges[places + 1])
        return {place: (values[at], np.flatnonzero(~is_whole[at])) for at, place in enumerate(places.tolist())}

    def _edges(self, rows: slice) -> Places:
        """What stands before and behind the cells of some rows: before the first ones, before the second ones, and so on."""
        return np.concatenate((self.begins[None, rows] - 1, self.marks[rows].T, self.ends[None, rows]))


def _at(marks: Places, numbers: Places, is_there: Bits, otherwise: Places) -> Places:
    """The places of some marks, and another place where a row has no such mark."""
    if is_there.all():
        return marks[numbers]
    found = otherwise.copy()
    found[is_there] = marks[numbers[is_there]]
    return found


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
