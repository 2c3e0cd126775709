"""The codes of a month under the goals they are for, as the report lays them out."""

from __future__ import annotations

from dataclasses import dataclass

from smplan_kernel.review.model import CodeReview, GoalCodes, Review


@dataclass(frozen=True, kw_only=True)
class CodesOfGoal:
    """The codes of one goal, with what they brought together; without a goal where nobody has named one."""

    goal: str
    together: GoalCodes | None
    codes: tuple[CodeReview, ...]


def codes_by_goal(review: Review) -> tuple[CodesOfGoal, ...]:
    """Every code of the plan under its goal, those without one last."""
    sums = {one.goal: one for one in review.code_goals}
    known = [code for code in review.codes if code.code]
    goals = sorted(dict.fromkeys(code.goal for code in known), key=lambda goal: not goal)
    return tuple(
        CodesOfGoal(goal=goal, together=sums.get(goal), codes=tuple(code for code in known if code.goal == goal)) for goal in goals
    )


def unknown_codes(review: Review) -> tuple[str, ...]:
    """What the files count and the plan does not know."""
    return tuple(code.problem or code.sentence for code in review.codes if not code.code)
