"""The save state says only what the store has said, and shows both texts when two people wrote."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import Clash, Conflict, WorkspaceError
from smplan_kernel.forms import Notice
from smplan_kernel.forms.notice import readable


@pytest.fixture
def heard():
    return []


@pytest.fixture
def notice(heard):
    return Notice(plan="fernhill", page="goals", asks=dict.fromkeys(("ping", "retry", "choose", "undo"), heard.append))


def test_a_fresh_page_claims_nothing(notice):
    assert (notice.words, notice.problem) == ("", "")


def test_saved_carries_the_time_of_the_store(notice):
    at = dt.datetime(2026, 11, 22, 10, 42, tzinfo=dt.UTC)

    notice.say_saved(at)

    assert notice.words == f"Saved {at.astimezone():%H:%M}"


def test_a_problem_is_told_in_its_own_sentence(notice):
    problem = WorkspaceError("my-folder", "the disk is full", "Make room, then try again.")

    notice.say_problem(problem)

    assert (notice.state, notice.problem) == ("problem", "my-folder: the disk is full. Make room, then try again.")


def test_a_conflict_shows_both_texts(notice):
    notice.ask(
        Conflict("fernhill", (Clash(path="goals.goals.goal-a.text", title="Goal", before="a", mine="b", theirs="c"),), theirs_by="Ines")
    )

    assert notice.clashes == [{"path": "goals.goals.goal-a.text", "title": "Goal", "mine": "b", "theirs": "c"}]
    assert notice.theirs_by == "Ines"


def test_saving_ends_the_choice(notice):
    notice.ask(Conflict("fernhill", (Clash(path="a", title="A", before=1, mine=2, theirs=3),)))

    notice.say_saved(dt.datetime.now(dt.UTC))

    assert notice.clashes == []


@pytest.mark.parametrize(
    ("message", "word"), [({"ping": 5}, 5), ({"retry": True}, True), ({"choose": {"a": "mine"}}, {"a": "mine"}), ({"undo": True}, True)]
)
def test_wishes_reach_the_page(notice, heard, message, word):
    notice._receive(notice, message, [])

    assert heard == [word]


@pytest.mark.parametrize("message", [None, "ping", [], {"other": 1}])
def test_other_messages_are_not_heard(notice, heard, message):
    notice._receive(notice, message, [])

    assert heard == []


def test_a_beat_is_answered(notice, monkeypatch):
    said = []
    monkeypatch.setattr(notice, "send", said.append)

    notice._receive(notice, {"ping": 7}, [])

    assert said == [{"pong": 7}]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "Yes"),
        (12.0, "12.0"),
        (["a", "b"], "a\nb"),
        ({"id": "goal-a", "text": "Be known", "date": None}, "text: Be known"),
    ],
)
def test_values_are_comparable_for_people(value, text):
    assert readable(value) == text


@pytest.mark.parametrize(("message", "looks"), [({"ping": 1}, []), ({"ping": 1, "look": True}, [True])])
def test_while_somebody_types_the_heartbeat_does_not_look_at_others_work(message, looks, heard):
    notice = Notice(plan="fernhill", page="goals", asks={"look": heard.append})

    notice._receive(notice, message, [])

    assert heard == looks
