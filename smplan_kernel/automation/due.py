"""Which reviews wait: a review day has come, and the month before it is not reviewed yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from smplan_kernel.plan import Plan
from smplan_kernel.plan.review_days import parse_rule
from smplan_kernel.review.calendar import latest_finished_month, month_after, month_bounds
from smplan_kernel.store import Session

LOOK_BACK = timedelta(days=366)  # a review missed for longer than a year is history, not work


@dataclass(frozen=True, kw_only=True)
class Due:
    """One review that waits: the month it is about and the day it was to be held."""

    plan: str
    month: str
    day: date

    def as_json(self) -> dict[str, Any]:
        """Return it for machines."""
        return {"plan": self.plan, "month": self.month, "day": self.day.isoformat()}


def due_reviews(session: Session, today: date) -> tuple[Due, ...]:
    """List the reviews that wait on `today`, oldest first in each plan."""
    waiting: list[Due] = []
    for entry in session.plans():
        plan = session.load(entry.id).plan
        done = {review.month for review in session.review_entries(entry.id) if review.status == "done"}
        waiting += [Due(plan=entry.id, month=month, day=day) for month, day in review_days(plan, today) if month not in done]
    return tuple(waiting)


def review_days(plan: Plan, today: date) -> tuple[tuple[str, date], ...]:
    """List (month reviewed, day) for the review days since the plan's start, up to and including `today`.

    Each month is reviewed on the review day of the month after it. Closed days may move that day back before the month's end;
    the review then waits until the month is over.
    """
    try:
        rule = parse_rule(plan.review.rule)
    except ValueError:
        return ()  # check L28 asks for a rule; without one nothing can be due
    begin = max(plan.plan.starts or today - LOOK_BACK, today - LOOK_BACK)
    held = ((month, rule.day(*_year_and_month(month_after(month)), plan.review.closed_days)) for month in _finished(begin, today))
    return tuple((month, day) for month, day in held if begin <= day <= today)


def _finished(begin: date, today: date) -> Iterator[str]:
    """The months whose review day may have come since `begin`, and that are over today."""
    month = latest_finished_month(begin)
    while month <= latest_finished_month(today):
        yield month
        month = month_after(month)


def _year_and_month(month: str) -> tuple[int, int]:
    first, _ = month_bounds(month)
    return first.year, first.month
