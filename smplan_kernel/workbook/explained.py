"""Where a number comes from, asked of the store: the import of each row, what a later file told instead, what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import Observed, account_key
from smplan_kernel.measures.reader import WEIGHTED
from smplan_kernel.plan import DataSource, Plan
from smplan_kernel.plan.vocabulary import RATES
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.metrics import chart_metric
from smplan_kernel.review.origin_model import LeftOut, Provenance
from smplan_kernel.review.provenance import provenance
from smplan_kernel.review.which import figures_called
from smplan_kernel.store import ImportEntry, Session


def explained(session: Session, plan: Plan, month: str, *, wanted: str = "", account: str = "") -> tuple[Provenance, ...]:
    """Where the figures of a month come from: of a metric, a code, or any figure that came in; all metrics when nothing is named.

    Raises
    ------
    NotInPlanError
        When neither the plan nor its files have such a figure.
    """
    entries = session.imports(plan.id)
    observed = Observed(session.figures(plan.id))
    asked, metrics = figures_called(plan, observed, wanted, account=account)
    facts = facts_of(asked, observed, month, entries)
    return tuple(explained_metric(session, facts, chart_metric(facts, metric), entries) for metric in metrics)


def facts_of(plan: Plan, observed: Observed, month: str, entries: Iterable[ImportEntry]) -> Facts:
    """What is known of a month, with the imports themselves."""
    known = {str(entry.id): entry for entry in entries}
    return Facts(
        plan=plan,
        observed=observed,
        month=month,
        partial=False,
        previous=None,
        files={name: entry.file_name for name, entry in known.items()},
        fingerprints={name: entry.sha256 for name, entry in known.items()},
        entries=known,
    )


def explained_metric(session: Session, facts: Facts, shown: Charted, entries: Iterable[ImportEntry]) -> Provenance:
    """One metric's figure with what the store knows beside what is in force."""
    told, source = provenance(facts, shown), facts.sources.get(shown.metric.source)
    if source is None:
        return told
    more = (*_replaced(session, facts, shown, source), *_taken_back(facts, source, entries))
    return told.model_copy(update={"left_out": (*told.left_out, *more)})


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """A file, and the one that tells the same now."""

    old: str
    new: str


def _replaced(session: Session, facts: Facts, shown: Charted, source: DataSource) -> tuple[LeftOut, ...]:
    """Rows about the month whose place a later file took."""
    first, last = facts.bounds
    rows = session.replaced(facts.plan.id, _measures(shown), first=first, last=last)
    wanted = account_key(source.account)
    counts: dict[_Pair, int] = {}
    for row in rows.itertuples():
        if row.platform == source.platform and wanted in {"", account_key(str(row.account))}:
            pair = _Pair(old=facts.files.get(str(row[-2]), ""), new=facts.files.get(str(row.replaced_by), ""))
            counts[pair] = counts.get(pair, 0) + 1
    why = "a later file tells the same; the latest counts, the older is kept"
    return tuple(LeftOut(why=why, rows=count, file=pair.old, instead=pair.new) for pair, count in counts.items())


def _measures(shown: Charted) -> set[str]:
    """The measures behind a metric."""
    measure = canonical(shown.metric.measure)
    rate = RATES.get(measure)
    read = {part.measure for part in shown.months.read.parts} if shown.months.read else set()
    return ({measure, *read} | ({rate.numerator, *rate.denominators} if rate else set())) - {WEIGHTED, ""}


def _taken_back(facts: Facts, source: DataSource, entries: Iterable[ImportEntry]) -> tuple[LeftOut, ...]:
    """Files of the account about the month that somebody took back."""
    first, last = (day.isoformat() for day in facts.bounds)
    return tuple(
        LeftOut(why=f"the file was taken back on {entry.undone_at:%Y-%m-%d}", rows=entry.observations, file=entry.file_name)
        for entry in entries
        if entry.undone_at is not None
        and entry.platform == source.platform
        and account_key(entry.account) == account_key(source.account)
        and (not entry.period[0] or (entry.period[0] <= last and entry.period[1] >= first))
    )
