"""Which of the six classes of metric each goal has."""

from __future__ import annotations

from smplan_kernel.figures.picture import Cell, Picture, Row, rows_picture
from smplan_kernel.plan.document import Plan

CLASSES = ("input", "activity", "output", "out-take", "outcome", "impact")
_TELLING = {"out-take", "outcome", "impact"}


def coverage_by_goal(plan: Plan) -> Picture:
    """Does each goal have a number that tells whether anything changed."""
    goals = [goal for goal in plan.goals.goals if goal.level != "business" or any(one.goal == goal.id for one in plan.metrics.metrics)]
    rows: list[Row] = []
    for goal in goals:
        own: dict[str, list[str]] = {}
        for metric in plan.metrics.metrics:
            if metric.goal == goal.id:
                own.setdefault(metric.klass, []).append(metric.text)
        told = Cell(text="yes", mark="●", tone="good") if _TELLING & own.keys() else Cell(text="not yet", mark="○", tone="calm")
        rows.append((goal.text, *(_cell(own.get(klass, [])) for klass in CLASSES), told))
    return rows_picture(
        "Which kinds of numbers does each goal have?",
        ("Goal", *(klass.capitalize() for klass in CLASSES), "Tells a change"),
        rows,
        note="Input, activity and output say what you did; out-take, outcome and impact say what came of it. Each goal needs one of those.",
        empty="No goals yet, so no numbers. Once a goal is written, this shows whether its numbers tell what came of your work.",
    )


def _cell(metrics: list[str]) -> Cell:
    return Cell(text=metrics[0], lines=tuple(metrics[1:])) if metrics else Cell(text="–", tone="calm")
