"""Routines and answers by month: figures are added where every line says them, a median stands alone, and missing is not zero."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.lists import Hints
from smplan_kernel.lists.words import changes_of
from smplan_kernel.plan.content import ReplyCount
from tests.lists.conftest import filled

HEADING = "Month,Channel,Messages,Answered,In time,Median time\n"
NO_MEDIAN = "'Median time' is left out where a month has several lines: no median follows from medians."
NOT_EVERY = "'In time' is left out where not every line of a month says it: missing is not zero."


def answers(plan):
    return [(one.month, one.channel, one.received, one.answered, one.in_time, one.median_hours) for one in plan.content.reply_counts]


def test_a_line_for_a_month_is_the_count_of_its_channel(laid):
    after = laid("reply-log", f"{HEADING}October 2026,The feed,48,46,41,2:30\n2026-10,Blog,3,3,,\n")

    assert answers(after.plan) == [("2026-10", "chan-feed", 48, 46, 41, 2.5), ("2026-10", "chan-blog", 3, 3, None, None)]
    assert after.notes == ()


def test_days_are_added_up_and_no_median_is_made_of_medians(laid):
    days = f"{HEADING.replace('Month', 'Day')}2026-09-30,The feed,1,1,1,1\n2026-10-02,The feed,4,3,2,2\n2026-10-31,The feed,6,6,5,3\n"
    after = laid("reply-log", days)

    assert answers(after.plan)[1] == ("2026-10", "chan-feed", 10, 9, 7, None)
    assert NO_MEDIAN in after.notes


def test_a_figure_that_some_lines_do_not_say_is_not_known(laid):
    after = laid("reply-log", f"{HEADING}2026-10,The feed,4,3,2,\n2026-10,The feed,6,6,,\n")

    assert answers(after.plan) == [("2026-10", "chan-feed", 10, 9, None, None)]
    assert after.notes == (NOT_EVERY,)


def test_days_that_follow_are_added_to_those_that_were_counted(laid):
    first = laid("reply-log", "Day,Channel,Messages,Answered\n2026-10-01,The feed,4,3\n2026-10-07,The feed,1,1\n").plan
    after = filled(first, "reply-log", "Day,Channel,Messages,Answered,In time\n2026-10-08,The feed,6,5,4\n2026-10-12,The feed,2,2,2\n")

    assert answers(after.plan) == [("2026-10", "chan-feed", 13, 11, None, None)]
    assert after.plan.content.reply_counts[0].counted_to == dt.date(2026, 10, 12)


def test_an_empty_place_of_a_month_changes_nothing_and_days_of_a_whole_month_replace_all(plan):
    typed = plan.with_content(reply_counts=(ReplyCount(id="answ-typed", month="2026-10", channel="chan-feed", received=9, in_time=8),))
    month = filled(typed, "reply-log", "Month,Channel,Messages\n2026-10,The feed,12\n").plan
    days = filled(typed, "reply-log", "Day,Channel,Messages\n2026-10-01,The feed,3\n2026-10-31,The feed,2\n").plan

    assert answers(month) == [("2026-10", "chan-feed", 12, None, 8, None)]
    assert answers(days) == [("2026-10", "chan-feed", 5, None, None, None)]


def test_first_days_of_months_are_months(laid):
    after = laid("reply-log", f"{HEADING}2026-09-01,The feed,7,7,6,2\n2026-10-01,The feed,9,8,6,3\n")

    assert [one[-1] for one in answers(after.plan)] == [2, 3]


def test_a_line_that_says_no_figure_is_missing_not_zero(laid):
    after = laid("reply-log", f"{HEADING}2026-10,The feed,,,,\n2026-10,Blog,0,0,0,\n")

    assert answers(after.plan) == [("2026-10", "chan-blog", 0, 0, 0, None)]
    assert after.notes[0] == "One line without 'Messages', 'Answered', 'In time' or 'Median time' left out; missing is not zero."


def test_each_day_of_a_routine_is_once(laid):
    content = "Day,Habit\n2026-09-30,Answer comments\n2026-10-05,Answer comments\n2026-10-06,Film a clip\n2026-11-01,answer  comments\n"
    after = laid("routine-log", content).plan.content.routines_kept

    assert [(one.month, one.routine, one.times) for one in after] == [
        ("2026-09", "rout-mail", 1),
        ("2026-10", "rout-mail", 1),
        ("2026-10", "rout-clip", 1),
        ("2026-11", "rout-mail", 1),
    ]


def test_the_same_routines_again_change_nothing(laid):
    content = "Month,Habit,Times\n2026-10,Answer comments,14\n"
    once = laid("routine-log", content).plan

    assert filled(once, "routine-log", content).plan == once


def test_a_routine_that_is_left_out_leaves_no_count_of_nothing(laid):
    after = laid("routine-log", "Month,Habit,Times\n2026-10,Water the plants,14\n2026-10,Film a clip,4\n", hints=Hints(names="leave"))

    assert [one.routine for one in after.plan.content.routines_kept] == ["rout-clip"]
    assert after.notes == ("One line without 'Habit' left out.",)


def test_a_new_routine_comes_with_its_count(laid):
    after = laid("routine-log", "Month,Habit,Times\n2026-10,Water the plants,14\n", hints=Hints(names="add")).plan.content

    assert after.routines[-1].text == "Water the plants"
    assert after.routines_kept[0].routine == after.routines[-1].id


@pytest.mark.parametrize(
    ("kind", "content", "place"),
    [
        ("reply-log", f"{HEADING}2026-10,The feed,many,1,1,1\n", "row 2, column 'Messages', value 'many'"),
        ("reply-log", f"{HEADING}2026-10,The feed,4,3.5,1,1\n", "row 2, column 'Answered', value '3.5'"),
        ("reply-log", f"{HEADING}2026-09,The feed,4,3,1,1\n2026-10,The feed,4,3,1,soon\n", "row 3, column 'Median time', value 'soon'"),
        ("routine-log", "Month,Habit,Times\nsometime,Film a clip,3\n", "row 2, column 'Month', value 'sometime'"),
    ],
)
def test_a_wrong_place_is_named_by_row_and_column(laid, kind, content, place):
    with pytest.raises(ExportError, match=place):
        laid(kind, content)


def test_every_figure_that_changes_is_told(laid):
    once = laid("reply-log", f"{HEADING}2026-10,The feed,48,46,41,2\n").plan
    told = changes_of(filled(once, "reply-log", f"{HEADING}2026-10,The feed,48,47,41,2\n"))

    assert told == (
        "October 2026, The feed: 48 messages, answered 47, in time 41, median time 2 (was 48 messages, answered 46, in time 41, median time 2).",
    )
