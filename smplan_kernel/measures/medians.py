"""How far the median of a small group can be trusted: an interval from the ordered values themselves, whatever their shape.

Source: Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2; Hahn and Meeker, Statistical Intervals, section 5.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import comb
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FEWEST = 6
"""With fewer values not even the smallest and the largest enclose the median with 95 in 100."""

_MISSED = 20  # one in so many may lie outside, on both sides together


@dataclass(frozen=True, kw_only=True)
class Middle:
    """The median of a group with its interval; both ends are values of the group, None where it is too small for one."""

    median: float
    low: float | None
    high: float | None

    def is_above(self, other: Middle) -> bool:
        """The whole interval lies above that of another group."""
        return self.low is not None and other.high is not None and self.low > other.high


def middle(values: Sequence[float] | NDArray[np.float64]) -> Middle:
    """The median of a group and the interval that encloses it in at least 95 of 100 groups like this.

    Raises
    ------
    ValueError
        When there is no value.

    >>> middle([1, 2, 3, 4, 5, 60])
    Middle(median=3.5, low=1.0, high=60.0)
    >>> middle([1, 2, 3]).low is None
    True
    """
    if not len(values):
        msg = "middle: values must hold at least one value"
        raise ValueError(msg)
    ordered = np.sort(np.asarray(values, dtype=float))
    place = rank(len(ordered))
    median = float(np.median(ordered))
    if not place:
        return Middle(median=median, low=None, high=None)
    return Middle(median=median, low=float(ordered[place - 1]), high=float(ordered[-place]))


@lru_cache(maxsize=1024)
def rank(count: int) -> int:
    """Which value from either end bounds the interval, 0 where there are too few.

    How many of the values lie below the true median is a matter of tossing a coin for each: the binomial distribution with one half.

    >>> rank(5), rank(6), rank(10), rank(25)
    (0, 1, 2, 8)
    """
    below, place = 0, 0
    while 2 * _MISSED * (below + comb(count, place)) <= 2**count:
        below += comb(count, place)
        place += 1
    return place
