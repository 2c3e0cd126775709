import datetime as dt

import pytest

from smplan_kernel.checks.owners import is_group
from smplan_kernel.plan import Stakeholder
from smplan_kernel.plan.lookup import find, replace_record
from tests.plan.builders import make_person, make_step


def with_step(plan, **answers):
    return plan.with_content(steps=(*plan.content.steps, make_step(text="Reply to reviews", **{"channel": "chan-insta", **answers})))


def with_owner(plan, name):
    """The good plan in which somebody new owns the channel's deputy post."""
    person = make_person(id="pson-other", name=name)
    return replace_record(plan.with_ownership(people=(*plan.ownership.people, person)), find(plan, "chan-insta").replace(deputy=person.id))


def high_risk(plan, *functions):
    there = tuple(Stakeholder.new(name="Ada", function=function) for function in functions)
    return plan.with_ownership(risk="high", stakeholders=there)


def test_every_step_has_an_accountable_person_names_the_step(found):
    assert found(lambda plan: with_step(plan, owner="")) == [("L11", "error", "'Reply to reviews' has no accountable person.")]


def test_a_person_who_left_is_not_accountable(found):
    assert [finding[0] for finding in found(lambda plan: with_step(plan, owner="pson-gone"))] == ["L11"]


def test_a_dropped_step_needs_nobody(found):
    assert found(lambda plan: with_step(plan, owner="", status="dropped")) == []


def test_no_owner_is_a_group_names_the_group_and_what_it_owns(found):
    sentence = "'Marketing team' owns 'Reply to reviews'. Name the one person who answers for it."

    assert found(lambda plan: with_step(plan, owner="Marketing team")) == [("L12", "warning", sentence)]


def test_a_group_among_the_people_is_still_a_group(found):
    sentence = "'Marketing team' stands in for 'Instagram'. Name the one person who answers for it."

    assert found(lambda plan: with_owner(plan, "Marketing team")) == [("L12", "warning", sentence)]


@pytest.mark.parametrize(
    "owner",
    [
        "Sales dept",
        "The board",
        "Committee",
        "all",
        "We",
        "Kim and Sam",
        "Kim / Sam",
        "Kim & Sam",
        "Kim, Sam",
        "TBC",
        "tbd",
        "Marketing",
        "Bright Agency",
        "Northlight Ltd",
        "Volunteers",
        "?",
    ],
)
def test_nobody_in_particular_is_a_group(good, owner):
    assert is_group(good, owner)


@pytest.mark.parametrize(
    "owner", ["Boardman", "Ada Boardman", "Marie-Claire", "Alan Teamer", "O'Connor", "Sandy Anders", "Wes All-Right", "Mara Lind", ""]
)
def test_one_person_is_no_group(good, owner):
    assert not is_group(good, owner)


@pytest.mark.parametrize("name", ["Kim Board", "Sam All", "Lee & Co"])
def test_a_name_in_the_list_of_people_is_no_group(good, name):
    plan = good.with_ownership(people=(*good.ownership.people, make_person(id="pson-listed", name=name)))

    assert not is_group(plan, "pson-listed")
    assert not is_group(plan, name)


def test_a_department_of_the_organisation_is_a_group(good):
    assert is_group(good.with_start(departments=("Greenhouse",)), "Greenhouse")


def test_another_language_is_not_read_with_english_words(good):
    assert not is_group(good.with_start(language="de"), "Kim and Sam")


def test_nobody_carries_too_much_counts_steps_and_hours(found):
    def change(plan):
        steps = tuple(make_step(owner="pson-mara", hours=8, slot="slot-share", planned=dt.date(2027, 1, day)) for day in range(1, 13))
        accepted = plan.ownership.commitments[0].replace(id="comm-share", item="slot-share")
        return plan.with_content(steps=(*plan.content.steps, *steps)).with_ownership(commitments=(*plan.ownership.commitments, accepted))

    assert found(change)[0] == (
        "L13",
        "warning",
        "Mara Lind is accountable for 13 steps, about 82 % of the hours pledged. Hand over what others can do.",
    )


def test_more_hours_than_pledged_are_too_much(found):
    def change(plan):
        return replace_record(plan, find(plan, "pson-mara").replace(hours_per_week=2))

    assert ("L13", "warning") in [finding[:2] for finding in found(change)]


def test_every_task_is_accepted_names_person_and_step(found):
    assert found(lambda plan: with_step(plan, owner="pson-berg")) == [("L14", "hint", "Jon Berg has not yet accepted 'Reply to reviews'.")]


def test_a_yes_to_the_larger_thing_counts(found):
    def change(plan):
        accepted = plan.ownership.commitments[1].replace(id="comm-insta", item="chan-insta")
        return with_step(plan, owner="pson-berg").with_ownership(commitments=(*plan.ownership.commitments, accepted))

    assert found(change) == []


def test_a_done_step_needs_no_yes(found):
    assert found(lambda plan: with_step(plan, owner="pson-berg", status="done")) == []


def test_a_risky_plan_has_its_stakeholders_names_who_is_missing(found):
    sentence = "You chose a high risk profile, but nobody from Legal is on the list of stakeholders."

    assert found(lambda plan: high_risk(plan, "HR", "IT security")) == [("L26", "warning", sentence)]


def test_a_risky_plan_with_all_three_is_fine(found):
    assert found(lambda plan: high_risk(plan, "Legal", "Personnel", "Security")) == []
