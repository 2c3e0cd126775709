"""What the page dress needs to know of a plan: its name, its pages and how far each is. It reads and never writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from smplan_kernel.errors import SmplanError
from smplan_kernel.plan import Plan
from smplan_kernel.plan.pages import PAGES, Page
from smplan_kernel.store import Workspace
from smplan_kernel.workbook.progress import WORDS, state_of

FIRST_MONTHLY = 11  # from here on pages come back every month


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The pages of one workspace as the dress shows them."""

    workspace: Workspace

    def sheet(self, stem: str, asked: str) -> dict[str, Any]:
        """The names and links around one page, as plain values for the template."""
        plan_id = asked or self._only_plan()
        plan = self._plan(plan_id)
        return {
            "plan": plan_id,
            "query": f"?{urlencode({'plan': plan_id})}" if plan_id else "",
            "organisation": plan.start.organisation if plan else "",
            **_place(stem),
            "groups": _groups(plan),
        }

    def _only_plan(self) -> str:
        """The name of the plan when there is but one, as a page opens it for an address that names none."""
        known = self.workspace.session(role="viewer").plans()
        return known[0].id if len(known) == 1 else ""

    def _plan(self, plan_id: str) -> Plan | None:
        """The plan, or nothing where the page itself will say what is wrong."""
        if not plan_id:
            return None
        try:
            return self.workspace.session(role="viewer").load(plan_id).plan
        except SmplanError:
            return None


def _place(stem: str) -> dict[str, Any]:
    """Where a page stands: its title, "Goals, 3 of 11", the page before and the page after."""
    at = next((place for place, page in enumerate(PAGES) if page.stem == stem), None)
    if at is None:
        return {"steps": False}
    page = PAGES[at]
    fellows = [other for other in PAGES if _is_monthly(other) == _is_monthly(page)]
    return {
        "steps": True,
        "title": page.verb_title,
        "here": f"{page.title}, {fellows.index(page) + 1} of {len(fellows)}",
        "previous": {"stem": PAGES[at - 1].stem, "title": PAGES[at - 1].title} if at else None,
        "next": {"stem": PAGES[at + 1].stem, "title": _lower_first(PAGES[at + 1].verb_title)} if at + 1 < len(PAGES) else None,
    }


def _groups(plan: Plan | None) -> list[dict[str, Any]]:
    """The pages of the plan, then those that come back every month."""
    once = [_step(page, plan) for page in PAGES if not _is_monthly(page)]
    monthly = [_step(page, plan) for page in PAGES if _is_monthly(page)]
    return [{"title": "", "steps": once}, {"title": "Every month", "steps": monthly}]


def _step(page: Page, plan: Plan | None) -> dict[str, Any]:
    """One page in the list."""
    state = state_of(page, plan) if plan else "empty"
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
