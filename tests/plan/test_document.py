import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import smplan_kernel.plan
from smplan_kernel.errors import NewerPlanError, PlanFormatError, PlanNameError
from smplan_kernel.plan import blank_plan, check_plan_id, document, load_document
from smplan_kernel.plan.document import SECTION_TYPES, SECTIONS
from tests.plan.builders import filled_plan, make_goal

KEPT = Path(__file__).parent / "documents"


def test_the_public_names_are_complete_and_sorted():
    assert sorted(smplan_kernel.plan.__all__) == smplan_kernel.plan.__all__


def test_a_worked_plan_comes_back_as_it_was(worked_plan):
    assert load_document(json.loads(json.dumps(document(worked_plan))), "plan.json") == worked_plan


def test_a_document_is_always_in_the_same_order(worked_plan):
    again = load_document(document(worked_plan), "plan.json")

    assert json.dumps(document(again)) == json.dumps(document(worked_plan))


@settings(max_examples=15)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00{}"), min_size=1))
def test_any_text_comes_back_from_every_answer(text):
    plan = filled_plan(text)

    assert load_document(json.loads(json.dumps(document(plan))), "plan.json") == plan


@pytest.mark.parametrize("path", sorted(KEPT.glob("plan-v*.json")), ids=lambda path: path.stem)
def test_a_plan_of_every_format_still_loads(path):
    plan = load_document(json.loads(path.read_text(encoding="utf-8")), path.name)

    assert {type(record).prefix for record in plan.by_id.values()} >= {"goal", "step", "metr", "rule", "note", "evid", "verd"}


def test_a_plan_of_format_1_keeps_every_answer():
    kept = json.loads((KEPT / "plan-v1.json").read_text(encoding="utf-8"))

    assert document(load_document(kept, "plan-v1.json")) == kept


def test_the_plan_kept_for_format_1_answers_every_question():
    kept = json.loads((KEPT / "plan-v1.json").read_text(encoding="utf-8"))

    assert kept == document(filled_plan())


@pytest.mark.parametrize("data", [None, [], "plan", 3])
def test_what_is_no_plan_is_refused(data):
    with pytest.raises(PlanFormatError, match=r"notes\.json is not a plan"):
        load_document(data, "notes.json")


@pytest.mark.parametrize("version", [None, "1", True, 0, -1])
def test_a_document_without_a_format_is_refused(version):
    with pytest.raises(PlanFormatError, match="format"):
        load_document({"schema_version": version, "id": "fernhill"}, "plan.json")


def test_a_newer_plan_is_refused_by_name():
    with pytest.raises(NewerPlanError, match="saved by a newer smplan"):
        load_document({"schema_version": 99, "id": "fernhill"}, "plan.json")


def test_a_bad_answer_is_refused_with_its_place(worked_plan):
    data = document(worked_plan)
    data["goals"]["goals"][1]["number"] = "many"

    with pytest.raises(PlanFormatError, match="goals/goals/1/number") as caught:
        load_document(data, "plan.json")
    assert caught.value.place == "goals/goals/1/number"


def test_loading_leaves_the_document_alone(worked_plan):
    data = document(worked_plan)
    before = copy.deepcopy(data)
    load_document(data, "plan.json")

    assert data == before


def test_an_id_is_given_once():
    goal = make_goal()

    with pytest.raises(ValidationError, match="is given twice"):
        blank_plan("fernhill").with_goals(goals=(goal, goal))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_copy_with_other_answers(section):
    plan = blank_plan("fernhill")
    name = next(iter(SECTION_TYPES[section].model_fields))
    answer = getattr(getattr(filled_plan(), section), name)

    assert getattr(getattr(getattr(plan, f"with_{section}")(**{name: answer}), section), name) == answer


def test_the_old_plan_is_unchanged_after_with_goals():
    plan = blank_plan("fernhill")
    plan.with_goals(goals=(make_goal(),))

    assert plan.goals.goals == ()


def test_a_copy_finds_its_own_records():
    goal = make_goal()
    plan = blank_plan("fernhill")
    assert goal.id not in plan.by_id

    assert plan.model_copy(update={"goals": plan.goals.replace(goals=(goal,))}).by_id[goal.id] == goal


def test_an_unknown_section_is_refused():
    with pytest.raises(ValueError, match="section must be one of start, audit"):
        blank_plan("fernhill").section("astrology")


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Fernhill Garden", "fernhill-garden"),
        ("con", "con-plan"),
        ("2027", "plan-2027"),
        ("../etc", "etc"),
        ("café", "cafe"),
        ("a" * 61, "a" * 60),
        ("", ""),
        ("fernhill\n", "fernhill"),
    ],
)
def test_a_name_that_cannot_be_a_folder_is_refused_with_a_suggestion(name, suggestion):
    with pytest.raises(PlanNameError) as caught:
        check_plan_id(name)
    assert caught.value.suggestion == suggestion


def test_an_organisation_can_be_named_at_once():
    assert blank_plan("fernhill", organisation="Fernhill").start.organisation == "Fernhill"
