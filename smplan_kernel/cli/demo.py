"""The command that shows everything at once on a sample organisation."""

from __future__ import annotations

from typing import Annotated

import typer

from smplan_kernel.cli.pages import say_now, serve
from smplan_kernel.cli.wording import WorkspaceOption, log, today
from smplan_kernel.paths import workspace_default


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop after the report.")] = False,
    port: Annotated[int, typer.Option("--port", help="The port of the workbook; a free one if 0.")] = 0,
    workspace: WorkspaceOption = "",
) -> None:
    """Load the landscape design firm, bring in its exports, review its last month, serve its workbook."""
    from smplan_kernel.automation.demo import make_demo
    from smplan_kernel.store import open_workspace

    where = workspace or workspace_default()
    with open_workspace(where) as opened:
        outcome = make_demo(opened, "landscape", today=today(), log=log)
    say_now(f"Report: {outcome.report}")
    if not no_serve:
        serve(outcome.plan, port=port, browser=False, workspace=where)
