"""Did the changes that were logged work? Each gets one of four answers, and what else happened at the time."""

from __future__ import annotations

from smplan_kernel.measures.experiments import Experiment, experiment
from smplan_kernel.measures.limits import FEWEST
from smplan_kernel.plan import Change
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.charted import Charted, place_of
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.words import counted, figure, quoted, sentence
from smplan_kernel.review.work_model import ExperimentReview

_OTHERS = "Other things changed as well."
_SURE = 0.005


def experiments_review(facts: Facts, shown: dict[str, Charted]) -> tuple[ExperimentReview, ...]:
    """Every logged change that was to move a metric in a direction."""
    found = [change for change in facts.known_changes if change.metric in shown and change.direction]
    return tuple(_experiment(facts, change, shown[change.metric]) for change in found)


def _experiment(facts: Facts, change: Change, shown: Charted) -> ExperimentReview:
    tried = _tried(facts, change, shown)
    others = _others(facts, change)
    return ExperimentReview(
        id=change.id,
        text=change.text,
        on=change.on,
        metric=change.metric,
        expected="up" if change.direction == "up" else "down",
        verdict=tried.verdict,
        chance=tried.chance,
        sentence=_sentence(facts, shown, tried),
        others=others,
    )


def _tried(facts: Facts, change: Change, shown: Charted) -> Experiment:
    """Points of one meaning around the change: a comparison across a new definition would compare two things."""
    series = shown.series
    place = place_of(series, change.on) if change.on else None
    if place is None:
        return Experiment(verdict="too early", chance=None, before=0, after=0, needed=0)
    first = max((cut for cut in series.breaks if cut <= place), default=0)
    last = min((cut for cut in series.breaks if cut > place), default=len(series.values))
    values = series.trusted[first:last]
    is_count = shown.metric.is_counts and not shown.months.is_stock
    before = (place_of(series, other.on) for other in facts.changes_for(shown.metric) if other.on and change.on and other.on < change.on)
    return experiment(
        values,
        place - first,
        direction="up" if change.direction == "up" else "down",
        counts=is_count,
        earlier=tuple(one - first for one in before if one is not None and first < one < place),
    )


def _sentence(facts: Facts, shown: Charted, tried: Experiment) -> str:
    grain = shown.series.grain
    if tried.verdict == "too early":
        if tried.before < FEWEST:
            return f"Too early to tell: there are {counted(tried.before, grain)} from before the change, and six are needed. {_OTHERS}"
        needed = f"about {counted(tried.needed, grain)} {'is' if tried.needed == 1 else 'are'} needed"
        return f"Too early to tell: {counted(tried.after, grain)} since the change, and {needed}. {_OTHERS}"
    unit = shown.series.unit
    before, after = (figure(value, unit, currency=facts.currency_of(shown.series)) for value in (tried.before_median, tried.after_median))
    opening = {"worked": "Worked", "worse": "Went the other way", "no visible effect": "No visible effect"}[tried.verdict]
    chance = tried.chance if tried.chance is not None else 1.0
    times = "less than once in 100" if chance < _SURE else f"about {counted(max(1, round(chance * 100)), 'time')} in 100"
    return (
        sentence(f"{opening}: usually about {after} a {grain} since then, {before} before")
        + f" A difference this large would come up by chance {times}. {_OTHERS}"
    )


def _others(facts: Facts, change: Change) -> tuple[str, ...]:
    """Other changes and events since the change began."""
    if change.on is None:
        return ()
    changes = [
        f"{quoted(other.text)}, since {day_title(other.on)}"
        for other in facts.known_changes
        if other.id != change.id and other.on and other.on >= change.on
    ]
    events = [
        f"{quoted(event.name)}, {day_title(event.starts)}" for event in facts.known_events if event.starts and event.starts >= change.on
    ]
    return (*changes, *events)
