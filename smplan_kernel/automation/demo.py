"""The sample organisation from nothing to its newest report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from smplan_kernel.automation.plans import new_plan
from smplan_kernel.automation.report import Wanted
from smplan_kernel.automation.run import review_month
from smplan_kernel.inbox import Hints, import_export
from smplan_kernel.paths import sample as sample_folder
from smplan_kernel.review.calendar import latest_finished_month
from smplan_kernel.store import Session, Workspace

PLAN = {"landscape": "fernhill"}


@dataclass(frozen=True, kw_only=True)
class Demo:
    """The demo's plan and the report of its latest finished month."""

    plan: str
    month: str
    report: Path


def make_demo(workspace: Workspace, sample: str, *, today: date, log: Callable[[str], None]) -> Demo:
    """Load a sample, bring its exports in and review its latest finished month; given again, change nothing. Writes."""
    session = workspace.session(who="demo")
    plan = PLAN[sample]
    if plan not in {entry.id for entry in session.plans()}:
        log("Loading the sample organisation ...")
        new_plan(session, plan, sample=sample)
    log("Bringing in its export files ...")
    bring_in(session, plan, sample_folder(sample))
    month = latest_month(session, plan, today)
    log(f"Reviewing {month} ...")
    published = review_month(workspace, session, plan, month, today=today, formats=Wanted())
    for sentence in published.left_out:
        log(sentence)
    return Demo(plan=plan, month=month, report=Path(published.report))


def bring_in(session: Session, plan: str, sample: Path) -> None:
    """Import a sample's exports; `accounts.json` says whose figures each folder holds. Writes."""
    whose = json.loads((sample / "accounts.json").read_text(encoding="utf-8"))
    for folder, facts in whose.items():
        for file in sorted((sample / "exports" / folder).iterdir()):
            import_export(session, plan, file, Hints(platform=facts["platform"], account=facts["account"]))


def latest_month(session: Session, plan: str, today: date) -> str:
    """Return the latest finished month that the plan has figures for."""
    ends = session.observations(plan)["period_end"]
    finished = latest_finished_month(today)
    return min(finished, str(ends.max())[:7]) if len(ends) else finished
