"""Who owns what, who has accepted it, and what nobody owns."""

from __future__ import annotations

from smplan_kernel.figures.picture import MISSING, PARTLY, THERE, Cell, Picture, rows_picture, state
from smplan_kernel.figures.words import amount, count
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.owned import answers_of, is_accepted, owned_items
from smplan_kernel.plan.records import Record


def who_owns_what(plan: Plan) -> Picture:
    """Who answers for what, and has said yes to it."""
    items = list(owned_items(plan))
    answers = answers_of(plan)
    rows = []
    for person in plan.ownership.people:
        own = [item for item, owner in items if owner == person.id]
        agreed = sum(is_accepted(plan, answers, item, person.id) for item in own)
        rows.append((person.name or "no name", _list(plan, own), _agreed(agreed, len(own)), amount(person.hours_per_week, unset="–")))
    known = {person.id for person in plan.ownership.people}
    orphans = [item for item, owner in items if owner not in known]
    if orphans:
        rows.append(("Nobody yet", _list(plan, orphans), state("needs a person", MISSING), "–"))
    return rows_picture(
        "Who answers for what?",
        ("Person", "Answers for", "Accepted", "Hours a week"),
        rows,
        numeric=(3,),
        note="One named person for each. Work with no face behind it gets done less; a task counts when it has been accepted.",
        empty="Nobody is named yet. Write down the people who will do something, then give each goal, channel and step one of them.",
    )


def _list(plan: Plan, items: list[Record]) -> Cell:
    names = tuple(f"{type(item).kind_title.capitalize()}: {title_of(plan, item)}" for item in items)
    return Cell(text=count(len(items), "thing"), lines=names)


def _agreed(agreed: int, asked: int) -> Cell:
    if not asked:
        return Cell(text="nothing to accept", tone="calm")
    return state(f"{agreed} of {asked}", THERE if agreed == asked else PARTLY if agreed else MISSING)
