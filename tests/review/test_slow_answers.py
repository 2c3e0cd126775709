"""Answers that come later than promised ask for one decision, and never on a few messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.plan import Correction
from smplan_kernel.plan.content import Replies, ReplyCount
from smplan_kernel.review import make_review
from smplan_kernel.review.ranking import ranked
from smplan_kernel.review.routines import LEAST_ANSWERS
from tests.review.plans import CALM, answered, figures, make_plan, make_step

SLOW = ("feed", 50, 46, 20, 5.5)


FIGURES = figures(*CALM, 43)


def in_october(plan):
    return make_review(plan, FIGURES, "2026-10")


def asked(made):
    return [one for one in made.summary.decisions if one.kind == "replies"]


def said(made):
    return [(one.headline, one.evidence) for one in asked(made)]


def test_a_slow_channel_asks_whoever_answers_with_both_figures(review):
    made = review(answered(SLOW, hours=4, share=80))

    assert said(made) == [
        (
            "“Feed” answers later than promised.",
            "Half of its answers took 5.5 hours or more; the plan says 4 hours. Of 46 answers, 20 came in time (43 %); the plan says 80 %.",
        )
    ]
    one = asked(made)[0]
    assert (one.item, one.owner, one.verdict.label) == ("chan-feed", "Mara Lind", "later than promised")
    assert one.proposal == "Give answers more time, or promise what can be kept."


def test_several_slow_channels_are_one_decision_on_the_slowest(review):
    made = review(answered(SLOW, ("blog", 40, 40, 12, 9), ("mail", 40, 40, 12, 6), hours=4, share=None))

    assert said(made) == [
        (
            "“Blog” and two other channels answer later than promised.",
            "Half of the answers on the first took 9 hours or more; the plan says 4 hours.",
        )
    ]


def test_a_share_that_is_missed_on_all_channels_asks_although_none_is_slow(review):
    made = review(answered(("feed", 8, 8, 4, 2), ("blog", 9, 9, 5, 2), hours=4, share=80))

    assert said(made) == [("Only 9 of 17 answers came in time on all channels.", "That is 53 %; the plan says 80 %.")]


@pytest.mark.parametrize(
    "counts",
    [
        ("feed", 50, 50, 45, 4),  # just as promised
        ("feed", 50, 50, 45, 4.04),  # by no more than the words show
        ("feed", 1, 1, 0, 90),  # one message
        ("feed", 9, 9, 0, 90),  # too few to tell
        ("feed", 10, 10, 7, 2),  # one more in time would have kept the promise
        ("feed", 50, None, None, 90),  # nobody wrote down how many were answered
        ("feed", 50, 50, None, None),  # nobody wrote down how fast
        ("feed", 0, 0, 0, None),
    ],
)
def test_what_was_kept_or_cannot_be_told_asks_nothing(review, counts):
    assert asked(review(answered(counts, hours=4, share=80))) == []


def test_a_plan_without_promise_or_counts_asks_nothing(review):
    count = ReplyCount(id="answ-feed", month="2026-10", received=50, answered=50, in_time=1, median_hours=90)

    assert asked(review(make_plan(content={"reply_counts": (count,)}))) == []
    assert asked(review(make_plan(content={"replies": Replies(target_hours=4, share_target=80)}))) == []


def test_a_month_that_is_not_over_asks_nothing(review):
    assert asked(review(answered(SLOW), partial=True)) == []


def test_another_month_does_not_ask(review):
    assert asked(review(answered(SLOW), month="2026-11")) == []


@pytest.mark.parametrize(("owner", "name"), [("pson-mara", "Mara Lind"), ("", "Jon Berg")])
def test_the_channel_s_owner_is_asked_where_nobody_answers_for_all(review, owner, name):
    assert asked(review(answered(SLOW, owner=owner)))[0].owner == name


@given(answers=st.integers(0, LEAST_ANSWERS - 1), in_time=st.integers(0, 9), hours=st.floats(0, 900))
def test_few_answers_never_ask(answers, in_time, hours):
    assert asked(in_october(answered(("feed", 20, answers, min(in_time, answers), hours)))) == []


@given(answers=st.integers(1, 60), in_time=st.integers(0, 59), share=st.integers(1, 100))
def test_a_share_that_asks_would_miss_with_one_more_in_time_as_well(answers, in_time, share):
    quick = min(in_time, answers - 1)
    now, better = (in_october(answered(("feed", 60, answers, number, 0.5), share=share)) for number in (quick, quick + 1))

    assert not asked(now) or better.habits.share_in_time < share / 100


def test_it_stands_before_late_work_and_after_missing_figures(review):
    assert ranked("missing figures", "z") < ranked("slow answers", "a") < ranked("late steps", "a")
    plan = answered(SLOW).with_content(steps=(make_step(),))

    assert [one.kind for one in review(plan).summary.decisions] == ["replies", "step"]


def test_what_people_decided_about_it_rests(review):
    plan = answered(SLOW)
    first = review(plan).corrections[0]
    known = Correction(id=first.id, month="2026-09", on_item="chan-feed", text=first.text, status="accepted")

    assert asked(review(plan.with_review(corrections=(known,)))) == []
