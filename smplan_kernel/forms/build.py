"""From a question of a page to its forms: single questions, a table of records, or both."""

from __future__ import annotations

from smplan_kernel.forms.board import Board
from smplan_kernel.forms.fields import Fields
from smplan_kernel.forms.form import Form, HandUp
from smplan_kernel.forms.matrix import ScoringMatrix
from smplan_kernel.forms.table import RecordTable
from smplan_kernel.forms.tree import RecordTree
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.page import Shape
from smplan_kernel.plan.pages import Ask

SHAPES: dict[Shape, type[RecordTable]] = {"table": RecordTable, "tree": RecordTree, "board": Board, "matrix": ScoringMatrix}
"""Which form lays a list of records out."""


def forms_for(ask: Ask, plan: Plan, *, page: str, hand_up: HandUp, locked: bool = False) -> tuple[Form, ...]:
    """The forms that one question of a page needs, in the order in which they stand."""
    words = {"page": page, "title": ask.question, "locked": locked}
    forms: list[Form] = []
    if ask.fields:
        forms.append(Fields(plan, section=ask.section, names=ask.fields, hand_up=hand_up, key=f"{ask.key}.fields", **words))
    if ask.records:
        # Two parts of a page with one name cannot be told apart by whoever jumps from part to part.
        named = {**words, "title": title_of_list(ask, plan)} if ask.fields else words
        forms.append(SHAPES[ask.shape](plan, ask=ask, hand_up=hand_up, key=f"{ask.key}.records", **named))
    return tuple(forms)


def title_of_list(ask: Ask, plan: Plan) -> str:
    """What the records of a question are called in the plan."""
    return meta(type(plan.section(ask.section)), ask.records).title
