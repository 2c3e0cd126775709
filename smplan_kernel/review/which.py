"""Which metric somebody means: by its number, its words, or the measure it counts, and whose account."""

from __future__ import annotations

from difflib import get_close_matches

from smplan_kernel.errors import NotInPlanError
from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import account_key
from smplan_kernel.plan import DataSource, Metric, Plan
from smplan_kernel.plan.vocabulary import title_of


def metrics_called(plan: Plan, wanted: str, *, account: str = "") -> tuple[Metric, ...]:
    """The metrics of that number or those words, else those that count that measure; all when nothing is named.

    Raises
    ------
    NotInPlanError
        When the plan has no such metric.
    """
    metrics = tuple(metric for metric in plan.metrics.metrics if _is_of(plan, metric, account))
    by_name = tuple(metric for metric in metrics if wanted.strip().casefold() in {metric.id, metric.text.strip().casefold(), ""})
    found = by_name or tuple(metric for metric in metrics if metric.measure and canonical(metric.measure) == canonical(wanted))
    if not found and (wanted or account):
        raise NotInPlanError(plan.id, wanted or account, _near(plan, wanted))
    return found


def source_of(plan: Plan, metric: Metric) -> DataSource | None:
    """The data source that a metric is read from."""
    return next((source for source in plan.metrics.sources if source.id == metric.source), None)


def _is_of(plan: Plan, metric: Metric, account: str) -> bool:
    source = source_of(plan, metric)
    return not account or (source is not None and account_key(account) in {account_key(source.account), source.name.strip().casefold()})


def _near(plan: Plan, wanted: str) -> tuple[str, ...]:
    """The names that come nearest, else all of them."""
    names = {
        name.casefold(): name for metric in plan.metrics.metrics for name in (metric.text, title_of(canonical(metric.measure))) if name
    }
    near = get_close_matches(wanted.strip().casefold(), list(names), n=3, cutoff=0.5)
    return tuple(names[name] for name in near) or tuple(metric.text for metric in plan.metrics.metrics if metric.text)
