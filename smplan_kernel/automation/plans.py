"""Plans from nothing or from a sample organisation, and plans as documents."""

from __future__ import annotations

import json

from smplan_kernel.documents import plan_html, plan_markdown
from smplan_kernel.errors import PlanNotFoundError
from smplan_kernel.paths import sample as sample_folder
from smplan_kernel.plan import Plan, blank_plan, document, load_document
from smplan_kernel.plan.identity import check_plan_id
from smplan_kernel.store import Saved, Session

SAMPLES = ("landscape",)


def load_sample(name: str, plan_id: str) -> Plan:
    """Load a sample organisation's plan under a short name of your own."""
    if name not in SAMPLES:
        raise PlanNotFoundError(name, SAMPLES)
    source = sample_folder(name) / "plan.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    return load_document(data | {"id": plan_id}, source.name)


def new_plan(session: Session, name: str, *, organisation: str = "", sample: str = "") -> Saved:
    """Save a new plan, blank or a copy of a sample. Writes."""
    plan_id = check_plan_id(name)
    plan = load_sample(sample, plan_id) if sample else blank_plan(plan_id, organisation=organisation)
    return session.new_plan(plan, why=f"copied from the sample {sample}" if sample else "")


def plan_as(plan: Plan, kind: str, depth: str) -> str:
    """Return the plan's text as "html", "markdown" or "json"."""
    if kind == "json":
        return json.dumps(document(plan), ensure_ascii=False, indent=1) + "\n"
    return plan_html(plan, depth=depth) if kind == "html" else plan_markdown(plan, depth=depth)
