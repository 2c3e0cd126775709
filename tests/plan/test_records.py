import datetime as dt

import pytest
from pydantic import ValidationError

from smplan_kernel.plan import Code, Comment, Event, Goal, Step, Verdict, new_id
from smplan_kernel.plan.ownership import Role, Rota
from tests.plan.builders import make_goal, make_step

HOSTILE = (
    "x" * 20_000,
    "👩‍🌾 🌱",
    "مرحبا بالعالم",
    "</script><script>alert(1)</script>",
    "=1+1",
    "'; DROP TABLE plan; --",
    "  spaces\tand\r\nlines  ",
    "\u202egnirts",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_is_kept_exactly(text):
    assert make_goal(text=text).text == text


@pytest.mark.parametrize(("text", "sentence"), [("a\x00b", "NUL character"), ("a\ud800b", "half of a character")])
def test_text_that_no_store_can_keep_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(ValidationError, match=sentence):
        make_goal(text=text)


def test_lines_that_no_store_can_keep_are_refused():
    with pytest.raises(ValidationError, match="NUL character"):
        make_goal(departments=("Sales", "a\x00"))


def test_two_new_ids_differ():
    assert len({new_id("goal") for _ in range(1000)}) == 1000


def test_an_id_tells_its_kind():
    with pytest.raises(ValidationError, match="must begin with goal-"):
        Goal(id="step-3k7q9x2m5v")


def test_a_record_never_changes_in_place():
    with pytest.raises(ValidationError, match="frozen"):
        make_goal().text = "other"


def test_an_unknown_answer_is_refused():
    with pytest.raises(ValidationError, match="Extra inputs"):
        make_goal(colour="green")


def test_a_choice_that_is_not_offered_is_refused():
    with pytest.raises(ValidationError, match="level must be one of business, marketing, social, not 'secret'"):
        make_goal(level="secret")


def test_one_of_several_choices_that_is_not_offered_is_refused():
    with pytest.raises(ValidationError, match="families must be one of"):
        make_goal(families=("sales", "secret"))


def test_a_month_is_a_month():
    with pytest.raises(ValidationError, match="must be a month such as 2026-10, not '2026-13'"):
        Verdict.new(month="2026-13")


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_is_a_number(number):
    with pytest.raises(ValidationError, match="finite"):
        make_goal(number=number)


def test_a_number_is_no_day():
    with pytest.raises(ValidationError, match="0 is not a day such as 2026-10-31"):
        make_goal(date=0)


def test_yes_is_no_number():
    with pytest.raises(ValidationError, match="True is not a number"):
        make_goal(number=True)


def test_a_copy_is_checked():
    with pytest.raises(ValidationError, match="level must be one of"):
        make_goal().model_copy(update={"level": "secret"})


def test_a_copy_leaves_the_original_alone():
    goal = make_goal(number=10)
    goal.replace(number=12)

    assert goal.number == 10


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (Step, {"started": dt.date(2027, 1, 2), "done": dt.date(2027, 1, 1)}),
        (Event, {"starts": dt.date(2027, 1, 2), "ends": dt.date(2027, 1, 1)}),
        (Code, {"valid_from": dt.date(2027, 1, 2), "valid_to": dt.date(2027, 1, 1)}),
        (Rota, {"starts": dt.date(2027, 1, 2), "ends": dt.date(2027, 1, 1)}),
    ],
)
def test_nothing_ends_before_it_begins(kind, answers):
    with pytest.raises(ValidationError, match="must not be before"):
        kind.new(**answers)


def test_a_step_may_be_done_before_the_day_it_was_planned_for():
    step = make_step(planned=dt.date(2027, 1, 10), done=dt.date(2027, 1, 2))

    assert step.done == dt.date(2027, 1, 2)


def test_a_step_does_not_wait_for_itself():
    with pytest.raises(ValidationError, match="cannot wait for itself"):
        Step(id="step-film", waits_for=("step-film",))


def test_a_role_does_not_report_to_itself():
    with pytest.raises(ValidationError, match="cannot report to itself"):
        Role(id="role-editor", reports_to="role-editor")


def test_a_comment_is_known_by_its_words():
    assert Comment.new(text="Good light").title == "Good light"
