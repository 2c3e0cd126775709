"""Charts of the figures that came in from files, the same as in the month's review, with the plan's targets as they are typed now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from smplan_kernel.documents.review import metric_figure
from smplan_kernel.errors import SmplanError
from smplan_kernel.figures.audit import rivals_by_metric as drawn_rivals
from smplan_kernel.figures.audit import rivals_of
from smplan_kernel.figures.chart import Charts, Figure
from smplan_kernel.figures.picture import Picture, rows_picture
from smplan_kernel.plan import Plan
from smplan_kernel.review.calendar import month_bounds
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.metrics import metric_review
from smplan_kernel.review.standing import standing_of
from smplan_kernel.workbook.known import Known, charted, known_figures

QUESTION = "What have the figures done so far?"
REACH = "What does the past say to each target?"
_REACHED = "No month is left to say anything about."
_NO_TARGET = "No target is written yet. Write one beside a number, and what its own past says to it stands here."
_HOW = "A usual range is what the number does by itself. A target inside it is reached now and then without anything having changed."
NONE_YET = "No figures yet. Bring in an export file on the page Metrics; after six months a usual range can be drawn."


def behaviour_by_metric(plan: Plan) -> Charts:
    """What each metric's figures have done so far, month by month, against its target."""
    try:
        known = known_figures(plan)
    except SmplanError as problem:
        return Charts(question=QUESTION, empty=str(problem))
    return Charts(question=QUESTION, charts=_charts(known, plan) if known.entries else (), empty=NONE_YET)


def targets_by_metric(plan: Plan) -> Picture:
    """What each metric's own past says to its target, as it is typed now."""
    try:
        known = known_figures(plan)
        facts = known.facts(plan)
        shown = (replace(charted(known.asked(facts, metric)), metric=metric) for metric in plan.metrics.metrics)
        found = [(one.metric.text, standing_of(facts, one)) for one in shown]
    except SmplanError as problem:
        return Picture(title=REACH, empty=str(problem))
    rows = [
        (name, standing.target_text, " ".join(part for part in (standing.assurance, standing.reality) if part) or _REACHED)
        for name, standing in found
        if standing.target is not None
    ]
    return rows_picture(REACH, ("Number", "Target", "What its past says"), rows, note=_HOW if rows else "", empty=_NO_TARGET)


def rivals_by_metric(plan: Plan) -> Charts:
    """Competitors beside one's own latest figure of the same metric, or where it began when no file has one."""
    try:
        latest = _latest(plan)
    except SmplanError:  # the plan's own figures still compare
        latest = {}
    return drawn_rivals(plan, latest=latest)


def _latest(plan: Plan) -> dict[str, tuple[float, date]]:
    """The figure of the last complete month of each metric that somebody else has a figure of."""
    compared = [metric for metric in plan.metrics.metrics if rivals_of(plan, metric)]
    known = known_figures(plan) if compared else None
    if known is None or not known.entries:
        return {}
    facts = known.facts(plan)
    found = {metric.id: _last_of(charted(known.asked(facts, metric))) for metric in compared}
    return {metric: last for metric, last in found.items() if last is not None}


def _last_of(shown: Charted) -> tuple[float, date] | None:
    """The last figure of a whole month, with the month's last day."""
    months = zip(shown.months.periods, shown.months.values, shown.months.partial, strict=True)
    whole = [(value, month_bounds(period)[1]) for period, value, partial in months if value is not None and not partial]
    return whole[-1] if whole else None


def _charts(known: Known, plan: Plan) -> tuple[Figure, ...]:
    """The chart of each metric that has figures, drawn as the review draws it."""
    facts = known.facts(plan)
    all_shown = (replace(charted(known.asked(facts, metric)), metric=metric) for metric in plan.metrics.metrics)
    return tuple(
        replace(metric_figure(metric_review(facts, shown)), name=shown.metric.id)
        for shown in all_shown
        if any(value is not None for value in shown.shown.values)
    )
