"""Many rows at once: their columns of numbers laid row by row, and rates computed from their parts.

Where nothing stands for a number the value is not finite: GAP or NONE of `known.py`. Importing this starts numpy.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from smplan_kernel.sources.cells.known import NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

N = TypeVar("N", bound=np.generic)
_FEW_PAIRS = 2  # times as many pairs as could be, beside those that are


class Laid(NamedTuple):
    """The numbers of some rows one row after the other, the column of each, and where the numbers of each row begin."""

    values: array[float]
    kinds_of: array[int]
    begins: array[int]


def laid(columns: Sequence[array[float]], kinds: Sequence[int], count: int, *, begin: int) -> Laid:
    """Every number of so many rows; `kinds` are those of the columns, and the first number is the one that `begin` says."""
    if not columns:
        return Laid(doubles(np.empty(0)), ints([]), ints(np.full(count, begin)))
    values = array("d", bytes(array("d").itemsize)) * (count * len(columns))
    rows = np.frombuffer(values).reshape(count, len(columns))
    for place, column in enumerate(columns):
        rows[:, place] = np.frombuffer(column)
    numbers = np.array(kinds, dtype=np.int32)
    there = np.isfinite(rows)
    if there.all():
        begins = np.arange(begin, begin + rows.size, len(numbers), dtype=np.int32)
        return Laid(values, ints(np.tile(numbers, count)), ints(begins))
    ends = begin + np.cumsum(there, dtype=np.int32)[len(numbers) - 1 :: len(numbers)]
    begins = np.concatenate((np.array([begin], dtype=np.int32), ends[:-1]))
    of_columns = np.broadcast_to(numbers, rows.shape)[there]
    return Laid(doubles(rows[there]), ints(of_columns), ints(begins))


def taken(facts: Sequence[int], which: Sequence[int]) -> array[int]:
    """Of some numbers those at the given places."""
    return ints(_numbers(facts)[_numbers(which)])


def have_repeats(ones: array[int], others: array[int]) -> bool:
    """Whether any pair of numbers stands there twice."""
    one, other = _numbers(ones), _numbers(others).astype(np.int64)
    width = int(other.max(initial=0)) + 1
    pairs = one * width + other
    if (int(one.max(initial=0)) + 1) * width <= _FEW_PAIRS * len(pairs):  # so few could be that counting them costs less than ordering
        return bool(np.bincount(pairs).max(initial=0) > 1)
    pairs.sort()
    return bool((pairs[1:] == pairs[:-1]).any())


def of_filled_rows(facts: array[int], begins: array[int], end: int) -> set[int]:
    """The distinct facts of those rows in which any number stands; `begins` says where the numbers of each row begin."""
    return set(distinct(_numbers(facts)[np.diff(_numbers(begins), append=end) > 0]).tolist())


def distinct(numbers: NDArray[N]) -> NDArray[N]:
    """Each number once, in order; `np.unique` would load `numpy.ma`, which takes as long as to read a small file."""
    ordered = np.sort(numbers)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def how_many(codes: Sequence[int]) -> list[int]:
    """How often each code stands there, in the order of the codes."""
    return np.bincount(_numbers(codes)).tolist()  # type: ignore[no-any-return]


def places_of(codes: Sequence[int], chosen: Collection[int]) -> list[int]:
    """Where some of the codes stand."""
    numbers = _numbers(codes)
    is_chosen = np.zeros(int(numbers.max(initial=0)) + 1, dtype=bool)
    is_chosen[list(chosen)] = True
    return np.flatnonzero(is_chosen[numbers]).tolist()


def how_many_gaps(values: array[float]) -> int:
    """How many of some numbers are not there."""
    return int(np.count_nonzero(np.isnan(np.frombuffer(values))))


def added(values: array[float]) -> float:
    """The sum of those that are finite."""
    numbers = np.frombuffer(values)
    return float(np.sum(numbers, where=np.isfinite(numbers)))


def ints(numbers: Sequence[int] | NDArray[np.signedinteger[Any]]) -> array[int]:
    """Whole numbers as modules without numpy hold them."""
    kept = array("i")
    kept.frombytes(np.ascontiguousarray(_numbers(numbers), dtype=np.int32).view(np.uint8).data)
    return kept


def doubles(numbers: NDArray[np.float64]) -> array[float]:
    """The same for any numbers, row by row."""
    kept = array("d")
    kept.frombytes(np.ascontiguousarray(numbers).reshape(-1).view(np.uint8).data)
    return kept


def _numbers(numbers: Sequence[int] | NDArray[np.signedinteger[Any]]) -> NDArray[np.signedinteger[Any]]:
    """Whole numbers as numpy holds them, with no copy where they lie as it does."""
    if isinstance(numbers, range):
        return np.arange(numbers.start, numbers.stop, numbers.step, dtype=np.int32)
    return np.frombuffer(numbers, dtype=np.int32) if isinstance(numbers, array) else np.asarray(numbers, dtype=np.int32)


def rates(above: Sequence[array[float]], below: array[float]) -> array[float]:
    """The sum of some numbers over another one, row by row; NONE where one is missing or that one is zero."""
    over = np.frombuffer(below)
    parts = [np.frombuffer(part) for part in above]
    is_there = np.isfinite(over) & (over != 0)
    for part in parts:
        is_there &= np.isfinite(part)
    found = np.full(len(over), NONE)
    np.divide(sum(parts), over, out=found, where=is_there)
    return doubles(found)


def beside_any(columns: Sequence[array[float]], added: array[float]) -> array[float]:
    """Further numbers, where their row has any number of its own; NONE elsewhere."""
    has_any = np.zeros(len(added), dtype=bool)
    for column in columns:
        has_any |= np.isfinite(np.frombuffer(column))
    return doubles(np.where(has_any, np.frombuffer(added), NONE))
