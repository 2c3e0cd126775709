from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import PlanFormatError, PlanNameError, PlanNotFoundError, WorkspaceError
from smplan_kernel.plan import Goal, blank_plan

pytestmark = pytest.mark.usefixtures("forgetful")

HOSTILE = (
    "../x",
    "a/../../b",
    "/etc/passwd",
    "con",
    "a\x00b",
    "A",
    "ünder",
    "a" * 61,
    "",
    "-a",
    "a\u202eb",
    "x; DROP TABLE plan",
    "a.",
    "a b",
)


def test_a_plan_reads_back_as_it_was_saved(owner, fernhill):
    loaded = owner.load("fernhill")

    assert loaded.plan == fernhill.plan


def test_a_saved_change_is_the_next_version(owner, fernhill):
    saved = owner.save(fernhill.plan.with_start(hours_per_week=4), base=1, why="more time")

    assert (saved.revision, saved.by, saved.plan.start.hours_per_week) == (2, "Anna", 4)


def test_saving_without_a_change_makes_no_version(owner, fernhill):
    saved = owner.save(fernhill.plan, base=1)

    assert (saved.revision, len(owner.history("fernhill"))) == (1, 1)


def test_every_version_reads_back_exactly(owner, fernhill):
    plans = {1: fernhill.plan}
    for hours in range(1, 66):
        saved = owner.save(plans[hours].with_start(hours_per_week=hours), base=hours)
        plans[saved.revision] = saved.plan

    assert {number: owner.load("fernhill", revision=number).plan for number in plans} == plans


def test_a_version_is_found_by_its_time(owner, fernhill, clock):
    clock.wait(3600)
    between = clock.now
    owner.save(fernhill.plan.with_start(hours_per_week=4), base=1)

    assert owner.load("fernhill", at=between).revision == 1


def test_a_time_before_the_plan_is_told(owner, fernhill):
    with pytest.raises(WorkspaceError, match="was not there yet"):
        owner.load("fernhill", at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


def test_a_version_that_never_was_is_told(owner, fernhill):
    with pytest.raises(WorkspaceError, match="has no version 7"):
        owner.load("fernhill", revision=7)


def test_saving_from_a_version_that_never_was_is_told(owner, fernhill):
    with pytest.raises(WorkspaceError, match="has no version 7"):
        owner.save(fernhill.plan, base=7)


def test_the_list_names_plans_and_who_saved_them(owner, fernhill):
    (entry,) = owner.plans()

    assert (entry.id, entry.name, entry.revision, entry.by) == ("fernhill", "Fernhill Landscapes", 1, "Anna")


def test_an_unknown_plan_names_the_known_ones(owner, fernhill):
    with pytest.raises(PlanNotFoundError, match="There is fernhill"):
        owner.load("oakridge")


def test_a_short_name_is_given_once(owner, fernhill):
    with pytest.raises(WorkspaceError, match="already a plan 'fernhill'"):
        owner.new_plan(blank_plan("fernhill"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_never_comes_near_a_path_or_a_table(workspace, owner, name, monkeypatch):
    monkeypatch.setattr(type(workspace.database), "reading", None)
    monkeypatch.setattr(type(workspace.database), "writing", None)
    before = sorted(workspace.folder.rglob("*"))
    ways_in = (
        owner.load,
        owner.history,
        owner.undo,
        owner.imports,
        owner.observations,
        owner.review_entries,
        owner.erase,
        workspace.inbox,
        lambda text: workspace.review_folder(text, "2026-10"),
        lambda text: owner.make_link(text, "viewer"),
        lambda text: owner.claim_review(text, "2026-10", inputs="", worker=""),
    )

    for way_in in ways_in:
        with pytest.raises(PlanNameError):
            way_in(name)
    assert sorted(workspace.folder.rglob("*")) == before


def test_ten_thousand_hostile_characters_read_back(owner):
    kept = [chr(number) for number in range(1, 0x11000) if not 0xD800 <= number <= 0xDFFF]
    text = "".join(kept[:: len(kept) // 9_900]) + "'\"\\;--</script>{{7*7}}=cmd|' /C calc'!A0\u202e\u2028\ufeff\U0001f600"
    plan = blank_plan("fernhill").with_start(organisation=text).with_goals(goals=(Goal.new(text=text),))
    owner.new_plan(plan, why=text)

    assert len(text) > 9_900
    assert owner.load("fernhill").plan == plan
    assert owner.history("fernhill")[0].why == text
    assert owner.verify("fernhill") == 1


def test_an_id_that_was_taken_out_does_not_come_back_as_something_else(owner, fernhill):
    goal = Goal.new(text="Twelve commissions")
    owner.save(fernhill.plan.with_goals(goals=(goal,)), base=1)
    without = owner.save(fernhill.plan, base=2)

    with pytest.raises(PlanFormatError, match="never used again"):
        owner.save(without.plan.with_goals(goals=(goal.replace(text="Something else"),)), base=3)


def test_what_is_taken_out_leaves_a_stone_with_the_reason(owner, fernhill):
    goal = Goal.new(text="Twelve commissions")
    owner.save(fernhill.plan.with_goals(goals=(goal,)), base=1)
    saved = owner.save(fernhill.plan, base=2, why="not followed any more")

    assert [(stone.id, stone.name, stone.reason) for stone in saved.plan.stones] == [
        (goal.id, "Twelve commissions", "not followed any more")
    ]


def test_erasing_removes_the_plan_and_all_its_rows(owner, fernhill, workspace):
    owner.make_link("fernhill", "viewer")
    workspace.inbox("fernhill")
    owner.erase("fernhill")

    assert owner.plans() == ()
    assert not (workspace.folder / "inbox" / "fernhill").exists()
