"""A table of records: rows are known by id, whatever happens to them."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.plan import Goal


@pytest.fixture
def goals(worked_desk, hand):
    return hand(worked_desk.open("goals", "goals"))


def texts(desk):
    return [goal.text for goal in desk.plan.goals.goals]


def test_an_answer_goes_to_its_record(goals, worked_desk):
    goals.row("goal-first", number="12")

    assert [goal.number for goal in worked_desk.plan.goals.goals] == [None, 12.0]


def test_a_new_id_makes_a_new_record_at_the_end(goals, worked_desk):
    goals.row("goal-3k7m9x2m5v", text="Twelve commissions")

    assert [goal.id for goal in worked_desk.plan.goals.goals] == ["goal-spring", "goal-first", "goal-3k7m9x2m5v"]


def test_a_new_record_knows_its_day(goals, worked_desk):
    goals.row("goal-3k7m9x2m5v", text="Twelve commissions")

    assert isinstance(worked_desk.plan.goals.goals[-1].added, dt.date)


def test_an_id_that_is_none_is_replaced(goals, worked_desk):
    goals.row("../../etc", text="Twelve commissions")

    assert worked_desk.plan.goals.goals[-1].id.startswith("goal-")


def test_a_record_is_removed(goals, worked_desk):
    goals.send(do="remove", table=[], row="goal-spring")

    assert texts(worked_desk) == ["Be the first name"]


def test_a_record_moves(goals, worked_desk):
    goals.send(do="move", table=[], row="goal-first", by=-1)

    assert texts(worked_desk) == ["Be the first name", "Fill the spring calendar"]


@pytest.mark.parametrize("by", [-1, -100, 2, 100])
def test_a_record_does_not_move_over_the_edge(goals, worked_desk, by):
    goals.send(do="move", table=[], row="goal-spring", by=by)

    assert texts(worked_desk)[0] == "Fill the spring calendar"


def test_pasted_rows_fill_and_add(goals, worked_desk):
    rows = [
        {"id": "goal-first", "values": {"text": "Be known", "level": "Marketing objective"}},
        {"id": "goal-bbbb", "values": {"text": "New", "date": "30 June 2027", "owner": "Mara Lind"}},
    ]

    goals.send(do="put", table=[], rows=rows)

    assert texts(worked_desk) == ["Fill the spring calendar", "Be known", "New"]
    assert worked_desk.plan.goals.goals[-1].owner == "pson-mara"


def test_one_wrong_answer_of_many_stays_and_the_others_are_kept(goals, worked_desk):
    goals.row("goal-first", text="Be known", number="many")

    assert texts(worked_desk)[1] == "Be known"
    assert goals.form.errors == {"goal-first.number": "'many' is not a number. Write 12 or 12.5."}
    assert goals.form.value[1]["number"] == "many"


def test_a_new_row_with_only_a_wrong_answer_is_still_shown(goals, worked_desk):
    goals.row("goal-bbbb", number="many")

    assert worked_desk.handed == 0
    assert goals.form.value[-1] == {"id": "goal-bbbb", "number": "many"}


def test_a_table_inside_a_record_grows(goals, worked_desk):
    goals.row("note-bbbb", table=("goal-first", "comments"), author="Mara", text="Went well")

    assert [note.text for note in worked_desk.plan.goals.goals[1].comments] == ["Went well"]


def test_a_wrong_answer_inside_an_inner_table_is_kept_there(goals):
    goals.row("note-bbbb", table=("goal-first", "comments"), text="Went well")

    goals.row("note-bbbb", table=("goal-first", "comments"), on="some day")

    assert goals.form.value[1]["comments"][0]["on"] == "some day"
    assert list(goals.form.errors) == ["goal-first.comments.note-bbbb.on"]


def test_a_record_inside_a_record_is_removed(goals, worked_desk):
    goals.row("note-bbbb", table=("goal-first", "comments"), text="Went well")

    goals.send(do="remove", table=["goal-first", "comments"], row="note-bbbb")

    assert worked_desk.plan.goals.goals[1].comments == ()


def test_a_goal_added_elsewhere_can_be_chosen_at_once(goals, worked_desk):
    goals.form.show(worked_desk.plan.with_goals(goals=(*worked_desk.plan.goals.goals, Goal(id="goal-cccc", text="Third"))))

    assert ["goal-cccc", "Third"] in goals.form.options["goal"]


def test_the_same_plan_is_untouched(goals, worked_desk):
    before = worked_desk.plan

    goals.row("goal-first", text="Other")

    assert before.goals.goals[1].text == "Be the first name"


def test_reviews_are_not_rewritten_by_hand(goals):
    shown = {words["name"] for words in (*goals.form.shape["columns"], *goals.form.shape["details"])}

    assert not {"evidence", "verdicts", "id", "added"} & shown


def test_comments_stand_under_every_goal(goals):
    assert "comments" in {words["name"] for words in goals.form.shape["details"]}


def test_an_empty_table_offers_rows_to_begin_with(goals):
    assert goals.form.shape["starters"][0]["text"] == "Fill the calendar for spring"


def test_each_starter_can_be_used(blank_desk, hand):
    form = blank_desk.open("goals", "goals")

    for place, starter in enumerate(form.shape["starters"]):
        hand(form).row(f"goal-bbb{place}", **starter)

    assert (len(blank_desk.plan.goals.goals), form.errors) == (3, {})


@pytest.mark.parametrize("row", [{"id": 3, "values": {}}, {"values": {"text": "x"}}, "goal-first", {"id": "goal-first", "values": 3}])
def test_a_row_of_another_shape_is_left_out(goals, worked_desk, row):
    before = worked_desk.plan

    goals.send(do="put", table=[], rows=[row])

    assert worked_desk.plan == before


def test_a_way_to_no_table_changes_nothing(goals, worked_desk):
    before = worked_desk.plan

    goals.row("note-bbbb", table=("goal-none", "comments"), text="x")

    assert worked_desk.plan == before


def test_removing_a_record_ends_its_wrong_answers(goals):
    goals.row("goal-first", number="many")

    goals.send(do="remove", table=[], row="goal-first")

    assert (goals.form.errors, [row["id"] for row in goals.form.value]) == ({}, ["goal-spring"])


def test_the_answer_names_what_was_left_out(goals):
    answer = goals.row("goal-first", text="Be known", number="many")

    assert answer["left"] == ["goal-first.number"]
