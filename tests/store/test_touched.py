"""When a page was last changed by people: from the versions up to one, without what a review wrote."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.plan import Goal, Person, blank_plan
from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.store import Workspace
from tests.store.conftest import Clock

DAY = 24 * 3600
BEGAN = dt.date(2026, 11, 2)


def test_a_page_is_as_old_as_its_last_change_by_people(workspace: Workspace, clock: Clock):
    session = workspace.session(who="Mara")
    plan = session.new_plan(blank_plan("fernhill")).plan
    clock.wait(3 * DAY)
    plan = session.save(plan.with_goals(goals=(Goal(id="goal-more", text="More"),)), base=1, why="a goal").plan
    clock.wait(DAY)
    plan = session.save(plan.with_goals(goals=(Goal(id="goal-more", text="Many more"),)), base=2, why="review of 2026-10").plan
    clock.wait(DAY)
    session.save(plan.with_ownership(people=(Person(id="pson-mara", name="Mara"),)), base=3)

    bare = dict.fromkeys(SECTIONS, BEGAN)
    assert session.last_touched("fernhill", revision=4) == bare | {"goals": dt.date(2026, 11, 5), "ownership": dt.date(2026, 11, 7)}
    assert session.last_touched("fernhill", revision=3) == bare | {"goals": dt.date(2026, 11, 5)}
    assert session.last_touched("fernhill", revision=1) == bare
