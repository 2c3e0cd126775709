"""A page is finished when it answers what a plan of its depth needs; what stands folded below holds nothing up."""

from __future__ import annotations

import json

import pytest

from smplan_kernel import paths
from smplan_kernel.plan import Goal, blank_plan, load_document
from smplan_kernel.plan.goals import GoodwillPulse
from smplan_kernel.plan.pages import PAGES, page
from smplan_kernel.plan.resources import HoursSpent
from smplan_kernel.workbook.progress import open_questions, state_of

GOALS = {"goals": (Goal(id="goal-aaaa", text="Twelve commissions"),)}
ASKED = [pytest.param(one, id=one.key) for one in PAGES if one.asks]


def test_one_goal_finishes_the_goals_of_a_one_page_plan():
    plan = blank_plan("fernhill").with_start(depth="one-page").with_goals(**GOALS)

    assert state_of(page("goals"), plan) == "done"


def test_one_goal_only_begins_the_goals_of_a_standard_plan():
    plan = blank_plan("fernhill").with_goals(**GOALS)

    assert state_of(page("goals"), plan) == "started"
    assert [ask.key for ask in open_questions(page("goals"), plan)] == ["success", "participants", "other_plans"]


def test_what_is_written_down_as_it_happens_begins_a_page():
    plan = blank_plan("fernhill").with_goals(pulses=(GoodwillPulse(id="puls-aaaa", people=9),))

    assert state_of(page("goals"), plan) == "started"


def test_what_is_written_down_as_it_happens_never_finishes_a_page():
    plan = blank_plan("fernhill").with_resources(hours_spent=(HoursSpent(id="hour-aaaa", hours=9),))

    assert state_of(page("resources"), plan) == "started"


@pytest.mark.parametrize("depth", ["one-page", "standard", "full"])
@pytest.mark.parametrize("asked", ASKED)
def test_the_finished_example_is_finished_at_every_depth(asked, depth):
    sample = load_document(json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8")), "plan.json")

    assert state_of(asked, sample.with_start(depth=depth)) == "done"
