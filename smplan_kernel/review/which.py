"""Which metric somebody means: by its number, its words, or the measure it counts, and whose account."""

from __future__ import annotations

from difflib import get_close_matches

from smplan_kernel.errors import NotInPlanError
from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import Observed, account_key
from smplan_kernel.plan import DataSource, Metric, Plan
from smplan_kernel.plan.vocabulary import RATES, title_of


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
        names = tuple(metric.text for metric in plan.metrics.metrics if metric.text)
        raise NotInPlanError(plan.id, wanted or account, _near(plan, wanted), names)
    return found


def figures_called(plan: Plan, observed: Observed, wanted: str, *, account: str = "") -> tuple[Plan, tuple[Metric, ...]]:
    """The metrics that somebody means; where none is meant, a code of the plan or any figure of its accounts, as a metric made for the answer.

    The plan that comes back has the accounts of such a figure among its sources.

    Raises
    ------
    NotInPlanError
        When neither the plan nor its files have such a figure.
    """
    try:
        return plan, metrics_called(plan, wanted, account=account)
    except NotInPlanError:
        sources = tuple(source for source in _accounts(plan, observed) if _is_account(source, account))
        asked = tuple(metric for source in sources if (metric := _asked(plan, observed, source, wanted)) is not None)
        if not asked:
            raise
        return plan.with_metrics(sources=(*sources, *(one for one in plan.metrics.sources if one not in sources))), asked


def _accounts(plan: Plan, observed: Observed) -> tuple[DataSource, ...]:
    """The plan's sources, and the accounts in its files that are none of them."""
    known = {(source.platform, account_key(source.account)) for source in plan.metrics.sources}
    found = [pair for pair in observed.accounts if pair not in known]
    others = (
        DataSource(id=f"dsrc-file{number}", name=account, platform=platform, account=account)
        for number, (platform, account) in enumerate(found)
    )
    return (*plan.metrics.sources, *others)


def _asked(plan: Plan, observed: Observed, source: DataSource, wanted: str) -> Metric | None:
    """A code or a figure of one account as a metric, where its files have it."""
    measures = observed.metrics_of(source.platform, source.account)
    codes = {code.code.strip().casefold(): code.code for code in plan.metrics.codes}
    is_code = wanted.strip().casefold() in codes and "code_uses" in measures
    own = {title_of(name).casefold(): name for name in measures}
    measure = "code_uses" if is_code else own.get(wanted.strip().casefold(), canonical(wanted))
    has_parts = measure in RATES and RATES[measure].numerator in measures
    if not is_code and measure not in measures and not has_parts:
        return None
    part, text = (wanted.strip(), f"Uses of {wanted.strip()}") if is_code else ("", title_of(measure))
    return Metric(id=f"metr-{source.id.removeprefix('dsrc-')}", text=text, measure=measure, part=part, source=source.id)


def source_of(plan: Plan, metric: Metric) -> DataSource | None:
    """The data source that a metric is read from."""
    return next((source for source in plan.metrics.sources if source.id == metric.source), None)


def _is_of(plan: Plan, metric: Metric, account: str) -> bool:
    source = source_of(plan, metric)
    return not account or (source is not None and _is_account(source, account))


def _is_account(source: DataSource, account: str) -> bool:
    return not account or account_key(account) in {account_key(source.account), source.name.strip().casefold()}


def _near(plan: Plan, wanted: str) -> tuple[str, ...]:
    """The names that come nearest."""
    names = {
        name.casefold(): name for metric in plan.metrics.metrics for name in (metric.text, title_of(canonical(metric.measure))) if name
    }
    near = get_close_matches(wanted.strip().casefold(), list(names), n=3, cutoff=0.5)
    return tuple(names[name] for name in near)
