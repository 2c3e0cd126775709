"""Hours needed against hours promised, hours given and money month by month."""

from __future__ import annotations

from typing import Any

from smplan_kernel.figures.chart import Figure, Layout, Table
from smplan_kernel.figures.picture import MISSING, THERE, Cell, Picture, Row, rows_picture, state
from smplan_kernel.figures.words import amount, count, listed, month, sentence, short_period
from smplan_kernel.plan.capacity import WEEKS_A_MONTH, hours_needed, hours_of, hours_pledged
from smplan_kernel.plan.document import Plan

_OVER = ("▲", "watch")
_HOURS = "Are the promised hours enough?"
_GIVEN = "Did the promised hours come?"
_MONTHS = 24
_MONEY = "What may each month cost?"
_NEEDED = "Needed: the weekly hours of the channels, activities and steps a person answers for; steps are spread over the plan."
_CRUMB = 0.05  # hours a week that rounding leaves over


def hours_needed_and_pledged(plan: Plan) -> Picture:
    """Whose promised hours are enough for what they took on."""
    loads = _loads(plan)
    return rows_picture(
        _HOURS,
        ("Person", "Needed a week", "Promised a week", "So"),
        [_row(*load) for load in loads],
        numeric=(1, 2),
        note=_NEEDED,
        empty="No hours yet. Say what each person can give a week, and what each activity takes.",
        chart=lambda: _hours_chart(loads),
    )


Load = tuple[str, float, float | None]
"""A person, the hours a week that they took on, and those they promised; nobody has no name."""


def _loads(plan: Plan) -> list[Load]:
    needed = {person.id: hours_of(plan, person.id) for person in plan.ownership.people}
    unowned = hours_needed(plan) - sum(needed.values())
    loads: list[Load] = [
        (person.name or "Somebody without a name", needed[person.id], person.hours_per_week)
        for person in plan.ownership.people
        if needed[person.id] or person.hours_per_week
    ]
    return [*loads, ("", unowned, None)] if unowned >= _CRUMB else loads


def _row(name: str, need: float, promise: float | None) -> Row:
    if not name:
        return "Nobody yet", amount(need), "–", state("needs a person", MISSING)
    if promise is None:
        return name, amount(need), "–", state("no hours promised yet", MISSING)
    verdict = state(f"{amount(need - promise)} too many", _OVER) if need > promise else state("fits", THERE)
    return name, amount(need), amount(promise), verdict


def _hours_chart(loads: list[Load]) -> Figure:
    words = _hours_words(loads)

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Bar, draw_bars  # noqa: PLC0415 - only when something is drawn

        bars = [
            Bar(
                name=name or "Nobody yet",
                value=need,
                words=_beside(name, need, promise),
                mark=promise,
                is_over=promise is not None and need > promise,
            )
            for name, need, promise in loads
        ]
        return draw_bars(bars, words=words, layout=layout)

    rows = tuple((name or "Nobody yet", amount(need), amount(promise, unset="–")) for name, need, promise in loads)
    return Figure(
        title=_HOURS,
        alt=words,
        table=Table(header=("Person", "Needed a week", "Promised a week"), rows=rows, numeric=(1, 2)),
        caption="Hours a week: what each person took on, and what they promised",
        note=_NEEDED,
        key="Bar: hours needed. Upright line: hours promised. A bar beyond its line is more than the person promised.",
        draw=draw,
    )


def _beside(name: str, need: float, promise: float | None) -> str:
    if promise is None:
        return f"{amount(need)} h, {'no hours promised' if name else 'needs a person'}"
    over = f", {amount(need - promise)} too many" if need > promise else ""
    return f"{amount(need)} of {amount(promise)} h{over}"


def _hours_words(loads: list[Load]) -> str:
    """The main fact: who took on more than they promised."""
    over = [
        f"{name} by {amount(need - promise)} hours a week"
        for name, need, promise in loads
        if name and promise is not None and need > promise
    ]
    alone = [need for name, need, _ in loads if not name]
    said = [
        f"more than promised: {listed(over)}" if over else "nobody took on more hours than they promised",
        f"{amount(alone[0])} hours a week belong to nobody yet" if alone else "",
        f"{count(sum(bool(name) for name, _, _ in loads), 'person', 'people')} in all",
    ]
    return " ".join(sentence(one) for one in said if one)


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
    note = f"In {plan.start.currency or 'your currency'}." + (f" The first guess was {amount(guess)} a month." if guess is not None else "")
    sums = [(one, planned[one], sum(spent[one]) if spent[one] else None) for one in months]
    return rows_picture(
        _MONEY,
        ("Month", "Planned", "Spent"),
        rows,
        note=note,
        empty="No money planned. If nothing may cost anything, that is a plan too; otherwise write one line for each thing it buys.",
        chart=lambda: _money_chart(sums, guess, note),
    )


def _money_chart(sums: list[Load], guess: float | None, note: str) -> Figure:
    words = _money_words(sums, guess)

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Column, draw_columns  # noqa: PLC0415 - only when something is drawn

        columns = [Column(name=short_period(one) or "no month", planned=plan, spent=cost) for one, plan, cost in sums]
        return draw_columns(columns, words=words, guess=guess, layout=layout)

    rows = tuple((month(one) or "No month", amount(plan), amount(cost, unset="not recorded")) for one, plan, cost in sums)
    return Figure(
        title=_MONEY,
        alt=words,
        table=Table(header=("Month", "Planned", "Spent"), rows=rows, numeric=(1, 2)),
        caption="Money by month",
        note=note,
        key=f"Wide column: planned. Narrow column in it: spent.{' Long dashes: the first guess.' if guess is not None else ''}",
        stops=tuple(f"{when}: planned {plan}, spent {cost}." for when, plan, cost in rows),
        here=max((at for at, (_, _, cost) in enumerate(sums) if cost is not None), default=0),
        draw=draw,
    )


def _money_words(sums: list[Load], guess: float | None) -> str:
    """The main fact: how much in all, the dearest month, and where more was spent than planned."""
    if not sums:
        return "No money planned."
    dearest = max(sums, key=lambda one: one[1])
    over = [month(one) or "no month" for one, plan, cost in sums if cost is not None and cost > plan]
    above = sum(plan > guess for _, plan, _ in sums) if guess is not None else 0
    said = [
        f"{amount(sum(plan for _, plan, _ in sums))} planned in {count(len(sums), 'month')}, most in {month(dearest[0]) or 'no month'} with {amount(dearest[1])}",
        f"more was spent than planned in {listed(over)}" if over else "",
        f"{count(above, 'month')} planned above the first guess" if above else "",
    ]
    return " ".join(sentence(one) for one in said if one)


def hours_by_month(plan: Plan) -> Picture:
    """How many hours people gave in each month, against those that were promised."""
    sums = _given(plan)
    return rows_picture(
        _GIVEN,
        ("Month", "Promised", "Given"),
        [(month(one), amount(promised or None, unset="–"), amount(given, unset="not written down")) for one, promised, given in sums],
        numeric=(1, 2),
        note=_given_note(plan),
        empty="No hours written down yet. A rough number for each person once a month is enough.",
        chart=lambda: _given_chart(plan, sums),
    )


def _given(plan: Plan) -> list[Load]:
    """Each month from the first to the last that anybody wrote down; one in between is missing, not zero."""
    known = [line for line in plan.resources.hours_spent if line.month and line.hours is not None]
    if not known:
        return []
    months = _months_between(min(line.month for line in known), max(line.month for line in known))[-_MONTHS:]
    promised = (hours_pledged(plan) or 0) * WEEKS_A_MONTH
    there = {line.month for line in known}
    return [(one, promised, sum(line.hours or 0 for line in known if line.month == one) if one in there else None) for one in months]


def _months_between(first: str, last: str) -> list[str]:
    (year, number), (last_year, last_number) = (map(int, text.split("-")) for text in (first, last))
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(year * 12 + number - 1, last_year * 12 + last_number)]


def _given_note(plan: Plan) -> str:
    parts = sorted({line.month for line in plan.resources.hours_spent if line.counted_to})
    by_people = any(person.hours_per_week is not None for person in plan.ownership.people)
    against = "the hours a week of all people together" if by_people else "the first guess of the page Start; nobody has promised hours yet"
    said = (
        f"not the whole month is counted in {listed([month(one) for one in parts])}" if parts else "",
        f"promised is {against}" if hours_pledged(plan) else "nobody has promised hours yet",
    )
    return " ".join(sentence(one) for one in said if one)


def _given_chart(plan: Plan, sums: list[Load]) -> Figure:
    known = [(one, promised, given) for one, promised, given in sums if given is not None]
    over = [month(one) for one, promised, given in known if promised and given > promised]
    latest = known[-1]
    words = sentence(f"{amount(latest[2])} hours given in {month(latest[0])}, {amount(latest[1] or None, unset='none')} promised")
    words += f" More than promised in {listed(over)}." if over else ""

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Column, draw_columns  # noqa: PLC0415 - only when something is drawn

        columns = [Column(name=short_period(one), planned=promised, spent=given) for one, promised, given in sums]
        return draw_columns(columns, words=words, layout=layout)

    rows = tuple(
        (month(one), amount(promised or None, unset="–"), amount(given, unset="not written down")) for one, promised, given in sums
    )
    return Figure(
        title=_GIVEN,
        alt=words,
        table=Table(header=("Month", "Promised", "Given"), rows=rows, numeric=(1, 2)),
        caption="Hours by month",
        note=_given_note(plan),
        key="Wide column: promised. Narrow column in it: given. A month without a narrow column was not written down.",
        stops=tuple(f"{when}: promised {promised}, given {given}." for when, promised, given in rows),
        here=len(sums) - 1,
        draw=draw,
    )
