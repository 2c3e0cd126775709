"""All checks in a row: runs them, sets aside what people set aside with a reason, and puts the findings in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks import channels, codes, content, goals, metrics, ownership, personas, plan, policy, resources, review, steps
from smplan_kernel.checks.finding import Finding, Rule
from smplan_kernel.plan.document import SECTIONS, Plan
from smplan_kernel.plan.issue import Silenced

_ROOMS = (goals, personas, channels, content, steps, ownership, policy, resources, metrics, codes, plan, review)
RULES: tuple[Rule, ...] = tuple(sorted((rule for room in _ROOMS for rule in room.RULES), key=lambda rule: rule.code))

GRAVITY = ("error", "warning", "hint")
ASKED_AGAIN = dt.timedelta(days=365)


def check_plan(plan: Plan, *, today: dt.date) -> tuple[Finding, ...]:
    """What is missing or unwise, by page, gravity and place in the plan; what was set aside is left out."""
    return tuple(finding for finding in _found(plan, today) if _set_aside(plan, finding, today) is None)


def set_aside(plan: Plan, *, today: dt.date) -> tuple[tuple[Finding, Silenced], ...]:
    """The findings that somebody set aside, each with the reason; after a year they are asked again."""
    both = ((finding, _set_aside(plan, finding, today)) for finding in _found(plan, today))
    return tuple((finding, silenced) for finding, silenced in both if silenced is not None)


def _found(plan: Plan, today: dt.date) -> tuple[Finding, ...]:
    """Every finding in its order."""
    place = {record_id: number for number, record_id in enumerate(plan.by_id, start=1)}
    findings = [finding for rule in RULES for finding in _findings(rule, plan, today)]
    return tuple(
        sorted(
            findings,
            key=lambda finding: (SECTIONS.index(finding.page), GRAVITY.index(finding.severity), place.get(finding.item, 0), finding.code),
        )
    )


def _findings(rule: Rule, plan: Plan, today: dt.date) -> Iterator[Finding]:
    """What one rule finds."""
    for found in rule.check(plan, today):
        yield Finding(
            code=rule.code,
            severity=found.severity or rule.severity,
            page=found.page or rule.page,
            item=found.item,
            message=found.message,
            why=rule.why,
        )


def _set_aside(plan: Plan, finding: Finding, today: dt.date) -> Silenced | None:
    """Who set a finding aside, and why; errors cannot be, and an empty reason is none."""
    if finding.severity == "error":
        return None
    for silenced in plan.plan.silenced:
        is_old = silenced.on is not None and today - silenced.on > ASKED_AGAIN
        if (silenced.code, silenced.item) == (finding.code, finding.item) and silenced.reason.strip() and not is_old:
            return silenced
    return None
