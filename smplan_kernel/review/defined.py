"""The definitions of a plan's metrics as a list, for a page and a command: what each counts, since when, on whose word."""

from __future__ import annotations

from difflib import get_close_matches

import pandas as pd

from smplan_kernel.errors import NotInPlanError
from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import DataSource, Metric, Plan
from smplan_kernel.plan.known_definitions import KNOWN
from smplan_kernel.plan.vocabulary import METRICS, PLATFORMS, RATES, title_of
from smplan_kernel.review.definitions import definition_lines
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import DefinitionLine
from smplan_kernel.review.part import Part
from smplan_kernel.review.which import figures_called, source_of


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
    """The definitions of the metrics that are asked for, in the plan's order; of a figure by its own name where none is meant.

    Raises
    ------
    NotInPlanError
        When neither the plan nor the vocabulary of figures has such a name.
    """
    observed = observations if isinstance(observations, Observed) else Observed(observations)
    plan, metrics = _called(plan, observed, wanted)
    facts = Facts(plan=plan, observed=observed, month=month, partial=False, previous=None, files={})
    return tuple(_defined(facts, metric) for metric in metrics)


def _called(plan: Plan, observed: Observed, wanted: str) -> tuple[Plan, tuple[Metric, ...]]:
    """The metrics that somebody means, else the figure in the files, else what platforms are known to count under that name."""
    try:
        return figures_called(plan, observed, wanted)
    except NotInPlanError as unknown:
        measure = canonical(wanted)
        if measure not in METRICS and measure not in RATES:
            raise NotInPlanError(plan.id, wanted, _near(wanted, unknown.known), unknown.others) from unknown
    platforms = dict.fromkeys(version.platform for version in KNOWN if version.measure == measure)
    own = tuple(source for source in plan.metrics.sources if source.platform in platforms)
    any_ = tuple(DataSource(id=f"dsrc-any{number}", name=PLATFORMS[name], platform=name) for number, name in enumerate(platforms))
    ids = [source.id for source in own or any_] or [""]
    asked = tuple(Metric(id=f"metr-any{number}", text=title_of(measure), measure=measure, source=one) for number, one in enumerate(ids))
    return plan.with_metrics(sources=own or any_), asked


def _near(wanted: str, of_plan: tuple[str, ...]) -> tuple[str, ...]:
    """The names that come nearest among the plan's metrics and all figures; those of the plan where none is near."""
    figures = tuple(map(title_of, (*METRICS, *RATES)))
    names = {name.casefold(): name for name in (*figures, *of_plan)}
    near = get_close_matches(wanted.strip().casefold().replace("_", " "), list(names), n=3, cutoff=0.6)
    return tuple(names[name] for name in near) or of_plan


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
