"""The monthly report as one HTML file: no script, nothing from a network, the same bytes for the same review."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from smplan_kernel.documents.environment import faces, rendered
from smplan_kernel.documents.review_codes import codes_by_goal, unknown_codes
from smplan_kernel.documents.review_posts import content_of
from smplan_kernel.documents.threads import Note, commented, decided, evidenced
from smplan_kernel.figures.chart import Figure
from smplan_kernel.figures.metrics import behaviour_chart, in_words, sparkline
from smplan_kernel.figures.words import period
from smplan_kernel.plan.document import Plan
from smplan_kernel.review.model import Decision, GoalReview, MetricReview, Review, SeriesPart, Thread

SPARK_MONTHS = 24
QUIET = frozenset({"ordinary variation", "too few points", "no verdict"})


@dataclass(frozen=True, kw_only=True)
class GoalRow:
    """One goal as the table shows it."""

    goal: GoalReview
    spark: Markup
    spark_words: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, kw_only=True)
class MetricFigure:
    """One metric with its figure and its thread."""

    metric: MetricReview
    figure: Figure
    notes: tuple[Note, ...]


def review_html(review: Review, plan: Plan, *, plan_file: str = "") -> str:
    """The report of one month, the decisions first; `plan_file` is the file beside it that shows the plan as it stood."""
    figures = tuple(
        MetricFigure(metric=metric, figure=metric_figure(metric), notes=notes_of_review(metric.thread))
        for metric in review.metrics
        if is_known(metric)
    )
    return rendered(
        "review.html.j2",
        review=review,
        plan_file=plan_file,
        organisation=plan.start.organisation or review.plan_name or review.plan,
        goals=tuple(_row(review, goal) for goal in review.goals),
        telling=tuple(one for one in figures if one.metric.verdict.word not in QUIET),
        # Those with a word of warning come last: they are taller, and two of a height stand well side by side.
        quiet=tuple(sorted((one for one in figures if one.metric.verdict.word in QUIET), key=lambda one: bool(one.metric.withheld))),
        silent=tuple((metric, notes_of_review(metric.thread)) for metric in review.metrics if not is_known(metric)),
        content=content_of(review),
        codes=codes_by_goal(review),
        unknown=unknown_codes(review),
        leads=tuple(_leads_to(review, one, figures) for one in review.summary.decisions),
        keys=_keys(tuple(one.figure for one in figures)),
        notes_of=notes_of_review,
        running=f"{plan.start.organisation or review.plan_name or review.plan}: review of {review.period.title}",
        faces=faces(),
    )


def _leads_to(review: Review, decision: Decision, figures: tuple[MetricFigure, ...]) -> str:
    """The id of the figure that a decision is about; empty where none is drawn."""
    goal = next((goal for goal in review.goals if goal.id == decision.item), None)
    asked = decision.item if decision.kind == "metric" else goal.metric if goal else ""
    return next((one.metric.id for one in figures if asked and one.metric.id == asked), "")


def is_known(metric: MetricReview) -> bool:
    """Whether any file has ever given a figure; an empty frame tells nobody anything."""
    return any(value is not None for value in metric.months.values)


def metric_figure(metric: MetricReview) -> Figure:
    """The behaviour chart of one metric, by week where the verdict was read from weeks."""
    by_week = metric.headline == "week" and metric.weeks is not None and metric.weekly_behaviour is not None
    series = metric.weeks if by_week and metric.weeks else metric.months
    behaviour = metric.weekly_behaviour if by_week and metric.weekly_behaviour else metric.behaviour
    target, targets = (None, ()) if by_week or metric.target.running else _targets(metric, series)
    marks = {kind: tuple(mark for mark in metric.markers if mark.kind == kind) for kind in ("change", "event", "definition")}
    return behaviour_chart(
        series,
        behaviour,
        changes=marks["change"],
        events=marks["event"],
        definitions=marks["definition"],
        target=target,
        targets=targets,
        name=metric.name,
    )


def _targets(metric: MetricReview, series: SeriesPart) -> tuple[float | None, tuple[float | None, ...]]:
    """The one target, or the target of each month that is drawn."""
    by_month = {month: value for month, value in zip(metric.target.months, metric.target.month_targets, strict=False) if value is not None}
    if not by_month:
        return metric.target.target, ()
    return None, tuple(by_month.get(month) for month in series.periods)


def _row(review: Review, goal: GoalReview) -> GoalRow:
    metric = review.metric(goal.metric) if goal.metric else None
    values = metric.months.values[-SPARK_MONTHS:] if metric else ()
    return GoalRow(
        goal=goal,
        spark=sparkline(values) if any(value is not None for value in values) else Markup(),
        spark_words=_spark_words(metric) if metric else "",
        notes=notes_of_review(goal.thread),
    )


def _spark_words(metric: MetricReview) -> str:
    months = metric.months
    values, periods = months.values[-SPARK_MONTHS:], months.periods[-SPARK_MONTHS:]
    return f"{metric.name}, {period(periods[0])} to {period(periods[-1])}: {in_words(values, months.unit)}" if periods else ""


def _keys(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """How to read the figures, said once for all of them."""
    sentences = (part.strip() for figure in figures for part in figure.key.split("."))
    return tuple(f"{sentence}." for sentence in dict.fromkeys(sentences) if sentence)


def notes_of_review(thread: Thread) -> tuple[Note, ...]:
    """The thread of a review's item, oldest first."""
    notes = [evidenced(one.month, one.verdict, one.text) for one in thread.evidence]
    notes += [decided(one.month, one.decision, one.by, one.text) for one in thread.verdicts]
    notes += [commented(one.on, one.by, one.text) for one in thread.comments]
    return tuple(sorted(notes, key=lambda note: note.moment))
