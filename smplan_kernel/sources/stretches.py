"""Neighbouring cells that are alike, and the time of day at their ends, straight from the bytes: lists come ordered by day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from smplan_kernel.sources.stacked import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]
    Buffer = NDArray[np.uint8]

_AT_ONCE = 8  # bytes that are compared together
_LONGEST = 64  # signs of a cell that is compared at all
_FEW = 64  # cells that tell what most columns are
_SAMPLE = 1024  # cells that tell whether texts come again
_SLOTS = 1 << 16
_ODD = np.uint64(0x9E3779B97F4A7C15)  # bits without a pattern (2**64 over the golden ratio)
_HOURS, _MINUTES = 24, 60


def begins_anew(buffer: Buffer, starts: Places, stops: Places) -> Bits:
    """Which cells hold another text than the one above them; a long text counts as another one."""
    lengths = stops - starts
    is_new = np.ones(len(lengths), dtype=bool)
    is_new[1:] = (lengths[1:] != lengths[:-1]) | (lengths[1:] > _LONGEST)
    if len(buffer) < _AT_ONCE:
        return np.ones(len(lengths), dtype=bool)
    for here in _in_words(buffer, starts, lengths):
        is_new[1:] |= here[1:] != here[:-1]
    return is_new


def alike(buffer: Buffer, starts: Places, stops: Places) -> tuple[Places, Places]:
    """Cells that stand for all others, in their order, and for every cell which of them has its text.

    Where most cells differ, or are long, each stands for itself; so a text may have several that stand for it.
    """
    lengths = stops - starts
    each = np.arange(len(lengths))
    if len(buffer) < _AT_ONCE or not len(lengths) or int(lengths.max()) > _LONGEST:
        return each, each
    mixed = lengths.astype(np.uint64)
    for here in _in_words(buffer, starts, lengths):
        mixed = (mixed ^ here) * _ODD
        mixed ^= mixed >> np.uint64(32)
    if 2 * len(distinct(mixed[:_SAMPLE])) > len(mixed[:_SAMPLE]):
        return each, each
    others = _first_of_each(mixed)
    if (lengths != lengths[others]).any() or not are_alike(buffer, starts, starts[others], lengths):  # two texts were mixed to one number
        return each, each
    chosen = np.flatnonzero(others == each)
    number = np.empty(len(each), dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    return chosen, number[others]


def _first_of_each(mixed: NDArray[np.uint64]) -> Places:
    """For each number the place where the same one stands first, found by parts of it; a few of them may stand for themselves only."""
    others = np.arange(len(mixed))
    left, table = others.copy(), np.empty(_SLOTS, dtype=np.int64)
    for shift in range(0, 64, 16):
        slots = (mixed[left] >> np.uint64(shift)) & np.uint64(_SLOTS - 1)
        table[slots[::-1]] = left[::-1]  # the first one stays
        found = table[slots]
        is_same = mixed[found] == mixed[left]
        others[left[is_same]] = found[is_same]
        left = left[~is_same]
    return others


def are_alike(buffer: Buffer, starts: Places, others: Places, lengths: Places) -> bool:
    """Whether the same bytes stand behind each place and another one, so many as the cell has; False where that is not looked at."""
    if len(buffer) < _AT_ONCE or not len(lengths) or int(lengths.max()) > _LONGEST:
        return False
    pairs = zip(_in_words(buffer, starts, lengths), _in_words(buffer, others, lengths), strict=True)
    return all(bool((one == two).all()) for one, two in pairs)


def eights(buffer: Buffer) -> NDArray[np.uint64]:
    """The eight bytes from each byte on, as one number."""
    return np.ndarray((len(buffer) - _AT_ONCE + 1,), dtype="<u8", buffer=buffer.data, strides=(1,))


def _in_words(buffer: Buffer, starts: Places, lengths: Places) -> Iterator[NDArray[np.uint64]]:
    """The bytes of many cells, eight at a time, nothing behind the end of a cell."""
    words = eights(buffer)
    last = len(words) - 1
    for place in range(0, min(int(lengths.max(initial=0)), _LONGEST), _AT_ONCE):
        at = starts + place
        if int(at.max()) <= last:
            here = words[at]
        else:  # near the end of the file fewer bytes follow
            here = words[np.minimum(at, last)]
            here >>= (8 * np.maximum(at - last, 0)).astype(np.uint64)
        if int(lengths.min()) < place + _AT_ONCE:
            here &= _MASKS[np.clip(lengths - place, 0, _AT_ONCE)]
        yield here


_MASKS = np.array([(1 << (8 * many)) - 1 for many in range(_AT_ONCE + 1)], dtype=np.uint64)
"""What of eight bytes counts where so many belong to the cell."""


def minutes_behind(buffer: Buffer, starts: Places, stops: Places) -> tuple[Places, Places] | None:
    """Where the time behind a day begins in each cell, its blank included, and the minute of the day; None unless all end so: 9:05, 18:30."""
    if len(starts) > _FEW and minutes_behind(buffer, starts[:_FEW], stops[:_FEW]) is None:
        return None
    if not len(starts) or int((stops - starts).min()) < len("1/1/26 1:11"):
        return None
    signs = [buffer[stops - back].astype(np.int64) for back in range(1, 7)]
    ones, tens, mark, hours, ten_hours, before = signs
    has_two = ten_hours != ord(" ")
    digits = (ones, tens, hours, np.where(has_two, ten_hours, ord("0")))
    is_time = (mark == ord(":")) & ((ten_hours == ord(" ")) | (before == ord(" ")))
    for digit in digits:
        is_time &= (digit >= ord("0")) & (digit <= ord("9"))
    hour, minute = (10 * (ten - ord("0")) + one - ord("0") for ten, one in ((digits[3], hours), (tens, ones)))
    if not (is_time & (hour < _HOURS) & (minute < _MINUTES)).all():
        return None
    return stops - np.where(has_two, 6, 5), hour * _MINUTES + minute
