"""The definitions of a plan's metrics as a list, for a page and a command: what each counts, since when, on whose word."""

from __future__ import annotations

import pandas as pd

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import Metric, Plan
from smplan_kernel.plan.vocabulary import title_of
from smplan_kernel.review.definitions import definition_lines
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import DefinitionLine
from smplan_kernel.review.part import Part
from smplan_kernel.review.which import metrics_called, source_of


class DefinedMetric(Part):
    """One metric with the versions of what it counts."""

    id: str
    name: str
    measure: str
    platform: str
    account: str
    source: str
    formula: str
    lines: tuple[DefinitionLine, ...]

    @property
    def sentence(self) -> str:
        """The metric, what it is measured as, and where it comes from."""
        measured = f"measured as {title_of(self.measure)}" if self.measure else "not measured yet"
        return f"{self.name}: {measured}, from {self.source or 'no source yet'}. {self.formula}".rstrip()


def defined_metrics(plan: Plan, observations: pd.DataFrame | Observed, month: str, *, wanted: str = "") -> tuple[DefinedMetric, ...]:
    """The definitions of the metrics that are asked for, in the plan's order.

    Raises
    ------
    NotInPlanError
        When the plan has no such metric.
    """
    observed = observations if isinstance(observations, Observed) else Observed(observations)
    facts = Facts(plan=plan, observed=observed, month=month, partial=False, previous=None, files={})
    return tuple(_defined(facts, metric) for metric in metrics_called(plan, wanted))


def _defined(facts: Facts, metric: Metric) -> DefinedMetric:
    source = source_of(facts.plan, metric)
    return DefinedMetric(
        id=metric.id,
        name=metric.text or title_of(canonical(metric.measure)),
        measure=canonical(metric.measure) if metric.measure else "",
        platform=source.platform if source else "",
        account=source.account if source else "",
        source=(source.name or source.account) if source else "",
        formula=metric.formula,
        lines=definition_lines(facts, metric),
    )
