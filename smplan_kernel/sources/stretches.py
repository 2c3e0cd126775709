"""Neighbouring cells that are alike, and the time of day at their ends, straight from the bytes: lists come ordered by day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]
    Buffer = NDArray[np.uint8]

_AT_ONCE = 8  # bytes that are compared together
_LONGEST = 64  # signs of a cell that is compared at all
_FEW = 64  # cells that tell what most columns are
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


def are_alike(buffer: Buffer, starts: Places, others: Places, lengths: Places) -> bool:
    """Whether the same bytes stand behind each place and another one, so many as the cell has; False where that is not looked at."""
    if len(buffer) < _AT_ONCE or not len(lengths) or int(lengths.max()) > _LONGEST:
        return False
    pairs = zip(_in_words(buffer, starts, lengths), _in_words(buffer, others, lengths), strict=True)
    return all(bool((one == two).all()) for one, two in pairs)


def _in_words(buffer: Buffer, starts: Places, lengths: Places) -> Iterator[NDArray[np.uint64]]:
    """The bytes of many cells, eight at a time, nothing behind the end of a cell."""
    words = np.ndarray((len(buffer) - _AT_ONCE + 1,), dtype="<u8", buffer=buffer.data, strides=(1,))  # from each byte on
    last = len(words) - 1
    for place in range(0, min(int(lengths.max(initial=0)), _LONGEST), _AT_ONCE):
        at = starts + place
        here = words[np.minimum(at, last)]
        here >>= (8 * np.maximum(at - last, 0)).astype(np.uint64)  # near the end of the file fewer bytes follow
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
