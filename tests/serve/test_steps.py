import datetime as dt

import pytest

from smplan_kernel.errors import PlanNameError, PlanNotFoundError
from smplan_kernel.plan import blank_plan
from smplan_kernel.review.calendar import latest_finished_month
from smplan_kernel.serve.steps import Shelf
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.which import SeveralPlansError


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path) as place:
        yield place


@pytest.fixture
def shelf(workspace):
    workspace.session().new_plan(blank_plan("fernhill", organisation="Fernhill Garden Design"))
    return Shelf(workspace=workspace)


def test_a_page_knows_where_it_stands(shelf):
    assert shelf.sheet("02_goals", "fernhill")["here"] == "Goals, 3 of 11"


def test_a_monthly_page_is_counted_among_its_own(shelf):
    assert shelf.sheet("12_review_meeting", "fernhill")["here"].endswith("2 of 2")


def test_a_page_knows_its_neighbours(shelf):
    sheet = shelf.sheet("02_goals", "fernhill")

    assert (sheet["previous"]["stem"], sheet["next"]["stem"]) == ("01_audit", "03_personas")


def test_the_first_page_has_no_page_before(shelf):
    assert shelf.sheet("00_start", "fernhill")["previous"] is None


def test_the_last_page_has_no_page_after(shelf):
    assert shelf.sheet("12_review_meeting", "fernhill")["next"] is None


def test_the_plan_is_named(shelf):
    assert shelf.sheet("02_goals", "fernhill")["organisation"] == "Fernhill Garden Design"


def test_links_carry_the_plan(shelf):
    assert shelf.sheet("02_goals", "fernhill")["query"] == "?plan=fernhill"


def test_the_only_plan_is_meant_when_none_is_named(shelf):
    assert shelf.sheet("02_goals", "")["plan"] == "fernhill"


def test_no_plan_is_guessed_among_several(shelf, workspace):
    workspace.session().new_plan(blank_plan("hillfern"))

    with pytest.raises(SeveralPlansError):
        shelf.sheet("02_goals", "")


def test_an_unknown_plan_is_not_opened(shelf):
    with pytest.raises(PlanNotFoundError):
        shelf.sheet("02_goals", "nobody")


def test_a_name_that_cannot_be_a_plan_is_not_opened(shelf):
    with pytest.raises(PlanNameError):
        shelf.sheet("02_goals", "../plans")


def test_a_workspace_without_plans_opens_a_new_one(workspace):
    assert Shelf(workspace=workspace).sheet("02_goals", "")["query"] == ""


def test_the_example_keeps_the_way_back(shelf):
    sheet = shelf.sheet("02_goals", "fernhill", is_example=True)

    assert (sheet["query"], sheet["twin"]) == ("?plan=fernhill&example=1", "02_goals.ipynb?plan=fernhill")


def test_a_month_without_a_review_is_not_begun(shelf):
    assert monthly(shelf) == "empty"


def test_the_last_finished_month_is_done_once_it_is_reviewed(shelf, workspace):
    month = latest_finished_month(dt.datetime.now().astimezone().date())
    claim = workspace.session().claim_review("fernhill", month, inputs="same", worker="test")
    claim.finish(plan_revision=1, mark=0, files={})

    assert monthly(shelf) == "done"


def monthly(shelf):
    return next(step["state"] for step in shelf.sheet("02_goals", "fernhill")["groups"][1]["steps"] if step["key"] == "monthly_review")


def test_a_page_outside_the_workbook_has_no_list_of_pages(shelf):
    assert shelf.sheet("my_notes", "fernhill")["steps"] is False


def test_each_page_says_in_words_how_far_it_is(shelf):
    steps = shelf.sheet("02_goals", "fernhill")["groups"][0]["steps"]

    assert {step["key"]: step["words"] for step in steps}["goals"] == "not begun"
