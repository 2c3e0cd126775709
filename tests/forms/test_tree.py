"""A tree of records: whatever is put beneath what, no ring closes, nothing is lost, and the list keeps the order."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import Goal, Step, blank_plan

LONG = "Gardens for small towns. " * 400


@pytest.fixture
def steps(desk, hand):
    return hand(desk.open("content", "steps"))


@pytest.fixture
def desk(blank_desk):
    """A film of two parts, and a launch."""
    rows = (
        Step(id="step-film", text="Make the film", hours=12.0),
        Step(id="step-plan", text="Plan the shots", parent="step-film"),
        Step(id="step-edit", text="Cut it", parent="step-film"),
        Step(id="step-launch", text="Launch"),
    )
    blank_desk.plan = blank_plan("fernhill").with_content(steps=rows)
    return blank_desk


@pytest.fixture
def goals(worked_desk, hand):
    return hand(worked_desk.open("goals", "goals"))


def tree(desk):
    """Each step with the one above it, in the order of the list."""
    return [(step.id.removeprefix("step-"), step.parent.removeprefix("step-")) for step in desk.plan.content.steps]


def hang(hand, row, parent, before=""):
    return hand.send(do="put", table=[], rows=[{"id": row, "values": {"parent": parent}}], before=before)


def test_a_record_goes_beneath_another(steps, desk):
    hang(steps, "step-launch", "step-film")

    assert tree(desk)[-1] == ("launch", "film")


def test_a_record_is_lifted_out_behind_the_one_it_was_a_part_of(steps, desk):
    hang(steps, "step-plan", "", before="step-launch")

    assert tree(desk) == [("film", ""), ("edit", "film"), ("plan", ""), ("launch", "")]


def test_a_record_moves_among_its_siblings(steps, desk):
    hang(steps, "step-edit", "step-film", before="step-plan")

    assert tree(desk) == [("film", ""), ("edit", "film"), ("plan", "film"), ("launch", "")]


def test_what_is_beneath_a_record_comes_along(steps, desk):
    hang(steps, "step-film", "")

    assert tree(desk) == [("launch", ""), ("film", ""), ("plan", "film"), ("edit", "film")]


def test_a_new_part_stands_last_beneath_its_record(steps, desk):
    steps.send(do="put", table=[], rows=[{"id": "step-bbbb", "values": {"text": "Show it", "parent": "step-film"}}], before="")

    assert [name for name, _ in tree(desk)] == ["film", "plan", "edit", "bbbb", "launch"]


def test_an_answer_without_a_place_moves_nothing(steps, desk):
    steps.row("step-launch", parent="step-film", text="Launch it")

    assert [name for name, _ in tree(desk)] == ["film", "plan", "edit", "launch"]


def test_an_outline_comes_as_a_tree_in_one_change(steps, desk):
    rows = [
        {"id": "step-bbbb", "values": {"text": "Stand at the show", "parent": ""}},
        {"id": "step-cccc", "values": {"text": "Book it", "parent": "step-bbbb"}},
        {"id": "step-dddd", "values": {"text": "Ask the price", "parent": "step-cccc"}},
        {"id": "step-ffff", "values": {"text": "Print cards", "parent": ""}},
    ]

    steps.send(do="put", table=[], rows=rows, before="")

    assert desk.handed == 1
    assert tree(desk)[-4:] == [("bbbb", ""), ("cccc", "bbbb"), ("dddd", "cccc"), ("ffff", "")]


@pytest.mark.parametrize("parent", ["step-film", "step-plan"])
def test_no_record_becomes_a_part_of_itself(steps, desk, parent):
    before = desk.plan

    hang(steps, "step-film", parent)

    assert desk.plan == before
    assert list(steps.form.errors) == ["step-film.parent"]


def test_a_ring_is_refused_in_the_words_of_the_plan(steps):
    hang(steps, "step-film", "step-edit")

    assert steps.form.errors["step-film.parent"] == "'Cut it' is beneath 'Make the film' already. Choose another place."


def test_a_ring_made_of_several_records_of_one_message_is_refused(steps, desk):
    rows = [{"id": "step-film", "values": {"parent": "step-launch"}}, {"id": "step-launch", "values": {"parent": "step-edit"}}]

    steps.send(do="put", table=[], rows=rows)

    assert list(steps.form.errors) == ["step-launch.parent"]
    assert ("launch", "") in tree(desk)


def test_a_ring_of_new_records_is_refused(steps, desk):
    rows = [{"id": f"step-{one}", "values": {"text": one, "parent": f"step-{two}"}} for one, two in (("bbbb", "cccc"), ("cccc", "bbbb"))]

    steps.send(do="put", table=[], rows=rows)

    assert tree(desk)[-2:] == [("bbbb", "cccc"), ("cccc", "")]


@pytest.mark.parametrize("parent", ["step-nobody", "goal-first", "../../etc", "x" * 10_000, ["step-film", "step-edit"], 3, {"a": "b"}])
def test_what_is_no_step_is_no_place(steps, desk, parent):
    before = desk.plan

    hang(steps, "step-launch", parent)

    assert desk.plan == before
    assert list(steps.form.errors) == ["step-launch.parent"]


@pytest.mark.parametrize("before", ["step-nobody", "step-film", "step-plan", 3, None, ["step-edit"], LONG])
def test_a_neighbour_that_is_none_loses_nothing(steps, desk, before):
    hang(steps, "step-film", "", before=before)

    assert sorted(tree(desk)) == [("edit", "film"), ("film", ""), ("launch", ""), ("plan", "film")]


def test_an_unknown_record_that_is_moved_begins_a_new_one_at_most(steps, desk):
    hang(steps, "../../etc", "step-film")

    assert [name for name, _ in tree(desk)][:2] == ["film", "plan"]
    assert len(desk.plan.content.steps) <= 5


def test_a_text_of_ten_thousand_characters_is_kept(steps, desk):
    steps.send(do="put", table=[], rows=[{"id": "step-bbbb", "values": {"text": LONG, "parent": "step-film"}}], before="")

    assert next(step.text for step in desk.plan.content.steps if step.id == "step-bbbb") == LONG


def test_a_record_with_a_long_text_is_named_shortly_in_a_refusal(steps):
    steps.row("step-film", text=LONG)

    hang(steps, "step-film", "step-edit")

    assert len(steps.form.errors["step-film.parent"]) < 200


def test_the_parts_of_a_removed_record_go_up_one_level(steps, desk):
    hang(steps, "step-film", "step-launch")

    steps.send(do="remove", table=[], row="step-film")

    assert tree(desk) == [("launch", ""), ("plan", "launch"), ("edit", "launch")]


def test_a_removed_record_comes_back_with_its_parts(steps, desk):
    before = desk.plan
    steps.send(do="remove", table=[], row="step-film")

    steps.send(do="restore", table=[], row="step-film", at=0)

    assert desk.plan == before


def test_a_part_that_found_another_place_stays_there(steps, desk):
    steps.send(do="remove", table=[], row="step-film")
    hang(steps, "step-edit", "step-launch")

    steps.send(do="restore", table=[], row="step-film", at=0)

    assert sorted(tree(desk)) == [("edit", "launch"), ("film", ""), ("launch", ""), ("plan", "film")]


def test_what_was_never_removed_does_not_come_back(steps, desk):
    before = desk.plan

    steps.send(do="restore", table=[], row="step-nobody", at=0)

    assert desk.plan == before


def test_removing_an_unknown_record_changes_nothing(steps, desk):
    before = desk.plan

    steps.send(do="remove", table=[], row="step-nobody")

    assert desk.plan == before


def test_a_ring_that_two_people_closed_can_be_opened(desk, hand):
    rows = (Step(id="step-film", text="Film", parent="step-edit"), Step(id="step-edit", text="Cut", parent="step-film"))
    desk.plan = desk.plan.with_content(steps=rows)
    form = hand(desk.open("content", "steps"))
    assert form.form.remarks == {"step-film": ["'Film' and 'Cut' are parts of each other. Choose another place for one of them."]}

    hang(form, "step-edit", "")

    assert form.form.remarks == {}
    assert sorted(tree(desk)) == [("edit", ""), ("film", "edit")]


def test_removing_one_of_a_ring_leaves_the_other(desk, hand):
    rows = (Step(id="step-film", text="Film", parent="step-edit"), Step(id="step-edit", text="Cut", parent="step-film"))
    desk.plan = desk.plan.with_content(steps=rows)

    hand(desk.open("content", "steps")).send(do="remove", table=[], row="step-film")

    assert tree(desk) == [("edit", "")]


def test_a_place_that_the_store_refuses_is_shown_and_kept(steps, desk):
    desk.refuses = True

    answer = hang(steps, "step-launch", "step-film")

    assert answer["left"] == ["step-launch.parent"]
    assert steps.form.value[-1]["parent"] == "step-film"


def test_a_locked_tree_moves_nothing(desk, hand):
    form = hand(desk.open("content", "steps", locked=True))

    hang(form, "step-launch", "step-film")

    assert tree(desk)[-1] == ("launch", "")


def test_a_comment_beneath_a_step_goes_into_its_thread(steps, desk):
    steps.row("note-bbbb", table=("step-edit", "comments"), author="Mara", text="Went well")

    assert [note.text for note in desk.plan.content.steps[2].comments] == ["Went well"]


def test_the_check_of_a_place_speaks_at_its_line(goals, worked_desk):
    goals.row("goal-first", level="social")

    assert goals.form.remarks == {"goal-first": ["'Be the first name' does not say which marketing objective it serves. Choose one."]}


def test_a_level_above_the_one_it_serves_is_kept_and_remarked(goals, worked_desk):
    hang(goals, "goal-spring", "goal-first")

    assert worked_desk.plan.goals.goals[-1].parent == "goal-first"
    assert goals.form.remarks == {
        "goal-spring": ["A business goal stands beneath a marketing objective. Change its level, or lift it out."]
    }


def test_levels_in_their_order_need_no_remark(goals):
    hang(goals, "goal-first", "goal-spring")

    assert goals.form.remarks == {}


def test_a_number_stands_beside_what_it_counts(goals):
    names = [words["name"] for words in goals.form.shape["columns"]]

    assert names[names.index("number") + 1] == "unit"


def test_the_tree_says_which_question_hangs_it(goals, steps):
    assert (goals.form.shape["by"], goals.form.shape["ranked"], steps.form.shape["ranked"]) == ("parent", "level", "")


def test_a_step_knows_the_size_that_is_too_large(steps):
    assert steps.form.shape["counted"]["large"] == 8


@pytest.mark.parametrize("count", [500])
def test_a_chain_of_many_levels_can_be_pasted(blank_desk, hand, count):
    form = hand(blank_desk.open("goals", "goals"))
    rows = [{"id": f"goal-b{n:04}", "values": {"text": str(n), "parent": f"goal-b{n - 1:04}" if n else ""}} for n in range(count)]

    form.send(do="put", table=[], rows=rows, before="")

    assert [goal.parent for goal in blank_desk.plan.goals.goals][-1] == f"goal-b{count - 2:04}"


def test_the_plan_before_is_untouched(steps, desk):
    before = desk.plan

    hang(steps, "step-launch", "step-film")

    assert before.content.steps[-1].parent == ""


def test_the_form_asks_for_goals_as_they_are_kept(goals, worked_desk):
    assert [row["id"] for row in goals.form.value] == [goal.id for goal in worked_desk.plan.goals.goals]
    assert all(isinstance(goal, Goal) for goal in worked_desk.plan.goals.goals)
