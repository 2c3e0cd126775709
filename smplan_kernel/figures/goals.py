"""The chain from business goal to metric, as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from smplan_kernel.figures.picture import Picture
from smplan_kernel.figures.words import day, number
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.lookup import name_of


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One goal of the tree with the metrics and goals under it."""

    level: str
    text: str
    aim: str
    owner: str
    metrics: tuple[str, ...]
    branches: tuple[Branch, ...]
    missing: tuple[str, ...]


def goal_tree(plan: Plan) -> Picture:
    """Which goal serves which, and what measures it."""
    goals = plan.goals.goals
    known = {goal.id for goal in goals}
    children: dict[str, list[Goal]] = {}
    for goal in goals:
        children.setdefault(goal.parent if goal.parent in known else "", []).append(goal)
    drawn: set[str] = set()
    tree = [_branch(plan, goal, children, drawn) for goal in children.get("", [])]
    # Goals that serve each other in a ring hang from nothing; they are drawn all the same.
    tree += [_branch(plan, goal, children, drawn) for goal in goals if goal.id not in drawn]
    return Picture(
        title="Which goal serves which, and what measures it?",
        template="goal_tree",
        facts={"tree": tree},
        note="Read it downwards: each goal stands under the one it serves, with the metrics that tell whether it is reached.",
        empty="" if goals else "No goals yet. Begin with what the organisation wants this year; everything else hangs from it.",
    )


def _branch(plan: Plan, goal: Goal, children: dict[str, list[Goal]], drawn: set[str]) -> Branch:
    drawn.add(goal.id)
    metrics = tuple(metric.text for metric in plan.metrics.metrics if metric.goal == goal.id)
    below = [child for child in children.get(goal.id, []) if child.id not in drawn]
    gaps = {
        "no owner": not goal.owner,
        "no number": goal.number is None and goal.level == "social",
        "no metric": not metrics and goal.level == "social",
        "serves no other goal": goal.level != "business" and not goal.parent,
    }
    return Branch(
        level=meta(Goal, "level").label(goal.level),
        text=goal.text,
        aim=aim(goal),
        owner=name_of(plan, goal.owner),
        metrics=metrics,
        branches=tuple(_branch(plan, child, children, drawn) for child in below if child.id not in drawn),
        missing=tuple(words for words, is_so in gaps.items() if is_so),
    )


def aim(goal: Goal) -> str:
    """What would count, and by when: "12 commissions by 30 June 2027"."""
    counted = " ".join(part for part in (number(goal.number), goal.unit if goal.number is not None else "") if part)
    return " ".join(part for part in (counted, f"by {day(goal.date)}" if goal.date else "") if part)
