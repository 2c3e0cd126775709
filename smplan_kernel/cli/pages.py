"""Commands that open the workbook: in the browser, or in JupyterLab."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from smplan_kernel.cli.wording import PlanName, WorkspaceOption, say
from smplan_kernel.paths import workspace_default


def serve(
    plan: Annotated[str, typer.Argument(metavar="[PLAN]", help="The plan to open first.", show_default=False)] = "",
    port: Annotated[int, typer.Option("--port", help="The port; a free one if 0. A busy one is an error.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = False,
    workspace: WorkspaceOption = "",
) -> None:
    """Serve the workbook on this machine until Ctrl-C."""
    from smplan_kernel.serve import serve as serve_workbook

    where = workspace or workspace_default()
    serve_workbook(where, plan=plan, port=port, open_browser=browser, ready=lambda url: say_now(f"Workbook: {url}"))


def open_plan(
    plan: PlanName,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    port: Annotated[int, typer.Option("--port", help="The port; a free one if 0.")] = 0,
    workspace: WorkspaceOption = "",
) -> None:
    """Open a plan's workbook in JupyterLab."""
    from smplan_kernel.serve.lab import open_lab

    where = workspace or workspace_default()
    open_lab(where, plan=plan, port=port, open_browser=browser, ready=lambda url: say_now(f"Workbook: {url}"))


def say_now(text: str) -> None:
    """Print a line that a waiting script reads at once."""
    say(text)
    sys.stdout.flush()
