"""Hours needed against hours promised, and money month by month."""

from __future__ import annotations

from smplan_kernel.figures.picture import MISSING, THERE, Cell, Picture, Row, rows_picture, state
from smplan_kernel.figures.words import amount, month
from smplan_kernel.plan.document import Plan

_OVER = ("▲", "watch")


def hours_needed_and_pledged(plan: Plan) -> Picture:
    """Whose promised hours are enough for what they took on."""
    needed: dict[str, float] = {}
    known = {person.id for person in plan.ownership.people}
    work = [(slot.owner, slot.hours_per_week) for slot in plan.content.slots]
    work += [(channel.owner, channel.hours_per_week) for channel in plan.channels.channels]
    for owner, hours in work:
        person = owner if owner in known else ""
        needed[person] = needed.get(person, 0.0) + (hours or 0.0)
    rows = [
        _row(person.name, needed.get(person.id, 0.0), person.hours_per_week)
        for person in plan.ownership.people
        if needed.get(person.id) or person.hours_per_week
    ]
    if needed.get(""):
        rows.append(("Nobody yet", amount(needed[""]), "–", state("needs a person", MISSING)))
    return rows_picture(
        "Are the promised hours enough?",
        ("Person", "Needed a week", "Promised a week", "So"),
        rows,
        numeric=(1, 2),
        note="Needed: the weekly hours of the activities and channels a person owns. Single steps come on top.",
        empty="No hours yet. Say what each person can give a week, and what each activity takes.",
    )


def _row(name: str, need: float, promise: float | None) -> Row:
    if promise is None:
        return name, amount(need), "–", state("no hours promised yet", MISSING)
    verdict = state(f"{amount(need - promise)} too many", _OVER) if need > promise else state("fits", THERE)
    return name, amount(need), amount(promise), verdict


def budget_by_month(plan: Plan) -> Picture:
    """What each month may cost, and what it did cost."""
    lines = plan.resources.budget
    months = sorted({line.month for line in lines})
    planned = {one: sum(line.planned or 0 for line in lines if line.month == one) for one in months}
    spent = {one: [line.spent for line in lines if line.month == one and line.spent is not None] for one in months}
    longest = max([*planned.values(), *(sum(known) for known in spent.values()), 0.01])
    rows = [
        (
            month(one) or "no month",
            Cell(text=amount(planned[one]), share=planned[one] / longest),
            Cell(text=amount(sum(spent[one])), share=sum(spent[one]) / longest) if spent[one] else "not recorded",
        )
        for one in months
    ]
    guess = plan.start.budget_per_month
    return rows_picture(
        "What may each month cost?",
        ("Month", "Planned", "Spent"),
        rows,
        note=f"In {plan.start.currency or 'your currency'}."
        + (f" The first guess was {amount(guess)} a month." if guess is not None else ""),
        empty="No money planned. If nothing may cost anything, that is a plan too; otherwise write one line for each thing it buys.",
    )
