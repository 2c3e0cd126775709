"""Did a change work? Points before and after it, the behaviour chart's signal, and a permutation test with a fixed seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from smplan_kernel.measures.behaviour import behaviour
from smplan_kernel.measures.limits import FEWEST
from smplan_kernel.measures.rules import signals_between
from smplan_kernel.measures.trust import points_to_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smplan_kernel.measures.targets import Direction

Answer = Literal["worked", "no visible effect", "worse", "too early"]

SHUFFLES = 10_000
_SEED = 20_260_101
_RARE = 0.05
# Older points tell of older times.
_BEFORE = 24
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
    values: Sequence[float | None], changed_at: int, *, direction: Direction, expected: float | None = None, counts: bool = False
) -> Experiment:
    """Compare the points before a change with those since it.

    `expected` is the level hoped for; from it follow the points that are needed before one can tell. The limits are those
    of the points before the change: the change must be seen against the old way of working.
    """
    before = [value for value in values[:changed_at] if value is not None][-_BEFORE:]
    after = [value for value in values[changed_at:] if value is not None]
    chart = behaviour(before, counts=counts)
    shift = _USUAL_SHIFT
    if expected is not None and chart.sigma:
        shift = abs(expected - (chart.centre or 0.0)) / chart.sigma
    needed = round(points_to_notice(max(shift, 0.5)) or 1)
    limits = chart.limits
    if limits is None or len(before) < FEWEST or len(after) < needed:
        return Experiment(verdict="too early", chance=None, before=len(before), after=len(after), needed=needed)
    chance = _chance(before, after)
    signals = signals_between([*before, *values[changed_at:]], limits, start=0, end=len(before) + len(values) - changed_at - 1)
    sides = {signal.side for signal in signals if signal.index >= len(before)}
    return Experiment(
        verdict=_verdict(sides, chance, direction, np.median(after) - np.median(before)),
        chance=chance,
        before=len(before),
        after=len(after),
        needed=needed,
        before_median=float(np.median(before)),
        after_median=float(np.median(after)),
    )


def _verdict(sides: set[Literal["above", "below"]], chance: float, direction: Direction, difference: float) -> Answer:
    """A signal on one side, the medians apart to the same side, and a difference that is rare by chance."""
    moved = "above" if difference > 0 else "below"
    if moved not in sides or chance >= _RARE or not direction:
        return "no visible effect"
    return "worked" if (moved == "above") == (direction == "up") else "worse"


def _chance(before: Sequence[float], after: Sequence[float]) -> float:
    """The two-sided share of shuffles whose medians lie at least as far apart as the real ones."""
    pooled = np.array([*before, *after], dtype=float)
    shuffled = np.random.default_rng(_SEED).permuted(np.tile(pooled, (SHUFFLES, 1)), axis=1)
    split = len(before)
    apart = np.abs(np.median(shuffled[:, split:], axis=1) - np.median(shuffled[:, :split], axis=1))
    real = abs(np.median(after) - np.median(before))
    return float(np.count_nonzero(apart >= real - 1e-12) / SHUFFLES)
