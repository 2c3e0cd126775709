"""A board of activities: five columns under their names, cards that change their place, and what a card still lacks."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import Metric, Slot


@pytest.fixture
def desk(worked_desk):
    worked_desk.plan = worked_desk.plan.with_content(
        slots=(
            Slot(id="slot-read", element="listen", activity="Read reviews", hours_per_week=1.0),
            Slot(id="slot-film", element="share", activity="Film a garden", owner="pson-mara", hours_per_week=2.5),
            Slot(id="slot-count", element="listen", activity="Count questions", metric_free=True),
        )
    )
    return worked_desk


@pytest.fixture
def board(desk, hand):
    return hand(desk.open("content", "slots"))


def column(board, element):
    return next(lane for lane in board.form.lanes if lane["value"] == element)


def ids(desk, element=None):
    return [slot.id for slot in desk.plan.content.slots if element in (None, slot.element)]


def gaps(board, slot):
    return [gap["name"] for gap in board.form.cards[slot]["gaps"]]


def test_the_five_columns_stand_in_their_order(board):
    assert [lane["title"] for lane in board.form.lanes] == ["Listen", "Curate", "Share", "Engage", "Network"]


def test_the_fifth_column_bears_the_name_people_gave_it(board, desk):
    board.form.show(desk.plan.with_content(fifth_element="Teach"))

    assert board.form.lanes[4]["title"] == "Teach"


def test_a_fifth_element_without_a_name_is_called_network(board, desk):
    board.form.show(desk.plan.with_content(fifth_element="  "))

    assert board.form.lanes[4]["title"] == "Network"


def test_a_column_counts_activities_and_hours(board):
    assert column(board, "share")["says"] == "One activity, 2.5 hours a week"


def test_a_column_says_what_it_could_not_count(board):
    assert column(board, "listen")["says"] == "Two activities, 1 hour a week and 1 without hours"


def test_an_empty_column_teaches(board):
    assert column(board, "curate")["teaches"] == "Choose what is worth their time from what others publish, and say why."


def test_every_empty_column_has_an_activity_to_begin_with(board):
    assert all(lane["example"] for lane in board.form.lanes)


def test_a_new_card_is_put_into_its_column(board, desk):
    board.row("slot-bbbb", element="curate", activity="One find a week")

    assert ids(desk, "curate") == ["slot-bbbb"]


def test_a_card_changes_its_column(board, desk):
    board.row("slot-read", element="share")

    assert ids(desk, "share") == ["slot-film", "slot-read"]


def test_a_card_that_changes_its_column_stands_last_there(board, desk):
    board.row("slot-film", element="listen")

    assert ids(desk, "listen") == ["slot-read", "slot-count", "slot-film"]


def test_changing_the_column_is_one_change(board, desk):
    before = desk.handed

    board.row("slot-read", element="share")

    assert desk.handed == before + 1


def test_an_answer_leaves_a_card_where_it_is(board, desk):
    board.row("slot-read", activity="Read all reviews")

    assert ids(desk) == ["slot-read", "slot-film", "slot-count"]


def test_the_same_column_again_leaves_a_card_where_it_is(board, desk):
    board.row("slot-read", element="listen")

    assert ids(desk) == ["slot-read", "slot-film", "slot-count"]


def test_a_card_moves_over_those_of_other_columns(board, desk):
    board.send(do="move", table=[], row="slot-count", by=-2)

    assert ids(desk, "listen") == ["slot-count", "slot-read"]


def test_a_removed_card_comes_back_with_all_its_answers(board, desk):
    before = desk.plan

    board.send(do="remove", table=[], row="slot-film")
    board.send(do="restore", table=[], row="slot-film", at=1)

    assert desk.plan == before


@pytest.mark.parametrize("element", ["nowhere", "../..", ["listen"], 3, None, {"a": 1}])
def test_a_column_that_does_not_exist_is_not_taken(board, desk, element):
    before = desk.plan.content.slots

    board.row("slot-read", element=element)

    assert (desk.plan.content.slots, board.form.errors) == (before, {})


@pytest.mark.parametrize("name", ["id", "added", "no such question"])
def test_only_questions_of_a_card_are_answered(board, desk, name):
    before = desk.plan

    board.row("slot-read", **{name: "x"})

    assert desk.plan == before


@pytest.mark.parametrize(
    "message",
    [
        {"do": "put", "table": ["slot-read", "no such table"], "rows": [{"id": "note-bbbb", "values": {"text": "x"}}]},
        {"do": "remove", "table": ["slot-read", "goals"], "row": "goal-first"},
        {"do": "move", "table": [], "row": "slot-none", "by": 1},
        {"do": "move", "table": [], "row": "slot-read", "by": 99},
        {"do": "restore", "table": [], "row": "slot-none", "at": 0},
    ],
)
def test_a_message_that_names_nothing_changes_nothing(board, desk, message):
    before = desk.plan

    board.send(**message)

    assert desk.plan == before


def test_a_message_of_another_shape_is_not_read(board, desk):
    before = desk.plan

    board.form._receive(board.form, "put", [])

    assert desk.plan == before


def test_a_card_without_an_owner_says_so(board):
    assert board.form.cards["slot-read"]["gaps"][0] == {"name": "owner", "says": "Nobody keeps it going yet.", "waive": ""}


def test_a_card_with_an_owner_lacks_none(board):
    assert "owner" not in gaps(board, "slot-film")


def test_a_card_without_a_measure_says_so(board):
    assert "metrics" in gaps(board, "slot-film")


def test_activity_only_needs_no_measure(board):
    assert gaps(board, "slot-count") == ["owner"]


def test_a_goal_that_is_measured_measures_its_activities(board, desk):
    measured = desk.plan.with_metrics(metrics=(Metric(id="metr-calls", text="Calls", goal="goal-first"),))
    slots = tuple(slot.replace(goals=("goal-first",)) for slot in measured.content.slots)

    board.form.show(measured.with_content(slots=slots))

    assert gaps(board, "slot-film") == []


def test_an_element_that_is_not_switched_on_is_calm(board, desk):
    board.form.show(desk.plan.with_content(elements_on=("listen",)))

    assert (gaps(board, "slot-film"), column(board, "share")["on"], column(board, "share")["note"]) == (
        [],
        False,
        "Not in use yet. It may wait.",
    )


def test_engaging_names_what_begins_before_it(board):
    assert column(board, "engage")["note"] == "Comes easier after listen, curate and share."


def test_engaging_names_only_what_is_not_there_yet(board, desk):
    board.form.show(desk.plan.with_content(elements_on=("listen", "share", "engage")))

    assert column(board, "engage")["note"] == "Comes easier after curate."


def test_with_the_habits_engaging_needs_no_word(board, desk):
    board.form.show(desk.plan.with_content(elements_on=("listen", "curate", "share", "engage")))

    assert column(board, "engage")["note"] == ""


def test_a_card_without_an_element_has_a_column_of_its_own(board, desk):
    board.form.show(desk.plan.with_content(slots=(Slot(id="slot-lost", activity="Something"),)))

    assert (board.form.lanes[-1]["title"], board.form.lanes[-1]["says"]) == ("Without an element", "One activity, hours not known")


def test_what_is_folded_is_told_in_one_line(board, desk):
    slot = Slot(id="slot-film", element="share", activity="Film", goals=("goal-first",), hours_per_week=1.0)
    board.form.show(desk.plan.with_content(slots=(slot,)))

    assert board.form.cards["slot-film"]["facts"] == "one objective, 1 hour a week"


def test_many_choices_are_folded(board):
    assert board.form.shape["face"] == ["activity", "cadence", "owner"]


def test_a_locked_board_takes_nothing(desk, hand):
    before = desk.plan

    hand(desk.open("content", "slots", locked=True)).row("slot-read", element="share")

    assert desk.plan == before


def test_what_cannot_be_saved_stays_on_its_card(board, desk):
    desk.refuses = True

    answer = board.row("slot-read", hours_per_week="2")

    assert (answer["left"], board.form.value[0]["hours_per_week"]) == (["slot-read.hours_per_week"], "2")


def test_a_wrong_answer_is_asked_back_on_its_card(board):
    board.row("slot-read", hours_per_week="many")

    assert board.form.errors == {"slot-read.hours_per_week": "'many' is not a number. Write 12 or 12.5."}
