"""Many rows at once: their columns of numbers laid row by row, and rates computed from their parts.

Where nothing stands for a number the value is not finite: GAP or NONE of `known.py`. Importing this starts numpy.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from smplan_kernel.sources.known import NONE


class Laid(NamedTuple):
    """The numbers of some rows one row after the other, the column of each, and where the numbers of each row begin."""

    values: array[float]
    kinds_of: array[int]
    begins: array[int]


def laid(columns: Sequence[array[float]], kinds: Sequence[int], count: int, *, begin: int) -> Laid:
    """Every number of so many rows; `kinds` are those of the columns, and the first number is the one that `begin` says."""
    if not columns:
        return Laid(array("d"), array("i"), array("i", [begin]) * count)
    rows = np.column_stack([np.frombuffer(column) for column in columns])
    numbers = np.array(kinds, dtype=np.int32)
    there = np.isfinite(rows)
    if there.all():
        begins = np.arange(begin, begin + rows.size, len(numbers), dtype=np.int32)
        return Laid(array("d", rows.tobytes()), array("i", np.tile(numbers, count).tobytes()), array("i", begins.tobytes()))
    ends = begin + np.cumsum(there.sum(axis=1), dtype=np.int32)
    begins = np.concatenate((np.array([begin], dtype=np.int32), ends[:-1]))
    of_columns = np.broadcast_to(numbers, rows.shape)[there]
    return Laid(array("d", rows[there].tobytes()), array("i", of_columns.tobytes()), array("i", begins.tobytes()))


def rates(above: Sequence[array[float]], below: array[float]) -> array[float]:
    """The sum of some numbers over another one, row by row; NONE where one is missing or that one is zero."""
    over = np.frombuffer(below)
    parts = [np.frombuffer(part) for part in above]
    is_there = np.isfinite(over) & (over != 0)
    for part in parts:
        is_there &= np.isfinite(part)
    found = np.full(len(over), NONE)
    np.divide(sum(parts), over, out=found, where=is_there)
    return array("d", found.tobytes())


def beside_any(columns: Sequence[array[float]], added: array[float]) -> array[float]:
    """Further numbers, where their row has any number of its own; NONE elsewhere."""
    has_any = np.zeros(len(added), dtype=bool)
    for column in columns:
        has_any |= np.isfinite(np.frombuffer(column))
    return array("d", np.where(has_any, np.frombuffer(added), NONE).tobytes())
