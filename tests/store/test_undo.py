from __future__ import annotations

import pytest

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.plan import Goal

pytestmark = pytest.mark.usefixtures("forgetful")


@pytest.fixture
def goal():
    return Goal.new(text="Twelve commissions")


@pytest.fixture
def three(owner, fernhill, goal):
    """Versions 2 to 4: hours, a goal, a budget."""
    plan = owner.save(fernhill.plan.with_start(hours_per_week=4), base=1).plan
    plan = owner.save(plan.with_goals(goals=(goal,)), base=2).plan
    return owner.save(plan.with_start(budget_per_month=300), base=3).plan


def facts(plan):
    return (plan.start.hours_per_week, len(plan.goals.goals), plan.start.budget_per_month)


def test_undo_takes_back_the_newest_change(owner, three):
    assert facts(owner.undo("fernhill").plan) == (4, 1, None)


def test_undo_is_a_new_version_that_names_what_it_takes_back(owner, three):
    owner.undo("fernhill")

    assert [(line.number, line.undoes) for line in owner.history("fernhill")][-2:] == [(4, None), (5, 4)]


def test_undo_after_undo_walks_further_back(owner, fernhill, three):
    plans = [facts(owner.undo("fernhill").plan) for _ in range(3)]

    assert plans == [(4, 1, None), (4, 0, None), (None, 0, None)]


def test_undo_of_everything_is_the_first_version_again(owner, fernhill, three):
    for _ in range(3):
        last = owner.undo("fernhill")

    assert last.plan.replace(stones=()) == fernhill.plan


def test_undo_stops_at_the_first_version(owner, fernhill):
    with pytest.raises(WorkspaceError, match="nothing left to take back"):
        owner.undo("fernhill")


def test_redo_walks_forward(owner, three):
    owner.undo("fernhill")
    owner.undo("fernhill")

    assert [facts(owner.redo("fernhill").plan) for _ in range(2)] == [(4, 1, None), (4, 1, 300)]


def test_redo_and_undo_meet(owner, three):
    owner.undo("fernhill")
    owner.redo("fernhill")

    assert facts(owner.undo("fernhill").plan) == (4, 1, None)


def test_a_new_change_clears_what_could_be_put_back(owner, three):
    owner.undo("fernhill")
    owner.save(owner.load("fernhill").plan.with_start(hours_per_week=6), base=5)

    with pytest.raises(WorkspaceError, match="nothing to put back"):
        owner.redo("fernhill")


def test_undo_of_one_page_leaves_the_others(owner, three):
    assert facts(owner.undo("fernhill", section="goals").plan) == (4, 0, 300)


def test_undo_of_one_page_walks_back_on_that_page(owner, three):
    owner.undo("fernhill", section="start")

    assert facts(owner.undo("fernhill", section="start").plan) == (None, 1, None)


def test_a_change_on_two_pages_is_taken_back_one_page_at_a_time(owner, fernhill, goal):
    owner.save(fernhill.plan.with_start(hours_per_week=4).with_goals(goals=(goal,)), base=1)
    owner.undo("fernhill", section="goals")

    assert facts(owner.undo("fernhill").plan) == (None, 0, None)


def test_undo_of_a_removal_brings_the_record_back_without_its_stone(owner, three, goal):
    owner.save(three.with_goals(goals=()), base=4)
    restored = owner.undo("fernhill").plan

    assert (restored.goals.goals, restored.stones) == ((goal,), ())


def test_history_tells_who_when_why_and_what(owner, three):
    line = owner.history("fernhill")[1]

    assert (line.by, line.why, line.sections, [step["path"] for step in line.patch]) == ("Anna", "", ("start",), ["/start/hours_per_week"])
