"""A behaviour chart in few lines, to ask the sample's raw numbers whether they say what was planted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Centre and limits of the first points, locked."""

    centre: float
    lower: float
    upper: float


def limits(values: Sequence[float], *, baseline: int = 12) -> Limits:
    """Compute the limits of counts: never below nothing.

    >>> limits([10, 12, 10, 12])
    Limits(centre=11.0, lower=5.68, upper=16.32)
    """
    first = values[:baseline]
    centre = sum(first) / len(first)
    width = 2.66 * sum(abs(b - a) for a, b in itertools.pairwise(first)) / (len(first) - 1)
    return Limits(centre=centre, lower=max(0.0, centre - width), upper=centre + width)


def signals(values: Sequence[float], *, baseline: int = 12) -> set[tuple[int, int]]:
    """Name each signal by the place of its last point and its rule."""
    band = limits(values, baseline=baseline)
    found = {(place, 1) for place, value in enumerate(values) if not band.lower <= value <= band.upper}
    for side, edge in ((1, band.upper), (-1, band.lower)):
        near = [side * (value - (band.centre + edge) / 2) > 0 for value in values]
        beyond = [side * (value - band.centre) > 0 for value in values]
        found |= {(place, 2) for place in range(3, len(values)) if sum(near[place - 3 : place + 1]) >= 3}
        found |= {(place, 3) for place in range(7, len(values)) if all(beyond[place - 7 : place + 1])}
    return found
