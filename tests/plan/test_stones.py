import datetime as dt

import pytest

from smplan_kernel.plan import Evidence, Goal, blank_plan
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.stones import with_stones
from tests.plan.builders import make_goal

ON = dt.date(2026, 11, 22)
TWELVE = make_goal(id="goal-twelve", text="Twelve commissions")


@pytest.fixture
def before():
    return blank_plan("fernhill").with_goals(goals=(TWELVE,))


@pytest.fixture
def after(before):
    return with_stones(before, before.with_goals(goals=()), on=ON, reason="Not followed any more")


def test_what_was_taken_out_leaves_a_stone(after):
    stone = after.stones[0]

    assert (stone.id, stone.kind, stone.name, stone.on, stone.reason) == (
        "goal-twelve",
        "goal",
        "Twelve commissions",
        ON,
        "Not followed any more",
    )


def test_what_was_taken_out_keeps_its_name(after):
    assert name_of(after, "goal-twelve") == "Twelve commissions"


def test_what_stays_leaves_no_stone(before):
    assert with_stones(before, before, on=ON, reason="") is before


def test_a_stone_stays_when_a_save_forgets_it(after):
    assert with_stones(after, after.replace(stones=()), on=ON, reason="").stones == after.stones


def test_an_id_is_never_used_again(after):
    with pytest.raises(ValueError, match="never used again"):
        with_stones(after, after.with_goals(goals=(Goal(id="goal-twelve", text="Something else"),)), on=ON, reason="")


def test_an_undo_lifts_the_stone(before, after):
    assert with_stones(after, after.with_goals(goals=before.goals.goals), on=ON, reason="").stones == ()


def test_evidence_leaves_no_stone(before):
    proved = before.with_goals(goals=(TWELVE.replace(evidence=(Evidence.new(month="2026-10", text="60 a month"),)),))

    assert with_stones(proved, before, on=ON, reason="").stones == ()
