from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import BudgetLine, CalendarEntry, Channel, Event, Person
from smplan_kernel.plan.publishing import Published, Quota
from smplan_kernel.plan.resources import HoursSpent
from tests.review.plans import make_plan, make_step

SHOW = Event(id="evnt-show", name="Home show", starts=date(2026, 10, 3), ends=date(2026, 10, 5), owner="pson-jonb")


def entry(key, **changes):
    return CalendarEntry(id=f"entr-{key}", **({"on": date(2026, 10, 5), "channel": "chan-feed", "text": "Planting"} | changes))


def planned(*entries, **content):
    return make_plan(channels={"channels": (Channel(id="chan-feed", name="The feed"),)}, content={"entries": entries, **content})


def test_published_pieces_are_compared_with_planned_ones(review):
    made = review(planned(entry("one1", status="published"), entry("two2")))

    assert made.adherence[0].sentence == "The feed: one of two planned pieces published."


def test_a_piece_with_a_day_of_publication_is_published(review):
    assert review(planned(entry("one1", published_on=date(2026, 10, 6)))).adherence[0].published == 1


def test_own_pieces_are_compared_with_the_share_that_was_planned(review):
    made = review(planned(entry("one1", status="published"), entry("two2", status="published", source="others"), own_share=60))

    assert made.adherence[-1].sentence == "One of two pieces were our own (50 %, planned 60 %)."


def test_other_months_pieces_do_not_count(review):
    assert review(planned(entry("one1", on=date(2026, 9, 30)))).adherence == ()


@pytest.mark.parametrize(
    ("plan", "spent", "sentence"),
    [
        (180, 162, "Money: 162 EUR of 180 EUR planned."),
        (180, None, "Money: 180 EUR planned, nothing is written down yet."),
        (None, 20, "Money: 20 EUR, nothing was planned."),
    ],
)
def test_money_is_compared_with_what_was_planned(review, plan, spent, sentence):
    line = BudgetLine(id="budg-show", name="Adverts", month="2026-10", planned=plan, spent=spent)

    assert review(make_plan(resources={"budget": (line,)})).budget[0].sentence == sentence


def test_hours_are_compared_with_what_was_pledged(review):
    people = (Person(id="pson-mara", name="Mara Lind", hours_per_week=4),)
    given = HoursSpent(id="hour-mara", month="2026-10", person="pson-mara", hours=12)
    made = review(make_plan(ownership={"people": people}, resources={"hours_spent": (given,)}))

    assert made.budget[0].sentence == "Hours: 12 hours of 17 hours planned."


def test_without_any_record_nothing_is_said_about_money(review):
    assert review().budget == ()


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"planned": date(2026, 10, 10)}, "late"),
        ({"planned": date(2026, 11, 10)}, "due"),
        ({"planned": date(2026, 10, 10), "done": date(2026, 10, 9)}, "done"),
    ],
)
def test_a_follow_up_is_late_due_or_done(review, changes, state):
    step = make_step(event="evnt-show", moment="after", **changes)

    assert [line.state for line in review(make_plan(content={"events": (SHOW,), "steps": (step,)})).follow_ups] == [state]


def test_an_event_without_a_follow_up_asks_who_comes_back(review):
    line = review(make_plan(content={"events": (SHOW,)})).follow_ups[0]

    assert (line.owner, line.due, line.sentence.endswith("who comes back to the people you met?")) == ("Jon Berg", date(2026, 10, 19), True)


def test_a_follow_up_far_ahead_is_not_due(review):
    step = make_step(event="evnt-show", moment="after", planned=date(2027, 3, 1))

    assert review(make_plan(content={"events": (SHOW,), "steps": (step,)})).follow_ups == ()


def logged(**changes):
    return Published(**({"id": "publ-feed", "month": "2026-10", "channel": "chan-feed", "pieces": 9} | changes))


def test_a_content_log_says_what_went_out_where_the_calendar_only_planned(review):
    made = review(planned(entry("one1", status="published"), entry("two2"), published=(logged(pieces=2),)))

    assert made.adherence[0].sentence == "The feed: two of two planned pieces published."


def test_without_a_calendar_the_quota_is_what_was_planned(review):
    quota = Quota(id="quot-feed", channel="chan-feed", per_week=2)
    made = review(planned(published=(logged(),), quotas=(quota,)))

    assert made.adherence[0].sentence == "The feed: nine pieces published, the quota was 9 a month."


def test_own_pieces_are_counted_from_the_log(review):
    made = review(planned(published=(logged(), logged(id="publ-others", source="others", pieces=3)), own_share=60))

    assert made.adherence[-1].sentence == "Nine of twelve pieces were our own (75 %, planned 60 %)."


def test_a_log_of_a_part_of_the_month_says_so(review):
    part = {"counted_from": date(2026, 10, 1), "counted_to": date(2026, 10, 7)}
    hours = HoursSpent(id="hour-mara", month="2026-10", hours=3, **part)
    made = review(planned(published=(logged(**part),)).with_resources(hours_spent=(hours,)))

    assert made.adherence[0].sentence == "The feed: nine pieces published, nothing was planned (counted to 7 October 2026 only)."
    assert made.budget[-1].sentence.endswith("counted to 7 October 2026 only.")
