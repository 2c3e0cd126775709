"""Checks of the review: a day that can be kept, and one that was not long ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.review import HeldReview
from smplan_kernel.plan.review_days import parse_rule
from smplan_kernel.plan.wording import one_line


def the_review_day_is_a_weekday(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """There is a review day, and it is a weekday rather than a date."""
    if not plan.review.rule.strip():
        message = "There is no review day yet. Choose a weekday near the end of the month, for example the last Thursday."
        yield Found(item="", message=message)
        return
    try:
        parse_rule(plan.review.rule)
    except ValueError as exc:
        yield Found(item="", message=one_line(str(exc), 200))


def the_plan_is_reviewed(plan: Plan, today: dt.date) -> Iterator[Found]:
    """The last review is not long ago; before the first one, the start counts."""
    held = [_day_of(review) for review in plan.review.held]
    last = max((day for day in held if day <= today), default=None)
    since = last or plan.plan.starts
    if since is None or since > today:
        return
    days, limits = (today - since).days, plan.plan.limits
    if days > limits.review_late_days:
        message = f"The last review was {days} days ago." if last else f"The plan began {days} days ago and has not been reviewed yet."
        yield Found(item="", message=message, severity="error" if days > limits.review_stale_days else "warning")


def _day_of(review: HeldReview) -> dt.date:
    """The day a review was held; without one, the last day of its month."""
    if review.on is not None:
        return review.on
    if not review.month:
        return dt.date.min
    return dt.date.fromisoformat(f"{review.month}-01") + relativedelta(day=31)


RULES = (
    Rule(
        code="L28",
        severity="warning",
        page="review",
        why="A fixed date falls on weekends and is skipped",
        check=the_review_day_is_a_weekday,
    ),
    Rule(code="L29", severity="warning", page="review", why="A plan that nobody looks at is not a plan", check=the_plan_is_reviewed),
)
