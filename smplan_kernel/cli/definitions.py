"""The command that says what each metric counts, since when, and on whose word."""

from __future__ import annotations

from typing import Annotated

import typer

from smplan_kernel.cli.wording import Json, PlanName, WorkspaceOption, say, say_json, today
from smplan_kernel.paths import workspace_default

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="[METRIC]", help="One metric by its words or number, or a figure such as impressions; all if left out.", show_default=False
    ),
]


def definitions(plan: PlanName, metric: Wanted = "", workspace: WorkspaceOption = "", as_json: Json = False) -> None:
    """Say what each metric counts: formula, source, since when, and which changes break its series."""
    from smplan_kernel.review.calendar import latest_finished_month
    from smplan_kernel.review.defined import defined_metrics
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session()
        document, observations = session.load(plan).plan, session.observations(plan)
    found = defined_metrics(document, observations, latest_finished_month(today()), wanted=metric)
    if as_json:
        say_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        say(one.sentence)
        for line in one.lines:
            say(f"  {line.in_words}")
    if not found:
        say("The plan has no metric yet. Write one on the page Metrics.")
