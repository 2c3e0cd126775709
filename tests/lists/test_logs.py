"""Logs are counted by month, each line once, whichever files bring it."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.lists import Hints
from smplan_kernel.lists.logs import AS_MONTHS
from smplan_kernel.plan.publishing import Published
from smplan_kernel.plan.resources import HoursSpent
from tests.lists.conftest import filled


def pieces(*days, channel="The feed", source="Our own"):
    return "Date,Channel,Own or others\n" + "".join(f"{day},{channel},{source}\n" for day in days)


def told(plan):
    return [(one.month, one.source, one.pieces, one.counted_from, one.counted_to) for one in plan.content.published]


WEEK_ONE = ("2026-10-01", "2026-10-05", "2026-10-07")
WEEK_TWO = ("2026-10-08", "2026-10-12")
WHOLE = ("2026-09-30", *WEEK_ONE, *WEEK_TWO, "2026-11-01")
FIRST, LAST = dt.date(2026, 10, 1), dt.date(2026, 10, 12)


def test_lines_of_days_are_counted_by_month(laid):
    assert told(laid("content-log", pieces(*WHOLE)).plan)[1] == ("2026-10", "own", 5, None, None)


def test_a_month_of_which_only_some_days_are_known_keeps_them_and_says_so(laid):
    after = laid("content-log", pieces(*WEEK_ONE))

    assert told(after.plan) == [("2026-10", "own", 3, FIRST, dt.date(2026, 10, 7))]
    assert after.notes == ("October 2026 (The feed) is counted from 1 October 2026 to 7 October 2026 only.",)


def test_a_file_with_the_days_that_follow_completes_the_month(laid):
    after = filled(laid("content-log", pieces(*WEEK_ONE)).plan, "content-log", pieces(*WEEK_TWO))

    assert told(after.plan) == [("2026-10", "own", 5, FIRST, LAST)]


@pytest.mark.parametrize("again", [WEEK_ONE, WEEK_TWO, ("2026-10-05", "2026-10-09")])
def test_no_day_is_counted_twice(laid, again):
    once = laid("content-log", pieces(*WEEK_ONE, *WEEK_TWO)).plan
    after = filled(once, "content-log", pieces(*again))

    assert after.plan == once
    assert "October 2026 (The feed) stays as it was" in after.notes[0]


def test_a_file_with_the_whole_month_replaces_what_was_counted(laid):
    once = laid("content-log", pieces(*WEEK_ONE)).plan
    after = filled(once, "content-log", pieces(*WHOLE))

    assert told(after.plan)[0] == ("2026-10", "own", 5, None, None)
    assert after.plan.content.published[0].id == once.content.published[0].id


def test_what_a_whole_month_does_not_name_any_more_is_taken_out(laid):
    once = laid("content-log", pieces(*WHOLE, source="From others")).plan
    after = filled(once, "content-log", pieces(*WHOLE))

    assert (after.taken_out, {one.source for one in after.plan.content.published}) == (3, {"own"})


def test_other_channels_and_months_stay(laid):
    once = laid("content-log", pieces("2026-08-31", *WHOLE, channel="Blog")).plan

    assert filled(once, "content-log", pieces(*WHOLE)).taken_out == 0


def test_a_few_days_do_not_replace_a_month_that_somebody_counted(plan):
    typed = plan.with_content(published=(Published(id="publ-typed", month="2026-10", channel="chan-feed", pieces=9),))

    assert filled(typed, "content-log", pieces(*WEEK_ONE)).plan == typed


def test_a_count_for_a_month_replaces_that_count_alone(plan):
    typed = plan.with_content(published=(Published(id="publ-typed", month="2026-10", channel="chan-feed", pieces=9),))
    after = filled(typed, "content-log", "Month,Channel,Own or others,Pieces\nOctober 2026,The feed,From others,4\n")

    assert told(after.plan) == [("2026-10", "own", 9, None, None), ("2026-10", "others", 4, None, None)]


def test_hours_of_single_days_are_added_up_with_their_notes(laid):
    content = "Day;Person;Hours;Note\n2026-10-01;Mara Lind;1:30;Film\n2026-10-31;Mara Lind;2,25;Film\n2026-10-31;Berg, Jon;1;Answers\n"
    after = laid("hours", content).plan.resources.hours_spent

    assert [(one.person, one.hours, one.note) for one in after] == [("pson-mara", 3.75, "Film"), ("pson-jonb", 1, "Answers")]


def test_a_line_without_hours_is_missing_not_zero(laid):
    after = laid("hours", "Month,Person,Hours\n2026-10,Mara Lind,\n2026-09,Mara Lind,0\n")

    assert [(one.month, one.hours) for one in after.plan.resources.hours_spent] == [("2026-09", 0)]
    assert after.notes == ("One line without 'Hours' left out; missing is not zero.",)


def test_mentions_without_a_count_are_one_each_and_keep_their_search(laid):
    content = (
        "Date,Topic,Tone,Search words\n"
        "2026-10-01,Levels,positive,fernhill\n2026-10-31,Levels,positive,fernhill\n2026-10-31,,negative,fernhill\n"
    )
    after = laid("mentions", content).plan.audit.mentions

    assert [(one.query, one.topic, one.label, one.count) for one in after] == [
        ("fernhill", "Levels", "positive", 2),
        ("fernhill", "", "negative", 1),
    ]


def test_counts_of_two_searches_stay_apart(laid):
    content = "Month,Search words,Mentions\n2026-10,fernhill,4\n2026-10,fernhill garden,2\n"

    assert [(one.query, one.count) for one in laid("mentions", content).plan.audit.mentions] == [("fernhill", 4), ("fernhill garden", 2)]


def test_first_days_that_a_spreadsheet_made_of_months_are_months(laid):
    after = laid("hours", "Month,Person,Hours\n2026-10-01,Mara Lind,14\n2026-11-01,Mara Lind,12\n")

    assert [(one.month, one.counted_from) for one in after.plan.resources.hours_spent] == [("2026-10", None), ("2026-11", None)]
    assert AS_MONTHS in after.notes


def test_a_line_without_a_month_is_refused(laid):
    with pytest.raises(ExportError, match=r"row 2\): this line has no 'Month'"):
        laid("hours", "Month,Person,Hours\n,Mara Lind,14\n")


def test_a_log_of_thousands_of_lines_is_a_few_lines_of_the_plan(laid):
    days = [dt.date(2025, 1, 1) + dt.timedelta(days=number % 700) for number in range(20_000)]
    after = laid("content-log", pieces(*days))

    assert (after.lines, len(after.plan.content.published)) == (20_000, 24)
    assert sum(one.pieces for one in after.plan.content.published) == 20_000


def test_hours_written_by_hand_give_way_to_the_log_of_the_whole_month(plan):
    typed = plan.with_resources(
        hours_spent=(HoursSpent(id="hour-typed", month="2026-10", person="pson-mara", goal="goal-visits", hours=5),)
    )
    after = filled(
        typed, "hours", "Day,Person,Hours\n2026-09-30,Mara Lind,1\n2026-10-15,Mara Lind,6\n2026-11-01,Mara Lind,1\n", hints=Hints()
    )

    assert [(one.month, one.goal, one.hours) for one in after.plan.resources.hours_spent] == [
        ("2026-09", "", 1),
        ("2026-10", "", 6),
        ("2026-11", "", 1),
    ]
