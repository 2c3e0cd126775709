"""Texts of figures that were read before: each distinct text of a column is read once, however often it stands there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from smplan_kernel.sources.cells.numbers import Marks, fraction, has_lost_digits, is_missing, is_rounded, number, seconds

GAP = math.nan  # the platform had nothing to say
NONE = math.inf  # it said something that is no figure, such as the rank 0; no number of a file is infinite
_NO_COUNT = re.compile(r"[%$€£¥₴₽₹₩₺]")
Reads = Callable[[str], float | None]


class NotANumberError(ValueError):
    """A text that should be a number and is none."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


class NotACountError(NotANumberError):
    """A part or a share in a column that counts what has no parts."""


class Known(dict[str, float]):
    """What each text of a column means; GAP where nothing stands, NONE where it is to be passed over."""

    def __init__(self, reads: Reads, *, gap: float = GAP, keeps_whole: bool = True, keeps_point: bool = False) -> None:
        super().__init__()
        self._reads = reads
        self._gap = gap
        self.keeps_whole = keeps_whole  # nothing but digits means the number that they are
        self.keeps_point = keeps_point  # digits behind a point are decimals, and no other sense is given to the number

    def __missing__(self, text: str) -> float:
        """Read a text for the first time; raises NotANumberError when it is neither a number nor a gap."""
        plain = text.strip()
        value = None if is_rounded(plain) else self._reads(plain)
        if value is None:
            if not is_missing(plain):
                raise NotANumberError(plain)
            value = self._gap
        self[text] = value
        return value

    def of(self, cells: Sequence[str], place: int) -> float:
        """What stands at a place of a row; rows may end early."""
        return self[cells[place]] if place < len(cells) else self[""]


def known_numbers(marks: Marks, kind: str = "number", factor: float = 1.0, *, counts: bool = False) -> Known:
    """The texts of a column of numbers, read as `reads_number` says; one that `counts` may hold no part and no share."""
    is_plain = kind in {"number", "fraction"} and factor == 1.0
    reads = reads_count(marks) if counts and kind == "number" else reads_number(marks, kind, factor)
    return Known(reads, keeps_whole=is_plain, keeps_point=is_plain and not counts and marks.decimal == ".")


def reads_count(marks: Marks) -> Reads:
    """How a column that counts is read: a part or a share in it, such as 0.034 or 100%, stands under the wrong name.

    >>> from smplan_kernel.sources.cells.numbers import DOT
    >>> reads_count(DOT)("12.0")
    12.0
    >>> reads_count(DOT)("0.034")
    Traceback (most recent call last):
    smplan_kernel.sources.cells.known.NotACountError: 0.034
    """

    def read(text: str) -> float | None:
        value = None if has_lost_digits(text) else number(text, marks)
        if value is not None and (_NO_COUNT.search(text) or not value.is_integer()):
            raise NotACountError(text)
        return value

    return read


def reads_number(marks: Marks, kind: str = "number", factor: float = 1.0) -> Reads:
    """How the numbers of a column are read: as they are, as per cent, as a rank or as a fraction."""
    if kind == "number" and factor == 1.0:
        return lambda text: number(text, marks)

    def read(text: str) -> float | None:
        value = fraction(text, marks) if kind == "fraction" else number(text, marks)
        if value is None:
            return None
        if kind == "rank" and value == 0:
            return NONE
        return (value / 100 if kind == "percent" else value) * factor

    return read


def reads_extra(marks: Marks) -> Reads:
    """How a column that nobody maps is read: as a number, a rate or a duration."""

    def read(text: str) -> float | None:
        value = None if is_rounded(text) else fraction(text, marks)
        return seconds(text) if value is None else value

    return read
