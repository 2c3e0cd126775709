"""Behaviour charts (XmR) with locked limits: what is ordinary variation, what is a signal, and since when.

The first 12 points lock the limits; six to eleven give trial limits. A new definition ends the stretch and the next
one begins with trial limits. Within a stretch limits are set anew only where a change was logged *and* eight points
in a row show that the level has moved; the old limits are kept and marked as retired. While the new limits are still
on trial the old ones go on testing: a change of level is not forgotten the month after it was found.
Every point is tested, the baseline's own points included.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smplan_kernel.measures.limits import LOCKED, Limits, limits_of
from smplan_kernel.measures.rules import SENTENCES, Signal, Verdict, run_from, signals_between, verdict_at

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One stretch with one set of limits, `start` to `end`, both included; without limits when the points are too few."""

    start: int
    end: int
    limits: Limits | None
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """How a series behaves: limits now in force, every signal, and the verdict on its latest point.

    `points` counts the known values of the stretch now in force, `baseline` those its limits were made from.
    """

    points: int
    baseline: int
    trial: bool
    centre: float | None
    upper: float | None
    lower: float | None
    mr_limit: float | None
    sigma: float | None
    signals: tuple[Signal, ...]
    segments: tuple[Segment, ...]
    jumps: tuple[int, ...]
    moving_ranges: tuple[float | None, ...]
    verdict: Verdict

    @property
    def limits(self) -> Limits | None:
        """The limits now in force, None while there are too few points."""
        return self.segments[-1].limits if self.segments else None

    @property
    def sentence(self) -> str:
        """The verdict as people say it."""
        return SENTENCES[self.verdict]

    @property
    def strongest(self) -> Verdict:
        """The strongest verdict anywhere in the series, for looking back."""
        if self.limits is None and not self.signals:
            return "too few points"
        return verdict_at(self.signals, sorted({signal.index for signal in self.signals}))

    def verdict_of(self, indexes: Sequence[int]) -> Verdict:
        """The verdict on some points, for example the weeks of one month."""
        current = self.segments[-1] if self.segments else None
        if current is None or (current.limits is None and all(index >= current.start for index in indexes)):
            return "too few points"
        return verdict_at(self.signals, indexes)


def behaviour(
    values: Sequence[float | None],
    *,
    counts: bool = False,
    baseline: int = LOCKED,
    rebase_from: tuple[int, ...] = (),
    breaks: tuple[int, ...] = (),
    drop_jumps: bool = False,
) -> Behaviour:
    """Tell signal from noise in a series; None is a missing period.

    `counts` keeps the lower limit at or above zero. `rebase_from` are the places of logged changes, `breaks` the places
    where a new definition begins. `drop_jumps` makes the limits without ranges above their own limit.

    >>> chart = behaviour([10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12, 30])
    >>> chart.verdict, chart.sentence
    ('strong signal', 'A strong signal. Look for the cause.')
    >>> behaviour([10, 12, 11]).verdict
    'too few points'
    """
    known = tuple(None if value is None or math.isnan(value) else float(value) for value in values)
    cuts = sorted({0, *(place for place in breaks if 0 < place < len(known)), len(known)})
    segments: list[Segment] = []
    signals: list[Signal] = []
    for first, after in itertools.pairwise(cuts):
        for segment, tested_to in _segments(known, first, after - 1, rebase_from, counts=counts, baseline=baseline, drop_jumps=drop_jumps):
            if segment.limits:
                signals += signals_between(known, segment.limits, start=segment.start, end=tested_to, segment=len(segments))
            segments.append(segment)
    return _summed_up(known, tuple(segments), tuple(signals))


def _segments(
    values: Values, start: int, end: int, changes: tuple[int, ...], *, counts: bool, baseline: int, drop_jumps: bool
) -> list[tuple[Segment, int]]:
    """Cut one stretch of one meaning wherever its limits were set anew; with each segment the last point it tests."""
    segments: list[tuple[Segment, int]] = []
    while True:
        known = [value for value in values[start : end + 1] if value is not None]
        limits = limits_of(known, counts=counts, baseline=baseline, drop_jumps=drop_jumps)
        moved = _moved(values, limits, start, end, changes) if limits and not limits.trial else None
        if moved is None:
            return [*segments, (Segment(start=start, end=end, limits=limits), end)]
        full = [index for index in range(moved, end + 1) if values[index] is not None][:baseline]
        is_on_trial = len(full) < baseline
        segments.append(
            (Segment(start=start, end=end if is_on_trial else moved - 1, limits=limits, retired=True), end if is_on_trial else full[-1])
        )
        changes = tuple(change for change in changes if change > moved)
        start = moved


def _moved(values: Values, limits: Limits, start: int, end: int, changes: tuple[int, ...]) -> int | None:
    """The first point of the earliest run of eight since a logged change.

    The run is counted from the change on: points that happened to lie there before belong to the old level.
    """
    for change in sorted(changes):
        run = run_from(values, limits, start=change, end=end) if start < change <= end else None
        if run is not None:
            return run[0]
    return None


def _summed_up(values: Values, segments: tuple[Segment, ...], signals: tuple[Signal, ...]) -> Behaviour:
    current = segments[-1] if segments else None
    limits = current.limits if current else None
    points = [index for index, value in enumerate(values) if value is not None and current and index >= current.start]
    ranges = _ranges(values, segments)
    return Behaviour(
        points=len(points),
        baseline=limits.baseline if limits else len(points),
        trial=limits.trial if limits else False,
        centre=limits.centre if limits else None,
        upper=limits.upper if limits else None,
        lower=limits.lower if limits else None,
        mr_limit=limits.mr_limit if limits else None,
        sigma=limits.sigma if limits else None,
        signals=signals,
        segments=segments,
        jumps=_jumps(ranges, segments),
        moving_ranges=ranges,
        verdict=verdict_at(signals, points[-1:]) if limits else "too few points",
    )


def _ranges(values: Values, segments: tuple[Segment, ...]) -> tuple[float | None, ...]:
    """The moving range at each point: None at a gap, after a gap, and where a stretch begins."""
    starts = {segment.start for segment in segments}
    ranges: list[float | None] = []
    for index, value in enumerate(values):
        before = values[index - 1] if index else None
        ranges.append(abs(value - before) if value is not None and before is not None and index not in starts else None)
    return tuple(ranges)


def _jumps(ranges: tuple[float | None, ...], segments: tuple[Segment, ...]) -> tuple[int, ...]:
    """Points whose distance from the one before is more than the range limit in force."""
    found: set[int] = set()
    for segment in segments:
        if segment.limits:
            most = segment.limits.mr_limit + segment.limits.tolerance
            found.update(index for index in range(segment.start, segment.end + 1) if (ranges[index] or 0.0) > most)
    return tuple(sorted(found))
