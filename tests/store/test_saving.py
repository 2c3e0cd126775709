from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import Conflict
from smplan_kernel.plan import Code, Goal
from smplan_kernel.store import saving

pytestmark = pytest.mark.usefixtures("forgetful")


@pytest.fixture
def ben(workspace):
    return workspace.session("Ben", "editor")


@pytest.fixture
def goal():
    return Goal.new(text="Twelve commissions", number=10.0)


@pytest.fixture
def planned(owner, fernhill, goal):
    """Version 2: one goal."""
    return owner.save(fernhill.plan.with_goals(goals=(goal,)), base=1)


def edited(saved, goal, **answers):
    return saved.plan.with_goals(goals=(goal.replace(**answers),))


def test_two_people_in_different_places_both_stay(owner, ben, planned, goal):
    owner.save(edited(planned, goal, number=12.0), base=2)
    saved = ben.save(edited(planned, goal, owner="pson-aaaa"), base=2)

    assert [(found.number, found.owner) for found in saved.plan.goals.goals] == [(12.0, "pson-aaaa")]
    assert saved.merged


def test_two_people_in_the_same_place_get_both_texts(owner, ben, planned, goal):
    owner.save(edited(planned, goal, number=12.0), base=2)
    with pytest.raises(Conflict) as caught:
        ben.save(edited(planned, goal, number=20.0), base=2)

    (clash,) = caught.value.clashes
    assert (clash.before, clash.mine, clash.theirs) == (10.0, 20.0, 12.0)


def test_a_clash_is_told_in_the_plans_own_words(owner, ben, planned, goal):
    owner.save(edited(planned, goal, number=12.0), base=2)
    with pytest.raises(Conflict, match=r"^Anna changed Goal 'Twelve commissions', number while you did\.") as caught:
        ben.save(edited(planned, goal, number=20.0), base=2)

    assert (caught.value.theirs_by, caught.value.current) == ("Anna", 3)


def test_a_clash_on_a_page_is_told_with_the_pages_title(owner, ben, planned):
    owner.save(planned.plan.with_start(hours_per_week=3), base=2)
    with pytest.raises(Conflict) as caught:
        ben.save(planned.plan.with_start(hours_per_week=5), base=2)

    assert caught.value.clashes[0].title.startswith("Start, ")


def test_a_conflict_saves_nothing(owner, ben, planned, goal):
    owner.save(edited(planned, goal, number=12.0), base=2)
    with pytest.raises(Conflict):
        ben.save(edited(planned, goal, number=20.0, owner="pson-aaaa"), base=2)

    assert owner.load("fernhill").revision == 3


@pytest.mark.parametrize(("side", "number"), [("mine", 20.0), ("theirs", 12.0)])
def test_a_chosen_side_stays_and_the_rest_is_kept(owner, ben, planned, goal, side, number):
    owner.save(edited(planned, goal, number=12.0), base=2)
    choices = {f"goals.goals.{goal.id}.number": side}
    saved = ben.save(edited(planned, goal, number=20.0, owner="pson-aaaa"), base=2, choices=choices)

    assert [(found.number, found.owner) for found in saved.plan.goals.goals] == [(number, "pson-aaaa")]


def test_what_one_took_out_may_be_kept_by_the_other_under_a_new_name(owner, ben, planned, goal):
    owner.save(planned.plan.with_goals(goals=()), base=2)
    saved = ben.save(edited(planned, goal, text="Twenty commissions"), base=2, choices={f"goals.goals.{goal.id}": "mine"})

    assert ([found.text for found in saved.plan.goals.goals], saved.plan.stones) == (["Twenty commissions"], ())


@pytest.fixture
def coded(owner, fernhill):
    """Version 2: a code that is valid in November."""
    code = Code.new(code="AUTUMN", valid_from=dt.date(2026, 11, 1), valid_to=dt.date(2026, 11, 30))
    return owner.save(fernhill.plan.with_metrics(codes=(code,)), base=1)


def later_and_shorter(owner, coded):
    """Anna begins the code later, and the other one ends it earlier: each is possible, both are not."""
    (code,) = coded.plan.metrics.codes
    owner.save(coded.plan.with_metrics(codes=(code.replace(valid_from=dt.date(2026, 11, 20)),)), base=2)
    return coded.plan.with_metrics(codes=(code.replace(valid_to=dt.date(2026, 11, 10)),)).with_start(hours_per_week=4)


def test_two_changes_that_cannot_stand_together_are_asked_about(owner, ben, coded):
    shorter = later_and_shorter(owner, coded)
    with pytest.raises(Conflict) as caught:
        ben.save(shorter, base=2)

    assert [clash.path.rpartition(".")[2] for clash in caught.value.clashes] == ["valid_from", "valid_to"]


def test_two_changes_that_cannot_stand_together_are_settled_by_choosing(owner, ben, coded):
    shorter = later_and_shorter(owner, coded)
    (code,) = shorter.metrics.codes
    choices = {f"metrics.codes.{code.id}.{name}": "mine" for name in ("valid_from", "valid_to")}

    assert ben.save(shorter, base=2, choices=choices).plan.metrics.codes == (code,)


def test_authors_of_later_versions_are_named(owner, ben, workspace, planned, goal):
    owner.save(edited(planned, goal, number=12.0), base=2)
    workspace.session("Cleo", "editor").save(edited(planned, goal, number=12.0, text="Dozen"), base=2)
    with pytest.raises(Conflict) as caught:
        ben.save(edited(planned, goal, number=20.0), base=2)

    assert caught.value.theirs_by == "Anna and Cleo"


def test_a_plan_from_memory_is_the_one_in_the_database(owner, planned, monkeypatch):
    monkeypatch.setattr(saving, "_READ", {})
    owner.save(planned.plan.with_start(hours_per_week=4), base=2)
    remembered = owner.load("fernhill").plan
    is_from_memory = owner.load("fernhill").plan is remembered
    saving._READ.clear()

    assert is_from_memory
    assert owner.load("fernhill").plan == remembered


def test_only_few_plans_are_kept_in_memory(owner, planned, monkeypatch):
    monkeypatch.setattr(saving, "_READ", {})
    plan = planned.plan
    for number in range(40):
        plan = owner.save(plan.with_start(hours_per_week=number + 1), base=2 + number).plan

    assert len(saving._READ) == saving._READ_AT_MOST
