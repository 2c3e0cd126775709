"""The three rules that tell a signal from ordinary variation; they know limits and values, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smplan_kernel.measures.limits import Limits

Rule = Literal[1, 2, 3]
Side = Literal["above", "below"]
Verdict = Literal["too few points", "ordinary variation", "probable change", "strong signal"]

RUN = 8
WINDOW = 4
NEAR = 3

SENTENCES: dict[str, str] = {
    "too few points": "Too few points to tell.",
    "ordinary variation": "Ordinary variation. No need to react.",
    "probable change": "Probably a change. Watch the next months.",
    "strong signal": "A strong signal. Look for the cause.",
}


@dataclass(frozen=True, kw_only=True)
class Signal:
    """A pattern that is complete at `index` and began at `start`, found with the limits of one segment."""

    index: int
    rule: Rule
    side: Side
    start: int
    segment: int = 0


def verdict_at(signals: Sequence[Signal], indexes: Sequence[int]) -> Verdict:
    """The strongest verdict among some points: rule 1 or two rules at one point are strong, one of the others is probable."""
    rules = [{signal.rule for signal in signals if signal.index == index} for index in indexes]
    if any(1 in found or len(found) > 1 for found in rules):
        return "strong signal"
    return "probable change" if any(rules) else "ordinary variation"


def signals_between(values: Sequence[float | None], limits: Limits, *, start: int, end: int, segment: int = 0) -> list[Signal]:
    """Every signal of the points from `start` to `end`, both included, the baseline's own points too."""
    found = [*_outside(values, limits, start, end), *_near_a_limit(values, limits, start, end), *_runs(values, limits, start, end)]
    signals = [Signal(index=index, rule=rule, side=side, start=first, segment=segment) for index, rule, side, first in found]
    return sorted(signals, key=lambda signal: (signal.index, signal.rule))


def run_from(values: Sequence[float | None], limits: Limits, *, start: int, end: int) -> tuple[int, int] | None:
    """First and eighth point of the earliest run of eight that lies wholly between `start` and `end`."""
    return next(((first, index) for index, _, _, first in _runs(values, limits, start, end)), None)


def _side(value: float | None, above: float, below: float, slack: float) -> Side | None:
    """On which side of two lines a value lies; on a line is not beyond it."""
    if value is None:
        return None
    if value > above + slack:
        return "above"
    return "below" if value < below - slack else None


def _outside(values: Sequence[float | None], limits: Limits, start: int, end: int) -> Iterator[tuple[int, Rule, Side, int]]:
    """Rule 1: one point outside a limit."""
    for index in range(start, end + 1):
        side = _side(values[index], limits.upper, limits.lower, limits.tolerance)
        if side:
            yield index, 1, side, index


def _near_a_limit(values: Sequence[float | None], limits: Limits, start: int, end: int) -> Iterator[tuple[int, Rule, Side, int]]:
    """Rule 2: three of four points in a row nearer to the same limit than to the centre; a gap spoils the four.

    Where a limit lies on the centre, as in a figure that never changed, nothing is nearer to the one than to the other.
    """
    some = values[start : end + 1]
    known = [0, *accumulate(value is not None for value in some)]
    edges: tuple[tuple[Side, float], ...] = (("above", limits.upper), ("below", limits.lower))
    near = {side: [0, *accumulate(_is_nearer(value, edge, limits) for value in some)] for side, edge in edges}
    for after in range(WINDOW, len(some) + 1):
        first = after - WINDOW
        if known[after] - known[first] < WINDOW:
            continue
        for side, _ in edges:
            if near[side][after] - near[side][first] >= NEAR:
                yield start + after - 1, 2, side, start + first


def _is_nearer(value: float | None, edge: float, limits: Limits) -> bool:
    """Nearer to a limit than to the centre; half-way is not nearer."""
    return value is not None and abs(value - edge) < abs(value - limits.centre) - limits.tolerance


def _runs(values: Sequence[float | None], limits: Limits, start: int, end: int) -> Iterator[tuple[int, Rule, Side, int]]:
    """Rule 3: eight in a row on one side of the centre; a gap or a point on the centre ends the run."""
    run, before = 0, None
    for index in range(start, end + 1):
        side = _side(values[index], limits.centre, limits.centre, limits.tolerance)
        run = run + 1 if side and side == before else int(side is not None)
        before = side
        if side and run >= RUN:
            yield index, 3, side, index - run + 1
