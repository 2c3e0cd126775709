"""Headings of tables find their questions, in any order and however they are written."""

from __future__ import annotations

import pytest

from smplan_kernel.plan.audit import Account
from smplan_kernel.plan.fields import fields_of
from smplan_kernel.plan.headings import is_heading, named_by

ASKED = tuple(meta for meta in fields_of(Account) if meta.kind != "hidden")


def names(*cells):
    return [meta.name if meta else None for meta in named_by(cells, ASKED)]


def test_titles_are_found_in_any_order():
    assert names("Name there", "Network", "Size") == ["handle", "network", "followers"]


@pytest.mark.parametrize("cell", ["last post", "LAST POST", " Last  post: ", "Last post (day)", "last_post", "Last"])
def test_case_blanks_marks_and_brackets_do_not_matter(cell):
    assert names(cell) == ["last_post"]


def test_a_question_is_named_once():
    assert names("Network", "Network") == ["network", None]


def test_a_word_from_the_middle_names_nothing():
    assert names("post", "holds") == [None, None]


def test_an_empty_cell_names_nothing():
    assert names("", "  ", "()") == [None, None, None]


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (("Network", "Name there", "Ranking"), True),
        (("Network",), True),
        (("Network", "2026"), False),
        (("Instagram", "@fernhill"), False),
        (("Network", "Size", "a", "b", "c"), False),
    ],
)
def test_a_heading_is_told_from_an_answer(cells, answer):
    assert is_heading(cells, named_by(cells, ASKED)) is answer


def test_what_a_row_is_called_names_the_first_question():
    assert [meta.name for meta in named_by(["Account", "Network"], ASKED[1:2] + ASKED[:1], "account") if meta] == [ASKED[1].name, "network"]


def test_but_not_where_another_question_is_called_so():
    assert [meta.name for meta in named_by(["Size"], ASKED, "size") if meta] == ["followers"]
