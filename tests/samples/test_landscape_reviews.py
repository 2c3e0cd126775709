"""Three months of the sample, read as their owner reads them: every figure of the half page stands in review.json, in plain words."""

from __future__ import annotations

import pytest

from smplan_kernel.review import make_review
from tests.review import reading
from tests.review.plain import reading_ease_of
from tests.samples.landscape_plan import landscape_plan

MONTHS = ("2025-12", "2026-09", "2026-10")
SENTENCES_ELSEWHERE = ("/sentence", "/coincides", "/assurance")


@pytest.fixture(scope="module")
def reviews(observations):
    plan = landscape_plan()
    return {month: make_review(plan, observations, month) for month in MONTHS}


@pytest.fixture(params=MONTHS)
def month(request, reviews):
    return reviews[request.param]


def test_every_figure_of_the_summary_stands_where_it_says(month):
    assert reading.misplaced(month) == []


def test_no_figure_of_the_summary_is_without_a_place(month):
    loose = [
        (number, text)
        for text, grounds in reading.printed(month)
        for number in reading.numbers(text)
        if not any(number.casefold() in ground.text.casefold() for ground in grounds if not ground.path.endswith(SENTENCES_ELSEWHERE))
    ]

    assert loose == []


def test_every_sentence_of_the_summary_stands_on_something(month):
    loose = [
        sentence
        for text, grounds in reading.printed(month)
        for sentence in reading.sentences(text)
        if not any(
            ground.text.casefold().strip(".") in sentence.casefold() or sentence.casefold() in ground.text.casefold() for ground in grounds
        )
        and sentence not in reading.CALM
    ]

    assert loose == []


def test_the_summary_is_half_a_page_of_plain_words(month):
    summary = month.summary
    told = [summary.lead, *(reading.told(one) + " " + one.proposal for one in summary.decisions), summary.false_alarms]

    assert reading_ease_of(" ".join(told)) >= 60
    assert sum(len(text.split()) for text in told) <= 260


def test_october_says_which_range_its_signal_means(reviews):
    enquiries = reviews["2026-10"].metric("metr-enquiries").sentence

    assert "above the range of 26 to 50 that held until July 2026. Since then the usual range is 48 to 72" in enquiries


def test_december_says_why_a_month_on_pace_still_misses_its_target(reviews):
    goal = next(goal for goal in reviews["2025-12"].goals if goal.metric == "metr-videovisits")

    assert goal.verdict.label == "on pace for now"
    assert goal.assurance == (
        "On pace for now: the pace still rises to 400, and the usual range of 239 to 358 ends below that. "
        "Working as now, you will keep missing this target."
    )


def test_a_change_that_worked_is_not_asked_for_its_cause(reviews):
    first = reviews["2026-10"].summary.decisions[0]

    assert first.item == "metr-enquiries"
    assert "was meant to do this, and its figures say that it worked." in first.evidence


def test_every_decision_has_an_owner_and_a_proposal(month):
    assert [one.headline for one in month.summary.decisions if not (one.owner and one.proposal and one.evidence)] == []
