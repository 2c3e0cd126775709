"""A verdict on any series: the engine of the monthly review for figures that stand in no plan, as a record and in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import PurePath
from typing import Any

from smplan_kernel.measures.behaviour import Behaviour, behaviour
from smplan_kernel.measures.limits import FEWEST, LOCKED, Limits
from smplan_kernel.measures.rhythm import DAYS_A_MONTH, Rhythm, RhythmGrain, rhythm_of
from smplan_kernel.measures.rules import SENTENCES, Signal
from smplan_kernel.measures.targets import Direction, assurance, reality_check
from smplan_kernel.measures.trust import false_share
from smplan_kernel.review.calendar import day_title, month_title
from smplan_kernel.review.words import counted, listed, number_word, sentence
from smplan_kernel.sources.cells.period_column import LABELS
from smplan_kernel.sources.two_columns import TwoColumns, printable

_DIGITS = 12
_MOST = 8
_RUN = 3


@dataclass(frozen=True, kw_only=True)
class AnySeries:
    """Figures over time of which nothing is known but their periods; it draws like a metric's series."""

    title: str
    grain: RhythmGrain
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    breaks: tuple[int, ...] = ()

    @property
    def partial(self) -> tuple[bool, ...]:
        """Nobody says that a figure is not complete."""
        return (False,) * len(self.values)


@dataclass(frozen=True, kw_only=True)
class SeriesVerdict:
    """What a series says: its points with their gaps, its behaviour, and a target if there is one."""

    series: AnySeries
    chart: Behaviour
    rhythm: Rhythm
    target: float | None
    direction: Direction
    notes: tuple[str, ...]

    @property
    def record(self) -> dict[str, Any]:
        """The answer for machines; what cannot be said is None.

        The verdict is on the latest point, as a review's is on the latest month; `signals` holds those of every point.
        Assurance needs locked limits: from twelve points on.
        """
        chart, promise = self.chart, self._promise
        found = dict.fromkeys((signal.index, signal.rule) for signal in chart.signals)
        return {
            "points": chart.points,
            "baseline": chart.baseline,
            "trial": chart.trial,
            "centre": _rounded(chart.centre),
            "upper": _rounded(chart.upper),
            "lower": _rounded(chart.lower),
            "mr_limit": _rounded(chart.mr_limit),
            "signals": [{"period": self.series.periods[place], "rule": rule} for place, rule in found],
            "verdict": chart.verdict,
            "assurance": promise.word if promise and not promise.for_now else None,
            "months_to_notice": self._reality.months if self._reality else None,
        }

    @property
    def lines(self) -> tuple[str, ...]:
        """The answer for people, a sentence or two a line; an empty line parts what belongs together."""
        parts = (self._opening(), self._verdict(), self._usual(), self._earlier(), self._aim(), self._trust(), self.notes)
        told = [tuple(line for line in part if line) for part in parts]
        return tuple(line for part in told if part for line in ("", *part))[1:]

    @cached_property
    def _promise(self) -> Any:
        return assurance(self.target, self.chart, direction=self.direction)

    @cached_property
    def _reality(self) -> Any:
        if self.target is None:
            return None
        return reality_check(self.target, self.chart, direction=self.direction, months_each=self.rhythm.months_each)

    @cached_property
    def _known(self) -> tuple[int, ...]:
        return tuple(place for place, value in enumerate(self.series.values) if value is not None)

    def _opening(self) -> tuple[str, ...]:
        """Which figure, how many points, from when to when."""
        called = self.series.title
        points = counted(len(self._known), *self._words)
        missing = len(self.series.values) - len(self._known)
        gaps = f"; {counted(missing, 'is', 'are')} missing" if missing else ""
        if not self._known:
            return (f"{called}: no figures yet.",)
        first, last = (self._when(place) for place in (self._known[0], self._known[-1]))
        return (f"{called}: {points}, {first}{f' to {last}' if first != last else ''}{gaps}.",)

    def _verdict(self) -> tuple[str, ...]:
        """The verdict and what it rests on."""
        words = SENTENCES[self.chart.verdict].replace("months", self._words[1])
        if not self._known or self.chart.limits is None:
            return (words,)
        latest = self._known[-1]
        found = [signal for signal in self.chart.signals if signal.index == latest]
        told = [self._told(signal) for signal in found]
        if not any(signal.rule == 1 for signal in found):
            usual = f"inside the usual range of {self._range(self.chart.limits)}"
            told.insert(0, sentence(f"the latest, {self._amount(latest)} {self._within(latest)}, lies {usual}"))
        return (words, *told)

    def _usual(self) -> tuple[str, ...]:
        limits = self.chart.limits
        if limits is None:
            return (f"{counted(FEWEST, 'point').capitalize()} are needed before there is a usual range; there {self._there()}.",)
        rests = f"it rests on the first {counted(limits.baseline, 'point')}"
        state = f"and is on trial until there are {LOCKED}" if limits.trial else "and stays as it is, whatever comes after"
        if limits.sigma <= limits.tolerance:
            return (f"The figure never changed in its first {counted(limits.baseline, 'point')}; check the data.",)
        return (f"Usual range: {self._range(limits)}, around {self._number(limits.centre)}. {sentence(f'{rests} {state}')}",)

    def _there(self) -> str:
        return f"{'is' if self.chart.points == 1 else 'are'} {number_word(self.chart.points).replace('no', 'none')}"

    def _earlier(self) -> tuple[str, ...]:
        """Signals before the latest point; what goes on from point to point is said once, at its end."""
        latest = self._known[-1] if self._known else -1
        ordered = sorted(
            (signal for signal in self.chart.signals if signal.index < latest), key=lambda one: (one.rule, one.side, one.index)
        )
        ends: list[Signal] = []
        for _, group in groupby(enumerate(ordered), key=lambda pair: (pair[1].rule, pair[1].side, pair[1].index - pair[0])):
            members = [signal for _, signal in group]
            ends += members if members[0].rule == 1 else members[-1:]
        ends = [end for end in ends if not self._goes_on(end, latest)]
        told = [f"  {self._told(end)}" for end in sorted(ends, key=lambda one: (one.index, one.rule))]
        if not told:
            return ()
        more = (f"  and {counted(len(told) - _MOST, 'earlier one')} (--json lists all).",) if len(told) > _MOST else ()
        return ("Earlier signals:", *told[-_MOST:], *more)

    def _goes_on(self, end: Signal, latest: int) -> bool:
        """Whether the same pattern still speaks at the latest point, where it is told already."""
        return end.rule != 1 and any(
            (one.rule, one.side) == (end.rule, end.side) and one.index == latest and end.index == latest - 1 for one in self.chart.signals
        )

    def _aim(self) -> tuple[str, ...]:
        """What the limits and history say to the target."""
        if self.target is None or self._reality is None:
            return ()
        way = "at most" if self.direction == "down" else "at least"
        return (
            f"Target, {way} {self.target:,.10g}:",
            *(f"  {said.sentence}" for said in (self._promise if self._has_spread else None, self._reality) if said),
        )

    @property
    def _has_spread(self) -> bool:
        limits = self.chart.limits
        return limits is not None and limits.sigma > limits.tolerance

    def _trust(self) -> tuple[str, ...]:
        """How often to expect a false signal (methods of the behaviour chart, by simulation)."""
        if not self._has_spread:
            return ()
        once = round(1 / false_share(self.chart.baseline))
        return (
            f"Chance alone gives a false signal at about one point in {once}. A signal says that something changed, not what caused it.",
        )

    def _told(self, signal: Signal) -> str:
        """One signal as a sentence."""
        limits = self.chart.segments[signal.segment].limits
        if limits is None:
            return ""
        when, value = self._when(signal.index), self._amount(signal.index)
        edge, name = (limits.upper, "upper") if signal.side == "above" else (limits.lower, "lower")
        if signal.rule == 1:
            just = "just " if value == self._number(edge) else ""  # both are rounded for reading
            return sentence(f"{value} {self._within(signal.index)} lies {just}{signal.side} the usual range of {self._range(limits)}")
        if signal.rule == _RUN:
            length = counted(signal.index - signal.start + 1, *self._words)
            return sentence(f"{length} in a row {signal.side} the usual {self._number(limits.centre)}, up to {when}")
        return sentence(
            f"three of four {self._words[1]} up to {when} nearer to the {name} limit of {self._number(edge)} than to the middle"
        )

    @property
    def _words(self) -> tuple[str, str]:
        return self.series.grain, f"{self.series.grain}s"

    def _when(self, place: int) -> str:
        period, day = self.series.periods[place], self.rhythm.days[place]
        if len(period) == len("2026-10"):
            return month_title(period)
        return f"the week of {day_title(day)}" if "W" in period else day_title(day)

    def _within(self, place: int) -> str:
        is_a_day = len(self.series.periods[place]) > len("2026-W40")
        return f"{'on' if is_a_day else 'in'} {self._when(place)}"

    def _amount(self, place: int) -> str:
        value = self.series.values[place]
        return "" if value is None else self._number(value)

    def _range(self, limits: Limits) -> str:
        return f"{self._number(limits.lower)} to {self._number(limits.upper)}"

    def _number(self, value: float) -> str:
        """A figure with as many places as its ordinary variation makes telling, so that a point outside a limit looks outside."""
        limits = self.chart.limits
        sizes = [limits.sigma] if limits and self._has_spread else [abs(known) for known in self.series.values if known]
        size = min(sizes, default=1.0)
        places = max(0, 1 - math.floor(math.log10(size)))
        largest = 15
        if abs(value) >= 10**largest or places > largest:
            return f"{value:.6g}"
        return f"{value:,.{places}f}".rstrip("0").rstrip(".") if places else f"{value:,.0f}"


def verdict_on(points: TwoColumns, *, target: float | None = None, falls: bool = False, counts: bool = False) -> SeriesVerdict:
    """Judge a series as a review would: `falls` says that less is better, `counts` that nothing can be below zero."""
    rhythm = rhythm_of(points.days, are_months=points.form == "month")
    known = dict(zip(points.days, points.values, strict=True))
    values = tuple(known.get(day) for day in rhythm.days)
    series = AnySeries(
        title=printable(points.name or PurePath(points.file).stem),
        grain=rhythm.grain,
        periods=tuple(LABELS[points.form](day) for day in rhythm.days),
        values=values,
    )
    notes = [*points.notes]
    if not rhythm.is_regular:
        days = max(1, round(rhythm.months_each * DAYS_A_MONTH))
        notes.append(
            f"The days follow no rhythm, about {counted(days, 'day')} apart: they are taken one after another, and only blank places are gaps."
        )
    if rhythm.grain == "day":
        notes.append(
            "Neighbouring days are often alike, which makes the range too narrow: days are for looking, weekly figures for a verdict."
        )
    if counts and any(value is not None and value < 0 for value in values):
        below = [period for period, value in zip(series.periods, values, strict=True) if value is not None and value < 0]
        notes.append(f"Below zero, which a count cannot be: {listed(below[:3])}. Check the data, or leave --counts out.")
    return SeriesVerdict(
        series=series,
        chart=behaviour(values, counts=counts),
        rhythm=rhythm,
        target=target,
        direction="down" if falls else "up",
        notes=tuple(notes),
    )


def _rounded(value: float | None) -> float | None:
    """Twelve digits: all that the arithmetic of floats leaves certain."""
    return None if value is None else float(f"{value:.{_DIGITS}g}")
