"""A rate that the platform prints beside its parts proves each row: where one alone does not fit, its figures may stand in wrong columns."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

FEWEST, MOST = 4, 10_000  # rows of which one can be told from the others; of more each costs time, and nobody shifted one by hand
_ROUNDED = 0.0101  # rates are printed in whole per cent, or more exactly
_FEW = 10


def odd_rate(printed: Sequence[float], computed: Sequence[float]) -> int | None:
    """The place of the first rate that is not what its parts give; None where none is so, or so many that the platform means something else.

    >>> odd_rate([0.05, 0.1, 0.5, 0.2], [0.05, 0.1, 0.02, 0.2]), odd_rate([0.9, 0.9, 0.9, 0.9], [0.1, 0.2, 0.3, 0.4])
    (2, None)
    """
    both = [place for place, pair in enumerate(zip(printed, computed, strict=True)) if all(map(isfinite, pair))]
    odd = [place for place in both if abs(printed[place] - computed[place]) > _ROUNDED]
    return odd[0] if odd and len(both) >= FEWEST and len(odd) <= max(1, len(both) // _FEW) else None
