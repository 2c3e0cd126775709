"""What a signal looks like in words: where the point lies, how long the run is, and what happened at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from smplan_kernel.measures.behaviour import Behaviour
from smplan_kernel.measures.limits import Limits
from smplan_kernel.measures.rules import RUN, Signal
from smplan_kernel.measures.series import Series
from smplan_kernel.review.calendar import day_title, month_title, span_title
from smplan_kernel.review.charted import Charted, bounds_of
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.words import counted, figure, listed, number_word, quoted, sentence

NOT_PROOF = "That they coincide is not proof of cause."
_WIDER = {"month": timedelta(days=62), "week": timedelta(days=14)}


def period_title(period: str) -> str:
    """A month or a week as people write it.

    >>> period_title("2026-10"), period_title("2026-W41")
    ('October 2026', 'the week of 5 October 2026')
    """
    return f"the week of {day_title(bounds_of(period)[0])}" if "W" in period else month_title(period)


def told(signal: Signal, series: Series, chart: Behaviour, *, currency: str = "") -> str:
    """One signal as a sentence.

    A run is as long as it really is: eight points make the signal, the ninth makes it nine.
    Where the range was set anew meanwhile, the sentence says which range it means and what holds since.
    """
    limits = chart.segments[signal.segment].limits
    if limits is None:
        return ""
    where = "above" if signal.side == "above" else "below"
    edge = limits.upper if signal.side == "above" else limits.lower
    many = "weeks" if series.grain == "week" else "months"
    anew = set_anew(signal, series, chart)
    if signal.rule == 1:
        return told_outside((signal,), series, chart, currency=currency)
    if signal.rule == 2:  # noqa: PLR2004 - the second rule of methods 4.2
        near = figure(edge, series.unit, currency=currency)
        side = "upper" if where == "above" else "lower"
        limit, middle = (f"earlier {side} limit", "the earlier middle") if anew else (f"{side} limit", "the middle")
        return sentence(f"three of the last four {many} lay nearer to the {limit} of {near} than to {middle}")
    length = signal.index - signal.start + 1
    centre = figure(limits.centre, series.unit, currency=currency)
    usual = f"the {centre} that was usual before" if anew else f"the usual {centre}"
    return sentence(f"{number_word(length)} {many} in a row {where} {usual}")


def told_outside(signals: tuple[Signal, ...], series: Series, chart: Behaviour, *, currency: str = "") -> str:
    """Points outside one range in one sentence, and once what holds since; all on the same side of the limits of the same segment."""
    limits = chart.segments[signals[0].segment].limits
    if limits is None:
        return ""
    edge = figure(limits.upper if signals[0].side == "above" else limits.lower, series.unit, currency=currency)
    values = [figure(series.values[signal.index], series.unit, currency=currency) for signal in signals]
    points = listed([f"{value} in {period_title(series.periods[signal.index])}" for value, signal in zip(values, signals, strict=True)])
    just = "just " if set(values) == {edge} else ""  # both are rounded for reading
    lies = f"{points} {'lies' if len(signals) == 1 else 'lie'} {just}{signals[0].side} the"
    usual = usual_range(limits.lower, limits.upper, series.unit, currency=currency)
    anew = set_anew(signals[-1], series, chart)
    if anew is None:
        return sentence(f"{lies} usual range of {usual}")
    return f"{sentence(f'{lies} range of {usual} that held until {anew.until}')} {_since_then(anew, series, currency)}"


@dataclass(frozen=True, kw_only=True)
class Anew:
    """The range that took the place of the one a signal was found with: until when that held, and from when the new one is made."""

    until: str
    begins: str
    limits: Limits


def set_anew(signal: Signal, series: Series, chart: Behaviour) -> Anew | None:
    """What took the place of a signal's range before its own point; nothing while the range is the one in force.

    A new range begins with the first point of a run of eight and is known with the eighth: until then the earlier one held.
    """
    last = chart.segments[-1] if chart.segments else None
    if last is None or last.limits is None or not chart.segments[signal.segment].retired or signal.index < last.start:
        return None
    known = [place for place in range(last.start, len(series.periods)) if series.trusted[place] is not None]
    return Anew(until=period_title(series.periods[known[:RUN][-1]]), begins=period_title(series.periods[last.start]), limits=last.limits)


def _since_then(anew: Anew, series: Series, currency: str) -> str:
    """The range that holds now, and what it is made from."""
    usual = usual_range(anew.limits.lower, anew.limits.upper, series.unit, currency=currency)
    trial = " and still on trial" if anew.limits.trial else ""
    many = "weeks" if series.grain == "week" else "months"
    return f"Since then the usual range is {usual}, made from the {many} since {anew.begins}{trial}."


def level_of(signal: Signal, series: Series) -> float | None:
    """The mean of the points that a signal spans."""
    known = [value for value in series.trusted[signal.start : signal.index + 1] if value is not None]
    return sum(known) / len(known) if known else None


def usual_range(lower: float, upper: float, unit: str, *, currency: str = "") -> str:
    """Two limits as people write a range.

    >>> usual_range(20, 55, "count"), usual_range(0.02, 0.035, "fraction")
    ('20 to 55', '2 to 3.5 %')
    """
    low, high = figure(lower, unit, currency=currency), figure(upper, unit, currency=currency)
    tail = high.rpartition(" ")[2] if " " in high else ""
    return f"{low.removesuffix(f' {tail}') if tail else low} to {high}"


def current_signals(shown: Charted) -> tuple[Signal, ...]:
    """The signals on the month's points, the strongest rule first; each rule and side once, in its latest form."""
    latest: dict[tuple[int, str], Signal] = {}
    for signal in shown.behaviour.signals:
        if signal.index in shown.new_points:
            key = (signal.rule, signal.side)
            if key not in latest or signal.index >= latest[key].index:
                latest[key] = signal
    return tuple(sorted(latest.values(), key=lambda signal: (signal.rule, signal.side)))


def strongest_rule(shown: Charted) -> int:
    """The first of the three rules that speaks on the month's points; 9 when none does."""
    return min((signal.rule for signal in current_signals(shown)), default=9)


def evidence(shown: Charted, *, currency: str = "") -> str:
    """The sentences of the signals on the month's points; three of four near a limit go without saying where a run and its latest point are told."""
    found = current_signals(shown)
    is_whole = {1, 3} <= {signal.rule for signal in found}
    kept = [signal for signal in found if signal.rule != 2 or not is_whole]  # noqa: PLR2004 - the second rule of methods 4.2
    return " ".join(told(signal, shown.series, shown.behaviour, currency=currency) for signal in kept)


def coinciding(facts: Facts, shown: Charted) -> str:
    """Changes and events in the time of a signal; said together with what it does not prove."""
    found = current_signals(shown)
    if not found:
        return ""
    start = bounds_of(shown.series.periods[min(signal.start for signal in found)])[0] - _WIDER[shown.series.grain]
    end = bounds_of(shown.series.periods[max(signal.index for signal in found)])[1]
    changes = [
        f"{quoted(change.text)} (since {day_title(change.on)})"
        for change in facts.changes_for(shown.metric)
        if change.on and start <= change.on <= end
    ]
    recent = bounds_of(shown.series.periods[max(signal.index for signal in found)])[0] - _WIDER[shown.series.grain]
    events = [
        f"{quoted(event.name)} ({day_title(event.starts)})"
        for event in facts.known_events
        if event.starts and recent <= event.starts <= end
    ]
    if not changes and not events:
        return "Nothing that you logged falls into the same time."
    return f"{sentence('in the same time: ' + listed(changes + events))} {NOT_PROOF}"


def missing_in_words(series: Series, *, most: int = 3) -> tuple[str, ...]:
    """The latest gaps of a series with their days, so that somebody can look for the file."""
    gaps: list[tuple[str, str, int]] = []
    for place, value in enumerate(series.values):
        if value is not None:
            continue
        if gaps and gaps[-1][1] == series.periods[place - 1]:
            gaps[-1] = (gaps[-1][0], series.periods[place], gaps[-1][2] + 1)
        else:
            gaps.append((series.periods[place], series.periods[place], 1))
    return tuple(_gap(first, last, count, series.grain) for first, last, count in gaps[-most:])


def _gap(first: str, last: str, count: int, grain: str) -> str:
    start, end = bounds_of(first)[0], bounds_of(last)[1]
    return f"{sentence(counted(count, grain) + f' without figures: {span_title(start, end)}')} Missing is not zero; the gap stays open."
