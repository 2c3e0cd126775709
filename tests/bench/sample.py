"""The landscape sample in a workspace of its own, its exports brought in."""

from __future__ import annotations

from pathlib import Path

from smplan_kernel import paths
from smplan_kernel.automation.demo import bring_in
from smplan_kernel.automation.plans import new_plan
from smplan_kernel.store import open_workspace

PLAN = "fernhill"
MONTH = "2026-10"


def sample_workspace(folder: Path) -> Path:
    """A folder with the sample as a plan and its figures. Writes."""
    with open_workspace(folder / "workspace") as workspace:
        session = workspace.session(who="bench")
        new_plan(session, PLAN, sample="landscape")
        bring_in(session, PLAN, paths.sample("landscape"))
    return folder / "workspace"
