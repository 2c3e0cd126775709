"""Rows of figures as plain columns: one sheet holds them all, and whoever cuts or orders rows only names their places in it.

A review cuts some four hundred small tables. As frames each of them cost 0.1 to 0.3 ms, since eleven columns were copied and five of
them coded; places cost a hundredth of that, and a column is fetched when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]
    Values = NDArray[np.float64]
    Mask = NDArray[np.bool_]

NO_PLACES = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, kw_only=True, eq=False)
class Words:
    """A column of words: for each row the number of its word among the different ones."""

    codes: Codes
    known: Sequence[str]
    _asked: dict[Hashable, Mask] = field(default_factory=dict, repr=False)

    def are(self, *wanted: str) -> Mask:
        """Which of the different words are wanted, without regard to case."""
        if wanted not in self._asked:
            folded = {word.casefold() for word in wanted}
            self._asked[wanted] = np.array([word.casefold() in folded for word in self.known], dtype=bool)
        return self._asked[wanted]

    def hold(self, flag: str) -> Mask:
        """Which of the different words, lists of flags, hold one."""
        if flag not in self._asked:
            self._asked[flag] = np.array([flag in words.split(",") for words in self.known], dtype=bool)
        return self._asked[flag]


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """All figures of a review by column. Days are numbers, as `date.toordinal`; the imports are in the order in which they came."""

    start: Codes
    end: Codes
    exported: Codes
    value: Values
    line: Codes
    """The line of each row in its file."""
    words: dict[str, Words]
    """Account, level, object, definition, flags and import; sheet, form, link and text, which are empty where no file tells them."""


@dataclass(frozen=True, eq=False)
class Rows:
    """Some rows of a sheet, in an order of their own. A row keeps its name, which is its place in the sheet."""

    sheet: Sheet
    places: Codes
    instead: Values | None = field(default=None, repr=False)
    """Other values than those of the sheet, for figures that are worked out of two."""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.places)

    def __getitem__(self, chosen: Mask | Codes) -> Rows:
        """The rows that a mask chooses, or those at some places among these."""
        return Rows(self.sheet, self.places[chosen], None if self.instead is None else self.instead[chosen])

    @cached_property
    def start(self) -> Codes:
        """The first day that each row is about."""
        return self.sheet.start[self.places]

    @cached_property
    def end(self) -> Codes:
        """The last day that each row is about."""
        return self.sheet.end[self.places]

    @cached_property
    def exported(self) -> Codes:
        """The day on which each row was read."""
        return self.sheet.exported[self.places]

    @cached_property
    def value(self) -> Values:
        """The figures."""
        return self.sheet.value[self.places] if self.instead is None else self.instead

    @property
    def line(self) -> Codes:
        """The line of each row in its file."""
        return self.sheet.line[self.places]

    def with_values(self, values: Values) -> Rows:
        """The same rows with other figures."""
        return replace(self, instead=values)

    def codes(self, column: str) -> Codes:
        """A column of words as numbers."""
        return self.sheet.words[column].codes[self.places]

    def known(self, column: str) -> Sequence[str]:
        """The words that the numbers of a column stand for."""
        return self.sheet.words[column].known

    def texts(self, column: str) -> list[str]:
        """A column of words, spelled out."""
        known = self.known(column)
        return [known[code] for code in self.codes(column).tolist()]

    def word(self, column: str) -> str:
        """The word of the first row, which rows that are alike share."""
        return self.known(column)[int(self.codes(column)[0])]

    def different(self, column: str) -> list[str]:
        """The words that occur in a column."""
        known = self.known(column)
        return [known[code] for code in np.unique(self.codes(column)).tolist()]

    def are(self, column: str, *words: str) -> Mask:
        """Which rows have one of some words in a column, without regard to case."""
        return self._where(column, self.sheet.words[column].are(*words))

    def carry(self, flag: str) -> Mask:
        """Which rows carry a quality flag."""
        return self._where("flags", self.sheet.words["flags"].hold(flag))

    def _where(self, column: str, fits: Mask) -> Mask:
        """Which rows have a word that fits; often all of them or none have."""
        if not fits.any():
            return np.zeros(len(self), dtype=bool)
        return np.ones(len(self), dtype=bool) if fits.all() else fits[self.codes(column)]

    def by(self, *columns: str) -> Iterator[Rows]:
        """The rows that share their words in some columns, in the order of the words' numbers."""
        codes = [self.codes(column) for column in columns]
        order = np.lexsort(codes[::-1])
        ends = _ends([column[order] for column in codes])
        for first, last in zip([0, *(ends[:-1] + 1)], ends + 1, strict=True) if len(ends) else ():
            yield self[order[first:last]]


def joined(pieces: Iterable[Rows]) -> Rows:
    """The rows of several cuts of one sheet, one after the other."""
    found = list(pieces)
    return Rows(found[0].sheet, np.concatenate([piece.places for piece in found]))


def last_of_each(*keys: Codes) -> Codes:
    """Where the last row of each group stands, in the order of the rows; a group shares all its keys.

    >>> last_of_each(np.array([7, 8, 7]), np.array([1, 1, 1])).tolist()
    [1, 2]
    """
    order = np.lexsort(keys)
    return np.sort(order[_ends([key[order] for key in keys])])


def sums(values: Values, keys: Codes) -> dict[int, float]:
    """The sum of each group, rounded once.

    >>> sums(np.array([0.1, 0.2, 0.3, 5.0]), np.array([2, 2, 2, 1]))
    {1: 5.0, 2: 0.6}
    """
    order = np.argsort(keys, kind="stable")
    ordered, numbers = values[order].tolist(), keys[order]
    ends = _ends([numbers])
    firsts = [0, *(ends[:-1] + 1).tolist()]
    parts = (ordered[first : end + 1] for first, end in zip(firsts, ends.tolist(), strict=False))
    return dict(zip(numbers[ends].tolist(), map(_sum, parts), strict=True))


def _sum(values: list[float]) -> float:
    try:
        return fsum(values)
    except OverflowError:  # beyond all numbers, and so is what plain adding says
        return float(sum(values))


def _ends(keys: Sequence[Codes]) -> Codes:
    """Where each group of ordered keys ends."""
    if not len(keys[0]):
        return NO_PLACES
    changes = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return np.append(np.flatnonzero(changes), len(keys[0]) - 1)
