"""What a plan's files say, read from the store once for everything on a page that looks at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from smplan_kernel import paths
from smplan_kernel.forms.form import today
from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import Change, Metric, Plan
from smplan_kernel.plan.metrics import Metrics
from smplan_kernel.review.calendar import latest_finished_month
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.metrics import chart_metric
from smplan_kernel.store import OBSERVATION_COLUMNS, ImportEntry, Session, spelled_out
from smplan_kernel.workbook.explained import facts_of
from smplan_kernel.workbook.opening import session_here

NOTHING = pd.DataFrame(columns=[*OBSERVATION_COLUMNS, "import", "imported_at"])


@dataclass(frozen=True, kw_only=True)
class Known:
    """The imports of a plan and the figures in force, as the store has them and made ready; a plan that is not begun has none."""

    session: Session
    entries: tuple[ImportEntry, ...] = ()
    frame: pd.DataFrame = field(default_factory=lambda: NOTHING)
    observed: Observed = field(default_factory=lambda: Observed(NOTHING))

    @property
    def until(self) -> str:
        """The last finished month that the figures reach."""
        latest = str(self.frame["period_end"].max())[:7] if len(self.frame) else ""
        return min(filter(None, (latest, latest_finished_month(today()))))

    def facts(self, plan: Plan) -> Facts:
        """All that a month's review of this plan would be made from."""
        return facts_of(plan, self.observed, self.until, self.entries)

    def asked(self, facts: Facts, metric: Metric) -> Asked:
        """A metric as its figures depend on it."""
        return Asked(
            metric=metric.replace(target=None, target_date=None, targets=(), comments=(), evidence=(), verdicts=()),
            metrics=facts.plan.metrics.replace(metrics=()),
            changes=facts.plan.plan.changes,
            plan=(facts.plan.id, facts.currency, facts.month),
            entries=self.entries,
            facts=facts,
        )


@dataclass(frozen=True, kw_only=True)
class Asked:
    """All that a metric's series depends on; its targets and comments are not among it, so that typing one looks nothing up."""

    metric: Metric
    metrics: Metrics
    changes: tuple[Change, ...]
    plan: tuple[str, str, str]
    entries: tuple[ImportEntry, ...]
    facts: Facts = field(compare=False)


@lru_cache(maxsize=64)
def charted(asked: Asked) -> Charted:
    """A metric's figures, gathered once for everything that shows them; without its targets."""
    return chart_metric(asked.facts, asked.metric)


def known_figures(plan: Plan, session: Session | None = None) -> Known:
    """What is known of a plan now; the page's own reader asks unless another is given.

    Raises
    ------
    SmplanError
        When the store cannot be read.
    """
    reader = session or _reader(paths.workspace_default())
    is_begun = plan.id in {entry.id for entry in reader.plans()}
    entries = reader.imports(plan.id) if is_begun else ()
    if not entries:
        return Known(session=reader)
    frame, observed = _read(_Wanted(where=reader.database.where, plan=plan.id, entries=entries, session=reader))
    return Known(session=reader, entries=entries, frame=frame, observed=observed)


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """Whose figures, as of which imports; whoever reads them reads the same."""

    where: str
    plan: str
    entries: tuple[ImportEntry, ...]
    session: Session = field(compare=False)


@lru_cache(maxsize=1)
def _read(wanted: _Wanted) -> tuple[pd.DataFrame, Observed]:
    figures = wanted.session.figures(wanted.plan)
    return spelled_out(figures), Observed(figures)


@lru_cache(maxsize=1)
def _reader(workspace: str) -> Session:
    """One reader for the time of the page."""
    del workspace  # what the reader belongs to
    return session_here()
