"""What went out in a month, from the log or the calendar, each piece once."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.plan import CalendarEntry, blank_plan
from smplan_kernel.plan.pieces import Pieces, months_of, pieces_in
from smplan_kernel.plan.publishing import Published


def entry(key, **changes):
    return CalendarEntry(id=f"entr-{key}", **({"on": dt.date(2026, 10, 5), "channel": "chan-feed", "status": "published"} | changes))


def count(key, **changes):
    return Published(id=f"publ-{key}", **({"month": "2026-10", "channel": "chan-feed", "pieces": 9} | changes))


def planned(*entries, log=()):
    return blank_plan("fernhill").with_content(entries=entries, published=log)


def test_published_pieces_of_the_calendar_count():
    plan = planned(entry("one1"), entry("two2", source="others"), entry("three", status="planned"))

    assert pieces_in(plan, "2026-10") == {"chan-feed": Pieces(channel="chan-feed", own=1, others=1)}


def test_a_log_takes_the_place_of_the_calendar_on_its_channel_alone():
    plan = planned(entry("one1"), entry("two2", channel="chan-blog"), log=(count("own1"), count("other", source="others", pieces=4)))

    assert {name: (one.own, one.others) for name, one in pieces_in(plan, "2026-10").items()} == {"chan-feed": (9, 4), "chan-blog": (1, 0)}


def test_a_count_that_is_missing_is_not_zero():
    assert pieces_in(planned(log=(count("none", pieces=None),)), "2026-10") == {}


def test_a_month_that_is_not_counted_whole_says_to_which_day():
    last = dt.date(2026, 10, 7)
    plan = planned(log=(count("part", counted_from=dt.date(2026, 10, 1), counted_to=last),))

    assert pieces_in(plan, "2026-10")["chan-feed"].to == last


@pytest.mark.parametrize(
    ("plan", "months"), [(planned(entry("one1"), log=(count("own1", month="2026-09"),)), ("2026-09", "2026-10")), (planned(), ())]
)
def test_months_are_those_in_which_anything_is_known(plan, months):
    assert months_of(plan) == months
