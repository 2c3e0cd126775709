"""The command about coupon and link codes: their links, their month, and whether the sums agree with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smplan_kernel.cli.wording import Json, PlanName, WorkspaceOption, say, say_json, today
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.review.code_ledger import CodeLine

Month = Annotated[
    str, typer.Option("--month", metavar="YYYY-MM", help="The month; the latest finished one if left out.", show_default=False)
]


def codes(plan: PlanName, month: Month = "", workspace: WorkspaceOption = "", as_json: Json = False) -> None:
    """List the coupon and link codes: link, uses, visits, what does not fit, and the sums against the files."""
    from smplan_kernel.review.calendar import latest_finished_month, month_bounds
    from smplan_kernel.review.code_ledger import code_ledger
    from smplan_kernel.store import open_workspace

    wanted = month or latest_finished_month(today())
    month_bounds(wanted)
    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session()
        ledger = code_ledger(session.load(plan).plan, session.observations(plan), wanted)
    if as_json:
        say_json(ledger.model_dump(mode="json"))
        return
    for line in ledger.codes:
        _tell(line)
    for goal in ledger.goals:
        say(goal.sentence)
    for total in ledger.totals:
        say(total.sentence)
    if not ledger.codes:
        say("The plan has no code yet. Write one on the page Metrics.")


def _tell(line: CodeLine) -> None:
    """One code: whose it is, what happened, what does not fit, and its link."""
    whose = ", ".join(words for words in (line.channel or "no channel", line.goal or "no goal", line.valid, line.state) if words)
    say(f"{line.code} ({whose}): {line.sentence}")
    for problem in line.problems:
        say(f"  ! {problem}")
    if line.link:
        say(f"  {line.link}")
