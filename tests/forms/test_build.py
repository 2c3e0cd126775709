"""Every question of every page becomes a form that takes each kind of answer and shows it again."""

from __future__ import annotations

import pytest

from smplan_kernel.forms import Fields, RecordTable
from smplan_kernel.plan.pages import PAGES

ASKS = [(page.key, ask.key) for page in PAGES for ask in page.every_ask]
# A matrix only marks what is written elsewhere (test_matrix.py).
ANSWERED = [(page.key, ask.key) for page in PAGES for ask in page.every_ask if ask.shape != "matrix"]
TYPED = {
    "text": "Twelve =1+1 </b> مرحبا 🌳",
    "long": "One\n two\tthree",
    "number": "12.5",
    "money": "40",
    "hours": "2.5",
    "whole": "3",
    "date": "2027-06-30",
    "month": "2026-10",
    "yesno": "no",
    "lines": "first\nsecond",
}

SPECIAL = {
    "closed_days": "25 December 2026\n26 December 2026",
    "targets": "2026-10: 60\n2026-11: 65.5",
    "columns": "Calls: enquiries: calls",
}


def answer_for(words, form):
    if words["name"] in SPECIAL:
        return SPECIAL[words["name"]]
    if words["kind"] in TYPED:
        return TYPED[words["kind"]]
    offered = form.options[words["ref"]] if words["ref"] else words["choices"]
    values = [value for value, _ in offered if value]
    return values[-1:] if words["kind"] in {"choices", "refs"} else values[-1] if values else ""


@pytest.mark.parametrize(("page", "ask"), ANSWERED)
def test_every_question_takes_an_answer_and_shows_it(worked_desk, hand, page, ask):
    form = worked_desk.open(page, ask)
    is_table = isinstance(form, RecordTable)
    asked = [*form.shape["columns"], *form.shape["details"]] if is_table else form.questions
    row = f"{form.shape['prefix']}-bbbb" if is_table else ""
    answers = {words["name"]: answer_for(words, form) for words in asked if words["kind"] not in {"records", "thread"}}

    hand(form).row(row, **answers) if is_table else hand(form).put(**answers)

    shown = next(one for one in form.value if one["id"] == row) if is_table else form.value
    assert form.errors == {}
    assert {name: shown[name] for name in answers} == answers


@pytest.mark.parametrize(("page", "ask"), ASKS)
def test_every_question_has_a_label_and_help(blank_desk, page, ask):
    form = blank_desk.open(page, ask)
    asked = [*form.shape["columns"], *form.shape["details"]] if isinstance(form, RecordTable) else form.questions

    assert all(words["title"] and words["help"] for words in asked)


@pytest.mark.parametrize(("page", "ask"), ASKS)
def test_every_column_of_the_page_is_in_its_table(blank_desk, page, ask):
    form = blank_desk.open(page, ask)
    asked = next(one for one in next(one for one in PAGES if one.key == page).every_ask if one.key == ask)

    assert isinstance(form, Fields) or {words["name"] for words in [*form.shape["columns"], *form.shape["details"]]} >= {
        *asked.columns,
        *asked.details,
    }


@pytest.mark.parametrize(("page", "ask"), ASKS)
def test_every_example_can_be_used(blank_desk, hand, page, ask):
    form = blank_desk.open(page, ask)
    if isinstance(form, RecordTable):
        examples = {
            words["name"]: words["example"]
            for words in [*form.shape["columns"], *form.shape["details"]]
            if words["example"] and words["kind"] not in {"ref", "refs", "records"}
        }
        hand(form).row(f"{form.shape['prefix']}-bbbb", **examples)
    else:
        examples = {
            words["name"]: words["example"] for words in form.questions if words["example"] and words["kind"] not in {"ref", "refs"}
        }
        hand(form).put(**examples)

    assert form.errors == {}
