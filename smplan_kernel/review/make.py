"""A plan, observations and a month become a `Review`: no clock, no files, no chance. Same inputs, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol

import pandas as pd

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import Observed
from smplan_kernel.plan import Plan
from smplan_kernel.plan.definitions import definition_changes
from smplan_kernel.plan.vocabulary import RATES
from smplan_kernel.review.asks_of_effort import of_effort
from smplan_kernel.review.asks_of_habits import of_replies
from smplan_kernel.review.assumptions import assumptions_review
from smplan_kernel.review.calendar import month_bounds
from smplan_kernel.review.channel_fit import channels_fit
from smplan_kernel.review.channels import channels_review
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.code_goals import code_goals
from smplan_kernel.review.code_totals import code_totals
from smplan_kernel.review.codes import codes_review
from smplan_kernel.review.costs import costs_review
from smplan_kernel.review.data import data_check, period
from smplan_kernel.review.decisions import Parts, asks, corrections_of
from smplan_kernel.review.experiments import experiments_review
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.goals import goals_review
from smplan_kernel.review.health import health_review
from smplan_kernel.review.meeting import actions_review, also_due, commitments_review, ideas_review, lessons_review, next_review, recipients
from smplan_kernel.review.metrics import chart_metric, metric_review
from smplan_kernel.review.model import Review
from smplan_kernel.review.post_groups import posts_review
from smplan_kernel.review.ranking import IN_WORDS
from smplan_kernel.review.routines import habits_review
from smplan_kernel.review.steps import steps_review
from smplan_kernel.review.summary import summary_of, wins_of
from smplan_kernel.review.work import adherence_review, budget_review, follow_ups_review

SETTINGS = (
    "The usual range comes from the first twelve complete points and is then locked. Six to eleven points give a range on trial; with fewer there is none.",
    "The range is set anew only when a change was logged and eight points in a row show that the level has moved.",
    "Runs and groups of points reach back into the points the range was made from.",
    "Large steps from one point to the next are kept when the range is made.",
    IN_WORDS,
    "Months speak when twelve complete ones are known, weeks until then; the others are for looking only.",
)


class ImportedFile(Protocol):
    """A file that was imported, as the store lists it."""

    @property
    def id(self) -> Any: ...  # noqa: D102 - named by itself
    @property
    def file_name(self) -> str: ...  # noqa: D102 - named by itself


def make_review(  # noqa: PLR0913 - a review is a function of all of these and of nothing else
    plan: Plan,
    observations: pd.DataFrame,
    month: str,
    *,
    previous: Review | None = None,
    plan_changes: tuple[str, ...] = (),
    changes_since: str = "",
    partial: bool = False,
    imports: Iterable[ImportedFile] = (),
    revision: str = "",
    touched: Mapping[str, date] = MappingProxyType({}),
) -> Review:
    """Review one month of a plan.

    Parameters
    ----------
    plan
        The plan as it stood; what it says about later months is not read.
    observations
        The observations in force, as the store gives them; the frame is not changed.
    month
        Year and month, such as 2026-10.
    previous
        The review of the month before, for the thread of each goal.
    plan_changes
        What was changed in the plan since then, in sentences.
    changes_since
        What it was compared with, such as "the review of September 2026, version 12 of the plan"; empty for the first review.
    partial
        The month is not over, and that is known.
    imports
        The imported files, so that each figure names its file.
    revision
        How the report names the state of the plan, such as "version 12 of 29 October 2026".
    touched
        The day on which people last changed each page, by its section; nothing when nobody knows.

    Raises
    ------
    MonthError
        When the month is none.
    """
    month_bounds(month)
    known = tuple(imports)
    files = {str(entry.id): entry.file_name for entry in known}
    fingerprints = {str(entry.id): str(getattr(entry, "sha256", "")) for entry in known}
    observed = Observed(observations, metrics=asked_metrics(plan), since=asked_since(month))
    facts = Facts(plan=plan, observed=observed, month=month, partial=partial, previous=previous, files=files, fingerprints=fingerprints)
    shown = {metric.id: chart_metric(facts, metric) for metric in plan.metrics.metrics}
    made = _put_together(facts, shown, revision=revision, touched=touched)
    return made.model_copy(update={"plan_changes": tuple(plan_changes), "changes_since": changes_since})


def asked_since(month: str) -> str:
    """The day from which a review reads every figure; before it only those of `asked_metrics`.

    >>> asked_since("2026-10")
    '2025-10-01'
    """
    return f"{int(month[:4]) - 1}{month[4:]}-01"


def asked_metrics(plan: Plan) -> frozenset[str]:
    """The measures whose whole history is needed: those of the plan's metrics, their parts, and what they were before."""
    measures = {canonical(metric.measure) for metric in plan.metrics.metrics} | {
        canonical(metric.denominator) for metric in plan.metrics.metrics
    }
    measures |= {part for name in measures if name in RATES for part in (RATES[name].numerator, *RATES[name].denominators)}
    changes = {change for source in plan.metrics.sources for change in definition_changes(plan.metrics.definitions, source.platform)}
    names = [{canonical(name) for name in (change.measure, change.before, change.after)} for change in changes]
    renamed = {name for group in names if group & measures for name in group}
    return frozenset(measures | renamed | {"code_uses", "search_impressions"})


def _put_together(facts: Facts, shown: dict[str, Charted], *, revision: str, touched: Mapping[str, date]) -> Review:
    plan = facts.plan
    metrics = tuple(metric_review(facts, one) for one in shown.values())
    data, goals, steps = data_check(facts), goals_review(facts, metrics), steps_review(facts)
    assumptions = assumptions_review(facts, shown)
    experiments = experiments_review(facts, shown)
    health = health_review(facts, touched=touched, steps=steps, data=data)
    parts = Parts(
        shown=shown, metrics=metrics, goals=goals, assumptions=assumptions, experiments=experiments, steps=steps, data=data, health=health
    )
    budget, fits, posts, habits = budget_review(facts), channels_fit(facts, shown), posts_review(facts), habits_review(facts)
    asked = (*asks(facts, parts), *of_effort(facts, budget, fits, posts), *of_replies(facts, habits))
    found = tuple(sorted(asked, key=lambda ask: ask.rank))
    codes = codes_review(facts)
    next_day, next_text = next_review(facts)
    return Review(
        plan=plan.id,
        plan_name=plan.start.organisation or plan.id,
        currency=plan.start.currency,
        month=facts.month,
        partial=facts.partial,
        revision=revision,
        period=period(facts, data),
        data=data,
        summary=summary_of(facts, metrics, shown, found),
        goals=goals,
        metrics=metrics,
        steps=steps,
        channels=channels_review(facts),
        codes=codes,
        code_goals=code_goals(facts, codes),
        code_totals=code_totals(facts),
        posts=posts,
        costs=costs_review(facts, goals, shown),
        channel_fit=fits,
        habits=habits,
        adherence=adherence_review(facts),
        budget=budget,
        assumptions=assumptions,
        experiments=experiments,
        follow_ups=follow_ups_review(facts),
        lessons=lessons_review(facts),
        ideas=ideas_review(facts),
        plan_changes=(),
        corrections=corrections_of(facts, found),
        actions=actions_review(facts),
        commitments=commitments_review(facts),
        also_due=also_due(facts),
        health=health,
        wins=wins_of(metrics, goals, shown),
        recipients=recipients(facts),
        next_review=next_day,
        next_review_text=next_text,
        settings=SETTINGS,
    )
