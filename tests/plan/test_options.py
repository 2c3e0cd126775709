"""What references may name."""

from __future__ import annotations

from smplan_kernel.plan import Goal, Person, blank_plan
from smplan_kernel.plan.options import options_of

PLAN = (
    blank_plan("fernhill")
    .with_ownership(people=(Person(id="pson-mara", name="Mara Lind"),))
    .with_goals(goals=(Goal(id="goal-visits", text="Ten visits"),))
)


def test_records_are_offered_under_their_prefix_by_name():
    assert options_of(PLAN, {"pson", "chan"}) == {"chan": (), "pson": (("pson-mara", "Mara Lind"),)}


def test_any_offers_every_record():
    assert options_of(PLAN, {"any"})["any"] == (("goal-visits", "Ten visits"), ("pson-mara", "Mara Lind"))
