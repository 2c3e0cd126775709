"""Whose day the moments of an own table are: proposed from what they say, and never another than agreed."""

from __future__ import annotations

import pytest

from tests.layouts.own_table import table

LOCAL = ("2026-09-29T23:30:00+02:00", "2026-09-30T23:30:00+02:00")
WORLD = ("2026-09-29T23:30:00Z", "2026-09-30T23:30:00Z")
WEST = ("2026-09-29T23:30:00-07:00", "2026-09-30T23:30:00-07:00")


@pytest.mark.parametrize(
    ("moments", "zone", "flag"),
    [(LOCAL, "account", "account_local_day"), (LOCAL, "", "unknown_tz"), (WORLD, "utc", "utc_day"), (WEST, "pacific", "pacific_day")],
)
def test_an_own_table_keeps_the_day_that_was_agreed(till, read_table, moments, zone, flag):
    frame = read_table(table(["Day", "Visitors", "Takings"], [[one, "1", "2"] for one in moments]), till(zone=zone)).observations

    assert frame["period_start"].unique().tolist() == ["2026-09-29", "2026-09-30"]
    assert set(frame["flags"]) == {flag}


@pytest.mark.parametrize(("moments", "zone"), [(LOCAL, "utc"), (LOCAL, "pacific"), (WORLD, "account"), (WORLD, "pacific"), (WEST, "utc")])
def test_an_own_table_in_another_zone_than_agreed_is_refused_with_its_row(till, read_table, moments, zone):
    answer = read_table(table(["Day", "Visitors", "Takings"], [[one, "1", "2"] for one in moments]), till(zone=zone))

    assert (answer.status, answer.count) == ("refused", 0)
    assert "(row 2, column 'Day'" in answer.problems[0]
    assert "is not the one that was agreed" in answer.problems[0]


def test_an_own_table_of_two_zones_is_refused_with_its_row(till, read_table):
    rows = [[one, "1", "2"] for one in (LOCAL[0], WEST[1])]

    assert "(row 3, column 'Day'" in read_table(table(["Day", "Visitors", "Takings"], rows), till()).problems[0]


@pytest.mark.parametrize(
    ("moments", "zone"), [(LOCAL, "account"), (WORLD, "utc"), (("2026-09-29", "2026-09-30"), ""), ((LOCAL[0], WEST[1]), "")]
)
def test_whose_day_it_is_is_proposed_where_the_moments_say_it(look_into, moments, zone):
    seen = look_into(table(["Day", "Visitors"], [[one, "1"] for one in moments]))["look"]

    assert seen["columns"][0]["zone"] == zone
