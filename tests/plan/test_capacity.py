import pytest

from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.capacity import channel_hours, focus_hours, hours_needed, hours_of, hours_pledged, money_needed
from smplan_kernel.plan.resources import Tool
from tests.plan.builders import make_channel, make_person, make_slot, make_step

MARA = make_person(hours_per_week=6)
PHOTOS = make_channel(hours_per_week=3, owner=MARA.id)
BLANK = blank_plan("fernhill").with_ownership(people=(MARA,))


def test_the_hours_of_activities_stand_within_their_channel():
    slot = make_slot(channel=PHOTOS.id, hours_per_week=2)
    plan = BLANK.with_channels(channels=(PHOTOS,)).with_content(slots=(slot,))

    assert hours_needed(plan) == 3


def test_activities_that_take_more_widen_their_channel():
    slot = make_slot(channel=PHOTOS.id, hours_per_week=5)
    plan = BLANK.with_channels(channels=(PHOTOS,)).with_content(slots=(slot,))

    assert channel_hours(plan, PHOTOS) == 5


def test_a_focus_channel_without_hours_is_estimated():
    plan = BLANK.with_channels(channels=(make_channel(hours_per_week=None),))

    assert focus_hours(plan) == plan.plan.limits.focus_hours


def test_a_channel_to_be_closed_takes_nothing():
    assert hours_needed(BLANK.with_channels(channels=(make_channel(tier="close"),))) == 0


def test_steps_are_spread_over_the_plan():
    plan = BLANK.with_content(steps=(make_step(hours=52, owner=MARA.id),))

    assert hours_needed(plan) == pytest.approx(1)


def test_the_people_s_hours_add_up_to_the_plan_s():
    jon = make_person(name="Jon Berg")
    slots = (make_slot(channel=PHOTOS.id, hours_per_week=1, owner=jon.id), make_slot(hours_per_week=2, owner=MARA.id))
    plan = (
        BLANK.with_ownership(people=(MARA, jon))
        .with_channels(channels=(PHOTOS,))
        .with_content(slots=slots, steps=(make_step(owner=jon.id),))
    )

    assert hours_of(plan, MARA.id) + hours_of(plan, jon.id) == pytest.approx(hours_needed(plan))


def test_without_people_the_first_guess_is_what_was_pledged():
    assert hours_pledged(blank_plan("fernhill").with_start(hours_per_week=5)) == 5


def test_nothing_pledged_is_not_zero():
    assert hours_pledged(blank_plan("fernhill")) is None


def test_money_counts_activities_and_tools():
    plan = BLANK.with_content(slots=(make_slot(cost_per_month=20),)).with_resources(tools=(Tool.new(name="Planner", cost_per_month=10),))

    assert money_needed(plan) == 30
