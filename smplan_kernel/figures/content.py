"""What is done for which goal, and how many hours a week it takes."""

from __future__ import annotations

from typing import Any

from smplan_kernel.figures.chart import Figure, Layout, Table
from smplan_kernel.figures.picture import Cell, Picture, Row, rows_picture
from smplan_kernel.figures.words import amount, clipped
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.elements import element_names

_MOST_COLUMNS = 7
_EFFORT = "How many hours a week does this take?"


def activities_by_goal(plan: Plan) -> Picture:
    """Which activity serves which goal."""
    wanted = [goal for goal in plan.goals.goals if goal.level != "business"] or list(plan.goals.goals)
    goals = wanted[:_MOST_COLUMNS]
    rows: list[Row] = [(name, *(_served(plan, element, goal.id) for goal in goals)) for element, name in element_names(plan).items()]
    left_out = f" {len(wanted) - len(goals)} more goals are not shown." if len(wanted) > len(goals) else ""
    return rows_picture(
        "Which activity serves which goal?",
        ("Element", *(clipped(goal.text, longest=60) for goal in goals)),
        rows if goals and plan.content.slots else (),
        note=f"An empty row is an element nobody works on yet; an empty column is a goal nothing is done for.{left_out}",
        empty="No activities yet. Choose one activity for each element you want to begin with, and the goal it serves.",
    )


def _served(plan: Plan, element: str, goal: str) -> Cell:
    activities = [
        slot.activity or "activity without a name" for slot in plan.content.slots if slot.element == element and goal in slot.goals
    ]
    return Cell(text=activities[0], mark="●", tone="good", lines=tuple(activities[1:])) if activities else Cell(text="nothing", tone="calm")


def effort_per_week(plan: Plan) -> Picture:
    """How many hours a week the activities and forms take, against what was promised at the start."""
    slots = plan.content.slots
    hours = {name: sum(_hours(slot) for slot in slots if slot.element == element) for element, name in element_names(plan).items()}
    made = sum((form.per_week or 0) * (form.hours_each or 0) for form in plan.content.formats)
    efforts = {**hours, "Making content": made}
    total = sum(efforts.values())
    longest = max([*efforts.values(), plan.start.hours_per_week or 0, 0.1])
    shown = {name: value for name, value in efforts.items() if value}
    rows = [(name, Cell(text=amount(value), share=value / longest)) for name, value in shown.items()]
    rows += [("All together", Cell(text=amount(total), share=total / longest))] if rows else []
    guess = plan.start.hours_per_week
    if rows and guess is not None:
        rows.append(("First guess at the start", Cell(text=amount(guess), share=guess / longest)))
    return rows_picture(
        _EFFORT,
        ("Element", "Hours a week"),
        rows,
        note=_fits(total, guess),
        empty="No hours yet. Give each activity a rough number of hours a week; a guess is enough to see what fits.",
        chart=lambda: _effort_chart(shown, total, guess),
    )


def _effort_chart(efforts: dict[str, float], total: float, guess: float | None) -> Figure:
    words = _effort_words(efforts, total, guess)

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Bar, draw_bars  # noqa: PLC0415 - only when something is drawn

        bars = [Bar(name=name, value=value, words=f"{amount(value)} h") for name, value in efforts.items()]
        against = "" if guess is None else f" of {amount(guess)}"
        over = guess is not None and total > guess
        together = Bar(name="All together", value=total, words=f"{amount(total)}{against} h", mark=guess, is_over=over)
        return draw_bars([*bars, together], words=words, layout=layout)

    rows = [(name, amount(value)) for name, value in efforts.items()] + [("All together", amount(total))]
    rows += [("First guess at the start", amount(guess))] if guess is not None else []
    return Figure(
        title=_EFFORT,
        alt=words,
        table=Table(header=("Element", "Hours a week"), rows=tuple(rows), numeric=(1,)),
        caption="Hours a week by element",
        note=_fits(total, guess),
        key="The longest bars are where the time goes." + (" Upright line: the first guess at the start." if guess is not None else ""),
        draw=draw,
    )


def _effort_words(efforts: dict[str, float], total: float, guess: float | None) -> str:
    """The main fact: how much in all, and where most of it goes."""
    if not efforts:
        return "No hours yet."
    most = max(efforts, key=lambda name: efforts[name])
    return f"{amount(total)} hours a week in all, most for {most} with {amount(efforts[most])}. {_fits(total, guess)}"


def _hours(slot: Slot) -> float:
    return slot.hours_per_week or 0.0


def _fits(total: float, guess: float | None) -> str:
    if guess is None:
        return "Nobody has said yet how many hours there are; the start page asks for a first guess."
    if total > guess:
        return f"That is {amount(total - guess)} hours a week more than the first guess. Drop something, or find the hours."
    return f"That fits into the first guess, with {amount(guess - total)} hours a week to spare."
