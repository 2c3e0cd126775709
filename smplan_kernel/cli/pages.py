"""Commands that open the workbook: in the browser, or in JupyterLab."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from smplan_kernel.cli.wording import PlanName, Who, WorkspaceOption, say
from smplan_kernel.paths import workspace_default


def serve(
    plan: Annotated[str, typer.Argument(metavar="[PLAN]", help="The plan to open first.", show_default=False)] = "",
    port: Annotated[int, typer.Option("--port", help="The port; a free one if 0. A busy one is an error.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = False,
    workspace: WorkspaceOption = "",
    who: Who = "",
) -> None:
    """Serve the workbook on this machine until Ctrl-C."""
    from smplan_kernel.serve import serve as serve_workbook

    where = workspace or workspace_default()
    tell_pages(who)
    serve_workbook(where, plan=plan, port=port, open_browser=browser, ready=lambda url: say_now(f"Workbook: {url}"))


def open_plan(
    plan: PlanName,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    port: Annotated[int, typer.Option("--port", help="The port; a free one if 0.")] = 0,
    workspace: WorkspaceOption = "",
    who: Who = "",
) -> None:
    """Open a plan's workbook in JupyterLab."""
    from smplan_kernel.serve.lab import open_lab

    where = workspace or workspace_default()
    tell_pages(who)
    open_lab(where, plan=plan, port=port, open_browser=browser, ready=lambda url: say_now(f"Workbook: {url}"))


def say_now(text: str) -> None:
    """Print a line that a waiting script reads at once."""
    say(text)
    sys.stdout.flush()


def tell_pages(who: str) -> None:
    """Tell the pages, which are processes of their own, whose name stands beside a change."""
    if who:
        os.environ["SMPLAN_WHO"] = who
