"""How far each page of the workbook is, told from the plan alone: nothing about it is stored."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from smplan_kernel.plan import Plan, blank_plan
from smplan_kernel.plan.pages import PAGES, Ask, Page, asks_for

State = Literal["empty", "started", "done"]
WORDS: dict[State, str] = {"empty": "not begun", "started": "begun", "done": "finished"}


def state_of(page: Page, plan: Plan) -> State:
    """How far a page is: nothing answered, something, or every question that a plan of its depth needs."""
    if not any(is_answered(ask, plan) for ask in page.every_ask):
        return "empty"
    return "started" if open_questions(page, plan) else "done"


def is_answered(ask: Ask, plan: Plan) -> bool:
    """Whether a question's place holds something that a new plan does not."""
    section, fresh = plan.section(ask.section), _untouched().section(ask.section)
    names = (ask.records,) if ask.records else ask.fields
    return any(_at(section, name) != _at(fresh, name) for name in names)


@cache
def _untouched() -> Plan:
    """A plan that nobody has written in."""
    return blank_plan("untouched")


def open_questions(page: Page, plan: Plan) -> tuple[Ask, ...]:
    """The questions of a page that a plan of its depth needs and nobody has answered yet."""
    return tuple(ask for ask in asks_for(page, plan.start.depth) if not is_answered(ask, plan))


def how_far(plan: Plan) -> dict[str, dict[str, str]]:
    """How far each page with questions is, in a word for machines and a word for people; the list of pages is dressed with it."""
    states = {page.key: state_of(page, plan) for page in PAGES if page.asks}
    return {key: {"state": state, "words": WORDS[state]} for key, state in states.items()}


def minutes_left(plan: Plan) -> int:
    """About how many minutes the pages of the plan still take: each page's own guess, by its share of open questions, in fives."""
    left = sum(_share_left(page, plan) * page.minutes for page in PAGES if page.asks and page.key != "review_meeting")
    return round(left / 5) * 5


def _share_left(page: Page, plan: Plan) -> float:
    """The share of a page's questions that are open."""
    asked = asks_for(page, plan.start.depth)
    return len(open_questions(page, plan)) / len(asked) if asked else 0.0


def next_page(plan: Plan) -> Page:
    """The first page with an open question; a finished plan goes on with the month's review."""
    planned = [page for page in PAGES if page.asks and page.key != "review_meeting"]
    return next((page for page in planned if state_of(page, plan) != "done"), PAGES[-2])


def _at(section: Any, name: str) -> Any:
    """The answer at a name, dotted at most once."""
    for part in name.split("."):
        section = getattr(section, part)
    return section
