"""Numbers straight from the bytes of many cells: whole ones, and those that surely have decimals behind a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]
    Values = NDArray[np.float64]
    Buffer = NDArray[np.uint8]

_DIGITS = 9  # a whole number of so many is read here, a longer one as a text
_LONGEST = 16  # signs of a number with decimals: fifteen digits are exact
_THOUSANDS = 3
_ZERO, _POINT = b"0."
_POWERS = np.array([float(10**power) for power in range(_LONGEST + 1)])  # looked up: a power that is computed may be rounded


def whole(buffer: Buffer, starts: Places, stops: Places) -> tuple[Values, Bits]:
    """The value of every cell that holds nothing but a few digits, and which ones do."""
    lengths = stops - starts
    is_whole = (lengths > 0) & (lengths <= _DIGITS)
    values = np.zeros(lengths.shape, dtype=np.int32)
    for place in range(min(int(lengths.max(initial=0)), _DIGITS)):
        digit = buffer[stops - (place + 1)] - np.uint8(_ZERO)  # wraps round below zero, so that one look tells
        digit *= lengths > place
        is_whole &= digit <= 9  # noqa: PLR2004 - the largest digit
        if not is_whole.any():
            break
        values += digit * np.int32(10**place)
    return values.astype(np.float64), is_whole


def decimals(buffer: Buffer, starts: Places, stops: Places) -> tuple[Values, Bits]:
    """The value of every cell that holds digits with one point among them which cannot part thousands, and which ones do.

    12.5 and 0.125 are such; in 12.125 the point may part thousands, and 12. is left to those who read texts. The value is that of
    `float`: two whole numbers below 2**53 are divided, and a division rounds once.
    """
    lengths = stops - starts
    is_sure = (lengths > 2) & (lengths <= _LONGEST)  # noqa: PLR2004 - a digit, the point and a digit
    values, behind = np.zeros(lengths.shape), np.full(lengths.shape, -1)  # digits behind the point, -1 before it was seen
    for place in range(min(int(lengths.max(initial=0)), _LONGEST)):
        is_within = lengths > place
        sign = buffer[np.maximum(stops - (place + 1), 0)]
        is_point = is_within & (sign == _POINT)
        digit = sign - np.uint8(_ZERO)  # wraps round below zero, so that one look tells
        is_sure &= ~is_within | (digit <= 9) | (is_point & (behind < 0))  # noqa: PLR2004 - the largest digit
        if not is_sure.any():
            break
        is_digit = is_within & ~is_point
        values += np.where(is_digit, digit, 0) * _POWERS[place - (behind >= 0)]
        behind[is_point] = place
    before = lengths - behind - 1
    is_fraction = (before == 1) & (buffer[np.minimum(starts, len(buffer) - 1)] == _ZERO)
    is_sure &= (behind > 0) & (before > 0) & ((behind != _THOUSANDS) | is_fraction)
    return values / _POWERS[np.maximum(behind, 0)], is_sure
