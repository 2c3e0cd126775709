"""What is done for which goal, how many hours a week it takes, and how much of what went out was one's own."""

from __future__ import annotations

from typing import Any

from smplan_kernel.figures.chart import Figure, Layout, Table
from smplan_kernel.figures.picture import Cell, Picture, Row, rows_picture
from smplan_kernel.figures.words import amount, clipped, count, listed, month, sentence, short_period
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.elements import element_names
from smplan_kernel.plan.pieces import months_of, pieces_in

_MOST_COLUMNS = 7
_MONTHS = 24
_FEW = 10
_OWN = "How many of your pieces are your own?"
Sums = tuple[str, int, int]
"""A month with all its pieces and those that were one's own."""
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


def own_pieces_by_month(plan: Plan) -> Picture:
    """How many pieces went out in each month, and how many of them were one's own."""
    months = [(one, tuple(pieces_in(plan, one).values())) for one in months_of(plan)[-_MONTHS:]]
    sums = [(one, sum(part.total for part in known), sum(part.own for part in known)) for one, known in months]
    partly = [month(one) for one, known in months if any(part.to for part in known)]
    return rows_picture(
        _OWN,
        ("Month", "All pieces", "Your own", "Share"),
        [
            (month(one), amount(total), amount(own), amount(own / total if total else None, "fraction", unset="–"))
            for one, total, own in sums
        ],
        numeric=(1, 2, 3),
        note=_own_note(plan, sums, partly),
        empty="Nothing has gone out yet that anybody wrote down. Mark a piece of the calendar as published, or count the pieces of a month.",
        chart=lambda: _own_chart(plan, sums, partly),
    )


def _own_note(plan: Plan, sums: list[Sums], partly: list[str]) -> str:
    aim = plan.content.own_share
    few = [month(one) for one, total, _ in sums if 0 < total < _FEW]
    said = (
        f"you meant {amount(aim)} % to be your own" if aim is not None else "nobody has said yet which share should be your own",
        f"fewer than {_FEW} pieces in {listed(few)}: one more or less changes the share a lot" if few else "",
        f"not the whole month is counted in {listed(partly)}" if partly else "",
    )
    return " ".join(sentence(one) for one in said if one)


def _own_chart(plan: Plan, sums: list[Sums], partly: list[str]) -> Figure:
    latest = sums[-1]
    words = sentence(f"in {month(latest[0])}, {latest[2]} of {count(latest[1], 'piece')} were your own")

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Column, draw_columns  # noqa: PLC0415 - only when something is drawn

        return draw_columns(
            [Column(name=short_period(one), planned=total, spent=own) for one, total, own in sums], words=words, layout=layout
        )

    rows = tuple(
        (month(one), amount(total), amount(own), amount(own / total if total else None, "fraction", unset="–")) for one, total, own in sums
    )
    return Figure(
        title=_OWN,
        alt=words,
        table=Table(header=("Month", "All pieces", "Your own", "Share"), rows=rows, numeric=(1, 2, 3)),
        caption="Pieces by month",
        note=_own_note(plan, sums, partly),
        key="Wide column: everything that went out. Narrow column in it: your own.",
        stops=tuple(f"{when}: {own} of {total}, {share}." for when, total, own, share in rows),
        here=len(sums) - 1,
        draw=draw,
    )
