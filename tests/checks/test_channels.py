import pytest

from smplan_kernel.plan.lookup import find, replace_record
from tests.plan.builders import make_channel

WELL_KEPT = {"personas": ("pers-ines",), "owner": "pson-mara", "deputy": "pson-berg", "logins": ("pson-mara", "pson-berg")}


def with_channel(plan, **answers):
    more = make_channel(**{"name": "Pinterest", "network": "Pinterest", "tier": "maintain", "hours_per_week": 0.5, **WELL_KEPT, **answers})
    return plan.with_channels(channels=(*plan.channels.channels, more))


CASES = [
    ("L08", "error", {"job": " "}, "'Pinterest' has no job yet. What does it do for one of your personas?"),
    ("L08", "error", {"personas": ()}, "'Pinterest' has no persona yet. Which of your personas does it reach?"),
    ("L08", "error", {"personas": ("pers-gone",)}, "'Pinterest' has no persona yet. Which of your personas does it reach?"),
    (
        "L08",
        "error",
        {"job": "", "personas": ()},
        "'Pinterest' has no persona and no job yet. Whom does it reach, and what does it do for them?",
    ),
    ("L10", "error", {"owner": ""}, "Nobody owns 'Pinterest'. Choose the person who updates it."),
    ("L10", "error", {"owner": "pson-gone"}, "Nobody owns 'Pinterest'. Choose the person who updates it."),
    ("L10", "warning", {"deputy": ""}, "'Pinterest' has no deputy for holidays and illness."),
    (
        "L10",
        "warning",
        {"deputy": "pson-mara"},
        "Mara Lind is owner and deputy of 'Pinterest'. Choose somebody else for holidays and illness.",
    ),
    ("L34", "warning", {"logins": ("pson-mara",)}, "Only Mara Lind knows the login of 'Pinterest'. Name a second person."),
    ("L34", "warning", {"logins": ()}, "Nobody is named who knows the login of 'Pinterest'. Name two people."),
]


@pytest.mark.parametrize(("code", "severity", "answers", "sentence"), CASES)
def test_a_fault_in_a_channel_gives_its_finding_alone(found, code, severity, answers, sentence):
    assert found(lambda plan: with_channel(plan, **answers)) == [(code, severity, sentence)]


def test_focus_channels_fit_the_hours_counts_both(found):
    def change(plan):
        return with_channel(plan.with_start(hours_per_week=None), tier="focus", hours_per_week=11, owner="pson-gone")

    assert (
        "L09",
        "warning",
        "Two focus channels need about 14 hours a week; you have 10. Move one to 'maintain'.",
    ) in found(change)


def test_without_hours_nobody_can_tell_whether_they_fit(found):
    def change(plan):
        people = tuple(person.replace(hours_per_week=None) for person in plan.ownership.people)
        return with_channel(plan.with_ownership(people=people).with_start(hours_per_week=None), tier="focus", hours_per_week=90)

    assert found(change) == []


def test_a_channel_to_be_closed_needs_neither_job_nor_owner(found):
    assert found(lambda plan: with_channel(plan, tier="close", job="", personas=(), owner="", deputy="", logins=())) == []


def test_the_logins_of_an_account_count_for_its_channel(found):
    assert found(lambda plan: with_channel(plan, logins=(), accounts=("acct-insta",))) == []


def test_events_have_no_login(found):
    assert found(lambda plan: with_channel(plan, network="Events", logins=())) == []


def test_a_channel_without_a_name_is_called_by_what_it_points_at(found):
    def change(plan):
        return replace_record(plan, find(plan, "chan-insta").replace(name="", job="", owner="pson-mara"))

    assert [finding[0] for finding in found(change)] == ["L08"]
