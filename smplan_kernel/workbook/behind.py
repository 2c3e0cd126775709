"""What stands behind the numbers of a page: definitions and origins of its metrics, links and sums of its codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from smplan_kernel import paths
from smplan_kernel.errors import SmplanError
from smplan_kernel.figures.links import QUESTION, links_picture
from smplan_kernel.figures.origins import Number, origins_picture
from smplan_kernel.figures.picture import Picture
from smplan_kernel.forms.form import today
from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import DataSource, DefinitionChange, Metric, Plan
from smplan_kernel.review.calendar import latest_finished_month
from smplan_kernel.review.code_ledger import code_ledger
from smplan_kernel.review.defined import defined_metrics
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.metrics import chart_metric
from smplan_kernel.review.origin_model import Provenance
from smplan_kernel.store import OBSERVATION_COLUMNS, ImportEntry, Session
from smplan_kernel.workbook.explained import explained_metric, facts_of
from smplan_kernel.workbook.opening import session_here

NOTHING = pd.DataFrame(columns=[*OBSERVATION_COLUMNS, "import", "imported_at"])


def origin_by_metric(plan: Plan) -> Picture:
    """What each number of the plan counts, and which rows of which file its latest month comes from."""
    try:
        session, observed, until, entries = _here(plan)
        facts = facts_of(plan, observed, until, entries)
        told = [_told(_asked(facts, metric, session=session, entries=entries)) for metric in plan.metrics.metrics]
        defined = defined_metrics(plan, observed, until)
        numbers = [Number(defined=one, told=other) for one, other in zip(defined, told, strict=True)]
    except SmplanError as problem:
        return Picture(title="What stands behind the numbers?", template="origins", empty=str(problem))
    return origins_picture(numbers, until)


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """All that a number's origin depends on; targets and comments are not among it, so that typing one looks nothing up."""

    metric: Metric
    sources: tuple[DataSource, ...]
    definitions: tuple[DefinitionChange, ...]
    by_hand: tuple[object, ...]
    entries: tuple[int, ...]
    facts: Facts = field(compare=False)
    session: Session = field(compare=False)
    files: tuple[ImportEntry, ...] = field(compare=False)


def _asked(facts: Facts, metric: Metric, *, session: Session, entries: tuple[ImportEntry, ...]) -> _Asked:
    metrics = facts.plan.metrics
    return _Asked(
        metric=metric.replace(target=None, target_date=None, targets=(), comments=(), evidence=(), verdicts=()),
        sources=metrics.sources,
        definitions=metrics.definitions,
        by_hand=(metrics.codes, metrics.redemptions, facts.plan.id, facts.month, facts.currency),
        entries=tuple(entry.id if entry.undone_at is None else -entry.id for entry in entries),
        facts=facts,
        session=session,
        files=entries,
    )


@lru_cache(maxsize=64)
def _told(asked: _Asked) -> Provenance:
    return explained_metric(asked.session, asked.facts, chart_metric(asked.facts, asked.metric), asked.files)


def links_by_code(plan: Plan) -> Picture:
    """Each code's ready-made link, what it brought in the latest month, and what does not fit."""
    try:
        _, observed, until, _ = _here(plan)
        return links_picture(code_ledger(plan, observed, until))
    except SmplanError as problem:
        return Picture(title=QUESTION, template="links", empty=str(problem))


def _here(plan: Plan) -> tuple[Session, Observed, str, tuple[ImportEntry, ...]]:
    """Who reads, the figures in force, the last finished month they reach, and the imports."""
    session = _session(paths.workspace_default())
    is_begun = plan.id in {entry.id for entry in session.plans()}
    entries = session.imports(plan.id) if is_begun else ()
    observed, latest = _known(session, plan.id, session.observations_mark(plan.id)) if entries else (Observed(NOTHING), "")
    return session, observed, min(filter(None, (latest, latest_finished_month(today())))), entries


@lru_cache(maxsize=1)
def _session(workspace: str) -> Session:
    """One reader for the time of the page."""
    del workspace  # what the reader belongs to
    return session_here()


@lru_cache(maxsize=1)
def _known(session: Session, plan_id: str, mark: int) -> tuple[Observed, str]:
    """All figures in force at a mark, made ready once, and the month in which they end."""
    frame = session.observations(plan_id, known_at=mark)
    return Observed(frame), str(frame["period_end"].max())[:7] if len(frame) else ""
