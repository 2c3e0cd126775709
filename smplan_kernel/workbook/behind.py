"""What stands behind the numbers of a page: definitions and origins of its metrics, links and sums of its codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from smplan_kernel.errors import SmplanError
from smplan_kernel.figures.links import QUESTION, links_picture
from smplan_kernel.figures.origins import Number, origins_picture
from smplan_kernel.figures.picture import Picture
from smplan_kernel.plan import Plan
from smplan_kernel.review.code_ledger import code_ledger
from smplan_kernel.review.defined import defined_metrics
from smplan_kernel.review.origin_model import Provenance
from smplan_kernel.store import Session
from smplan_kernel.workbook.explained import explained_metric
from smplan_kernel.workbook.known import Asked, charted, known_figures


def origin_by_metric(plan: Plan) -> Picture:
    """What each number of the plan counts, and which rows of which file its latest month comes from."""
    try:
        known = known_figures(plan)
        facts = known.facts(plan)
        told = [_told(_Told(asked=known.asked(facts, metric), session=known.session)) for metric in plan.metrics.metrics]
        defined = defined_metrics(plan, known.observed, known.until)
        numbers = [Number(defined=one, told=other) for one, other in zip(defined, told, strict=True)]
    except SmplanError as problem:
        return Picture(title="What stands behind the numbers?", template="origins", empty=str(problem))
    return origins_picture(numbers, known.until)


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A number, and who can be asked for what a later file told instead."""

    asked: Asked
    session: Session = field(compare=False)


@lru_cache(maxsize=64)
def _told(number: _Told) -> Provenance:
    asked = number.asked
    return explained_metric(number.session, asked.facts, charted(asked), asked.entries)


def links_by_code(plan: Plan) -> Picture:
    """Each code's ready-made link, what it brought in the latest month, and what does not fit."""
    try:
        known = known_figures(plan)
        return links_picture(code_ledger(plan, known.observed, known.until))
    except SmplanError as problem:
        return Picture(title=QUESTION, template="links", empty=str(problem))
