import datetime as dt

import pytest

from smplan_kernel.plan import Correction, blank_plan
from smplan_kernel.plan.phases import phase_of
from tests.plan.builders import TODAY


def told(plan, today=TODAY):
    phase = phase_of(plan, today=today)
    return phase.name, phase.next_page


def test_a_blank_plan_begins_with_why():
    assert told(blank_plan("fernhill")) == ("overview", "start")


def test_a_plan_with_aims_is_being_made(worked_plan):
    assert told(worked_plan.with_plan(starts=None)) == ("plan", "resources")


def test_a_plan_under_way_is_managed(worked_plan):
    assert told(worked_plan) == ("ongoing management", "content")


def test_a_late_review_is_next(worked_plan):
    assert told(worked_plan, dt.date(2026, 12, 24)) == ("periodic review", "monthly_review")


def test_a_proposed_correction_waits_for_a_decision(worked_plan):
    assert told(worked_plan.with_review(corrections=(Correction.new(text="Fewer posts"),))) == ("correction", "review_meeting")


@pytest.mark.parametrize("day", [dt.date(2026, 10, 1), TODAY])
def test_a_phase_begins_with_the_last_review_or_the_start(worked_plan, day):
    since = phase_of(worked_plan, today=day).since

    assert since == max(since for since in (dt.date(2026, 10, 1), dt.date(2026, 10, 29)) if since <= day)
