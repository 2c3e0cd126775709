"""What a behaviour chart draws, as plain rows under fixed names: points, bands, rules and labels; it draws nothing itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from smplan_kernel.figures.moments import Moment, Row, rules_of
from smplan_kernel.figures.words import about, compact, short_period

MOST = {"month": 36, "week": 78, "day": 92, "point": 78}
_STEPS = (1, 2, 2.5, 5, 10)
_FLOOR_SHARE = 0.5
_FAR = 2.5
_TICKS = 4


class SeriesLike(Protocol):
    """A series of measures or its part in a review."""

    @property
    def grain(self) -> str: ...  # noqa: D102 - named by itself
    @property
    def unit(self) -> str: ...  # noqa: D102 - named by itself
    @property
    def periods(self) -> tuple[str, ...]: ...  # noqa: D102 - named by itself
    @property
    def values(self) -> tuple[float | None, ...]: ...  # noqa: D102 - named by itself
    @property
    def partial(self) -> tuple[bool, ...]: ...  # noqa: D102 - named by itself
    @property
    def breaks(self) -> tuple[int, ...]: ...  # noqa: D102 - named by itself


class BehaviourLike(Protocol):
    """A behaviour of measures or its part in a review."""

    @property
    def trial(self) -> bool: ...  # noqa: D102 - named by itself
    @property
    def centre(self) -> float | None: ...  # noqa: D102 - named by itself
    @property
    def upper(self) -> float | None: ...  # noqa: D102 - named by itself
    @property
    def lower(self) -> float | None: ...  # noqa: D102 - named by itself
    @property
    def segments(self) -> tuple[Any, ...]: ...  # noqa: D102 - with limits inside or beside
    @property
    def signals(self) -> tuple[Any, ...]: ...  # noqa: D102 - of measures or of a review
    @property
    def jumps(self) -> tuple[int, ...]: ...  # noqa: D102 - places of steps above their limit


@dataclass(frozen=True, kw_only=True)
class Plot:
    """All rows of one chart; `first` is how many early periods are left out.

    `steps` are the moving ranges and `step_limits` their limits, both as shares of the highest of them; none before there are limits.
    """

    points: tuple[Row, ...]
    bands: tuple[Row, ...]
    limits: tuple[Row, ...]
    targets: tuple[Row, ...]
    rules: tuple[Row, ...]
    labels: tuple[Row, ...]
    steps: tuple[Row, ...]
    step_limits: tuple[Row, ...]
    low: float
    high: float
    ticks: tuple[Row, ...]
    scale: float
    unit: str
    first: int

    @property
    def size(self) -> int:
        """How many periods are drawn."""
        return len(self.points)


def plot_of(
    series: SeriesLike, behaviour: BehaviourLike, moments: Sequence[Moment], *, target: float | None, targets: Sequence[float | None] = ()
) -> Plot:
    """Everything that stands in the chart, cut to the latest periods that fit."""
    first = max(0, len(series.periods) - MOST.get(series.grain, MOST["month"]))
    size = len(series.periods) - first
    scale = _scale(series)
    points = _points(series, behaviour, first, scale)
    bands = _bands(behaviour, first, size, scale)
    aims = _targets(target, targets, first, size, scale)
    low, high = _domain(points, bands, aims)
    steps, step_limits = _steps(series, behaviour, points, bands, first)
    return Plot(
        points=points,
        bands=bands,
        limits=_limit_labels(bands, series.unit, scale, (high - low) / 14),
        targets=tuple(row for row in aims if low <= row["value"] <= high),
        rules=rules_of(moments, series.periods[first:], [place - first for place in series.breaks]),
        labels=_labels(series.periods, first),
        steps=steps,
        step_limits=step_limits,
        low=low,
        high=high,
        ticks=tuple({"value": tick, "words": compact(tick, series.unit)} for tick in round_ticks(low, high)),
        scale=scale,
        unit=series.unit,
        first=first,
    )


def _scale(series: SeriesLike) -> float:
    """Seconds are drawn as hours or minutes, everything else as it is."""
    if series.unit != "seconds":
        return 1.0
    longest = max((abs(value) for value in series.values if value is not None), default=0.0)
    return 3600.0 if longest >= 3600 else 60.0  # noqa: PLR2004 - an hour is an hour


def outside(behaviour: BehaviourLike) -> frozenset[int]:
    """The places of points outside the limits."""
    return frozenset(signal.index for signal in behaviour.signals if signal.rule == 1)


def in_a_run(behaviour: BehaviourLike) -> frozenset[int]:
    """The places of points that together point to a change, though each alone would not."""
    return frozenset(place for signal in behaviour.signals if signal.rule != 1 for place in range(signal.start, signal.index + 1))


def _points(series: SeriesLike, behaviour: BehaviourLike, first: int, scale: float) -> tuple[Row, ...]:
    far, run = outside(behaviour), in_a_run(behaviour)
    breaks = set(series.breaks)
    rows: list[Row] = []
    part = 0
    for place, (value, partial) in enumerate(zip(series.values, series.partial, strict=True)):
        # A partial period and a new definition stand apart: no line leads into them.
        part += (place in breaks) + partial
        kind = "partial" if partial else "outside" if place in far else "run" if place in run else "ordinary"
        if place >= first:
            rows.append({"at": place - first, "value": None if value is None else value / scale, "kind": kind, "part": part})
        part += partial
    return tuple(rows)


def _bands(behaviour: BehaviourLike, first: int, size: int, scale: float) -> tuple[Row, ...]:
    segments = list(behaviour.segments)
    rows: list[Row] = []
    for number, segment in enumerate(segments):
        limits = getattr(segment, "limits", segment)
        if limits is None or limits.centre is None or segment.end < first:
            continue
        # Retired limits end where the newer ones begin, although the run that retired them reaches further.
        last = min(segment.end, segments[number + 1].start - 1) if number + 1 < len(segments) else segment.end
        rows.append(
            {
                "start": max(segment.start - first, 0) - 0.5,
                "end": min(last - first, size - 1) + 0.5,
                "lower": limits.lower / scale,
                "upper": limits.upper / scale,
                "centre": limits.centre / scale,
                "step": limits.mr_limit / scale,
                "trial": bool(limits.trial),
            }
        )
    return tuple(rows)


def _steps(
    series: SeriesLike, behaviour: BehaviourLike, points: Sequence[Row], bands: Sequence[Row], first: int
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The distance of each point from the one before; none across a gap, a new definition or where a range begins anew."""
    apart = {*series.breaks, *(segment.start for segment in behaviour.segments)}
    found = [
        (row, abs(row["value"] - before["value"]))
        for before, row in pairwise(points)
        if None not in {row["value"], before["value"]} and "partial" not in {row["kind"], before["kind"]} and row["at"] + first not in apart
    ]
    highest = max([step for _, step in found] + [band["step"] for band in bands], default=0.0)
    if not bands or not highest:
        return (), ()
    jumps = set(behaviour.jumps)
    steps = tuple(
        {"at": row["at"], "share": step / highest, "kind": "jump" if row["at"] + first in jumps else "step"} for row, step in found
    )
    return steps, tuple({"start": band["start"], "end": band["end"], "share": band["step"] / highest} for band in bands)


def _targets(target: float | None, targets: Sequence[float | None], first: int, size: int, scale: float) -> tuple[Row, ...]:
    monthly = [(place - first, value) for place, value in enumerate(targets) if value is not None and place >= first]
    if monthly:
        return tuple({"start": at - 0.5, "end": at + 0.5, "value": value / scale} for at, value in monthly)
    return () if target is None else ({"start": -0.5, "end": size - 0.5, "value": target / scale},)


def _domain(points: Sequence[Row], bands: Sequence[Row], aims: Sequence[Row]) -> tuple[float, float]:
    """The lowest and highest figure of the chart; a target far beyond the data is said in words instead."""
    seen = [row["value"] for row in points if row["value"] is not None] + [row[edge] for row in bands for edge in ("lower", "upper")]
    seen = seen or [0.0, 1.0]
    span = (max(seen) - min(seen)) or abs(max(seen)) or 1.0
    seen += [row["value"] for row in aims if min(seen) - _FAR * span <= row["value"] <= max(seen) + _FAR * span]
    low, high = min(seen), max(seen)
    room = 0.06 * ((high - low) or abs(high) or 1.0)
    starts_at_zero = 0 <= low < _FLOOR_SHARE * high or 0 <= low == high
    return (0.0 if starts_at_zero else low - room), high + room


def round_ticks(low: float, high: float) -> tuple[float, ...]:
    """Three to five round figures inside the domain.

    >>> round_ticks(0, 66)
    (0.0, 20.0, 40.0, 60.0)
    """
    raw = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(step * power for step in _STEPS if step * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, math.floor(high / step + 1e-9) + 1))


def _limit_labels(bands: Sequence[Row], unit: str, scale: float, room: float) -> tuple[Row, ...]:
    """The usual range in figures, at the right end of the band now in force."""
    if not bands:
        return ()
    band = bands[-1]
    edges = (band["upper"], band["lower"]) if band["upper"] - band["lower"] > room else (band["upper"],)
    return tuple({"value": edge, "words": about(edge * scale, unit)} for edge in edges)


def _labels(periods: Sequence[str], first: int) -> tuple[Row, ...]:
    """At most five periods under the chart, the latest always among them."""
    size = len(periods) - first
    step = max(1, math.ceil((size - 1) / _TICKS))
    return tuple({"at": at, "words": short_period(periods[at + first])} for at in range(size - 1, -1, -step))
