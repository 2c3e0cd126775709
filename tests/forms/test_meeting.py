"""Verdicts and corrections: each decision becomes part of the plan, and says of which month."""

from __future__ import annotations

import pytest

from smplan_kernel.forms import Corrections, HeldReviews, Verdicts
from smplan_kernel.plan import Correction, HeldReview
from smplan_kernel.plan.pages import page


@pytest.fixture
def verdicts(worked_desk, hand):
    form = Verdicts(
        worked_desk.plan, month="2026-10", says={"goal-first": ("Ordinary variation.",)}, hand_up=worked_desk.take, key="verdicts"
    )
    worked_desk.forms.append(form)
    return hand(form)


def corrected(worked_desk, hand, **changes):
    correction = Correction(
        **{"id": "corr-bbbb", "month": "2026-10", "text": "Aim lower", "on_item": "goal-first", "field": "number", "value": "2", **changes}
    )
    worked_desk.plan = worked_desk.plan.replace(review=worked_desk.plan.review.replace(corrections=(correction,)))
    form = Corrections(worked_desk.plan, month="2026-10", says={}, hand_up=worked_desk.take, key="corrections")
    worked_desk.forms.append(form)
    return hand(form)


def test_each_goal_has_a_card_with_what_the_review_says(verdicts):
    assert [(card["name"], card["says"]) for card in verdicts.form.value] == [
        ("Fill the spring calendar", []),
        ("Be the first name", ["Ordinary variation."]),
    ]


def test_a_verdict_is_written_under_its_goal(verdicts, worked_desk):
    verdicts.send(do="put", item="goal-first", values={"decision": "continue"})

    verdict = worked_desk.plan.goals.goals[1].verdicts[0]
    assert (verdict.month, verdict.decision) == ("2026-10", "continue")


def test_the_reason_joins_the_same_verdict(verdicts, worked_desk):
    verdicts.send(do="put", item="goal-first", values={"decision": "continue"})

    verdicts.send(do="put", item="goal-first", values={"text": "Enquiries stay high."})

    assert [(verdict.decision, verdict.text) for verdict in worked_desk.plan.goals.goals[1].verdicts] == [
        ("continue", "Enquiries stay high.")
    ]


def test_a_decision_outside_the_four_is_refused(verdicts, worked_desk):
    verdicts.send(do="put", item="goal-first", values={"decision": "maybe"})

    assert worked_desk.handed == 0
    assert "Continue, Change, Stop, Done" in verdicts.form.errors["goal-first.decision"]


def test_accepting_a_correction_changes_what_it_is_about(worked_desk, hand):
    corrected(worked_desk, hand).send(do="put", item="corr-bbbb", values={"status": "accepted"})

    assert (worked_desk.plan.review.corrections[0].status, worked_desk.plan.goals.goals[1].number) == ("accepted", 2.0)


def test_rejecting_a_correction_changes_nothing_else(worked_desk, hand):
    corrected(worked_desk, hand).send(do="put", item="corr-bbbb", values={"status": "rejected", "reason": "Too early"})

    assert (worked_desk.plan.review.corrections[0].reason, worked_desk.plan.goals.goals[1].number) == ("Too early", 3.0)


def test_a_correction_that_does_not_fit_any_more_says_so(worked_desk, hand):
    person = corrected(worked_desk, hand, value="a few")

    person.send(do="put", item="corr-bbbb", values={"status": "accepted"})

    assert "not a number" in person.form.errors["corr-bbbb.status"]
    assert worked_desk.plan.review.corrections[0].status == "proposed"


def test_corrections_of_other_months_do_not_appear(worked_desk, hand):
    assert corrected(worked_desk, hand, month="2026-09").form.value == []


@pytest.fixture
def held(worked_desk, hand):
    reviews = tuple(HeldReview(id=f"revw-{month[-2:]}zz", month=month) for month in ("2026-07", "2026-09", "2026-08"))
    worked_desk.plan = worked_desk.plan.replace(review=worked_desk.plan.review.replace(held=reviews))
    ask = page("review_meeting").ask("held")
    form = HeldReviews(worked_desk.plan, ask=ask, month="2026-10", hand_up=worked_desk.take, key="held")
    worked_desk.forms.append(form)
    return hand(form)


def test_the_months_own_review_stands_first_and_the_others_follow_newest_first(held):
    assert [row["month"] for row in held.form.value] == ["2026-10", "2026-09", "2026-08", "2026-07"]


def test_a_review_that_nobody_wrote_about_is_not_in_the_plan(held, worked_desk):
    assert "2026-10" not in [review.month for review in worked_desk.plan.review.held]


def test_the_first_answer_about_a_meeting_names_its_month(held, worked_desk):
    held.row(held.form.value[0]["id"], attendance=["pson-mara"])

    begun = worked_desk.plan.review.held[-1]
    assert (begun.month, begun.attendance) == ("2026-10", ("pson-mara",))


def test_the_order_of_the_page_leaves_the_plan_as_it_is(held, worked_desk):
    held.row("revw-08zz", note="Rain.")

    assert [review.month for review in worked_desk.plan.review.held] == ["2026-07", "2026-09", "2026-08"]


def test_a_begun_review_is_not_offered_twice(held):
    held.row(held.form.value[0]["id"], note="Rain.")

    assert [row["month"] for row in held.form.value].count("2026-10") == 1
