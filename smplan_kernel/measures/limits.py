"""The limits of a behaviour chart (XmR): from baseline values to centre, natural limits and the limit of moving ranges."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Published constants for moving ranges of two: d2 = 1.128, D4 = 3.268, and 3 / d2 = 2.66.
TO_LIMIT = 2.66
TO_RANGE_LIMIT = 3.268
TO_SIGMA = 1.128

FEWEST = 6
LOCKED = 12
# Some thousand times the distance of neighbouring floats of that size: a dozen of additions stay far below it.
_ROUNDING = 1e-12


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The usual range of a figure, from `baseline` values; `trial` while there are fewer than the full baseline."""

    baseline: int
    trial: bool
    centre: float
    upper: float
    lower: float
    mr_limit: float
    sigma: float

    @cached_property
    def tolerance(self) -> float:
        """How far apart two figures may lie and still be the same: a point on a limit is not outside it.

        It covers the rounding of floats and no more, so that small steps of a large figure are still seen.
        """
        return _ROUNDING * max(abs(self.centre), abs(self.upper), abs(self.lower))


def moving_ranges(values: Sequence[float]) -> list[float]:
    """The distance of each value from the one before.

    >>> moving_ranges([3, 5, 4])
    [2, 1]
    """
    return [abs(value - before) for before, value in itertools.pairwise(values)]


def limits_of(values: Sequence[float], *, counts: bool = False, baseline: int = LOCKED, drop_jumps: bool = False) -> Limits | None:
    """Limits from the first `baseline` known values; None while there are fewer than six.

    A missing period has no value and therefore no place here: the range across a gap counts like any other.
    With `drop_jumps` ranges above their own limit are left out once and the mean is taken again.

    >>> limits = limits_of([10, 12, 11, 13, 10, 12])
    >>> round(limits.centre, 2), round(limits.upper, 2), limits.trial
    (11.33, 16.65, True)
    """
    known = [float(value) for value in values[:baseline]]
    if len(known) < min(FEWEST, baseline):
        return None
    centre = math.fsum(known) / len(known)
    mean_range = _mean_range(moving_ranges(known), drop_jumps=drop_jumps)
    lower = centre - TO_LIMIT * mean_range
    return Limits(
        baseline=len(known),
        trial=len(known) < baseline,
        centre=centre,
        upper=centre + TO_LIMIT * mean_range,
        lower=max(0.0, lower) if counts else lower,
        mr_limit=TO_RANGE_LIMIT * mean_range,
        sigma=mean_range / TO_SIGMA,
    )


def _mean_range(ranges: list[float], *, drop_jumps: bool) -> float:
    mean = math.fsum(ranges) / len(ranges) if ranges else 0.0
    if not drop_jumps:
        return mean
    kept = [value for value in ranges if value <= TO_RANGE_LIMIT * mean]
    return math.fsum(kept) / len(kept) if kept else 0.0
