"""The half page in Markdown: complete, short, and no word of a person turns into markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from smplan_kernel.documents import review_summary
from smplan_kernel.plan import blank_plan
from tests.documents.hostile import HOSTILE, full_of
from tests.documents.plans import worked_plan
from tests.documents.reviews import CALM, empty_review, goal, worked_review

KINDS = {"inline", "heading_open", "heading_close", "paragraph_open", "paragraph_close"} | {
    f"{name}_{end}" for name in ("ordered_list", "bullet_list", "list_item") for end in ("open", "close")
}
INLINE = {"text", "strong_open", "strong_close", "hardbreak", "softbreak"}


def summary(review=None) -> str:
    return review_summary(review or worked_review(), worked_plan())


def tokens(text: str):
    """How GitHub would read it: with tables, strikethrough and links made of bare addresses left out only where they need a library."""
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


def shown(text: str) -> str:
    """The words a reader sees."""
    inline = (child for token in tokens(text) for child in token.children or ())
    return " ".join(" ".join(child.content for child in inline).split())


def test_it_says_what_to_leave_alone_then_what_to_decide_then_where_the_goals_stand():
    words = shown(summary())

    order = [
        "Fernhill Garden Design: October 2026",
        "Leave those alone. Two things ask for a decision.",
        "Enquiries from the site have settled higher since the process videos began.",
        "◆ strong signal",
        "Proposed: make the videos a fixed routine from November. Owner: Mara Lind.",
        "about one false alarm is expected every four months",
        "Sixty enquiries a month from the site: now 62, pace 55, target 60. ◆ strong signal",
        "Two steps were due, one is done.",
        "Thursday, 26 November 2026.",
    ]
    assert [words.find(one) for one in order] == sorted(words.find(one) for one in order)
    assert [one for one in order if one not in words] == []


def test_half_a_page_stays_half_a_page_with_many_goals():
    many = empty_review(goals=tuple(goal(f"goal-{place:04d}", f"Goal {place}", CALM) for place in range(40)))

    assert "And 30 more goals in the report." in summary(many)
    assert len(summary(many).split()) < 400


def test_a_blank_plan_has_a_summary_too():
    words = shown(review_summary(empty_review(), blank_plan("fernhill")))

    assert "There is nothing to decide yet." in words
    assert "No review day is set." in words


def test_a_goal_without_a_figure_says_so():
    assert "Be known: no figure yet." in shown(summary(empty_review(goals=(goal("goal-none", "Be known", CALM),))))


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_are_shown_as_typed(text):
    made = review_summary(full_of(worked_review(), text), worked_plan(text=text))

    assert " ".join(text.split()) in shown(made)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_add_no_markup(text):
    made = review_summary(full_of(worked_review(), text), worked_plan(text=text))

    assert {token.type for token in tokens(made)} <= KINDS
    assert {child.type for token in tokens(made) for child in token.children or ()} <= INLINE
    assert [token.markup for token in tokens(made) if token.type == "heading_open"] == ["#", "##", "##", "##"]


def test_the_same_review_gives_the_same_text():
    assert summary() == summary()
