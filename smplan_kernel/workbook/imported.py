"""Charts of the figures that came in from files, the same as in the month's review, with the plan's targets as they are typed now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from smplan_kernel import paths
from smplan_kernel.documents.review import metric_figure
from smplan_kernel.errors import SmplanError
from smplan_kernel.figures.audit import rivals_by_metric as drawn_rivals
from smplan_kernel.figures.audit import rivals_of
from smplan_kernel.figures.chart import Charts, Figure
from smplan_kernel.forms.form import today
from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import Change, Metric, Plan
from smplan_kernel.plan.metrics import Metrics
from smplan_kernel.review.calendar import latest_finished_month, month_bounds
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.metrics import chart_metric, metric_review
from smplan_kernel.store import Session
from smplan_kernel.workbook.opening import session_here

QUESTION = "What have the figures done so far?"
NONE_YET = "No figures yet. Bring in an export file on the page Metrics; after six months a usual range can be drawn."


def behaviour_by_metric(plan: Plan) -> Charts:
    """What each metric's figures have done so far, month by month, against its target."""
    try:
        session = _session(paths.workspace_default())
        if not _has_figures(session, plan):
            return Charts(question=QUESTION, empty=NONE_YET)
        observed, until = _known(session, plan.id, session.observations_mark(plan.id))
    except SmplanError as problem:
        return Charts(question=QUESTION, empty=str(problem))
    return Charts(question=QUESTION, charts=_charts(plan, observed, until), empty=NONE_YET)


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
    session = _session(paths.workspace_default()) if compared else None
    if session is None or not _has_figures(session, plan):
        return {}
    observed, until = _known(session, plan.id, session.observations_mark(plan.id))
    facts = Facts(plan=plan, observed=observed, month=until, partial=False, previous=None, files={})
    found = {metric.id: _last_of(_charted(facts, metric)) for metric in compared}
    return {metric: last for metric, last in found.items() if last is not None}


def _last_of(charted: Charted) -> tuple[float, date] | None:
    """The last figure of a whole month, with the month's last day."""
    months = zip(charted.months.periods, charted.months.values, charted.months.partial, strict=True)
    whole = [(value, month_bounds(period)[1]) for period, value, partial in months if value is not None and not partial]
    return whole[-1] if whole else None


def _has_figures(session: Session, plan: Plan) -> bool:
    """Whether any file came in; a plan that is not begun has no place for one."""
    begun = {entry.id for entry in session.plans()}
    return plan.id in begun and bool(session.imports(plan.id))


@cache
def _session(workspace: str) -> Session:
    """One reader for the time of the page."""
    del workspace  # what the reader belongs to
    return session_here()


@cache
def _known(session: Session, plan_id: str, mark: int) -> tuple[Observed, str]:
    """All figures in force at a mark, made ready once, and the last finished month they reach."""
    frame = session.observations(plan_id, known_at=mark)
    latest = str(frame["period_end"].max())[:7] if len(frame) else ""
    return Observed(frame), min(filter(None, (latest, latest_finished_month(today()))))


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """All that a metric's series depends on; its targets are not among it, so that typing one draws at once."""

    metric: Metric
    metrics: Metrics
    changes: tuple[Change, ...]
    facts: Facts = field(compare=False)


@lru_cache(maxsize=64)
def _gathered(asked: _Asked) -> Charted:
    return chart_metric(asked.facts, asked.metric)


def _charted(facts: Facts, metric: Metric) -> Charted:
    bare = metric.replace(target=None, target_date=None, targets=(), comments=(), evidence=(), verdicts=())
    asked = _Asked(metric=bare, metrics=facts.plan.metrics.replace(metrics=()), changes=facts.plan.plan.changes, facts=facts)
    return replace(_gathered(asked), metric=metric)


def _charts(plan: Plan, observed: Observed, until: str) -> tuple[Figure, ...]:
    """The chart of each metric that has figures, drawn as the review draws it."""
    facts = Facts(plan=plan, observed=observed, month=until, partial=False, previous=None, files={})
    charted = ((metric, _charted(facts, metric)) for metric in plan.metrics.metrics)
    return tuple(
        replace(metric_figure(metric_review(facts, shown)), name=metric.id)
        for metric, shown in charted
        if any(value is not None for value in shown.shown.values)
    )
