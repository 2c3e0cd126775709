"""The ledger of codes for a page and a command: each code with its link and its month, what does not fit, and the sums."""

from __future__ import annotations

import pandas as pd

from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import Plan
from smplan_kernel.plan.links import has_link, naming_faults, utm_of
from smplan_kernel.plan.wording import day_words
from smplan_kernel.review.code_goals import code_goals
from smplan_kernel.review.code_totals import code_totals
from smplan_kernel.review.codes import codes_review
from smplan_kernel.review.codes_model import CodeReview, CodeTotal, GoalCodes
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.part import Part


class CodeLine(Part):
    """One code of the plan: where it belongs, its link, its month, and all that does not fit."""

    id: str
    code: str
    channel: str
    goal: str
    valid: str
    state: str
    uses: float | None
    value: float | None
    visits: float | None
    link: str
    utm_source: str
    utm_medium: str
    utm_campaign: str
    sentence: str
    problems: tuple[str, ...]


class CodeLedger(Part):
    """All codes of a plan in one month, what they brought each goal, and the sums that must agree with the files."""

    month: str
    codes: tuple[CodeLine, ...]
    goals: tuple[GoalCodes, ...]
    totals: tuple[CodeTotal, ...]
    unmatched: tuple[str, ...]


def code_ledger(plan: Plan, observations: pd.DataFrame | Observed, month: str) -> CodeLedger:
    """The codes of a plan in one month, as its files and its people tell."""
    observed = observations if isinstance(observations, Observed) else Observed(observations)
    facts = Facts(plan=plan, observed=observed, month=month, partial=False, previous=None, files={})
    reviewed = {line.id: line for line in codes_review(facts) if line.id}
    totals = code_totals(facts)
    lines = tuple(_line(facts, reviewed[code.id]) for code in plan.metrics.codes)
    return CodeLedger(
        month=month,
        codes=lines,
        goals=code_goals(facts, tuple(reviewed.values())),
        totals=totals,
        unmatched=tuple(f"{total.source}: {name}" for total in totals for name in total.names),
    )


def _line(facts: Facts, line: CodeReview) -> CodeLine:
    code = next(code for code in facts.plan.metrics.codes if code.id == line.id)
    faults = naming_faults(facts.plan, code) if has_link(code) else ()
    utm = utm_of(facts.plan, code)
    is_over = code.valid_to is not None and code.valid_to < facts.bounds[0]
    is_ahead = code.valid_from is not None and code.valid_from > facts.last
    first, last = (day_words(day) if day else "" for day in (code.valid_from, code.valid_to))
    return CodeLine(
        id=code.id,
        code=code.code,
        channel=line.channel,
        goal=line.goal,
        valid=" ".join(words for words in (f"from {first}" if first else "", f"to {last}" if last else "") if words),
        state="expired" if is_over else "not begun" if is_ahead else "valid",
        uses=line.uses,
        value=line.value,
        visits=line.visits,
        link=line.link,
        utm_source=utm.source if has_link(code) else "",
        utm_medium=utm.medium if has_link(code) else "",
        utm_campaign=utm.campaign if has_link(code) else "",
        sentence=line.sentence,
        problems=(*((line.problem,) if line.problem else ()), *(f"In its link, {fault}." for fault in faults)),
    )
