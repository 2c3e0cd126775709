"""The five core elements of taking part: their names, the order in which they begin, and what belongs to each."""

from __future__ import annotations

from smplan_kernel.plan.content import ELEMENTS
from smplan_kernel.plan.document import Plan

HABITS = ("listen", "curate", "share")
"""The elements to begin with; engaging with people comes easier after them."""

TEACHES = {
    "listen": "Hear what people say about you and your field before you speak.",
    "curate": "Choose what is worth their time from what others publish, and say why.",
    "share": "Show your own work, one piece at a time.",
    "engage": "Answer, ask and thank: one person at a time.",
    "fifth": "What your organisation does besides the other four. Its name is yours.",
}
EXAMPLES = {
    "listen": "Read reviews, groups and mentions on Monday morning",
    "curate": "Choose one find of the week for our clients",
    "share": "Film one piece of work from beginning to end",
    "engage": "Answer every comment and message within a day",
    "fifth": "Talk with one partner of our trade",
}


def element_names(plan: Plan) -> dict[str, str]:
    """The five elements under the names people use; the fifth is the organisation's own."""
    return {**dict(ELEMENTS), "fifth": plan.content.fifth_element.strip() or "Network"}


def elements_in_use(plan: Plan) -> frozenset[str]:
    """The elements that are switched on; as long as nobody has chosen any, all of them."""
    return frozenset(plan.content.elements_on or dict(ELEMENTS))
