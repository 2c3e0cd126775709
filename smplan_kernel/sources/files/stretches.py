"""Neighbouring cells that are alike, and the time of day at their ends, straight from the bytes: lists come ordered by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from smplan_kernel.sources.files.stacked import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]
    Buffer = NDArray[np.uint8]
    Words = NDArray[np.uint64]

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
    return _differ(lengths, _in_words(buffer, starts, lengths))


def _differ(lengths: Places, words: Iterable[Words]) -> Bits:
    """The same for cells whose bytes were read."""
    is_new = np.ones(len(lengths), dtype=bool)
    is_new[1:] = (lengths[1:] != lengths[:-1]) | (lengths[1:] > _LONGEST)
    for here in words:
        is_new[1:] |= here[1:] != here[:-1]
    return is_new


def alike(buffer: Buffer, starts: Places, stops: Places) -> tuple[Places, Places]:
    """Cells that stand for all others, in their order, and for every cell which of them has its text.

    Where most cells differ, or are long, each stands for itself; so a text may have several that stand for it.
    """
    lengths = stops - starts
    words = list(_in_words(buffer, starts, lengths))
    is_new = _differ(lengths, words)
    if is_new.all():
        return _stand_for(lengths, words)
    heads = np.flatnonzero(is_new)
    chosen, of_heads = _stand_for(lengths[heads], [here[heads] for here in words])
    return heads[chosen], of_heads[np.cumsum(is_new) - 1]


def _stand_for(lengths: Places, words: Sequence[Words]) -> tuple[Places, Places]:
    """The same for cells whose bytes were read, in any order."""
    each = np.arange(len(lengths))
    if not words or int(lengths.max(initial=0)) > _LONGEST:
        return each, each
    mixed = lengths.astype(np.uint64)
    for here in words:
        mixed ^= here
        mixed *= _ODD
        mixed ^= mixed >> np.uint64(32)
    if 2 * len(distinct(mixed[:_SAMPLE])) > len(mixed[:_SAMPLE]):
        return each, each
    others = _first_of_each(mixed)
    if any((here != here[others]).any() for here in (lengths, *words)):  # two texts were mixed to one number
        return each, each
    chosen = np.flatnonzero(others == each)
    number = np.empty(len(each), dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    return chosen, number[others]


def _first_of_each(mixed: NDArray[np.uint64]) -> Places:
    """For each number the place where the same one stands first, found by parts of it; a few of them may stand for themselves only."""
    others = np.arange(len(mixed))
    left, here, table = others.copy(), mixed, np.empty(_SLOTS, dtype=np.int64)
    for shift in range(0, 64, 16):
        slots = ((here >> np.uint64(shift)) & np.uint64(_SLOTS - 1)).astype(np.int64)
        table[slots[::-1]] = left[::-1]  # the first one stays
        found = table[slots]
        is_same = mixed[found] == here
        others[left[is_same]] = found[is_same]
        left, here = left[~is_same], here[~is_same]
    return others


def are_alike(buffer: Buffer, starts: Places, others: Places, lengths: Places) -> bool:
    """Whether the same bytes stand behind each place and another one, so many as the cell has; False where that is not looked at."""
    if not len(lengths) or int(lengths.max()) > _LONGEST:
        return False
    pairs = zip(_in_words(buffer, starts, lengths), _in_words(buffer, others, lengths), strict=True)
    return all(bool((one == two).all()) for one, two in pairs)


def _in_words(buffer: Buffer, starts: Places, lengths: Places) -> Iterator[Words]:
    """The bytes of many cells, eight at a time, nothing behind the end of a cell."""
    for place in range(0, min(int(lengths.max(initial=0)), _LONGEST), _AT_ONCE):
        are_full = int(lengths.min()) >= place + _AT_ONCE
        yield word(buffer, starts + place, None if are_full else shifts(lengths - place))


def shifts(lengths: Places) -> Words:
    """The bits by which the first eight bytes of each cell are more than the cell."""
    return (8 * (_AT_ONCE - np.clip(lengths, 0, _AT_ONCE))).astype(np.uint64)


def word(buffer: Buffer, starts: Places, shift: Words | None) -> Words:
    """The first eight bytes of each cell as one number, whose highest byte is the last of them; a shorter cell has zeros below its own."""
    if len(buffer) < _AT_ONCE:
        buffer = np.append(buffer, np.zeros(_AT_ONCE, dtype=np.uint8))
    eights = np.ndarray((len(buffer) - _AT_ONCE + 1,), dtype="<u8", buffer=buffer.data, strides=(1,))
    last = len(eights) - 1
    if int(starts.max(initial=0)) <= last:
        found = eights[starts]
    else:  # near the end of the file fewer bytes follow
        found = eights[np.minimum(starts, last)]
        found >>= (8 * np.maximum(starts - last, 0)).astype(np.uint64)
    if shift is not None:
        found <<= shift
    return found


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
