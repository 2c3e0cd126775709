"""The command that says where a number comes from: files, rows, columns, definition, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smplan_kernel.cli.wording import Json, PlanName, WorkspaceOption, say, say_json, today
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.review.origin_model import Provenance

Wanted = Annotated[
    str,
    typer.Argument(metavar="METRIC", help="A metric by its words or number, a code, or a figure such as impressions.", show_default=False),
]
Month = Annotated[
    str, typer.Option("--month", metavar="YYYY-MM", help="The month; the latest finished one if left out.", show_default=False)
]


def explain(
    plan: PlanName,
    metric: Wanted,
    month: Month = "",
    account: Annotated[str, typer.Option("--account", help="Whose figure, where several accounts have it.", show_default=False)] = "",
    workspace: WorkspaceOption = "",
    as_json: Json = False,
) -> None:
    """Say where a number comes from: which rows of which file, under which definition, and what was left out."""
    from smplan_kernel.review.calendar import latest_finished_month, month_bounds
    from smplan_kernel.store import open_workspace
    from smplan_kernel.workbook.explained import explained

    wanted = month or latest_finished_month(today())
    month_bounds(wanted)
    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session()
        found = explained(session, session.load(plan).plan, wanted, wanted=metric, account=account)
    if as_json:
        say_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        _tell(one)


def _tell(found: Provenance) -> None:
    say(f"{found.name} ({found.account or found.platform or 'no account'}): {found.sentence}")
    if found.definition:
        words = (f"{found.definition}.", found.formula, f"({found.word_of})" if found.word_of else "")
        say(f"  Counted: {' '.join(word for word in words if word)}")
    for part in found.parts:
        say(f"  {part.measure}: {part.value_text}, {part.how}. {part.level}")
        for file in part.files:
            say(f"    {file.file}: {'; '.join(filter(None, (file.in_words, file.brought, f'sha256 {file.sha256}')))}")
    for left in found.left_out:
        say(f"  Left out: {left.in_words}")
