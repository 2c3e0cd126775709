"""Which plan a page opens: the address names one, or the notebook does, or there is only one.

The address is written by anybody, so a name from it is checked before it is looked up.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from urllib.parse import parse_qs

from smplan_kernel import paths
from smplan_kernel.errors import PlanNotFoundError, SmplanError, WorkspaceError
from smplan_kernel.plan import Plan, blank_plan, check_plan_id, load_document
from smplan_kernel.store import PlanEntry, Session

FIRST_PLAN = "my-plan"
"""The name that a page carries as long as nobody has chosen one."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A plan with the revision it was read at; revision 0 is not in the store yet."""

    plan: Plan
    revision: int = 0
    locked: bool = False


class SeveralPlansError(SmplanError):
    """More than one plan is here and nobody said which."""

    def __init__(self, plans: tuple[PlanEntry, ...]) -> None:
        self.plans = plans
        super().__init__(f"{len(plans)} plans are here. Choose one.")


def asked_plan(named: str) -> str:
    """The plan's name from the address of the page, else the one that the notebook or the server names."""
    asked = parse_qs(os.environ.get("QUERY_STRING", "")).get("plan", [""])[0]
    return check_plan_id(asked or (named if named != FIRST_PLAN else "") or os.environ.get("SMPLAN_PLAN", "") or FIRST_PLAN)


def asked_example(named: bool) -> bool:  # noqa: FBT001 - papermill's parameter as it comes
    """Whether the page is to be looked at with the worked example: its address says so, else the notebook."""
    return is_yes(parse_qs(os.environ.get("QUERY_STRING", "")).get("example", [""])[0]) or named


def is_yes(word: str) -> bool:
    """Only these words mean yes; whatever else an address says means nothing.

    >>> is_yes("1"), is_yes("__import__")
    (True, False)
    """
    return word.lower() in {"1", "true", "yes"}


def open_example() -> Opened:
    """The worked organisation, to be looked at."""
    file = paths.sample("landscape") / "plan.json"
    if not file.exists():
        what, problem = "The worked example", "it did not come with this installation"
        raise WorkspaceError(what, problem, "Set example to False and write your own plan.")
    return Opened(plan=load_document(json.loads(file.read_text("utf-8")), file.name), locked=True)


def open_plan(session: Session, name: str) -> Opened:
    """The plan of that name; when nobody has chosen a name, the only plan there is, or a blank one.

    Raises
    ------
    PlanNotFoundError
        When a chosen plan is not there.
    SeveralPlansError
        When nobody has chosen and there are several.
    """
    known = session.plans()
    if name in {entry.id for entry in known}:
        saved = session.load(name)
        return Opened(plan=saved.plan, revision=saved.revision)
    if name != FIRST_PLAN:
        raise PlanNotFoundError(name, tuple(entry.id for entry in known))
    if len(known) > 1:
        raise SeveralPlansError(known)
    return open_plan(session, known[0].id) if known else Opened(plan=blank_plan(FIRST_PLAN))
