"""The command that writes a plan as a document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from smplan_kernel.cli.wording import PlanName, WorkspaceOption, say_file
from smplan_kernel.paths import workspace_default


class Format(StrEnum):
    """What a plan can be written as."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


class Depth(StrEnum):
    """How much of the plan is written."""

    ONE_PAGE = "one-page"
    STANDARD = "standard"
    FULL = "full"


def export(
    plan: PlanName,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.", show_default=False)],
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.HTML,
    depth: Annotated[Depth, typer.Option("--depth", help="How much to write.")] = Depth.STANDARD,
    workspace: WorkspaceOption = "",
) -> None:
    """Write the plan as one file."""
    from smplan_kernel.automation.plans import plan_as
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        saved = opened.session().load(plan)
    say_file(output, plan_as(saved.plan, format_.value, depth.value).encode())
