"""Numbers straight from the bytes of many cells: whole ones, and those that surely have decimals behind a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from smplan_kernel.sources.files.stretches import shifts, word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.signedinteger[Any]]
    Bits = NDArray[np.bool_]
    Values = NDArray[np.float64]
    Eights = NDArray[np.uint64]
    Buffer = NDArray[np.uint8]

_DIGITS = 8  # a whole number of so many is read here, a longer one as a text
_LONGEST = 16  # signs of a number with decimals: fifteen digits are exact
_THOUSANDS = 3
_AT_ONCE = 1 << 13  # cells that are read together: they stay in the processor's own memory
_ZERO, _POINT = b"0."
# Eight signs are one number, the first of them its lowest byte; each is told by its distance from 0, a shorter cell has zeros in front
_EACH = 0x0101010101010101
_ZEROS, _POINTS, _ABOVE_NINE, _HIGHEST, _LOW = (np.uint64(_EACH * each) for each in (_ZERO, _ZERO ^ _POINT, 0x80 - 10, 0x80, 0x7F))
_ONE = np.uint64(1)
_PLACES = np.uint64(0x0706050403020100)  # times the lowest bit of a byte: its highest byte says how many bytes stand behind that one
_PAIRS = [
    (np.uint64(10 * (1 << 8) + 1), np.uint64(8), np.uint64(0x00FF00FF00FF00FF)),
    (np.uint64(100 * (1 << 16) + 1), np.uint64(16), np.uint64(0x0000FFFF0000FFFF)),
    (np.uint64(10_000 * (1 << 32) + 1), np.uint64(32), np.uint64(0x00000000FFFFFFFF)),
]
_POWERS = np.array([float(10**power) for power in range(_LONGEST + 1)])  # looked up: a power that is computed may be rounded


def whole(buffer: Buffer, starts: Places, stops: Places) -> tuple[Values, Bits]:
    """The value of every cell that holds nothing but a few digits, and which ones do."""
    lengths = stops - starts
    signs = _distances(buffer, starts, lengths)
    is_whole = _are_digits(signs)
    is_whole &= (lengths > 0) & (lengths <= _DIGITS)
    return _value(signs, is_whole), is_whole


def _distances(buffer: Buffer, starts: Places, lengths: Places) -> Eights:
    """How far each of the first eight signs is from 0."""
    shift = shifts(lengths)
    signs = word(buffer, starts, shift)
    signs ^= _ZEROS << shift
    return signs


def _are_digits(signs: Eights) -> Bits:
    """Whether each of eight signs is a digit."""
    found = signs + _ABOVE_NINE
    found |= signs
    found &= _HIGHEST
    are_digits: Bits = found == 0
    return are_digits


def _value(signs: Eights, is_sure: Bits) -> Values:
    """The value of eight digits each, 0 where it is not sure that they are some."""
    if not is_sure.any():
        return np.zeros(signs.shape)
    if not is_sure.all():
        signs = signs * is_sure
    for factor, bits, mask in _PAIRS:  # neighbours are put together: digits, then pairs, then fours
        signs *= factor
        signs >>= bits
        signs &= mask
    return signs.astype(np.float64)


def decimals(buffer: Buffer, starts: Places, stops: Places) -> tuple[Values, Bits]:
    """The value of every cell that holds digits with one point among them which cannot part thousands, and which ones do.

    12.5 and 0.125 are such; in 12.125 the point may part thousands, and 12. is left to those who read texts. The value is that of
    `float`: two whole numbers below 2**53 are divided, and a division rounds once.
    """
    read = _short_decimals if int((stops - starts).max(initial=0)) <= _DIGITS else _decimals
    parts = [read(buffer, starts[at : at + _AT_ONCE], stops[at : at + _AT_ONCE]) for at in range(0, max(len(starts), 1), _AT_ONCE)]
    return np.concatenate([values for values, _ in parts]), np.concatenate([is_sure for _, is_sure in parts])


def _short_decimals(buffer: Buffer, starts: Places, stops: Places) -> tuple[Values, Bits]:
    """The same for cells of eight signs at most: where the point is taken out, a whole number is left."""
    lengths = stops - starts
    signs = _distances(buffer, starts, lengths)
    other = signs ^ _POINTS
    point = ~((other & _LOW) + _LOW | other | _LOW)  # the highest bit of each byte that is a point
    point &= ~point + _ONE  # of the first one; another one is no digit
    has_point = point != 0
    point >>= np.uint64(7)
    front, whole_front = point - _ONE, (point << np.uint64(8)) - _ONE  # all bits in front of the point, and with its own
    digits = (signs & ~whole_front) | ((signs & front) << np.uint64(8))
    behind = ((point * _PLACES) >> np.uint64(56)).astype(np.int64)
    may_be = (lengths > 2) & has_point & _are_digits(digits)  # noqa: PLR2004 - a digit, the point and a digit
    return _sure(buffer, starts, may_be, _value(digits, may_be), lengths - behind - 1, behind)


def _sure(buffer: Buffer, starts: Places, may_be: Bits, digits: Values, before: Places, behind: Places) -> tuple[Values, Bits]:
    """The values, and which of them have decimals that can be nothing else."""
    is_sure = may_be & (behind > 0) & (before > 0)
    may_part_thousands = behind == _THOUSANDS
    if may_part_thousands.any():
        is_sure &= ~may_part_thousands | ((before == 1) & (buffer[np.minimum(starts, len(buffer) - 1)] == _ZERO))
    return digits / _POWERS[np.maximum(behind, 0)], is_sure


def _decimals(buffer: Buffer, starts: Places, stops: Places) -> tuple[Values, Bits]:
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
    return _sure(buffer, starts, is_sure, values, lengths - behind - 1, behind)
