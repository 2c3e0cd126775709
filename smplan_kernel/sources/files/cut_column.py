"""One column of a cut text: numbers and neighbours that are alike are read from its bytes, texts when somebody asks for them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from smplan_kernel.sources.cells.known import Known
from smplan_kernel.sources.files.columns import Coded, Column
from smplan_kernel.sources.files.digits import decimals, whole
from smplan_kernel.sources.files.stacked import distinct, doubles, ints
from smplan_kernel.sources.files.stretches import alike, are_alike, begins_anew, minutes_behind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from smplan_kernel.sources.files.cut import Cut, Numbers

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]

QUOTE = ord('"')
_FEW = 64  # cells that tell what most columns of words are


class CutColumn(Column):
    """One column of a cut text; its texts are read when somebody asks for them, whole numbers are not even then."""

    def __init__(self, cut: Cut, count: int, bounds: Callable[[], tuple[Places, Places]], numbers: Numbers | None = None) -> None:
        self._cut, self._count, self._bounds, self._known = cut, count, bounds, numbers
        self._in_code: dict[bool, Coded] = {}

    def __len__(self) -> int:
        return self._count

    @cached_property
    def edges(self) -> tuple[Places, Places, Bits]:
        """Where the text of each cell begins and ends, and whether it stands between quotation marks."""
        starts, stops = self._bounds()
        if not self._cut.has_quotes:
            return starts, stops, np.zeros(len(starts), dtype=bool)
        has_quotes = (stops > starts) & (self._cut.buffer[np.minimum(starts, len(self._cut.raw) - 1)] == QUOTE)
        return starts + has_quotes, stops - has_quotes, has_quotes

    @cached_property
    def texts(self) -> list[str]:
        """Every cell as it is printed."""
        return self._read(slice(None))

    def coded(self, *, by_day: bool = False) -> Coded:
        """Its distinct texts, and which of them each cell holds; of cells that are seen to be alike only the first is read."""
        is_by_day = by_day and self._times is not None
        if is_by_day not in self._in_code:
            stops = self._times[0] if is_by_day and self._times is not None else self.edges[1]
            self._in_code[is_by_day] = self._coded_until(stops)
        return self._in_code[is_by_day]

    def _coded_until(self, ends: Places) -> Coded:
        starts, stops, _ = self.edges
        buffer = self._cut.buffer
        places, of_cells = alike(buffer, starts, ends)
        texts = self._read(places)
        kept = texts if ends is stops else self._cut.pieces(starts[places].tolist(), ends[places].tolist())
        first = {text: place for place, text in reversed(list(enumerate(kept)))}
        number = {text: place for place, text in enumerate(dict.fromkeys(kept))}
        of_chosen = np.array([number[text] for text in kept], dtype=np.int32)
        codes = ints(of_chosen[of_cells])
        firsts = [first[text] for text in number]
        return Coded([texts[place] for place in firsts], codes, places[firsts].tolist())

    def at(self, places: Sequence[int]) -> list[str]:
        """The trimmed texts of some cells."""
        return list(map(str.strip, self._read(np.array(places, dtype=np.int64))))

    def before(self, other: Column) -> str | None:
        """The one text with which all cells begin, where the cell of another column of this text follows it and nothing else."""
        if not isinstance(other, CutColumn) or not self._count:
            return None
        (starts, stops, has_quotes), (others, ends, _) = self.edges, other.edges
        lengths = ends - others
        heads = stops - lengths
        buffer = self._cut.buffer
        if (
            has_quotes.any()
            or (heads <= starts).any()
            or begins_anew(buffer, starts, heads)[1:].any()
            or not are_alike(buffer, heads, others, lengths)
        ):
            return None
        return self._cut.pieces([int(starts[0])], [int(heads[0])])[0]

    def minutes(self) -> Sequence[int] | None:
        """The minute of the day at the end of each cell, None unless all end with a time of 24 hours."""
        return None if self._times is None else self._times[1].tolist()

    @cached_property
    def _times(self) -> tuple[Places, Places] | None:
        return minutes_behind(self._cut.buffer, *self.edges[:2])

    def trimmed(self) -> Sequence[str]:
        """Every cell without the blanks around it; where none begins or ends with one, the cells as they are."""
        starts, stops, _ = self.edges
        is_empty = stops <= starts
        if self._are_visible(starts, is_empty) and self._are_visible(stops - 1, is_empty):
            return self.texts
        return super().trimmed()

    def _are_visible(self, places: Places, is_empty: Bits) -> bool:
        """Whether a plain sign that is no blank stands on each place, where there is a text at all."""
        signs = self._cut.buffer[np.minimum(places, len(self._cut.raw) - 1)]
        return bool((is_empty | (signs > ord(" ")) & (signs <= ord("~"))).all())

    def begins(self, sign: str) -> Sequence[bool]:
        """Whether each cell begins with a sign of one byte, blanks aside; most texts are not read for that."""
        starts, stops, _ = self.edges
        signs = self._cut.buffer[np.minimum(starts, len(self._cut.raw) - 1)]
        is_there = stops > starts
        found = is_there & (signs == ord(sign))
        unsure = np.flatnonzero(is_there & ((signs <= ord(" ")) | (signs > ord("~"))))
        if len(unsure):
            found[unsure] = [text.strip().startswith(sign) for text in self._read(unsure)]
        return found.tolist()  # type: ignore[no-any-return]

    def figures(self, known: Known) -> array[float]:
        """What each cell means; only what is neither a plain whole number nor surely one with decimals is read as a text."""
        values, odd = self._values, self._odd
        if not known.keeps_whole and len(odd) < len(values):
            texts = distinct(values)
            values = np.array([known[str(int(value))] for value in texts.tolist()])[np.searchsorted(texts, values)]
        if len(odd):
            values = values.copy()
            decimals_, is_sure = self._decimals
            if known.keeps_point and is_sure.any():
                values[odd[is_sure]] = decimals_[is_sure]
                odd = odd[~is_sure]
            values[odd] = [known[text] for text in (self._read(odd) if len(odd) < len(self._odd) else self._odd_texts)]
        return doubles(values)

    def odd(self) -> Iterator[str]:
        """The distinct texts that are no plain whole numbers, trimmed; the first ones before the others are read.

        Of numbers that surely have decimals behind a point there is one only: all tell the same about the others.
        """
        seen: set[str] = set()
        if not len(self._odd):  # as in most columns of figures, whose edges nobody has to know then
            return
        for texts in self._portions():
            for text in map(str.strip, texts):
                if text not in seen:
                    seen.add(text)
                    yield text

    def _portions(self) -> Iterator[Sequence[str]]:
        if len(self._odd) > _FEW:
            yield self._read(self._odd[:_FEW])
        is_sure = self._decimals[1]
        if is_sure.any():
            yield self._read(self._odd[np.flatnonzero(is_sure)[:1]])
            yield self._read(self._odd[~is_sure])
        else:
            yield self._odd_texts

    @property
    def has_whole(self) -> bool:
        """Whether any cell is a plain whole number."""
        return len(self._odd) < len(self)

    @cached_property
    def _decimals(self) -> tuple[NDArray[np.float64], Bits]:
        """The values of those odd cells that surely have decimals behind a point, and which ones these are; most columns have none."""
        starts, stops = (edges[self._odd] for edges in self.edges[:2])
        buffer = self._cut.buffer
        if not decimals(buffer, starts[:_FEW], stops[:_FEW])[1].any():
            return np.zeros(len(starts)), np.zeros(len(starts), dtype=bool)
        return decimals(buffer, starts, stops)

    @cached_property
    def _odd_texts(self) -> list[str]:
        return self.texts if len(self._odd) == len(self) else self._read(self._odd)

    def _read(self, which: Places | slice) -> list[str]:
        starts, stops, has_quotes = (edges[which] for edges in self.edges)
        found = self._cut.pieces(starts.tolist(), stops.tolist())
        for place in np.flatnonzero(has_quotes).tolist():
            found[place] = found[place].replace('""', '"')
        return found

    @cached_property
    def _numbers(self) -> Numbers:
        if self._known is not None:
            return self._known
        values, is_whole = whole(self._cut.buffer, *self.edges[:2])
        return values, np.flatnonzero(~is_whole)

    @property
    def _values(self) -> NDArray[np.float64]:
        return self._numbers[0]

    @property
    def _odd(self) -> Places:
        return self._numbers[1]
