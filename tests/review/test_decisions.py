from __future__ import annotations

from datetime import date

import pandas as pd

from smplan_kernel.plan import Assumption, Verdict
from smplan_kernel.plan.records import ID_PATTERN
from smplan_kernel.review.ranking import ranked
from tests.measures.frames import frame
from tests.review.plans import CALM, figures, make_goal, make_metric, make_plan, make_step


def kinds(made):
    return [(decision.kind, decision.item) for decision in made.summary.decisions]


def test_an_ordinary_month_asks_for_nothing(review):
    assert kinds(review()) == []


def test_a_signal_asks_for_a_decision(review):
    decision = review(october=90).summary.decisions[0]

    assert (decision.headline, decision.owner, decision.verdict.word) == (
        "“Enquiries” lies far above its usual range.",
        "Mara Lind",
        "strong signal",
    )


def test_a_lasting_change_says_how_long_and_from_where(review):
    made = review(before=(*CALM, 45, 46, 45, 46, 45, 46, 45), october=46, month="2027-05")

    assert made.summary.decisions[0].evidence.startswith("45 a month against 43 before, nine months in a row.")


def test_a_fall_is_looked_into_and_a_rise_is_kept(review):
    proposals = [review(october=value).summary.decisions[0].proposal for value in (90, 3)]

    assert proposals == [
        "Find out what brought it, and decide whether to make that a routine.",
        "Look for the cause, and decide what to try next.",
    ]


def test_strong_signals_come_before_probable_ones(review):
    plan = make_plan(make_metric("calls"), make_metric("likes", measure="clicks"))
    run = (*CALM, 45, 46, 45, 46, 45, 46, 45, 46)
    known = pd.concat([figures(*run), figures(*CALM, *[43] * 7, 90, metric="clicks")], ignore_index=True)

    assert kinds(review(plan, observations=known, month="2027-05")) == [("metric", "metr-likes"), ("metric", "metr-calls")]


def test_a_target_out_of_reach_asks_for_a_decision(review):
    made = review(make_plan(make_metric(target=80, target_date=date(2027, 6, 30))))

    assert made.summary.decisions[0].headline == "“More enquiries” cannot reach 80 by June 2027 as things are."


def test_what_people_decided_to_continue_is_not_asked_again(review):
    goal = make_goal(verdicts=(Verdict(id="verd-last", month="2026-09", decision="continue"),))

    assert kinds(review(make_plan(make_metric(target=80), goals=(goal,)))) == []


def test_a_broken_assumption_asks_for_a_decision(review):
    wire = Assumption(id="asmp-calls", text="People call", metric="metr-reach", rule_below=100, rests=("goal-more",))
    decision = review(make_plan(plan={"assumptions": (wire,)})).summary.decisions[0]

    assert (decision.kind, decision.evidence.endswith("One part of the plan rests on it.")) == ("assumption", True)


def test_steps_long_late_are_one_decision(review):
    steps = (make_step("film"), make_step("edit", text="Edit", planned=date(2026, 9, 1)), make_step("soon", planned=date(2026, 10, 28)))
    decision = review(make_plan(content={"steps": steps})).summary.decisions[0]

    assert (decision.item, decision.headline) == ("step-edit", "“Edit” and one other step are late.")


def test_a_missing_file_is_asked_for(review):
    decision = review(observations=frame([])).summary.decisions[0]

    assert (decision.kind, decision.evidence) == ("data", "No file has come in yet.")


def test_a_month_that_is_not_over_misses_no_file(review):
    assert kinds(review(observations=frame([]), partial=True)) == []


def test_there_are_at_most_five_decisions(review):
    plan = make_plan(*(make_metric(f"m{number}xx") for number in range(7)))
    summary = review(plan, october=90).summary

    assert (len(summary.decisions), summary.more) == (
        5,
        "Two more things can wait; look under goals, posts, channels, answers, money and steps.",
    )


def test_each_decision_is_a_proposed_correction(review):
    made = review(october=90)

    assert [line.id for line in made.corrections] == [decision.correction for decision in made.summary.decisions]


def test_the_ids_of_corrections_are_the_same_every_time(review):
    assert [line.id for line in review(october=90).corrections] == [line.id for line in review(october=95).corrections]


def test_the_ids_of_corrections_can_be_kept_in_a_plan(review):
    pattern = pd.Series([line.id for line in review(october=90).corrections])

    assert pattern.str.match(ID_PATTERN).all()


def test_another_month_proposes_under_another_id(review):
    months = [review(october=90).corrections[0].id, review(before=CALM[:-1], october=90, month="2026-09").corrections[0].id]

    assert months[0] != months[1]


def test_money_that_goes_on_being_spent_comes_before_a_late_step():
    assert ranked("slow answers", "") < ranked("money over plan", "") < ranked("late steps", "")
