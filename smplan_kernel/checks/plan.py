"""Checks of what the plan rests on: assumptions are looked at when they should be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.wording import day_words, quoted


def every_assumption_is_checked_in_time(plan: Plan, today: dt.date) -> Iterator[Found]:
    """No assumption is past its day without having been looked at."""
    for assumption in plan.plan.assumptions:
        due = assumption.check_by
        if due is not None and due < today and (assumption.checked_on is None or assumption.checked_on < due):
            message = f"{quoted(title_of(plan, assumption))} was to be checked by {day_words(due)}."
            yield Found(item=assumption.id, message=message)


RULES = (
    Rule(code="L30", severity="warning", page="plan", why="Assumptions age without notice", check=every_assumption_is_checked_in_time),
)
