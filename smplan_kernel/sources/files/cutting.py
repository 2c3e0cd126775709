"""Finds where the rows and cells of a large text begin and end, without reading them.

Only a text that leaves no question about its cells is cut; whatever is odd about its quotation marks, line ends or size is left
to the csv parser, which is slower and says what is wrong. What is cut here has the cells that the csv parser would give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from smplan_kernel.sources.files.cut import NEWLINE, RETURN, Cut
from smplan_kernel.sources.files.cut_column import QUOTE
from smplan_kernel.sources.files.limits import Limits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]

_DELIMITERS = frozenset(",;\t|")
_UNSEEN = b"\n\r\t"
_BLOCK = 1 << 18  # bytes that are looked at together: they stay in the processor's own memory


def cut(text: str, raw: bytes | memoryview, delimiter: str, limits: Limits) -> Cut | None:
    """The rows of a text, which is given as such and in UTF-8; None where only the csv parser can say what they are."""
    if delimiter not in _DELIMITERS:  # a line `sep=` may declare any sign
        return None
    buffer, mark = np.frombuffer(raw, dtype=np.uint8), ord(delimiter)
    places, signs = _signs(buffer, [sign for sign in (mark, NEWLINE, RETURN, QUOTE) if chr(sign) in text])
    is_quote = signs == QUOTE
    has_quotes = bool(is_quote.any())
    if has_quotes and not _are_closed(buffer, places[is_quote], mark):
        return None
    if has_quotes:
        is_outside = (np.cumsum(is_quote, dtype=np.int32) & 1 == 0) & ~is_quote
        places, signs = places[is_outside], signs[is_outside]
    is_return = signs == RETURN
    if is_return.any():
        if not _are_before(buffer, places[is_return], NEWLINE):
            return None
        places, signs = places[~is_return], signs[~is_return]
    is_break = signs == NEWLINE
    at_breaks = np.flatnonzero(is_break)
    marks, breaks, passed = places[~is_break], places[at_breaks], at_breaks - np.arange(len(at_breaks))
    is_open = len(buffer) > 0 and (not len(breaks) or breaks[-1] < len(buffer) - 1)
    ends = np.append(breaks, np.int32(len(buffer))) if is_open else breaks
    begins, firsts = (np.concatenate((np.zeros(1, dtype=behind.dtype), behind))[: len(ends)] for behind in (breaks + 1, passed))
    if len(ends):
        ends = ends - ((ends > begins) & (buffer[ends - 1] == RETURN))
    widths = np.where(ends > begins, np.diff(np.append(firsts, len(marks))) + 1, 0)
    lengths = ends - begins
    if widths.max(initial=0) > limits.columns or widths.sum() > limits.cells or lengths.max(initial=0) > limits.field_characters:
        return None
    facts = {"begins": begins, "ends": ends, "widths": widths, "firsts": firsts, "marks": marks}
    return Cut(text=text, raw=raw, mark=mark, has_quotes=has_quotes, **facts)


def line_ends_in(raw: bytes) -> int:
    """How many newlines stand in a text."""
    return sum(int(np.count_nonzero(block == NEWLINE)) for block in _blocks(raw))


def is_plain(raw: bytes) -> bool:
    """Whether no other sign that cannot be seen stands in a text than line ends and tabs."""
    return all(map(_is_plain, _blocks(raw)))


def _is_plain(block: NDArray[np.uint8]) -> bool:
    left = int(np.count_nonzero(block < ord(" ")))
    for sign in _UNSEEN:
        if left:
            left -= int(np.count_nonzero(block == sign))
    return not left


def _blocks(raw: bytes) -> Iterator[NDArray[np.uint8]]:
    buffer = np.frombuffer(raw, dtype=np.uint8)
    return (buffer[start : start + _BLOCK] for start in range(0, len(buffer), _BLOCK))


def _signs(buffer: NDArray[np.uint8], signs: Sequence[int]) -> tuple[Places, NDArray[np.uint8]]:
    """Where any of some signs stands, and which one."""
    places, found = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.uint8)]
    for start in range(0, len(buffer), _BLOCK):
        block = buffer[start : start + _BLOCK]
        is_there = np.zeros(len(block), dtype=bool)
        for sign in signs:
            is_there |= block == sign
        here = np.flatnonzero(is_there)
        places.append((here + start).astype(np.int32))
        found.append(block[here])
    return np.concatenate(places), np.concatenate(found)


def _are_closed(buffer: NDArray[np.uint8], quotes: Places, mark: int) -> bool:
    """Whether every quotation mark opens a cell at its beginning, closes it at its end, or stands twice within."""
    if not len(quotes):
        return True
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    is_double = opening[1:] == closing[:-1] + 1
    starts_cell = np.append(opening[0] == 0 or buffer[opening[0] - 1] in (mark, NEWLINE), is_double)
    before = buffer[opening[1:] - 1]
    starts_cell[1:] |= (before == mark) | (before == NEWLINE)
    after = buffer[closing[:-1] + 1]
    ends_cell = np.append(is_double | (after == mark) | (after == NEWLINE) | (after == RETURN), True)
    last = int(closing[-1]) + 1
    ends_cell[-1] = last == len(buffer) or buffer[last] in (mark, NEWLINE, RETURN)
    return bool(starts_cell.all() and ends_cell.all())


def _are_before(buffer: NDArray[np.uint8], places: Places, sign: int) -> bool:
    """Whether a sign follows on every place."""
    if not len(places):
        return True
    return bool(places[-1] < len(buffer) - 1 and (buffer[places + 1] == sign).all())
