"""The plan on paper: three depths, HTML and Markdown, threads in full, words as typed."""

from __future__ import annotations

import html
import itertools
import re

import pytest

from smplan_kernel.documents import plan_html, plan_markdown
from smplan_kernel.documents.answers import visible
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.personas import TargetPerson
from tests.documents.plans import worked_plan
from tests.documents.test_review import HOSTILE, headings, words

DEPTHS = ("one-page", "standard", "full")


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_typed(text, depth):
    document = plan_html(worked_plan(text=text), depth=depth)

    assert " ".join(text.split()) in words(document)
    assert "<script" not in document
    assert set(re.findall(r"<([a-z]+)", document)) <= set(re.findall(r"<([a-z]+)", plan_html(worked_plan(text="plain"), depth=depth)))


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "# not a heading", "[x](javascript:alert(1))", "1. not a list", "> quote", "![](http://x)"],
)
def test_markdown_keeps_words_from_turning_into_markup(text, depth):
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the reader's side

    shown = MarkdownIt("commonmark").render(plan_markdown(worked_plan(text=text), depth=depth))

    assert not re.search(r"<(script|img|a|blockquote)\b", shown)
    assert text in html.unescape(shown)


@pytest.mark.parametrize("depth", DEPTHS)
def test_headings_stand_in_order(depth):
    levels = headings(plan_html(worked_plan(), depth=depth))

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_same_plan_gives_the_same_bytes(depth):
    assert plan_html(worked_plan(), depth=depth) == plan_html(worked_plan(), depth=depth)


@pytest.mark.parametrize("write", [plan_html, plan_markdown])
def test_an_unknown_depth_is_refused(write):
    with pytest.raises(ValueError, match="depth must be one of one-page, standard, full, not 'binder'"):
        write(worked_plan(), depth="binder")


def test_the_depth_of_the_plan_is_used_when_none_is_named():
    plan = worked_plan().with_start(depth="one-page")

    assert plan_html(plan) == plan_html(plan, depth="one-page")


@pytest.mark.parametrize("depth", ["standard", "full"])
def test_a_thread_stands_under_its_goal_in_full(depth):
    text = words(plan_html(worked_plan(), depth=depth))

    assert "24 September 2026, Jon: The videos brought people we had **never** met." in text
    assert "September 2026, review: Strong signal – 59 enquiries, above the usual range." in text


def test_references_are_written_by_name():
    assert not re.search(r"\b(goal|pson|metr|chan)-[a-z0-9]{4}", words(plan_html(worked_plan(), depth="full")))


def test_labels_come_from_the_document():
    titles = {asked.title for asked in visible(Goal)}

    assert "By when" in titles
    assert "By when" in words(plan_html(worked_plan(), depth="full"))


def test_a_blank_plan_says_where_to_begin():
    assert "Nothing is written yet." in words(plan_html(blank_plan("fernhill")))
    assert "Nothing is written yet." in plan_markdown(blank_plan("fernhill"))


def test_what_is_not_written_yet_is_named():
    assert re.search(r"Not written yet: .*\.", words(plan_html(worked_plan(), depth="standard")))


def test_a_long_list_is_cut_in_standard_and_whole_in_full():
    plan = worked_plan().with_audit(accounts=tuple({"id": f"acct-{place:04d}", "handle": f"Account {place}"} for place in range(30)))

    assert "Account 29" not in words(plan_html(plan, depth="standard"))
    assert "And 20 more; the full plan has them all." in words(plan_html(plan, depth="standard"))
    assert "Account 29" in words(plan_html(plan, depth="full"))


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("write", [plan_html, plan_markdown])
def test_a_name_that_is_kept_out_of_prints_is_not_printed(write, depth):
    people = (TargetPerson(id="targ-aaaa", name="Quiet Editor"), TargetPerson(id="targ-bbbb", name="Loud Editor", is_private=False))
    plan = worked_plan().replace(personas=worked_plan().personas.replace(target_people=people))

    assert "Quiet Editor" not in write(plan, depth=depth)
    assert ("Loud Editor" in write(plan, depth=depth)) == (depth != "one-page")


@pytest.mark.parametrize("depth", ["standard", "full"])
def test_a_further_question_is_printed_at_its_depth_when_it_is_answered(depth):
    week = ({"id": "week-aaaa", "weekday": "tuesday", "what": "Planting video"},)
    routines = ({"id": "rout-aaaa", "text": "Answer comments"},)
    text = words(plan_html(worked_plan().with_content(weekly=week, routines=routines), depth=depth))

    assert "Who posts where, on which day?" in text
    assert ("Answer comments" in text) == (depth == "full")


def test_a_further_question_without_an_answer_stays_away_from_paper():
    assert "Who posts where, on which day?" not in words(plan_html(worked_plan().with_content(weekly=()), depth="full"))


def test_a_long_list_of_short_answers_is_a_table_in_a_full_plan():
    budget = tuple({"id": f"budg-{place:04d}", "name": f"Line {place}", "month": "2026-10", "planned": 10} for place in range(12))
    document = plan_html(worked_plan().with_resources(budget=budget), depth="full")

    assert re.search(r'<th scope="row">Line 11</th>', document)


def test_a_table_begins_with_what_people_are_asked_first():
    week = ({"id": "week-aaaa", "weekday": "tuesday", "what": "Planting video"},)
    document = plan_html(worked_plan().with_content(weekly=week), depth="standard")

    assert re.search(r'<th scope="row">Tuesday</th><td data-label="What">', document)


def test_a_long_calendar_stays_a_table_in_a_full_plan():
    entries = tuple(
        {"id": f"entr-{place:04d}", "on": "2026-10-05", "time": "09:00", "text": f"Piece {place}", "link": "here"} for place in range(12)
    )
    document = plan_html(worked_plan().with_content(entries=entries), depth="full")

    assert document.count('<th scope="row">5 October 2026</th>') == 12


def test_money_days_and_choices_read_as_people_write_them():
    text = words(plan_html(worked_plan(), depth="full"))

    for said in ("300 EUR", "12 November 2026", "Every week", "6 hours"):
        assert said in text
