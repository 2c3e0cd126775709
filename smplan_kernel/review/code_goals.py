"""What the codes of each goal brought in a month: uses, their value where somebody counted it, and visits by link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import CodeReview, GoalCodes
from smplan_kernel.review.words import figure, quoted


def code_goals(facts: Facts, codes: tuple[CodeReview, ...]) -> tuple[GoalCodes, ...]:
    """The sums of each goal that has a code with a figure, in the order of the codes."""
    names = Counter(line.code.strip().casefold() for line in codes)
    clear = [line for line in codes if line.id and line.goal and names[line.code.strip().casefold()] == 1]
    goals = dict.fromkeys(line.goal for line in clear)
    found = (_goal(facts, goal, [line for line in clear if line.goal == goal]) for goal in goals)
    return tuple(one for one in found if one.sentence)


def _goal(facts: Facts, goal: str, lines: list[CodeReview]) -> GoalCodes:
    uses, value, visits = (added(getattr(line, name) for line in lines) for name in ("uses", "value", "visits"))
    said = [
        (uses, f"{figure(uses)} {'use' if uses == 1 else 'uses'}"),
        (value, f"worth {figure(value, 'money', currency=facts.currency)}"),
        (visits, f"{figure(visits)} {'visit' if visits == 1 else 'visits'} by link"),
    ]
    words = ", ".join(words for known, words in said if known is not None)
    return GoalCodes(
        goal=goal,
        codes=tuple(line.code for line in lines),
        uses=uses,
        value=value,
        visits=visits,
        text=words,
        sentence=f"For {quoted(goal)}: {words}." if words else "",
    )


def added(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None when nothing is: missing is not zero.

    >>> added([2.0, None, 3.0]), added([None])
    (5.0, None)
    """
    known = [value for value in values if value is not None]
    return sum(known) if known else None
