"""Where the plan stands, in whole sentences, each with the way to the place that mends it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from smplan_kernel.checks import Finding, settled_and_open
from smplan_kernel.forms import Checkpoint
from smplan_kernel.forms.form import today
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.pages import PAGES, Page, page_of_section
from smplan_kernel.workbook.progress import WORDS, how_far, minutes_left, next_page, state_of

Line = dict[str, Any]
SECTIONS_OF_THE_PLAN = tuple(page for page in PAGES if page.asks and page.key not in {"start", "review_meeting"})


def say_where_it_stands(checkpoint: Checkpoint, plan: Plan, key: str, *, on: dt.date | None = None) -> None:
    """Say what a page has settled and what is open; the start page also tells how far each page is."""
    settled, findings = settled_and_open(plan, key, today=on or today())
    lines = [{"text": text} for text in settled]
    unsettled = [_finding(finding, plan, key) for finding in findings]
    if key == "start":
        lines, unsettled = [*lines, *_pages(plan, "done")], [*unsettled, *_pages(plan, "started"), *_pages(plan, "empty")]
    checkpoint.say(lead=f"{_next_action(plan)} {_time_left(plan)}".strip() if key == "start" else "", settled=lines, unsettled=unsettled)
    checkpoint.pages = how_far(plan)


def address(page: Page, plan: Plan) -> str:
    """The link from one page of the workbook to another."""
    return f"{page.stem}.ipynb?{urlencode({'plan': plan.id})}"


def _finding(finding: Finding, plan: Plan, key: str) -> Line:
    """One open sentence, with the way to another page when it is mended there."""
    place = page_of_section(finding.page)
    way = {} if place.key == key else {"href": address(place, plan), "place": f"Go to {place.title}"}
    return {"text": finding.message, "why": finding.why, **way}


def _next_action(plan: Plan) -> str:
    """What to do next, in one sentence."""
    page = next_page(plan)
    return f"Next: {page.verb_title[:1].lower()}{page.verb_title[1:]}, about {page.minutes} minutes, best with {page.with_whom}."


def _time_left(plan: Plan) -> str:
    """How long the whole plan still takes.

    >>> from smplan_kernel.plan import blank_plan
    >>> _time_left(blank_plan("fernhill")).startswith("The whole plan still takes about")
    True
    """
    hours, minutes = divmod(minutes_left(plan), 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}" if hours else "", f"{minutes} minutes" if minutes else ""]
    said = " ".join(filter(None, parts))
    return f"The whole plan still takes about {said}." if said else ""


def _pages(plan: Plan, state: str) -> list[Line]:
    """The pages in one state, with the way to each."""
    return [
        {
            "text": f"{page.title}: {WORDS[state_of(page, plan)]}.",
            "why": f"About {page.minutes} minutes.",
            "href": address(page, plan),
            "place": "Open",
        }
        for page in SECTIONS_OF_THE_PLAN
        if state_of(page, plan) == state
    ]
