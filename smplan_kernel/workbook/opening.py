"""Opening a page: the plan is found, the status line is shown, and whatever goes wrong is told calmly on the page."""

from __future__ import annotations

import os
from urllib.parse import urlencode

from IPython import get_ipython
from IPython.display import display

from smplan_kernel import paths
from smplan_kernel.errors import SmplanError
from smplan_kernel.forms import Checkpoint
from smplan_kernel.plan.pages import page as page_of
from smplan_kernel.store import Session, open_workspace
from smplan_kernel.workbook.closed import ClosedPage
from smplan_kernel.workbook.page import Page
from smplan_kernel.workbook.which import SeveralPlansError, asked_example, asked_plan, open_example, open_plan


def open_page(key: str, plan: str = "", *, example: bool = False) -> Page | ClosedPage:
    """Open a page of the workbook over one plan, or over the worked example; it shows its save state at once."""
    try:
        page = _example(key) if asked_example(example) else _own(key, plan)
    except SeveralPlansError as several:
        show(_list_of_plans(key, several))
        return ClosedPage()
    except SmplanError as problem:
        show(calm_note(problem))
        return ClosedPage()
    show(page.notice)
    show(page.answers())
    return page


def session_here() -> Session:
    """Somebody at work in the workspace that the environment names."""
    return open_workspace(paths.workspace_default()).session(who=os.environ.get("SMPLAN_WHO", ""))


def calm_note(problem: SmplanError) -> Checkpoint:
    """What stands in the way and what to do, as a sentence on the page."""
    return Checkpoint(lead=str(problem))


def show(widget: object) -> None:
    """Show something above the questions; outside a notebook nothing is shown."""
    if get_ipython() is not None:
        display(widget)  # type: ignore[no-untyped-call]  # IPython ships no hints for it


def _own(key: str, plan: str) -> Page:
    session = session_here()
    return Page(key, session, open_plan(session, asked_plan(plan)))


def _example(key: str) -> Page:
    page = Page(key, None, open_example())
    page.notice.plan = ""  # its links lead on through the example, not to a plan of that name
    page.notice.state, page.notice.words = "calm", "An example to look at. Nothing here can be changed."
    return page


def _list_of_plans(key: str, several: SeveralPlansError) -> Checkpoint:
    """All plans of the workspace, each with the link that opens this page over it."""
    stem = page_of(key).stem
    lines = [
        {"text": entry.name or entry.id, "href": f"{stem}.ipynb?{urlencode({'plan': entry.id})}", "place": "Open"}
        for entry in several.plans
    ]
    return Checkpoint(lead=str(several), open_title="Plans", unsettled=lines)
