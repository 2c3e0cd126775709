"""One column of a table: its texts, what they mean as figures, and those that are not plain whole numbers."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from smplan_kernel.sources.cells.known import Known


class Coded(NamedTuple):
    """The distinct texts of a column in the order of the file, for each cell which of them it holds, and where each stands first."""

    texts: list[str]
    codes: Sequence[int]
    firsts: Sequence[int]


class Column(Sequence[str]):
    """The cells of one column as they are printed, "" where a row ends before it."""

    @property
    @abstractmethod
    def texts(self) -> Sequence[str]:
        """Every cell."""

    @property
    @abstractmethod
    def has_whole(self) -> bool:
        """Whether any cell was left out of `odd`."""

    @abstractmethod
    def odd(self) -> Iterator[str]:
        """The distinct texts, trimmed, in the order of the file; plain whole numbers may be left out, and all but one of those with decimals."""

    def coded(self, *, by_day: bool = False) -> Coded:
        """Its distinct texts, and which of them each cell holds.

        `by_day` says that cells which differ in nothing but the time behind a day may count as the first of them.
        """
        del by_day  # reading what was read already saves nothing
        first = dict(zip(reversed(self.texts), range(len(self.texts) - 1, -1, -1), strict=True))
        number = {text: place for place, text in enumerate(dict.fromkeys(self.texts))}
        return Coded(list(number), list(map(number.__getitem__, self.texts)), list(map(first.__getitem__, number)))

    def at(self, places: Sequence[int]) -> list[str]:
        """The trimmed texts of some cells."""
        texts = self.texts
        return [texts[place].strip() for place in places]

    def before(self, other: Column) -> str | None:
        """The one text with which all cells begin, where the cell of another column follows it and nothing else; None if not, or unsure."""
        del other
        return None

    def minutes(self) -> Sequence[int] | None:
        """The minute of the day at the end of each cell, None unless all end with a time of 24 hours and that was looked for."""
        return None

    def trimmed(self) -> Sequence[str]:
        """Every cell without the blanks around it."""
        return list(map(str.strip, self.texts))

    def begins(self, sign: str) -> Sequence[bool]:
        """Whether each cell begins with a sign, blanks aside."""
        return [text.startswith(sign) for text in self.trimmed()]

    @abstractmethod
    def figures(self, known: Known) -> array[float]:
        """What each cell means; raises NotANumberError when one is neither a number nor a gap."""

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self.texts[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


class TextColumn(Column):
    """A column whose cells were read already."""

    has_whole = False

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @property
    def texts(self) -> Sequence[str]:
        """Every cell."""
        return self._texts

    def odd(self) -> Iterator[str]:
        """Every distinct text."""
        return iter(dict.fromkeys(map(str.strip, dict.fromkeys(self._texts))))

    def figures(self, known: Known) -> array[float]:
        """What each cell means."""
        return array("d", map(known.__getitem__, self._texts))
