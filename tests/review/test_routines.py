from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.plan.content import Replies, ReplyCount, Routine, RoutineKept
from smplan_kernel.review.routines import due_times
from tests.review.plans import make_plan

ANSWER = Routine(id="rout-mail", text="Answer comments", frequency="daily", owner="pson-mara")
MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(2020, 2040), st.integers(1, 12))


def kept(times, **changes):
    return RoutineKept(id="kept-mail", **({"month": "2026-10", "routine": "rout-mail", "times": times} | changes))


def answers(**changes):
    known = {"month": "2026-10", "received": 50, "answered": 46, "in_time": 23, "median_hours": 5.5}
    return ReplyCount(id="answ-feed", **(known | changes))


def habits(review, **content):
    return review(make_plan(content=content)).habits


@pytest.mark.parametrize(
    ("frequency", "month", "times"),
    [
        ("daily", "2026-10", 22),
        ("daily", "2026-02", 20),
        ("weekly", "2026-02", 4),
        ("monthly", "2026-10", 1),
        ("yearly", "2026-10", None),
        ("", "2026-10", None),
    ],
)
def test_how_often_a_routine_is_due(frequency, month, times):
    assert due_times(frequency, month) == times


def test_closed_days_are_no_working_days():
    assert due_times("daily", "2026-12", (date(2026, 12, 25), date(2026, 12, 26))) == 22


@given(MONTHS)
def test_a_month_has_twenty_to_twenty_three_working_days(month):
    assert 20 <= (due_times("daily", month) or 0) <= 23


def test_a_share_is_done_over_due_reckoned_by_hand(review):
    line = habits(review, routines=(ANSWER,), routines_kept=(kept(11),)).routines[0]

    assert (line.planned, line.done, line.share) == (22, 11, 0.5)
    assert line.sentence == "Answer comments: done 11 of 22 times, 50 %."


def test_done_never_is_not_the_same_as_not_logged(review):
    done, not_logged = (habits(review, routines=(ANSWER,), routines_kept=log).routines[0] for log in ((kept(0),), ()))

    assert (done.sentence, not_logged.sentence) == ("Answer comments: done 0 of 22 times, 0 %.", "Answer comments: nothing is logged.")


def test_a_month_that_is_logged_in_part_has_no_share(review):
    part = kept(9, counted_from=date(2026, 10, 1), counted_to=date(2026, 10, 14))
    line = habits(review, routines=(ANSWER,), routines_kept=(part,)).routines[0]

    assert line.share is None
    assert line.sentence.endswith("(counted to 14 October 2026 only).")


def test_answers_in_time_stand_over_answers_and_beside_the_promise(review):
    found = habits(review, reply_counts=(answers(),), replies=Replies(target_hours=4, share_target=80))

    assert (found.share_in_time, found.unanswered, found.share_target) == (0.5, 4, 0.8)
    assert found.sentence == "23 of 46 answers came within 4 hours (50 %, promised 80 %). Four messages have no answer."


def test_channels_are_added_up_and_their_medians_are_not(review):
    second = answers(received=10, answered=10, in_time=10).replace(id="answ-side", channel="")
    found = habits(review, reply_counts=(answers(), second))

    assert (found.answered, found.in_time, found.share_in_time) == (56, 33, pytest.approx(33 / 56))
    assert [line.median_hours for line in found.replies] == [5.5, 5.5]


def test_missing_counts_are_not_zero(review):
    found = habits(review, reply_counts=(answers(answered=None, in_time=None),))

    assert (found.share_in_time, found.unanswered, found.sentence) == (None, None, "")


def test_nobody_waiting_is_said(review):
    assert habits(review, reply_counts=(answers(answered=50),)).sentence.endswith("Nobody waits for an answer.")


def test_where_nothing_is_logged_the_report_says_how(review):
    found = habits(review, routines=(ANSWER,))

    assert (
        found.advice
        == "Nobody logged how often the routines were kept and how people were answered; one line a month is enough, on the page Content."
    )


def test_a_plan_without_routines_and_promises_has_no_such_part(review):
    assert review().habits is None
