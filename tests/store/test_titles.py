from __future__ import annotations

import pytest

from smplan_kernel.plan import Goal, blank_plan
from smplan_kernel.store.titles import change_title, place_asked, place_title

GOAL = Goal(id="goal-first", text="Twelve commissions", number=10.0)
OTHER = Goal(id="goal-other", text="Be known")
PLAN = blank_plan("fernhill").with_goals(goals=(GOAL, OTHER))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("goals.goals.goal-first.number", "Goal 'Twelve commissions', number"),
        ("goals.goals.goal-first", "Goal 'Twelve commissions'"),
        ("goals.goals.goal-gone", "Goal"),
        ("goals.goals.(order)", "Order of goals"),
        ("start.mission", "Start, mission"),
    ],
)
def test_a_place_is_called_by_the_plans_own_words(path, title):
    assert place_title(path, (PLAN,)) == title


def test_a_long_name_is_cut_at_a_word():
    plan = PLAN.with_goals(goals=(GOAL.replace(text="word " * 40),))

    assert len(place_title("goals.goals.goal-first.number", (plan,))) < 90


@pytest.mark.parametrize(
    ("goals", "title"),
    [
        ((GOAL.replace(number=12.0), OTHER), "Goal 'Twelve commissions', number"),
        ((GOAL,), "Goal 'Be known' taken out"),
        ((GOAL, OTHER, Goal(id="goal-third", text="Third")), "Goal 'Third' added"),
        ((OTHER, GOAL), "Order of goals"),
        ((GOAL.replace(number=12.0, text="Dozen"), OTHER), "Goal 'Dozen', text and 1 more"),
    ],
)
def test_a_change_is_told_by_its_first_place(goals, title):
    assert change_title(PLAN, PLAN.with_goals(goals=goals), ("goals",)) == title


def test_a_change_elsewhere_is_not_told():
    assert change_title(PLAN, PLAN.with_start(mission="Grow"), ("goals",)) == ""


def test_a_place_knows_its_question():
    asked = place_asked("goals.goals.goal-first.number")

    assert asked is not None
    assert (asked.kind, place_asked("goals.goals.goal-first")) == ("number", None)
