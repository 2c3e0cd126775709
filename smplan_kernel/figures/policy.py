"""Whether a policy encourages or forbids."""

from __future__ import annotations

from smplan_kernel.figures.picture import Cell, Picture, Row, rows_picture
from smplan_kernel.figures.words import count
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.policy import PolicyRule


def balance_of_rules(plan: Plan) -> Picture:
    """Does the policy encourage more than it forbids."""
    rules = plan.policy.rules
    may = [rule for rule in rules if rule.permission]
    may_not = [rule for rule in rules if rule.permission is False]
    open_ones = [rule for rule in rules if rule.permission is None]
    sides = {"People may": may, "People may not": may_not, **({"Not said yet": open_ones} if open_ones else {})}
    rows = [_side(name, side, len(rules)) for name, side in sides.items()] if rules else []
    return rows_picture(
        "Does the policy encourage more than it forbids?",
        ("Kind", "Rules", "Without an example"),
        rows,
        note=_advice(len(may), len(may_not)),
        empty="No rules yet. Begin with what people may do; three permissions with an example each make a good first policy.",
    )


def _side(name: str, rules: list[PolicyRule], every: int) -> Row:
    bare = tuple(rule.text or "rule without words" for rule in rules if not (rule.accepted and rule.not_accepted))
    wanting = Cell(text=count(len(bare), "rule"), lines=bare) if bare else Cell(text="none", mark="●", tone="good")
    return name, Cell(text=count(len(rules), "rule"), share=len(rules) / every, lines=tuple(rule.text for rule in rules)), wanting


def _advice(may: int, may_not: int) -> str:
    if may_not > 2 * may:
        return "Far more is forbidden than allowed. Too many bans silence good people: say first what they may do."
    return "People learn rules from examples: one of doing it right and one of getting it wrong."
