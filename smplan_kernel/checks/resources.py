"""Checks of the resources: the first guess of time and money still fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.plan.capacity import hours_needed, money_needed
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.wording import number_words


def the_first_guess_still_fits(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Hours and money of the plan are near the first guess."""
    hours, needed = plan.start.hours_per_week, hours_needed(plan)
    if _differs(plan, hours, needed):
        message = f"At the start you guessed {number_words(hours or 0)} hours a week; the plan now needs {number_words(round(needed, 1))}."
        yield Found(item="", message=message)
    money, cost = plan.start.budget_per_month, money_needed(plan)
    if _differs(plan, money, cost):
        currency = plan.start.currency
        message = f"At the start you guessed {number_words(money or 0)} {currency} a month; the plan now needs {number_words(round(cost))} {currency}."
        yield Found(item="", message=message)


def _differs(plan: Plan, guess: float | None, now: float) -> bool:
    """Whether a plan has grown or shrunk beyond the limit; a plan without figures yet has not."""
    if not guess or not now:
        return False
    return abs(now - guess) / guess * 100 > plan.plan.limits.guess_percent


RULES = (
    Rule(
        code="L32",
        severity="hint",
        page="resources",
        why="The first guess is what was promised to others",
        check=the_first_guess_still_fits,
    ),
)
