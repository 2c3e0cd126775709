"""The save state says only what the store has said, and shows both texts when two people wrote."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import Clash, Conflict
from smplan_kernel.forms import Notice
from smplan_kernel.plan import blank_plan

PLAN = blank_plan("fernhill")
NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def heard():
    return []


@pytest.fixture
def notice(heard):
    return Notice(plan="fernhill", page="goals", asks=dict.fromkeys(("look", "retry", "choose", "undo", "redo", "leave"), heard.append))


def clash(**changes):
    return Clash(**{"path": "goals.goals.goal-a111.text", "title": "Goal", "before": "a", "mine": "b", "theirs": "c", **changes})


def test_a_fresh_page_claims_nothing(notice):
    assert (notice.words, notice.problem, notice.undo, notice.redo) == ("", "", "", "")


def test_saved_carries_the_time_of_the_store(notice):
    notice.say_saved(NOW)

    assert notice.words == f"Saved {NOW.astimezone():%H:%M}"


def test_saved_on_another_day_names_the_day(notice):
    notice.say_saved(dt.datetime(2026, 3, 5, 10, 42, tzinfo=dt.UTC))

    assert notice.words.startswith("Saved 5 March, ")


def test_saved_by_somebody_else_says_who(notice):
    notice.say_saved(NOW, by="by Jon")

    assert notice.words == f"Saved {NOW.astimezone():%H:%M} by Jon"


@pytest.mark.parametrize(("is_unsaved", "words"), [(True, "Not saved"), (False, "Plan out of reach")])
def test_a_problem_is_told_in_its_own_sentence(notice, is_unsaved, words):
    notice.say_problem("The disk is full.", is_unsaved=is_unsaved)

    assert (notice.state, notice.words, notice.problem, notice.is_unsaved) == ("problem", words, "The disk is full.", is_unsaved)


def test_a_conflict_shows_both_texts(notice):
    notice.ask(Conflict("fernhill", (clash(),), theirs_by="Ines"), PLAN)

    (shown,) = notice.clashes
    assert (shown["title"], shown["mine"], shown["theirs"], shown["theirs_words"]) == ("Goal", "b", "c", "Take what Ines wrote")
    assert (notice.words, notice.is_unsaved, notice.can_leave) == ("Not saved", True, False)


def test_a_conflict_about_a_step_back_is_no_loss_and_can_be_left(notice):
    notice.ask(Conflict("fernhill", (clash(),), theirs_by="Ines"), PLAN, about="undo")

    assert (notice.words, notice.is_unsaved, notice.can_leave) == ("One question is open", False, True)
    assert notice.sentence.startswith("Ines changed Goal after you.")


def test_saving_ends_the_choice(notice):
    notice.ask(Conflict("fernhill", (clash(),)), PLAN)

    notice.say_saved(NOW)

    assert (notice.clashes, notice.sentence, notice.is_unsaved) == ([], "", False)


@pytest.mark.parametrize("word", ["look", "retry", "choose", "undo", "redo", "leave"])
def test_wishes_reach_the_page(notice, heard, word):
    notice._receive(notice, {word: {"a": "mine"}}, [])

    assert heard == [{"a": "mine"}]


@pytest.mark.parametrize("message", [None, "ping", [], {"other": 1}])
def test_other_messages_are_not_heard(notice, heard, message):
    notice._receive(notice, message, [])

    assert heard == []


def test_a_beat_is_answered(notice, monkeypatch):
    said = []
    monkeypatch.setattr(notice, "send", said.append)

    notice._receive(notice, {"ping": 7}, [])

    assert said == [{"pong": 7}]
