"""The pages of the workbook in their order; navigation, forms and documents are made from this one list."""

from __future__ import annotations

from dataclasses import replace

from smplan_kernel.plan.lookup import place_of
from smplan_kernel.plan.page import Ask, Page
from smplan_kernel.plan.pages_aim import AIM_PAGES
from smplan_kernel.plan.pages_look import LOOK_PAGES
from smplan_kernel.plan.pages_more import MORE
from smplan_kernel.plan.pages_profiles import rows_for
from smplan_kernel.plan.pages_work import WORK_PAGES

__all__ = ["PAGES", "Ask", "Page", "asks_for", "fitted", "page", "page_of_record", "page_of_section"]


def _in_order(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages with their further questions, their numbers and the way on."""
    following = (*(page.key for page in pages[1:]), "")
    return tuple(
        replace(page, more=MORE.get(page.key, ()), number=number, next=after)
        for number, (page, after) in enumerate(zip(pages, following, strict=True))
    )


PAGES = _in_order(AIM_PAGES + WORK_PAGES + LOOK_PAGES)
_BY_KEY = {page.key: page for page in PAGES}


def page(key: str) -> Page:
    """The page of that key.

    >>> page("goals").stem
    '02_goals'

    Raises
    ------
    ValueError
        When there is no such page.
    """
    if key not in _BY_KEY:
        msg = f"page: key must be one of {', '.join(_BY_KEY)}, not {key!r}"
        raise ValueError(msg)
    return _BY_KEY[key]


def asks_for(page: Page, depth: str) -> tuple[Ask, ...]:
    """The questions that a plan of that depth answers before the page is finished.

    >>> [ask.key for ask in asks_for(page("goals"), "one-page")]
    ['goals']
    """
    return tuple(ask for ask in page.every_ask if ask.is_in(depth) and not ask.is_log)


def fitted(page: Page, key: str, profile: str) -> Ask:
    """A question of a page with the rows to begin with that fit the kind of organisation.

    >>> fitted(page("goals"), "goals", "nonprofit").starters[0]["text"]
    'Two hundred people give every month'
    """
    asked = page.ask(key)
    return replace(asked, starters=rows_for(page.key, key, profile) or asked.starters)


def page_of_section(section: str) -> Page:
    """The page on which a section is filled in.

    >>> page_of_section("review").key
    'review_meeting'

    Raises
    ------
    ValueError
        When there is no such section.
    """
    return page("review_meeting" if section == "review" else section)


def page_of_record(prefix: str) -> Page:
    """The page on which records of that prefix are written.

    A list may be asked on another page than its section's: data sources belong to the metrics, people may be added early.

    Raises
    ------
    ValueError
        When records of that prefix stand inside others only.
    """
    section, listed = place_of(prefix)
    own = page_of_section(section)
    asking = [asked for asked in (own, *PAGES) if any(ask.section == section and ask.records == listed for ask in asked.every_ask)]
    return asking[0] if asking else own
