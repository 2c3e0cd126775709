"""Undo and redo for one person on one page: nobody else's work, no other page's, and nothing that a review wrote is ever taken back."""

from __future__ import annotations

import itertools
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smplan_kernel.errors import Conflict, WorkspaceError
from smplan_kernel.plan import Evidence, Goal, blank_plan
from smplan_kernel.store.undo import Reach

SCHEDULES = int(os.environ.get("SMPLAN_SCHEDULES", "60"))
pytestmark = pytest.mark.usefixtures("forgetful")


def on(page: str, who: str = "Anna") -> Reach:
    return Reach(by=who, holds=lambda place: place.split(".")[0] == page)


@pytest.fixture
def ben(workspace):
    return workspace.session("Ben", "editor")


@pytest.fixture
def goal():
    return Goal.new(text="Twelve commissions", number=10.0)


@pytest.fixture
def planned(owner, fernhill, goal):
    """Versions 2 and 3: a goal, and its number."""
    saved = owner.save(fernhill.plan.with_goals(goals=(goal,)), base=1)
    return owner.save(saved.plan.with_goals(goals=(goal.replace(number=12.0),)), base=2)


def write(session, **answers):
    saved = session.load("fernhill")
    return session.save(saved.plan.with_start(**answers), base=saved.revision)


def rewrite(session, **answers):
    saved = session.load("fernhill")
    (goal,) = saved.plan.goals.goals
    return session.save(saved.plan.with_goals(goals=(goal.replace(**answers),)), base=saved.revision)


def test_the_others_newer_change_is_passed_by(owner, ben, planned):
    write(ben, hours_per_week=3)
    rewrite(ben, date="2027-06-30")

    undone = owner.undo("fernhill", reach=on("goals")).plan

    assert (undone.goals.goals[0].number, str(undone.goals.goals[0].date), undone.start.hours_per_week) == (10.0, "2027-06-30", 3)


def test_the_label_names_what_would_be_taken_back_and_put_back(owner, planned):
    before = owner.next_steps("fernhill", on("goals"))
    owner.undo("fernhill", reach=on("goals"))

    assert before == ("Goal 'Twelve commissions', number", "")
    assert owner.next_steps("fernhill", on("goals")) == ("Goal 'Twelve commissions' added", "Goal 'Twelve commissions', number")


def test_whoever_wrote_nothing_has_nothing_to_take_back(owner, ben, planned):
    assert ben.next_steps("fernhill", on("goals", "Ben")) == ("", "")
    with pytest.raises(WorkspaceError, match="nothing left to take back"):
        ben.undo("fernhill", reach=on("goals", "Ben"))


def test_work_on_another_page_does_not_bar_the_way_forward(owner, planned):
    owner.undo("fernhill", reach=on("goals"))
    write(owner, hours_per_week=3)

    assert owner.redo("fernhill", reach=on("goals")).plan.goals.goals[0].number == 12.0


def test_the_others_work_on_the_page_does_not_bar_the_way_forward(owner, ben, planned):
    owner.undo("fernhill", reach=on("goals"))
    rewrite(ben, date="2027-06-30")

    assert owner.redo("fernhill", reach=on("goals")).plan.goals.goals[0].number == 12.0


def test_ones_own_work_on_the_page_closes_the_way_forward(owner, planned):
    owner.undo("fernhill", reach=on("goals"))
    rewrite(owner, date="2027-06-30")

    assert owner.next_steps("fernhill", on("goals"))[1] == ""


@pytest.fixture
def overwritten(owner, ben, planned):
    rewrite(ben, number=15.0)
    with pytest.raises(Conflict) as caught:
        owner.undo("fernhill", reach=on("goals"))
    return caught.value


def test_what_somebody_changed_since_is_asked_about(owner, overwritten):
    (clash,) = overwritten.clashes

    assert (clash.mine, clash.theirs, overwritten.theirs_by) == (10.0, 15.0, "Ben")
    assert owner.load("fernhill").plan.goals.goals[0].number == 15.0


@pytest.mark.parametrize(("side", "number"), [("mine", 10.0), ("theirs", 15.0)])
def test_the_choice_settles_it_and_the_way_back_goes_on(owner, overwritten, side, number):
    undone = owner.undo("fernhill", reach=on("goals"), choices={overwritten.clashes[0].path: side})

    assert undone.plan.goals.goals[0].number == number
    assert owner.next_steps("fernhill", on("goals"))[0] == "Goal 'Twelve commissions' added"
    assert owner.verify("fernhill") == undone.revision


def review(session):
    """What a review does to a plan: a line of evidence under each goal."""
    saved = session.load("fernhill")
    found = Evidence.new(month="2026-10", text="Ordinary variation.")
    goals = tuple(goal.replace(evidence=(*goal.evidence, found)) for goal in saved.plan.goals.goals)
    return session.save(saved.plan.with_goals(goals=goals), base=saved.revision, why="review of 2026-10")


@pytest.mark.parametrize("reach", [on("goals"), Reach()], ids=["one page", "anything"])
def test_what_a_review_wrote_is_not_taken_back(owner, planned, reach):
    review(owner)

    (goal,) = owner.undo("fernhill", reach=reach).plan.goals.goals

    assert (goal.number, len(goal.evidence)) == (10.0, 1)


def test_a_goal_that_a_review_wrote_under_is_not_removed_in_silence(owner, fernhill, goal):
    owner.save(fernhill.plan.with_goals(goals=(goal,)), base=1)
    review(owner)

    with pytest.raises(Conflict):
        owner.undo("fernhill", reach=on("goals"))


def test_a_removal_comes_back_without_its_stone_and_goes_again_with_it(owner, planned, goal):
    owner.save(planned.plan.with_goals(goals=()), base=3)
    back = owner.undo("fernhill", reach=on("goals")).plan
    gone = owner.redo("fernhill", reach=on("goals")).plan

    assert ([one.id for one in back.goals.goals], back.stones) == ([goal.id], ())
    assert (gone.goals.goals, [stone.id for stone in gone.stones]) == ((), [goal.id])


def test_a_viewer_takes_nothing_back(workspace, planned):
    with pytest.raises(WorkspaceError, match="viewer"):
        workspace.session("Vera", "viewer").undo("fernhill", reach=on("goals", "Vera"))


PEOPLE = ("Anna", "Ben")
steps = st.tuples(
    st.sampled_from(PEOPLE),
    st.sampled_from(["hours", "about", "text", "number", "add", "remove", "undo", "undo", "redo", "review"]),
    st.sampled_from(["start", "goals"]),
    st.integers(1, 4),
)
names = (f"undone{number}" for number in itertools.count())
Facts = dict[tuple[str, ...], Any]


def facts(plan: Any) -> Facts:
    """Every place that the schedule reaches, with its value."""
    found: Facts = {("start", "hours"): plan.start.hours_per_week, ("start", "about"): plan.start.about}
    for goal in plan.goals.goals:
        found |= {("goals", goal.id, "text"): goal.text, ("goals", goal.id, "number"): goal.number}
    return found


def evidence(plan: Any) -> set[str]:
    return {one.id for goal in plan.goals.goals for one in goal.evidence}


def typed(plan: Any, what: str, value: int) -> Any:  # noqa: PLR0911 - one line for each thing that people do
    goals = plan.goals.goals
    if what == "hours":
        return plan.with_start(hours_per_week=value)
    if what == "about":
        return plan.with_start(about=f"about {value}")
    if what == "add":
        return plan.with_goals(goals=(*goals, Goal.new(text=f"goal {value}")))
    if what == "review":
        found = Evidence.new(month="2026-10", text=f"found {value}")
        return plan.with_goals(goals=tuple(goal.replace(evidence=(*goal.evidence, found.replace(id=Evidence.new().id))) for goal in goals))
    if not goals:
        return plan
    at = value % len(goals)
    if what == "remove":
        return plan.with_goals(goals=(*goals[:at], *goals[at + 1 :]))
    changed = goals[at].replace(text=f"goal {value}") if what == "text" else goals[at].replace(number=float(value))
    return plan.with_goals(goals=(*goals[:at], changed, *goals[at + 1 :]))


ALIKE = [("Ben", "about", 1), ("Anna", "about", 2), ("Anna", "about", 1), ("Ben", "undo", 1), ("Ben", "undo", 1)]  # two write the same
AGAIN = [("Ben", "hours", 2), ("Anna", "hours", 1), ("Anna", "undo", 1), ("Anna", "redo", 1)]  # over another's value once more


@pytest.mark.slow
@settings(max_examples=SCHEDULES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(schedule=st.lists(steps, max_size=25))
@example(schedule=[(who, what, "start", value) for who, what, value in ALIKE])
@example(schedule=[(who, what, "start", value) for who, what, value in AGAIN])
def test_no_schedule_takes_back_anothers_work_another_page_or_a_reviews_words(workspace, schedule):
    name = next(names)
    workspace.session("Carol").new_plan(blank_plan(name))
    wrote: dict[tuple[tuple[str, ...], object], set[str]] = {}  # who has ever given a place a value: what two wrote alike is either's
    owners: dict[tuple[str, ...], set[str]] = {}  # whose the value is that stands there now
    made: set[tuple[object, ...]] = set()  # the steps that people took: who put which value over which
    for who, what, page, value in schedule:
        session = workspace.session(who, "editor")
        before = session.load(name)
        if what not in {"undo", "redo"}:
            why = "review of 2026-10" if what == "review" else ""
            after = session.save(typed(before.plan, what, value), base=before.revision, why=why).plan
        else:
            step = session.undo if what == "undo" else session.redo
            try:
                after = step(name, reach=on(page, who)).plan
            except Conflict:
                others = [place for place, people in owners.items() if people != {who} and place[0] == page]
                assert session.load(name) == before
                assert others or evidence(before.plan)
                continue
            except WorkspaceError:
                assert session.next_steps(name, on(page, who))[what == "redo"] == ""
                continue
            old, new = facts(before.plan), facts(after)
            touched = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}

            assert {place[0] for place in touched} <= {page}
            again = {place for place in touched if what == "redo" and (who, place, old.get(place), new.get(place)) in made}
            assert not [place for place in touched - again if who not in owners.get(place, {who})]
            assert evidence(before.plan) <= evidence(after)
            assert not {stone.id for stone in after.stones} & {goal.id for goal in after.goals.goals}
        old, new = facts(before.plan), facts(after)
        for place in old.keys() | new.keys():
            if old.get(place) != new.get(place):
                if what not in {"undo", "redo"}:
                    wrote.setdefault((place, new.get(place)), set()).add(who)
                    made.add((who, place, old.get(place), new.get(place)))
                owners[place] = wrote.get((place, new.get(place)), {who})

    assert workspace.session().verify(name) == workspace.session().newest(name)


@pytest.mark.slow
@settings(max_examples=SCHEDULES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(st.sampled_from(["hours", "about", "text", "number", "add", "remove"]), st.integers(1, 9)), max_size=12))
def test_one_person_walks_all_the_way_back_and_forward(workspace, changes):
    name = next(names)
    session = workspace.session("Anna")
    session.new_plan(blank_plan(name))
    versions = [facts(session.load(name).plan)]
    for what, value in changes:
        saved = session.load(name)
        facts_now = facts(session.save(typed(saved.plan, what, value), base=saved.revision).plan)
        versions += [facts_now] if facts_now != versions[-1] else []
    both = Reach(by="Anna")
    back = [facts(session.undo(name, reach=both).plan) for _ in versions[1:]]
    forward = [facts(session.redo(name, reach=both).plan) for _ in versions[1:]]

    assert back == versions[-2::-1]
    assert forward == versions[1:]
    assert session.next_steps(name, both)[1] == ""
