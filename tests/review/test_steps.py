from __future__ import annotations

from datetime import date

import pytest

from tests.review.plans import make_plan, make_step


def steps_of(review, *steps):
    return review(make_plan(content={"steps": steps})).steps


def test_a_step_done_in_the_month_is_done(review):
    assert steps_of(review, make_step(done=date(2026, 10, 12), status="done")).done[0].sentence == "Done on 12 October 2026."


def test_a_step_done_later_was_late_at_the_months_end(review):
    assert [line.id for line in steps_of(review, make_step(done=date(2026, 11, 3), status="done")).late] == ["step-film"]


def test_a_late_step_says_by_how_many_days(review):
    assert steps_of(review, make_step()).late[0].sentence == "Planned for 10 October 2026, 21 days late at the month's end."


def test_a_step_planned_for_the_last_day_is_late_when_it_is_open(review):
    assert steps_of(review, make_step(planned=date(2026, 10, 31))).late[0].days_late == 0


def test_a_blocked_step_names_what_it_waits_for(review):
    waiting = make_step("edit", text="Edit", status="blocked", planned=date(2026, 11, 5), waits_for=("step-film",))

    assert (
        steps_of(review, make_step(), waiting).blocked[0].sentence == "Planned for 5 November 2026; blocked; waits for “Film the workshop”."
    )


def test_what_is_done_is_not_waited_for(review):
    waiting = make_step("edit", status="blocked", waits_for=("step-film",))

    assert steps_of(review, make_step(status="done", done=date(2026, 10, 2)), waiting).blocked[0].waits_for == ()


def test_steps_of_next_month_are_coming(review):
    assert [line.id for line in steps_of(review, make_step(planned=date(2026, 11, 30))).coming] == ["step-film"]


def test_dropped_steps_are_forgotten(review):
    assert steps_of(review, make_step(status="dropped")).late == ()


def test_owners_with_late_steps_come_first(review):
    owners = steps_of(review, make_step("film", owner="pson-mara", done=date(2026, 10, 1)), make_step("edit", owner="pson-jonb")).owners

    assert [line.sentence for line in owners] == ["Jon Berg: none of one step done, one late.", "Mara Lind: one of one step done."]


def test_steps_with_and_without_an_owner_are_compared(review):
    steps = (make_step("film", done=date(2026, 10, 1)), make_step("edit", owner=""))

    assert steps_of(review, *steps).owned == "With an owner 1 of 1 steps are done, without one 0 of 1."


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((), "The plan has no steps yet."),
        ((make_step(planned=None),), "No steps done, none late."),
        ((make_step(done=date(2026, 10, 1)),), "One step done, none late."),
        ((make_step(), make_step("edit", status="blocked")), "No steps done, two late, one blocked."),
    ],
)
def test_the_sentence_has_correct_grammar(review, steps, sentence):
    assert steps_of(review, *steps).sentence == sentence
