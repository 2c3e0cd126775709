"""The checkpoint of a page: what is settled, in sentences, beside the findings that are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from smplan_kernel.checks.finding import Finding
from smplan_kernel.checks.rules import check_plan
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.pages import page
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.review_days import next_days, parse_rule
from smplan_kernel.plan.start import FIT_RESULTS
from smplan_kernel.plan.wording import count_words, day_words, number_words, one_line


def settled_and_open(plan: Plan, page_key: str, *, today: dt.date) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """What a page has settled, and the findings that can be mended on it."""
    sections = page(page_key).sections
    findings = tuple(finding for finding in check_plan(plan, today=today) if finding.page in sections)
    tell = _TOLD.get(page_key)
    return tuple(tell(plan, findings, today)) if tell else (), findings


Tell = Callable[[Plan, tuple[Finding, ...], dt.date], Iterator[str]]


def _written(records: Collection[Record], one: str, many: str = "", *, and_all: str = "") -> str:
    """How many there are, and what holds for all of them: "Three goals are written; each serves a business goal."."""
    number = len(records)
    counted = f"{count_words(number)} {one if number == 1 else many or one + 's'} {'is' if number == 1 else 'are'} written"
    claim = f"; {'it' if number == 1 else 'each'} {and_all}" if and_all else ""
    return f"{counted[:1].upper()}{counted[1:]}{claim}."


def _free_of(findings: tuple[Finding, ...], *codes: str) -> bool:
    """Whether no finding has one of these numbers."""
    return not any(finding.code in codes for finding in findings)


def _start(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    start = plan.start
    if start.organisation.strip():
        yield f"The plan is for {one_line(start.organisation)}."
    if start.fit_result:
        yield f"You decided: {dict(FIT_RESULTS)[start.fit_result].lower()}."
    if start.hours_per_week is not None:
        yield f"The first guess is {number_words(start.hours_per_week)} hours a week."


def _audit(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    audit = plan.audit
    if audit.accounts:
        is_decided = all(account.fate for account in audit.accounts)
        yield _written(audit.accounts, "account", and_all="has a decision" if is_decided else "")
    if audit.past:
        yield _written(audit.past, "past effort")
    if audit.listening:
        kinds = {source.kind for source in audit.listening if source.kind}
        yield f"You listen to {count_words(len(kinds))} of the five kinds of people."


def _goals(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    goals = plan.goals.goals
    if not goals:
        return
    top = {goal.id for goal in goals if goal.level == "business"}
    is_linked = _free_of(findings, "L03") and bool(top) and all(goal.parent in plan.by_id for goal in goals if goal.id not in top)
    yield _written(goals, "goal", and_all="serves a business goal" if is_linked and len(goals) > len(top) else "")
    if all(goal.number is not None and goal.date is not None for goal in goals):
        yield "Every goal has a number and a date."
    if all(goal.owner in plan.by_id for goal in goals):
        yield "Every goal has an owner."


def _personas(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    personas = plan.personas.personas
    if personas:
        has_reason = all(persona.why_follow.strip() for persona in personas)
        yield _written(personas, "persona", and_all="has a reason to follow you" if has_reason else "")
    if personas and all(persona.presence for persona in personas):
        yield "It is known where each can be found."


def _channels(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    channels = plan.channels.channels
    if channels:
        yield _written(channels, "channel", and_all="has a persona and a job" if _free_of(findings, "L08") else "")
    focus = [channel for channel in channels if channel.tier == "focus"]
    if focus and _free_of(findings, "L09"):
        verb = "fits" if len(focus) == 1 else "fit"
        counted = f"{count_words(len(focus))} focus channel{'' if len(focus) == 1 else 's'}"
        yield f"{counted[:1].upper()}{counted[1:]} {verb} the hours you have."


def _content(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    content = plan.content
    if content.slots:
        yield _written(content.slots, "activity", "activities", and_all="serves an objective" if _free_of(findings, "L17") else "")
    if content.key_messages:
        yield _written(content.key_messages, "key message")
    if content.steps:
        yield _written(content.steps, "step", and_all="is small enough to finish" if _free_of(findings, "L15") else "")


def _ownership(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    if plan.ownership.people:
        yield _written(plan.ownership.people, "person", "people")
    if plan.channels.channels and _free_of(findings, "L10"):
        yield "Every channel has an owner and a deputy."
    if plan.content.steps and _free_of(findings, "L11", "L12"):
        yield "One named person answers for every step."
    if plan.content.steps and _free_of(findings, "L11", "L14"):
        yield "Everybody has said yes."


def _policy(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    if plan.policy.rules:
        yield _written(plan.policy.rules, "rule", and_all="has examples of both sides" if _free_of(findings, "L23") else "")
    if plan.policy.legal == "signed":
        yield "The policy is signed off."


def _resources(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    if plan.resources.budget:
        yield _written(plan.resources.budget, "budget line")
    if plan.resources.tools:
        yield _written(plan.resources.tools, "tool")
    if plan.start.hours_per_week is not None and _free_of(findings, "L32"):
        yield "The plan is near the first guess."


def _metrics(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    if plan.metrics.metrics:
        yield _written(plan.metrics.metrics, "metric", and_all="belongs to a goal" if _free_of(findings, "L19") else "")
    if plan.metrics.sources:
        yield _written(plan.metrics.sources, "data source")


def _plan(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:
    if plan.plan.starts is not None:
        yield f"The plan {'begins' if plan.plan.starts > today else 'began'} on {day_words(plan.plan.starts)}."
    if _free_of(findings, "L28"):
        day = next_days(parse_rule(plan.review.rule), today - dt.timedelta(days=1), 1, plan.review.closed_days)[0]
        yield f"The next review is on {day_words(day)}."
    if plan.plan.assumptions:
        yield _written(plan.plan.assumptions, "assumption")


def _review(plan: Plan, findings: tuple[Finding, ...], today: dt.date) -> Iterator[str]:  # noqa: ARG001 - every page has this shape
    open_actions = [action for action in plan.review.actions if action.state == "open"]
    if plan.review.held:
        yield _written(plan.review.held, "review").replace("written", "held")
    if open_actions:
        yield f"{_written(open_actions, 'promised action').replace('written', 'open')}"


_TOLD: dict[str, Tell] = {
    "start": _start,
    "audit": _audit,
    "goals": _goals,
    "personas": _personas,
    "channels": _channels,
    "content": _content,
    "ownership": _ownership,
    "policy": _policy,
    "resources": _resources,
    "metrics": _metrics,
    "plan": _plan,
    "review_meeting": _review,
}
