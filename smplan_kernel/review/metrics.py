"""One metric in one month: its figure, its verdict, and the sentences that go with it."""

from __future__ import annotations

from itertools import groupby

from smplan_kernel.measures.behaviour import Behaviour
from smplan_kernel.measures.limits import Limits
from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.periods import WEEK
from smplan_kernel.measures.rules import SENTENCES
from smplan_kernel.measures.series import Series
from smplan_kernel.plan import Metric
from smplan_kernel.plan.vocabulary import METRICS, RATES, title_of
from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.charted import Charted, bounds_of, charted, points_in
from smplan_kernel.review.codes import by_hand
from smplan_kernel.review.data import files_of
from smplan_kernel.review.definitions import breaks_to_draw, definition_lines, renamed_notes, withheld, year_before
from smplan_kernel.review.facts import Facts, thread_of
from smplan_kernel.review.numbers_model import BehaviourPart, Marker, MetricReview, SegmentPart, SeriesPart, SignalPart, SourceLine
from smplan_kernel.review.provenance import provenance
from smplan_kernel.review.signals import (
    coinciding,
    current_signals,
    evidence,
    level_of,
    missing_in_words,
    period_title,
    set_anew,
    told,
    told_outside,
    usual_range,
)
from smplan_kernel.review.standing import direction_of, standing_of
from smplan_kernel.review.words import NO_VERDICT, as_named, badge, figure


def chart_metric(facts: Facts, metric: Metric) -> Charted:
    """Gather and chart one metric's figures up to the month."""
    return charted(
        metric,
        facts.observed,
        source=facts.sources.get(metric.source),
        definitions=facts.plan.metrics.definitions,
        changes=facts.changes_for(metric),
        month=facts.month,
        by_hand=by_hand(facts, metric),
    )


def metric_review(facts: Facts, shown: Charted) -> MetricReview:
    """Everything the report says about one metric."""
    metric, source = shown.metric, facts.sources.get(shown.metric.source)
    value_text = figure(shown.value, shown.months.unit, currency=facts.currency_of(shown.months))
    return MetricReview(
        id=metric.id,
        name=metric.text,
        goal=metric.goal,
        goal_text=facts.name(metric.goal),
        owner=owner_of(facts, metric),
        klass=metric.klass,
        kind=metric.kind,
        direction=direction_of(metric),
        unit=shown.months.unit,
        definition=metric.definition or title_of(canonical(metric.measure)),
        formula=_formula(metric),
        value=shown.value,
        value_text=value_text,
        partial=shown.is_partial,
        verdict=badge(shown.verdict),
        sentence=verdict_sentence(facts, shown),
        caption=_caption(facts, shown, value_text),
        supporting=_supporting(facts, shown),
        coincides=coinciding(facts, shown),
        withheld=withheld(facts, shown),
        year_before=year_before(facts, shown),
        definitions=definition_lines(facts, metric),
        headline=shown.headline,
        months=_series_part(shown.shown),
        behaviour=_behaviour_part(facts, shown.shown, shown.chart),
        weeks=_series_part(shown.weeks) if shown.weeks else None,
        weekly_behaviour=_behaviour_part(facts, shown.weeks, shown.week_chart) if shown.weeks and shown.week_chart else None,
        target=standing_of(facts, shown),
        markers=_markers(facts, shown),
        source=source.name if source else "",
        sources=_files(facts, metric),
        provenance=provenance(facts, shown),
        notes=_notes(facts, shown),
        thread=thread_of(facts, metric),
    )


def owner_of(facts: Facts, metric: Metric) -> str:
    """The person who answers for the metric's goal."""
    goal = next((goal for goal in facts.plan.goals.goals if goal.id == metric.goal), None)
    return facts.name(goal.owner) if goal else ""


def verdict_sentence(facts: Facts, shown: Charted) -> str:
    """The verdict in words; a month without a complete figure has none, and says why."""
    if shown.verdict == NO_VERDICT:
        title = month_title(facts.month)
        if shown.is_partial:
            return f"{title} is not complete, so it is left out of the verdict."
        return f"There is no figure for {title}, so there is no verdict."
    words = SENTENCES[shown.verdict]
    found = evidence(shown, currency=facts.currency_of(shown.series))
    signals = current_signals(shown)
    is_known = bool(signals) and all(set_anew(signal, shown.series, shown.behaviour) for signal in signals)
    since = f"Inside the new range the {shown.series.grain} is ordinary." if is_known else ""
    return " ".join(part for part in (words, found, since) if part)


def _formula(metric: Metric) -> str:
    """How the figure is counted; a rate always says what is divided by what."""
    rate = RATES.get(canonical(metric.measure))
    if rate is None or not rate.numerator:
        return metric.formula
    below = metric.denominator or rate.denominator
    return f"{title_of(rate.numerator)} divided by {title_of(below).lower()}"


def _caption(facts: Facts, shown: Charted, value_text: str) -> str:
    """One line: the figure and its usual range."""
    if shown.value is None:
        return as_named(f"{shown.metric.text}: no figure in {month_title(facts.month)}")
    limits = shown.chart.limits
    so_far = " so far, not complete" if shown.is_partial else ""
    if limits is None or shown.months.is_stock:
        return as_named(f"{shown.metric.text}: {value_text} in {month_title(facts.month)}{so_far}")
    trial = " (on trial)" if limits.trial else ""
    usual = usual_range(limits.lower, limits.upper, shown.months.unit, currency=facts.currency_of(shown.months))
    return as_named(f"{shown.metric.text}: {value_text} in {month_title(facts.month)}{so_far}, usual range {usual}{trial}")


def _supporting(facts: Facts, shown: Charted) -> str:
    """A strong signal in the grain that does not speak, for looking only: its latest two points, in one sentence where one range serves both."""
    if shown.week_verdict != "strong signal" or shown.weeks is None or shown.week_chart is None:
        return ""
    points = points_in(shown.weeks, facts.month)
    found = [signal for signal in shown.week_chart.signals if signal.index in points and signal.rule == 1][-2:]
    alike = [tuple(group) for _, group in groupby(found, key=lambda signal: (signal.segment, signal.side))]
    currency = facts.currency_of(shown.weeks)
    lines = [told_outside(group, shown.weeks, shown.week_chart, currency=currency) for group in alike]
    return " ".join(["By week, for looking only:", *lines]) if lines else ""


def _series_part(series: Series) -> SeriesPart:
    return SeriesPart(
        grain=series.grain,
        unit=series.unit,
        periods=series.periods,
        values=tuple(_rounded(value) for value in series.values),
        partial=series.partial,
        breaks=series.breaks,
        source=", ".join(series.sources),
    )


def _behaviour_part(facts: Facts, series: Series, chart: Behaviour) -> BehaviourPart:
    return BehaviourPart(
        points=chart.points,
        baseline=chart.baseline,
        trial=chart.trial,
        **_limits(chart.limits),
        segments=tuple(
            SegmentPart(
                start=segment.start,
                end=segment.end,
                baseline=segment.limits.baseline if segment.limits else 0,
                trial=segment.limits.trial if segment.limits else False,
                **_limits(segment.limits),
                retired=segment.retired,
            )
            for segment in chart.segments
            if segment.end >= segment.start
        ),
        signals=tuple(
            SignalPart(
                index=signal.index,
                start=signal.start,
                period=series.periods[signal.index],
                rule=signal.rule,
                side=signal.side,
                sentence=told(signal, series, chart, currency=facts.currency_of(series)),
                points=sum(value is not None for value in series.trusted[signal.start : signal.index + 1]),
                level=_rounded(level_of(signal, series)),
                segment=sum(segment.end >= segment.start for segment in chart.segments[: signal.segment]),
            )
            for signal in chart.signals
        ),
        jumps=chart.jumps,
    )


def _limits(limits: Limits | None) -> dict[str, float | None]:
    names = ("centre", "upper", "lower", "mr_limit", "sigma")
    return {name: _rounded(getattr(limits, name)) if limits else None for name in names}


def _rounded(value: float | None) -> float | None:
    """Ten digits are more than any platform counts, and the same on every machine."""
    return None if value is None else float(f"{value:.10g}")


def _markers(facts: Facts, shown: Charted) -> tuple[Marker, ...]:
    """Everything that was logged, whatever it was for, and new definitions; in order, from the first drawn period on.

    What happened is drawn on every chart: a figure may move by something that was done for another.
    """
    if not shown.shown.periods:
        return ()
    first = bounds_of(shown.shown.periods[0])[0]
    metric = shown.metric
    found = [(change.on, "change", change.text, change.id, change.metric in {metric.id, ""}) for change in facts.known_changes if change.on]
    found += [
        (event.starts, "event", event.name, event.id, not event.goals or metric.goal in event.goals)
        for event in facts.known_events
        if event.starts
    ]
    found += [
        (change.on, "definition", f"{change.after}, before {change.before}" if change.before else change.after, change.id, True)
        for change in breaks_to_draw(facts, metric)
        if change.on
    ]
    return tuple(
        Marker(on=on, period=f"{on:%Y-%m}", week=WEEK.text(WEEK.of_day(on.toordinal())), kind=kind, text=text, item=item, aimed=aimed)
        for on, kind, text, item, aimed in sorted(found, key=lambda one: (one[0], one[1], one[3]))
        if on >= first
    )


def _files(facts: Facts, metric: Metric) -> tuple[SourceLine, ...]:
    """The files and rows behind the month's figure."""
    source = facts.sources.get(metric.source)
    if source is None:
        return ()
    measure = canonical(metric.measure)
    rate = RATES.get(measure)
    names = {measure} if rate is None else {measure, rate.numerator, metric.denominator or rate.denominator}
    lines = []
    for name in sorted(names - {""}):
        lines += files_of(facts, source, name)
    return tuple(lines)


def _notes(facts: Facts, shown: Charted) -> tuple[str, ...]:
    """What to know before trusting the figure."""
    series = shown.weeks or shown.shown
    notes = [*missing_in_words(series), *renamed_notes(facts, shown.metric)]
    known = METRICS.get(canonical(shown.metric.measure))
    if known is not None and known.over_days == "never" and known.unit == "people":
        notes.append("These are people, and people are never added up: a month has a figure only when a file gives it for the whole month.")
    if shown.months.is_stock:
        notes.append("A total nearly always grows. The chart shows its change from month to month.")
    retired = [segment for segment in shown.chart.segments if segment.retired]
    if retired and len(shown.chart.segments) > 1:
        since = period_title(shown.shown.periods[shown.chart.segments[-1].start])
        notes.append(
            f"The usual range was set anew from {since}: a change was logged, and eight months in a row showed that the level had moved."
        )
    points = points_in(shown.shown, facts.month)
    jumps = [shown.shown.periods[place] for place in shown.chart.jumps if place in points]
    if jumps:
        notes.append(f"The step from the month before to {period_title(jumps[-1])} is larger than usual; worth a look.")
    return tuple(notes)
