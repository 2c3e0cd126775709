"""The command for numbers that no file gives."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from smplan_kernel.cli.wording import Json, PlanName, Who, WorkspaceOption, say, say_json, say_lines, today
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.inbox.counters import Typed
    from smplan_kernel.plan import Metric, Plan
    from smplan_kernel.store import Session


def count(
    plan: PlanName,
    metric: Annotated[str, typer.Argument(metavar="METRIC", help="The metric's words, number or measure.", show_default=False)],
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help='The number, or "" to take it back.', show_default=False)] = None,
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="The month it is about.", show_default=False)] = "",
    account: Annotated[str, typer.Option("--account", help="Whose number, if not the metric's own source.", show_default=False)] = "",
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """Type in a month's number that no file gives, or say what was typed."""
    from smplan_kernel.store import open_workspace

    if value is not None and not month:
        msg = "Say which month the number is about: --month 2026-10"
        raise typer.BadParameter(msg)
    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        found = _metric(session.load(plan).plan, metric)
        said = "" if value is None else _kept(session, plan, found, month, value, account)
        typed = _typed(session, plan, found, account)
    if as_json:
        say_json([asdict(one) for one in typed])
        return
    if said:
        say(said)
    else:
        say_lines((_line(one) for one in typed), empty=f"Nothing was typed in for '{found.text}' yet.")


def _metric(plan: Plan, wanted: str) -> Metric:
    """The one metric that is meant."""
    from smplan_kernel.review.which import metrics_called

    found = metrics_called(plan, wanted)
    if len(found) != 1:
        several = "; ".join(f"{one.id} ({one.text})" for one in found)
        msg = f"{wanted!r} can be several metrics. Name one by its number: {several}"
        raise typer.BadParameter(msg)
    return found[0]


def _kept(session: Session, plan_id: str, metric: Metric, month: str, value: str, account: str) -> str:
    """Keep the number; a metric that does not say where it comes from says so from now on."""
    from smplan_kernel.inbox import counters
    from smplan_kernel.plan.wording import month_words

    before = session.load(plan_id)
    ready = counters.with_counter(before.plan, metric.id)
    if ready != before.plan:
        session.save(ready, base=before.revision, why=f"'{metric.text}' is counted by hand")
    entry = counters.count(session, ready, counters.counter_of(ready, metric.id, account), month, value, today=today())
    if entry is None:
        return f"{metric.text}, {month_words(month)}: no number is typed in any more. Missing is not zero."
    return f"{metric.text}, {month_words(month)}: {entry.notes[0]} Take it back with: smplan imports {plan_id} --undo {entry.id}"


def _typed(session: Session, plan_id: str, metric: Metric, account: str) -> tuple[Typed, ...]:
    from smplan_kernel.inbox import counters

    plan = session.load(plan_id).plan
    ready = counters.with_counter(plan, metric.id)
    return counters.typed_of(session, plan_id, counters.counter_of(ready, metric.id, account))


def _line(one: Typed) -> str:
    from smplan_kernel.plan.wording import month_words, number_words

    return f"{month_words(one.month)}: {number_words(one.value)} (import {one.import_id})"
