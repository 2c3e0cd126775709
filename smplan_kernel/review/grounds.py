"""On which figures of review.json a sentence stands: each as it is printed, with its JSON pointer."""

from __future__ import annotations

from smplan_kernel.measures.rules import Signal
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import MetricReview
from smplan_kernel.review.part import Ground
from smplan_kernel.review.signals import period_title, set_anew
from smplan_kernel.review.words import counted, figure, number_word


def signal_grounds(facts: Facts, shown: Charted, signal: Signal, *, at: str) -> tuple[Ground, ...]:
    """What the sentence of a signal stands on; `at` is the place of its metric."""
    chart, series = places(shown, at)
    segment = f"{chart}/segments/{segment_place(shown, signal.segment)}"
    found = f"{chart}/signals/{shown.behaviour.signals.index(signal)}"
    limits = shown.behaviour.segments[signal.segment].limits
    if limits is None:
        return ()
    edge = "upper" if signal.side == "above" else "lower"
    near = Ground(text=_words(facts, shown, getattr(limits, edge)), path=f"{segment}/{edge}")
    side = Ground(text=signal.side, path=f"{found}/side")
    if signal.rule == 1:
        value = Ground(text=_words(facts, shown, shown.series.values[signal.index]), path=f"{series}/values/{signal.index}")
        when = Ground(text=period_title(shown.series.periods[signal.index]), path=f"{series}/periods/{signal.index}")
        return (value, when, side, *_range(facts, shown, limits.lower, limits.upper, at=segment), *_anew(facts, shown, signal, at=at))
    if signal.rule == 2:  # noqa: PLR2004 - the second rule of methods 4.2
        return (Ground(text="three of the last four", path=f"{found}/rule"), near)
    run = Ground(text=f"{number_word(signal.index - signal.start + 1)} {shown.series.grain}s in a row", path=f"{found}/points")
    return (run, side, Ground(text=_words(facts, shown, limits.centre), path=f"{segment}/centre"))


def level_grounds(facts: Facts, shown: Charted, signal: Signal, level: float, *, at: str) -> tuple[Ground, ...]:
    """What the sentence about a lasting change stands on: the level since, the level before, and how long."""
    chart, _ = places(shown, at)
    found = f"{chart}/signals/{shown.behaviour.signals.index(signal)}"
    limits = shown.behaviour.segments[signal.segment].limits
    before = _words(facts, shown, limits.centre if limits else None)
    return (
        Ground(text=_words(facts, shown, level), path=f"{found}/level"),
        Ground(text=before, path=f"{chart}/segments/{segment_place(shown, signal.segment)}/centre"),
        Ground(text=counted(signal.index - signal.start + 1, shown.series.grain), path=f"{found}/points"),
    )


def coinciding_grounds(metric: MetricReview, *, at: str) -> tuple[Ground, ...]:
    """The days of changes and events that are named beside a signal; the sentence itself where none is."""
    days = {
        day_title(mark.on): f"{at}/markers/{place}/on"
        for place, mark in enumerate(metric.markers)
        if mark.kind != "definition" and day_title(mark.on) in metric.coincides
    }
    whole = (Ground(text=metric.coincides, path=f"{at}/coincides"),) if metric.coincides else ()
    return (*whole, *(Ground(text=text, path=path) for text, path in days.items()))


def places(shown: Charted, at: str) -> tuple[str, str]:
    """Where the chart and the series that speak stand."""
    return (f"{at}/weekly_behaviour", f"{at}/weeks") if shown.headline == "week" and shown.weeks else (f"{at}/behaviour", f"{at}/months")


def segment_place(shown: Charted, number: int) -> int:
    """The place of a stretch among those that review.json holds: empty ones are left out there."""
    return sum(segment.end >= segment.start for segment in shown.behaviour.segments[:number])


def _anew(facts: Facts, shown: Charted, signal: Signal, *, at: str) -> tuple[Ground, ...]:
    """The range that holds since, where it was set anew."""
    anew = set_anew(signal, shown.series, shown.behaviour)
    if anew is None:
        return ()
    chart, series = places(shown, at)
    number = len(shown.behaviour.segments) - 1
    titles = [period_title(period) for period in shown.series.periods]
    months = [Ground(text=text, path=f"{series}/periods/{titles.index(text)}") for text in (anew.until, anew.begins)]
    return (*_range(facts, shown, anew.limits.lower, anew.limits.upper, at=f"{chart}/segments/{segment_place(shown, number)}"), *months)


def _range(facts: Facts, shown: Charted, lower: float, upper: float, *, at: str) -> tuple[Ground, Ground]:
    low, high = _words(facts, shown, lower), _words(facts, shown, upper)
    unit = high.rpartition(" ")[2] if " " in high else ""  # a range says its unit once
    return Ground(text=low.removesuffix(f" {unit}") if unit else low, path=f"{at}/lower"), Ground(text=high, path=f"{at}/upper")


def _words(facts: Facts, shown: Charted, value: float | None) -> str:
    return figure(value, shown.series.unit, currency=facts.currency_of(shown.series))
