"""Did a change work? The locked baseline before it, the points since, the behaviour chart's signal, and a permutation test.

It never says that the change was the cause: whoever prints an answer prints what else happened at the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb
from statistics import median
from typing import TYPE_CHECKING, Literal

from smplan_kernel.measures.behaviour import behaviour
from smplan_kernel.measures.limits import FEWEST
from smplan_kernel.measures.rules import signals_between
from smplan_kernel.measures.trust import points_to_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from smplan_kernel.measures.targets import Direction

Answer = Literal["worked", "no visible effect", "worse", "too early"]

SHUFFLES = 10_000
_SEED = 20_260_101
_RARE = 0.05
_HAIR = 100  # roundings by which two equal distances may differ
# A change whose size nobody named is expected to be of one sigma.
_USUAL_SHIFT = 1.0


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """The verdict on a change; `chance` is how often so large a difference comes up by chance (0 to 1)."""

    verdict: Answer
    chance: float | None
    before: int
    after: int
    needed: int
    before_median: float | None = None
    after_median: float | None = None


def experiment(
    values: Sequence[float | None],
    changed_at: int,
    *,
    direction: Direction,
    expected: float | None = None,
    counts: bool = False,
    earlier: tuple[int, ...] = (),
) -> Experiment:
    """Compare the points since a change with the baseline whose limits were in force when it began.

    `expected` is the level hoped for; from it follow the points that are needed before one can tell. `earlier` are the
    places of changes before this one, at which limits may have been set anew. A signal counts when its whole pattern lies
    after the change: what had begun before it is no effect of it.
    """
    chart = behaviour(values[:changed_at], counts=counts, rebase_from=earlier)
    limits = chart.limits
    start = chart.segments[-1].start if chart.segments else 0
    before = [value for value in values[start:changed_at] if value is not None][: chart.baseline]
    after = [value for value in values[changed_at:] if value is not None]
    shift = _USUAL_SHIFT
    if expected is not None and chart.sigma:
        shift = abs(expected - (chart.centre or 0.0)) / chart.sigma
    needed = round(points_to_notice(max(shift, 0.5)) or 1)
    if limits is None or len(before) < FEWEST or len(after) < needed:
        return Experiment(verdict="too early", chance=None, before=len(before), after=len(after), needed=needed)
    chance = _chance(after, before)
    found = signals_between(values, limits, start=changed_at, end=len(values) - 1)
    return Experiment(
        verdict=_verdict({signal.side for signal in found}, chance, direction, median(after) - median(before)),
        chance=chance,
        before=len(before),
        after=len(after),
        needed=needed,
        before_median=float(median(before)),
        after_median=float(median(after)),
    )


def _verdict(sides: set[Literal["above", "below"]], chance: float, direction: Direction, difference: float) -> Answer:
    """A signal on one side, the medians apart to the same side, and a difference that is rare by chance."""
    moved = "above" if difference > 0 else "below"
    if moved not in sides or chance >= _RARE or not direction:
        return "no visible effect"
    return "worked" if (moved == "above") == (direction == "up") else "worse"


def _chance(after: Sequence[float], before: Sequence[float]) -> float:
    """The two-sided share of shuffles whose medians lie at least as far apart as the real ones.

    Every way to part few points is tried, ten thousand random ones of many, always the same. To the last digit what
    `scipy.stats.permutation_test` says with the same seed (a test holds it), without the second that SciPy takes to load.
    """
    import numpy as np  # noqa: PLC0415 - `smplan --help` does without

    both, size = np.array([*after, *before], dtype=float), len(after)
    is_every_way = comb(len(both), size) <= SHUFFLES
    shuffled = _every_way(both, size) if is_every_way else np.random.default_rng(_SEED).permuted(np.tile(both, (SHUFFLES, 1)), axis=1)
    apart = np.abs(np.median(shuffled[:, :size], axis=1) - np.median(shuffled[:, size:], axis=1))
    real = abs(np.median(both[:size]) - np.median(both[size:]))
    found = int((apart >= real - _HAIR * np.finfo(float).eps * real).sum())
    # Of random ways the real one counts as one more; among every way it is already.
    return found / len(apart) if is_every_way else (found + 1) / (SHUFFLES + 1)


def _every_way(both: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """A row for each way to part the points: first those of one side, then those of the other."""
    places = range(len(both))
    ways = [(*chosen, *sorted({*places} - {*chosen})) for chosen in combinations(places, size)]
    ordered: NDArray[np.float64] = both[[list(way) for way in ways]]
    return ordered
