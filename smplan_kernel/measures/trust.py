"""How far to trust a verdict: false signals to expect, and how long a lasting change takes to show.

The figures come from simulation with normal, independent points, locked limits and all three rules, whose windows
reach back into the baseline. They are a rough guide and are worded so.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Share of false signals per series and new point, by points in the baseline.
_FALSE_BY_BASELINE = ((6.0, 0.039), (12.0, 0.025), (24.0, 0.016))

# Points (median) until a lasting shift is noticed, by its size in sigma.
_POINTS_BY_SHIFT = ((0.5, 18.0), (1.0, 8.0), (1.5, 4.0), (2.0, 3.0), (3.0, 1.0))

HARDLY_TOLD = "You could hardly tell."


def false_share(baseline: int) -> float:
    """The share of new points that give a false signal; none while there are too few points for limits.

    >>> false_share(12), round(false_share(18), 4), false_share(5)
    (0.025, 0.0205, 0.0)
    """
    return 0.0 if baseline < _FALSE_BY_BASELINE[0][0] else _between(_FALSE_BY_BASELINE, baseline)


def expected_false_signals(series: Iterable[tuple[int, int]]) -> float:
    """How many false signals to expect from series given as (points in the baseline, new points).

    >>> round(expected_false_signals([(12, 1)] * 10), 2)
    0.25
    """
    return sum(false_share(baseline) * new for baseline, new in series)


def points_to_notice(shift_in_sigma: float) -> float | None:
    """Points until a lasting shift of this size is usually noticed; None when it could hardly be told.

    >>> points_to_notice(2), points_to_notice(0.75), points_to_notice(0.4)
    (3.0, 13.0, None)
    """
    size = abs(shift_in_sigma)
    return None if size < _POINTS_BY_SHIFT[0][0] else _between(_POINTS_BY_SHIFT, size)


def months_to_notice(shift_in_sigma: float, *, months_each: float = 1.0) -> int | None:
    """Whole months until a lasting shift is usually noticed, at least one; None when it could hardly be told.

    `months_each` is how many months lie from one point to the next: a point may be a week or a quarter.

    >>> months_to_notice(1), months_to_notice(1, months_each=7 / 30.44), months_to_notice(0.2)
    (8, 2, None)
    """
    points = points_to_notice(shift_in_sigma)
    if points is None:
        return None
    return max(1, math.floor(points * months_each + 0.5))


def _between(table: tuple[tuple[float, float], ...], place: float) -> float:
    """The figure at a place between the columns of a table; beyond its ends the end holds."""
    if place <= table[0][0]:
        return table[0][1]
    for (left, low), (right, high) in pairwise(table):
        if place <= right:
            return low + (high - low) * (place - left) / (right - left)
    return table[-1][1]
