"""How a figure behaves: its behaviour chart with words, a small line for tables, and which classes of metric each goal has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Any

from markupsafe import Markup

from smplan_kernel.figures.chart import Figure, Layout, Mark, Table
from smplan_kernel.figures.environment import rendered
from smplan_kernel.figures.moments import Moment
from smplan_kernel.figures.plot import BehaviourLike, Plot, SeriesLike, in_a_run, outside, plot_of
from smplan_kernel.figures.strokes import drawn
from smplan_kernel.figures.words import about, amount, count, listed, period, sentence, within

_STATES = {"ordinary": "", "run": "part of a run", "outside": "outside the usual range", "partial": "not complete"}
_GRAIN = {"month": ("month", "months"), "week": ("week", "weeks"), "day": ("day", "days"), "point": ("point", "points")}
_KIND = {"change": "change", "event": "event", "definition": "new definition"}
_ENOUGH_FOR_A_TREND = 6


def behaviour_chart(  # noqa: PLR0913 - one chart, all that may stand in it, by keyword
    series: SeriesLike,
    behaviour: BehaviourLike,
    *,
    changes: Iterable[Any] = (),
    events: Iterable[Any] = (),
    definitions: Iterable[Any] = (),
    target: float | None = None,
    targets: Sequence[float | None] = (),
    name: str = "",
    title: str = "",
) -> Figure:
    """The chart that asks: is it the usual up and down, or has something changed.

    `changes`, `events` and `definitions` carry a `text` and the `period` or `week` they fall into; the title asks about no
    change whose `aimed` is False. `targets` are targets by
    period in place of one target. `name` is what the figure is called, `title` another question than the usual one.
    """
    moments = [*_moments(changes, "change", series), *_moments(events, "event", series), *_moments(definitions, "definition", series)]
    called = name or str(getattr(series, "title", "")) or "this figure"
    plot = plot_of(series, behaviour, moments, target=target, targets=targets)
    words = _alt(series, behaviour, plot, called)

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.behaviour import draw_behaviour  # noqa: PLC0415 - it draws, so only when something is drawn

        return draw_behaviour(plot, words=words, layout=layout)

    return Figure(
        title=title or question(called, behaviour, moments),
        caption=_caption(series, called),
        alt=words,
        table=_table(series, plot),
        note=_note(series, behaviour, plot, target),
        key=_key(series, behaviour, plot),
        marks=tuple(
            Mark(letter=row["letter"], when=period(series.periods[row["place"] + plot.first]), text=row["text"], is_cut=row["is_cut"])
            for row in plot.rules
        ),
        stops=_stops(series, plot),
        draw=draw,
        paint=drawn,
    )


def question(name: str, behaviour: BehaviourLike, moments: Sequence[Moment] = ()) -> str:
    """The question that a chart of this behaviour answers."""
    if behaviour.centre is None:
        return f"What does “{name}” look like so far?"
    if not behaviour.signals:
        return f"Is “{name}” in its usual range?"
    logged = [moment.text.strip().rstrip(".") for moment in moments if moment.kind == "change" and moment.aimed]
    return f"Did “{logged[-1]}” change “{name}”?" if logged else f"What has changed in “{name}”?"


def _moments(found: Iterable[Any], kind: Any, series: SeriesLike) -> list[Moment]:
    """Logged changes or events, each in the period of the series into which it falls."""
    moments = []
    for one in found:
        week, month = getattr(one, "week", ""), getattr(one, "period", "")
        moments.append(
            Moment(
                period=(week or month) if series.grain == "week" else month,
                text=str(one.text),
                kind=kind,
                aimed=getattr(one, "aimed", True),
            )
        )
    return moments


def _caption(series: SeriesLike, name: str) -> str:
    unit = {"fraction": "per cent", "seconds": "time", "money": "money", "people": "people"}.get(series.unit, "")
    return f"{name}, by {_GRAIN[series.grain][0]}{f' ({unit})' if unit else ''}"


def _known(series: SeriesLike, plot: Plot) -> list[tuple[int, float]]:
    """Place and value of every drawn and complete period."""
    shown = range(plot.first, len(series.periods))
    return [(place, value) for place in shown if (value := series.values[place]) is not None and not series.partial[place]]


def _alt(series: SeriesLike, behaviour: BehaviourLike, plot: Plot, name: str) -> str:
    """What the chart shows, in sentences made from the figures."""
    known = _known(series, plot)
    if not known:
        return f"{name}: no figures yet."
    highest, lowest = max(known, key=lambda one: one[1]), min(known, key=lambda one: one[1])
    first, last = known[0], known[-1]

    def told(one: tuple[int, float]) -> str:
        return f"{amount(one[1], series.unit)} {within(series.periods[one[0]])}"

    until = f" to {period(series.periods[last[0]])}" if last != first else ""
    opening = f"{name}: {count(len(known), *_GRAIN[series.grain])}, {period(series.periods[first[0]])}{until}."
    sentences = [
        f"highest {told(highest)}, lowest {told(lowest)}, latest {told(last)}",
        _trend(known, series, plot),
        _usual(series, behaviour),
        _beyond(series, behaviour, plot),
        _jumped(series, behaviour, plot),
        _absent(series, plot),
        "; ".join(f"{_KIND[row['kind']]} {within(series.periods[row['place'] + plot.first])}: {row['text']}" for row in plot.rules),
    ]
    return " ".join([opening, *(sentence(one) for one in sentences if one)])


def _trend(known: Sequence[tuple[int, float]], series: SeriesLike, plot: Plot) -> str:
    """Whether the later half lies higher than the earlier; nothing across a change of definition."""
    if len(known) < _ENOUGH_FOR_A_TREND or any(place > plot.first for place in series.breaks):
        return ""
    half = len(known) // 2
    before, after = fmean(value for _, value in known[:half]), fmean(value for _, value in known[-half:])
    spread = max(value for _, value in known) - min(value for _, value in known)
    which = "about level" if abs(after - before) <= 0.1 * spread else "rising" if after > before else "falling"
    return f"on the whole {which}: about {amount(before, series.unit)} in the earlier half, {amount(after, series.unit)} in the later"


def _usual(series: SeriesLike, behaviour: BehaviourLike) -> str:
    if behaviour.centre is None:
        return "too few points for a usual range"
    trial = ", on trial until there are twelve points" if behaviour.trial else ""
    return f"usual range {about(behaviour.lower, series.unit)} to {about(behaviour.upper, series.unit)}{trial}"


def _beyond(series: SeriesLike, behaviour: BehaviourLike, plot: Plot) -> str:
    far = [place for place in sorted(outside(behaviour)) if place >= plot.first]
    if not far:
        return "no point outside the range" if behaviour.centre is not None else ""
    return f"{count(len(far), 'point')} outside the range, the latest {within(series.periods[far[-1]])}"


def _jumped(series: SeriesLike, behaviour: BehaviourLike, plot: Plot) -> str:
    jumps = [place for place in behaviour.jumps if place >= plot.first]
    return f"{count(len(jumps), 'step')} larger than usual, the latest {within(series.periods[jumps[-1]])}" if jumps else ""


def _absent(series: SeriesLike, plot: Plot) -> str:
    missing = sum(value is None for value in series.values[plot.first :])
    return f"{count(missing, *_GRAIN[series.grain])} without figures" if missing else ""


def _table(series: SeriesLike, plot: Plot) -> Table:
    """Every drawn period with its figure and what there is to say about it, the latest first."""
    what = {row["place"]: f"{_KIND[row['kind']]}: {row['text']}" for row in plot.rules}
    rows = []
    for row in reversed(plot.points):
        place = row["at"] + plot.first
        remarks = [_STATES[row["kind"]] if row["value"] is not None else "", what.get(row["at"], "")]
        value = amount(series.values[place], series.unit, unset="no figure")
        rows.append((sentence(period(series.periods[place])).rstrip("."), value, "; ".join(remark for remark in remarks if remark)))
    return Table(header=(_GRAIN[series.grain][0].capitalize(), "Figure", "Remark"), rows=tuple(rows), numeric=(1,))


def _stops(series: SeriesLike, plot: Plot) -> tuple[str, ...]:
    """What stands at each drawn period, for whoever points at it."""
    return tuple(f"{when}: {value}{f'; {remark}' if remark else ''}." for when, value, remark in reversed(_table(series, plot).rows))


def _note(series: SeriesLike, behaviour: BehaviourLike, plot: Plot, target: float | None) -> str:
    """What to know about this chart alone."""
    many = _GRAIN[series.grain][1]
    usual = f"Usual range: {about(behaviour.lower, series.unit)} to {about(behaviour.upper, series.unit)}"
    said = [
        (behaviour.centre is not None, f"{usual}{', on trial until it rests on twelve points' if behaviour.trial else ''}."),
        (behaviour.centre is None, "Six points are needed before there is a usual range."),
        (target is not None and not plot.targets, f"The target, {amount(target, series.unit)}, lies far from all this and is not drawn."),
        (plot.first > 0, f"Drawn are the latest {plot.size} of {len(series.periods)} {many}."),
    ]
    return " ".join(words for is_so, words in said if is_so)


def _key(series: SeriesLike, behaviour: BehaviourLike, plot: Plot) -> str:
    """How to read this chart: only what really stands in it."""
    kinds = {row["kind"] for row in plot.points if row["value"] is not None}
    rules = {row["kind"] for row in plot.rules}
    one, many = _GRAIN[series.grain]
    said = [
        (bool(plot.bands), f"Grey band: the range of ordinary {many}; dashed edges while it is on trial."),
        (len(plot.bands) > 1, "Where the level has moved or counting changed, the range begins anew; the older one stays visible."),
        ("outside" in kinds and bool(outside(behaviour)), "◆ lies outside it."),
        ("run" in kinds and bool(in_a_run(behaviour)), "▲ belongs to a run that points to a change."),
        ("partial" in kinds, f"○ is a {one} that is not complete; it counts for nothing yet."),
        ("definition" in rules, "An unbroken upright line: counted in a new way from there, nothing is compared across it."),
        ("change" in rules, "A dashed upright line marks a change you logged; that they coincide is not proof of cause."),
        ("event" in rules, "A dotted upright line marks an event."),
        (bool(plot.targets), "Long dashes: the target."),
        (bool(plot.steps), f"Below, the step from each {one} to the next; above its dashed line it is larger than usual."),
    ]
    return " ".join(words for is_so, words in said if is_so)


def sparkline(values: Sequence[float | None], *, width: int = 112, height: int = 28) -> Markup:
    """A small line of a figure for a table: no axis, gaps as gaps, the latest point as a dot; its words stand beside it."""
    places = _spread(values, width, height)
    runs: list[list[str]] = [[]]
    for place in places:
        if place:
            runs[-1].append(f"{place[0]:.1f},{place[1]:.1f}")
        elif runs[-1]:
            runs.append([])
    last = next((place for place in reversed(places) if place), None)
    return rendered("figures/sparkline.svg.j2", width=width, height=height, runs=[" ".join(run) for run in runs if run], last=last)


def _spread(values: Sequence[float | None], width: int, height: int) -> list[tuple[float, float] | None]:
    """Each value's place in a small drawing, None where there is none."""
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    room, span = 4.0, (high - low) or 1.0
    step = (width - 2 * room) / max(1, len(values) - 1)
    flat = high == low
    return [
        None if value is None else (room + at * step, height / 2 if flat else height - room - (value - low) / span * (height - 2 * room))
        for at, value in enumerate(values)
    ]


def in_words(values: Sequence[float | None], unit: str = "") -> str:
    """A small line in words, for those who do not see it.

    >>> in_words((3.0, None, 9.0))
    'from 3 to 9, between 3 and 9'
    """
    known = [value for value in values if value is not None]
    if not known:
        return "no figures yet"
    edges = listed([amount(min(known), unit), amount(max(known), unit)])
    return f"from {amount(known[0], unit)} to {amount(known[-1], unit)}, between {edges}"
