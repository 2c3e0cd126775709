"""A page over a real store when saving is not simple: trouble that comes and goes, two people, steps back, a plan that is gone."""

from __future__ import annotations

import dataclasses

import pytest

from smplan_kernel.errors import BusyError, WorkspaceError
from smplan_kernel.plan import Goal, blank_plan
from smplan_kernel.store import Workspace, open_workspace
from smplan_kernel.workbook.page import AWAY, Page
from smplan_kernel.workbook.reach import reach_of
from smplan_kernel.workbook.trouble import BUSY, GONE, KEPT, trouble_words
from smplan_kernel.workbook.which import Opened, open_plan

GOAL = Goal(id="goal-first", text="Be the first name", number=10.0)


@pytest.fixture
def place(tmp_path):
    with open_workspace(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def ines(place: Workspace):
    return place.session("Ines")


@pytest.fixture
def plan(ines):
    return ines.new_plan(blank_plan("fernhill").with_goals(goals=(GOAL,))).plan


@pytest.fixture
def page(place, plan):
    """Jon's window."""
    session = place.session("Jon")
    return Page("goals", session, open_plan(session, plan.id))


@pytest.fixture
def form(page):
    return page.ask("goals")


def wish(page, **words):
    page.notice._receive(page.notice, words, [])


def look(page, *, how="here", times=3):
    for _ in range(times):
        wish(page, look=how)


def put(form, **values):
    form._receive(form, {"do": "put", "stem": "t", "number": 1, "table": [], "rows": [{"id": "goal-first", "values": values}]}, [])
    return form.answer["left"]


def goal(session):
    return session.load("fernhill").plan.goals.goals[0]


def theirs(ines, **answers):
    saved = ines.load("fernhill")
    return ines.save(saved.plan.with_goals(goals=(saved.plan.goals.goals[0].replace(**answers),)), base=saved.revision)


# Other people


def test_the_others_change_arrives_with_their_name(page, form, ines):
    theirs(ines, text="Theirs")
    look(page)

    assert form.value[0]["text"] == "Theirs"
    assert page.notice.words.endswith(" by Ines")


def test_my_own_other_window_is_called_so(page, form, place):
    theirs(place.session("Jon"), text="Mine, over there")
    look(page)

    assert page.notice.words.endswith(" in another window")


def test_somebody_without_a_name_is_somebody_else(page, form, place):
    theirs(place.session(""), text="Theirs")
    look(page)

    assert page.notice.words.endswith(" by somebody else")


def test_while_somebody_types_the_others_work_waits(page, form, ines):
    theirs(ines, text="Theirs")
    look(page, how=AWAY)

    assert form.value[0]["text"] == GOAL.text


def test_my_save_brings_the_others_change_along_and_is_mine(page, form, ines):
    theirs(ines, text="Theirs")
    put(form, number="12")

    assert (goal(ines).text, goal(ines).number) == ("Theirs", 12.0)
    assert " by " not in page.notice.words


def test_a_goal_that_the_other_removed_while_i_wrote_is_asked_about(page, form, ines, plan):
    ines.save(plan.with_goals(goals=()), base=1)
    put(form, number="12")

    (clash,) = page.notice.clashes
    assert (clash["mine_words"], clash["theirs_words"]) == ("Keep it, as I changed it", "Take it out, as Ines did")


def test_both_long_texts_are_kept_when_somebody_says_so(place, plan, ines):
    session = place.session("Jon")
    page = Page("start", session, open_plan(session, plan.id))
    ines.save(plan.with_start(mission="Theirs"), base=1)
    page.take(lambda plan: plan.with_start(mission="Mine"))
    wish(page, choose={page.notice.clashes[0]["path"]: "both"})

    assert ines.load("fernhill").plan.start.mission == "Theirs\n\nMine"


def test_a_plan_that_another_window_began_is_joined(place):
    windows = [Page("start", place.session("Jon"), Opened(plan=blank_plan("my-plan"))) for _ in range(2)]
    windows[0].take(lambda plan: plan.with_start(mission="Grow"))
    windows[1].take(lambda plan: plan.with_start(position="First"))

    start = place.session().load("my-plan").plan.start
    assert (start.mission, start.position) == ("Grow", "First")


# Trouble


@pytest.fixture
def busy(page, monkeypatch):
    """The store is taken; answers how to give it back."""
    stored = page._stored

    def refuse(_choices):
        what = "Saving in /plans"
        raise BusyError(what, "10:42")

    monkeypatch.setattr(page, "_stored", refuse)
    return lambda: monkeypatch.setattr(page, "_stored", stored)


def test_a_busy_store_is_told_without_its_address(page, form, busy):
    left = put(form, number="12")

    assert (left, page.notice.words) == (["goal-first.number"], "Not saved")
    assert page.notice.problem == f"{BUSY} {KEPT}"


def test_what_waited_is_saved_by_itself_when_the_store_is_free(page, form, busy, ines):
    put(form, number="12")
    busy()
    look(page)

    assert goal(ines).number == 12.0
    assert (page.notice.problem, form.errors, page.notice.words[:6]) == ("", {}, "Saved ")


def test_a_role_that_may_only_look_is_told_so_and_not_tried_again(page, form):
    page._session = dataclasses.replace(page._session, role="viewer")
    left = put(form, number="12")

    assert (left, page.notice.can_retry) == (["goal-first.number"], False)
    assert "may not" in page.notice.problem


def test_an_erased_plan_is_told_also_while_somebody_types(page, form, ines):
    ines.erase("fernhill")
    look(page, how=AWAY, times=1)

    assert (page.notice.problem, page.notice.can_retry, page.notice.is_unsaved) == (GONE, False, False)


def test_what_is_typed_into_an_erased_plan_is_not_called_saved(page, form, ines):
    ines.erase("fernhill")
    left = put(form, number="12")

    assert (left, page.notice.words, page.notice.problem) == (["goal-first.number"], "Not saved", GONE)
    assert form.value[0]["number"] == "12"


def test_a_damaged_store_is_told_and_nothing_is_called_saved(page, form, place):
    place.close()
    (place.folder / "smplan.db").write_bytes(b"not a database at all " * 400)
    left = put(form, number="12")

    assert (left, page.notice.words) == (["goal-first.number"], "Not saved")
    assert "damaged" in page.notice.problem


def test_a_trouble_without_loss_is_no_loss_and_passes(page, form, monkeypatch):
    def out_of_reach(_self, _plan):
        what = "Reading"
        raise BusyError(what, "10:42")

    with monkeypatch.context() as there:
        there.setattr(type(page._session), "newest", out_of_reach)
        look(page, times=1)
        assert (page.notice.words, page.notice.is_unsaved) == ("Plan out of reach", False)
    look(page, times=1)

    assert page.notice.words.startswith("Saved ")


# One step back, one step forward


def test_the_step_back_is_named_and_taken(page, form, ines):
    put(form, number="12")
    named = page.notice.undo
    wish(page, undo=True)

    assert named == "Goal 'Be the first name', number"
    assert (goal(ines).number, page.notice.undo, page.notice.redo) == (10.0, "", "Goal 'Be the first name', number")


def test_the_step_forward_brings_it_again(page, form, ines):
    put(form, number="12")
    wish(page, undo=True)
    wish(page, redo=True)

    assert (goal(ines).number, page.notice.redo) == (12.0, "")


def test_the_way_back_is_there_after_a_reload(page, form, place):
    put(form, number="12")
    session = place.session("Jon")
    again = Page("goals", session, open_plan(session, "fernhill"))
    look(again, times=1)

    assert again.notice.undo == "Goal 'Be the first name', number"


def test_what_somebody_else_did_is_not_mine_to_take_back(page, form, ines):
    theirs(ines, number=12.0)
    look(page)
    wish(page, undo=True)

    assert (page.notice.undo, goal(ines).number) == ("", 12.0)


@pytest.fixture
def overtaken(page, form, ines):
    put(form, number="12")
    theirs(ines, number=15.0)
    look(page)
    wish(page, undo=True)
    return page


def test_a_step_back_over_somebody_elses_change_is_asked(overtaken, ines):
    (clash,) = overtaken.notice.clashes

    assert (clash["mine"], clash["theirs"], goal(ines).number) == ("10", "15", 15.0)


@pytest.mark.parametrize(("side", "number"), [("mine", 10.0), ("theirs", 15.0)])
def test_the_answer_is_kept(overtaken, ines, side, number):
    wish(overtaken, choose={overtaken.notice.clashes[0]["path"]: side})

    assert (goal(ines).number, overtaken.notice.clashes) == (number, [])


def test_the_question_can_be_left(overtaken, ines):
    wish(overtaken, leave=True)

    assert (goal(ines).number, overtaken.notice.clashes, overtaken.notice.state) == (15.0, [], "saved")


@pytest.mark.parametrize(
    ("key", "place", "is_held"),
    [
        ("goals", "goals.goals.number", True),
        ("goals", "goals.goals", True),
        ("goals", "goals.goals.verdicts", False),
        ("goals", "start.mission", False),
        ("review_meeting", "goals.goals.verdicts", True),
        ("review_meeting", "review.corrections.status", True),
        ("review_meeting", "goals.goals.number", False),
        ("plan", "review.rule", True),
        ("plan", "review.corrections", False),
    ],
)
def test_a_page_reaches_what_it_asks_for(key, place, is_held):
    assert reach_of(key, "Jon").holds(place) == is_held


def test_a_history_that_cannot_be_read_does_not_turn_a_save_into_a_loss(page, form, ines, monkeypatch):
    def out_of_reach(*_):
        what = "Reading"
        raise BusyError(what, "10:42")

    monkeypatch.setattr(type(page._session), "next_steps", out_of_reach)

    assert put(form, number="12") == []
    assert (goal(ines).number, page.notice.words[:6], page.notice.undo) == (12.0, "Saved ", "")


def test_a_full_disk_is_told_without_its_folder():
    problem = WorkspaceError("/home/ines/plans/smplan.db", "the disk is full", "Free some space.")

    assert trouble_words(problem, is_unsaved=True) == f"The disk is full. Free some space. {KEPT}"


def test_a_withdrawn_link_is_named():
    problem = WorkspaceError("This link", "it was withdrawn", "Ask the plan's owner for a new one.")

    assert trouble_words(problem, is_unsaved=False) == "This link: it was withdrawn. Ask the plan's owner for a new one."
