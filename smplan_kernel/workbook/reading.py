"""The plan as others will read it, and the days on which it is looked at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from markupsafe import Markup

from smplan_kernel.figures.picture import rows_picture
from smplan_kernel.forms.form import today
from smplan_kernel.plan import Plan
from smplan_kernel.plan.review_days import next_days, parse_rule
from smplan_kernel.plan.wording import day_words
from smplan_kernel.workbook.paper import on_paper, sheet_of

DAYS_SHOWN = 6


def printed_plan(plan: Plan) -> Markup:
    """How does the plan read as a whole, in the depth that was chosen on the start page."""
    from smplan_kernel.documents.plan import plan_html  # noqa: PLC0415 - only one page prints

    return on_paper(sheet_of(plan_html(plan, depth=plan.start.depth or "standard")), below=2)


def review_days(plan: Plan, *, on: dt.date | None = None) -> Any:
    """On which days is the plan looked at next."""
    if not plan.review.rule.strip():
        return rows_picture("On which days do you look at it?", ("Review day",), (), empty="No review day is chosen yet.")
    try:
        rule = parse_rule(plan.review.rule)
    except ValueError as problem:
        return rows_picture("On which days do you look at it?", ("Review day",), (), empty=str(problem))
    days = next_days(rule, on or today(), DAYS_SHOWN, plan.review.closed_days)
    rows = [(f"{day:%A}", day_words(day)) for day in days]
    note = "A closed day moves the review to the working day before."
    return rows_picture("On which days do you look at it?", ("Weekday", "Day"), rows, note=note)
