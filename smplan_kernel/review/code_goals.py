"""What the codes of each goal brought in a month: uses, their value where somebody counted it, and visits by link."""

from __future__ import annotations

from collections.abc import Iterable

from smplan_kernel.review.code_totals import uses_by_name
from smplan_kernel.review.codes_model import CodeReview, GoalCodes
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.words import figure, quoted


def code_goals(facts: Facts, codes: tuple[CodeReview, ...]) -> tuple[GoalCodes, ...]:
    """The sums of each goal that has a code with a figure, in the order of the codes.

    A code that is given twice counts once where both are for the same goal, and for none where they are not.
    """
    places: dict[str, set[str]] = {}
    for line in codes:
        places.setdefault(_key(line), set()).add(line.goal)
    clear = [line for line in codes if line.id and line.goal and len(places[_key(line)]) == 1]
    goals = dict.fromkeys(line.goal for line in clear)
    found = (_goal(facts, goal, [line for line in clear if line.goal == goal]) for goal in goals)
    return tuple(one for one in found if one.sentence)


def _once(facts: Facts, lines: list[CodeReview]) -> list[CodeReview]:
    """Twins share what files say of their name, and have what people counted each for itself."""
    first = {_key(line): line for line in reversed(lines)}
    shared = uses_by_name(facts) if len(first) < len(lines) else {}
    return [line for line in lines if line is first[_key(line)] or _key(line) not in shared]


def _key(line: CodeReview) -> str:
    return line.code.strip().casefold()


def _goal(facts: Facts, goal: str, lines: list[CodeReview]) -> GoalCodes:
    uses = added(line.uses for line in _once(facts, lines))
    value, visits = (added(getattr(line, name) for line in lines) for name in ("value", "visits"))
    said = [
        (uses, f"{figure(uses)} {'use' if uses == 1 else 'uses'}"),
        (value, f"worth {figure(value, 'money', currency=facts.currency)}"),
        (visits, f"{figure(visits)} {'visit' if visits == 1 else 'visits'} by link"),
    ]
    words = ", ".join(words for known, words in said if known is not None)
    return GoalCodes(
        goal=goal,
        codes=tuple(dict.fromkeys(line.code.strip() for line in lines)),
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
