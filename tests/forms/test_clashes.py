"""Both texts of a clash are readable for two people: names instead of ids, and a choice that says what it does."""

from __future__ import annotations

import pytest

from smplan_kernel.errors import Clash, Conflict
from smplan_kernel.forms.clashes import readable, sentence_of, told
from smplan_kernel.plan import Goal, blank_plan
from smplan_kernel.plan.ownership import Person

MAEVE = Person(id="pson-maeve1", name="Maeve Doyle")
GOAL = Goal(id="goal-first1", text="Twelve commissions", number=12.0, owner=MAEVE.id)
PLAN = blank_plan("fernhill").with_goals(goals=(GOAL,)).with_ownership(people=(MAEVE,))


def shown(path, mine, theirs, about="save", by="Jon"):
    (one,) = told(Conflict("fernhill", (Clash(path=path, title="T", before=None, mine=mine, theirs=theirs),), theirs_by=by), PLAN, about)
    return one


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("goals.goals.goal-first1.owner", MAEVE.id, "Maeve Doyle"),
        ("goals.goals.goal-first1.date", "2026-10-31", "31 October 2026"),
        ("goals.goals.goal-first1.number", 12.0, "12"),
        ("goals.goals.goal-first1.level", "business", "Business goal"),
        ("goals.goals.goal-first1.text", "", "(nothing)"),
        ("goals.goals.(order)", [GOAL.id], "Twelve commissions"),
    ],
)
def test_a_value_reads_as_people_write_it(path, value, text):
    assert shown(path, value, None)["mine"] == text


def test_a_record_is_told_answer_by_answer_without_its_ids():
    text = readable({"id": GOAL.id, "text": "Be known", "owner": MAEVE.id, "number": None, "added": "2026-01-01"}, PLAN)

    assert "Be known" in text
    assert "Maeve Doyle" in text
    assert "goal-" not in text
    assert "2026" not in text


def test_two_long_texts_can_both_stay():
    assert shown("start.mission", "mine", "theirs")["both"]


@pytest.mark.parametrize(("path", "mine", "theirs"), [("goals.goals.goal-first1.number", 1, 2), ("start.mission", "mine", "")])
def test_a_number_or_nothing_cannot_stand_beside_another(path, mine, theirs):
    assert not shown(path, mine, theirs)["both"]


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        (None, {"id": GOAL.id}, ("Take it out, as I did", "Keep it, as Jon changed it")),
        ({"id": GOAL.id}, None, ("Keep it, as I changed it", "Take it out, as Jon did")),
    ],
)
def test_a_record_that_one_took_out_and_one_changed_is_put_in_these_words(mine, theirs, words):
    one = shown("goals.goals.goal-first1", mine, theirs)

    assert (one["mine_words"], one["theirs_words"]) == words


def test_somebody_without_a_name_is_small_inside_a_sentence():
    assert shown("start.mission", "a", "b", by="Somebody else")["theirs_words"] == "Take what somebody else wrote"


def test_a_step_back_is_put_in_its_own_words():
    conflict = Conflict("fernhill", (Clash(path="start.mission", title="Mission", before="b", mine="a", theirs="c"),), theirs_by="Jon")

    assert sentence_of(conflict, "undo").startswith("Jon changed Mission after you.")
    assert told(conflict, PLAN, "undo")[0]["theirs_words"] == "Leave what Jon made of it"
