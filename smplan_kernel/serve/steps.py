"""What the page dress needs to know of a plan: its name, its pages and how far each is. It reads and never writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from smplan_kernel.plan import Plan, check_plan_id
from smplan_kernel.plan.pages import PAGES, Page
from smplan_kernel.review.calendar import latest_finished_month
from smplan_kernel.store import Session, Workspace
from smplan_kernel.workbook.progress import WORDS, State, state_of
from smplan_kernel.workbook.which import FIRST_PLAN, Opened, open_example, open_plan

FIRST_MONTHLY = 11  # from here on pages come back every month


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The pages of one workspace as the dress shows them."""

    workspace: Workspace

    def sheet(self, stem: str, asked: str, *, is_example: bool = False) -> dict[str, Any]:
        """The names and links around one page, as plain values for the template.

        Raises
        ------
        SmplanError
            When the plan is not there, or several are and none was asked for.
        """
        session = self.workspace.session(role="viewer")
        opened = _example_for(asked) if is_example else open_plan(session, check_plan_id(asked or FIRST_PLAN))
        own = asked if is_example else opened.plan.id if opened.revision else ""
        held = _has_review(session, opened) if opened.revision else False
        return {
            "plan": own,
            "query": address("", own, is_example=is_example),
            "organisation": opened.plan.start.organisation,
            "is_example": is_example,
            "whole": address("../whole-plan", own, is_example=is_example) if opened.revision or is_example else "",
            **_place(stem, own, is_example=is_example),
            "groups": _groups(opened.plan, is_reviewed=held),
        }

    def plan(self, asked: str, *, is_example: bool = False) -> Plan:
        """The plan that an address means, to be read.

        Raises
        ------
        SmplanError
            When it is not there, or several are and none was asked for.
        """
        session = self.workspace.session(role="viewer")
        return (_example_for(asked) if is_example else open_plan(session, check_plan_id(asked or FIRST_PLAN))).plan


def bare_sheet(stem: str) -> dict[str, Any]:
    """What stands around a page whose plan is not known."""
    return {
        "plan": "",
        "query": "",
        "organisation": "",
        "is_example": False,
        "whole": "",
        **_place(stem, "", is_example=False),
        "groups": [],
    }


def address(where: str, plan_id: str, *, is_example: bool = False) -> str:
    """A link that keeps the plan, and the example while somebody looks at it.

    >>> address("02_goals.ipynb", "fernhill", is_example=True)
    '02_goals.ipynb?plan=fernhill&example=1'
    """
    query = urlencode(({"plan": plan_id} if plan_id else {}) | ({"example": "1"} if is_example else {}))
    return f"{where}?{query}" if query else where


def _example_for(asked: str) -> Opened:
    """The worked example; the plan that one comes from is only a name to go back to, and must be one."""
    if asked:
        check_plan_id(asked)
    return open_example()


def _has_review(session: Session, opened: Opened) -> bool:
    """The last finished month was reviewed."""
    entry = session.review_entry(opened.plan.id, latest_finished_month(dt.datetime.now().astimezone().date()))
    return entry is not None and entry.revision > 0


def _place(stem: str, plan_id: str, *, is_example: bool) -> dict[str, Any]:
    """Where a page stands: its title, "Goals, 3 of 11", the page before and the page after."""
    at = next((place for place, page in enumerate(PAGES) if page.stem == stem), None)
    if at is None:
        return {"steps": False, "title": stem}
    page = PAGES[at]
    fellows = [other for other in PAGES if _is_monthly(other) == _is_monthly(page)]
    return {
        "steps": True,
        "title": page.verb_title,
        "name": page.title,
        "twin": address(f"{stem}.ipynb", plan_id, is_example=not is_example) if page.asks else "",
        "here": f"{page.title}, {fellows.index(page) + 1} of {len(fellows)}",
        "previous": {"stem": PAGES[at - 1].stem, "title": PAGES[at - 1].title} if at else None,
        "next": {"stem": PAGES[at + 1].stem, "title": _lower_first(PAGES[at + 1].verb_title)} if at + 1 < len(PAGES) else None,
    }


def _groups(plan: Plan, *, is_reviewed: bool) -> list[dict[str, Any]]:
    """The pages of the plan, then those that come back every month."""
    steps = [_step(page, "done" if is_reviewed and page.key == "monthly_review" else state_of(page, plan)) for page in PAGES]
    return [{"title": "", "steps": steps[:FIRST_MONTHLY]}, {"title": "Every month", "steps": steps[FIRST_MONTHLY:]}]


def _step(page: Page, state: State) -> dict[str, Any]:
    """One page in the list."""
    return {"key": page.key, "stem": page.stem, "title": page.title, "minutes": page.minutes, "state": state, "words": WORDS[state]}


def _is_monthly(page: Page) -> bool:
    """Pages of the review come back; the others are written once and mended."""
    return page.number >= FIRST_MONTHLY


def _lower_first(title: str) -> str:
    """A title inside a sentence.

    >>> _lower_first("Choose your personas")
    'choose your personas'
    """
    return title[:1].lower() + title[1:]
