"""The thread under a bullet: comments, evidence and verdicts in the order of time; only comments can be written."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.forms.thread import story
from smplan_kernel.plan import Comment, Evidence, Goal, Verdict

NOTES = (
    Comment(id="note-aaaa", author="Jon", on=dt.date(2026, 11, 3), text="The form works."),
    Comment(id="note-bbbb", author="Mara", on=dt.date(2026, 9, 1), text="Begin."),
)
GOAL = Goal(
    id="goal-told",
    text="Twelve commissions",
    comments=NOTES,
    evidence=(Evidence(id="evid-aaaa", month="2026-10", text="62 in October", verdict="strong signal"),),
    verdicts=(Verdict(id="verd-aaaa", month="2026-10", decision="continue", by="Mara", text="It rises."),),
)


@pytest.fixture
def told():
    return story(GOAL, [{"id": note.id, "author": note.author, "text": note.text} for note in NOTES])


def test_a_thread_stands_in_the_order_of_time(told):
    assert [line["id"] for line in told] == ["note-bbbb", "evid-aaaa", "verd-aaaa", "note-aaaa"]


def test_a_comment_says_who_and_when_in_words(told):
    assert (told[-1]["author"], told[-1]["when"]) == ("Jon", "3 November 2026")


def test_what_a_review_found_is_in_words(told):
    assert (told[1]["author"], told[1]["when"], told[1]["word"]) == ("Review", "October 2026", "Strong signal")


def test_a_verdict_follows_the_evidence_it_answers(told):
    assert (told[2]["kind"], told[2]["word"], told[2]["author"]) == ("verdict", "Continue", "Mara")


def test_a_note_that_is_not_in_the_plan_yet_comes_last():
    told = story(GOAL, [{"id": "note-zzzz", "text": "New"}])

    assert told[-1]["id"] == "note-zzzz"


@pytest.fixture
def goals(worked_desk, hand):
    worked_desk.plan = worked_desk.plan.with_goals(goals=(GOAL,))
    return hand(worked_desk.open("goals", "goals"))


def test_comments_are_asked_as_a_thread(goals):
    assert [words["kind"] for words in goals.form.shape["details"] if words["name"] == "comments"] == ["thread"]


def test_a_new_comment_gets_its_day(goals, worked_desk):
    goals.row("note-cccc", table=("goal-told", "comments"), author="Mara", text="Well done")

    assert worked_desk.plan.goals.goals[0].comments[-1].on == dt.datetime.now().astimezone().date()


def test_a_browser_cannot_write_evidence(goals, worked_desk):
    goals.send(do="put", table=["goal-told", "evidence"], rows=[{"id": "evid-aaaa", "values": {"text": "None"}}])

    assert worked_desk.plan.goals.goals[0].evidence == GOAL.evidence


@pytest.mark.parametrize("act", ["remove", "restore"])
def test_a_browser_cannot_take_evidence_out(goals, worked_desk, act):
    goals.send(do=act, table=["goal-told", "evidence"], row="evid-aaaa", at=0)

    assert worked_desk.plan.goals.goals[0].evidence == GOAL.evidence


def test_whoever_is_known_is_offered_as_author(blank_desk, monkeypatch):
    monkeypatch.setenv("SMPLAN_WHO", "Mara")

    assert blank_desk.open("goals", "goals").who == "Mara"
