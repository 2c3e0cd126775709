"""What was removed comes back as it was; many pasted rows are one change, taken or taken back."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import Comment, Evidence, Goal, Verdict


@pytest.fixture
def goals(worked_desk, hand):
    first = Goal(
        id="goal-told",
        text="Twelve commissions",
        number=12.0,
        comments=(Comment(id="note-bbbb", author="Jon", text="Went well"),),
        evidence=(Evidence(id="evid-bbbb", month="2026-10", text="62"),),
        verdicts=(Verdict(id="verd-bbbb", month="2026-10", decision="continue"),),
    )
    worked_desk.plan = worked_desk.plan.with_goals(goals=(first, *worked_desk.plan.goals.goals))
    return hand(worked_desk.open("goals", "goals"))


def ids(desk):
    return [goal.id for goal in desk.plan.goals.goals]


def test_a_removed_record_comes_back_whole(goals, worked_desk):
    before = worked_desk.plan

    goals.send(do="remove", table=[], row="goal-told")
    goals.send(do="restore", table=[], row="goal-told", at=0)

    assert worked_desk.plan == before


@pytest.mark.parametrize(("at", "place"), [(0, 0), (1, 1), (2, 2), (99, 2), (-5, 0)])
def test_it_comes_back_to_its_place(goals, worked_desk, at, place):
    goals.send(do="remove", table=[], row="goal-told")

    goals.send(do="restore", table=[], row="goal-told", at=at)

    assert ids(worked_desk).index("goal-told") == place


def test_what_could_not_be_read_comes_back_with_it(goals):
    goals.row("goal-told", number="many")
    goals.send(do="remove", table=[], row="goal-told")

    goals.send(do="restore", table=[], row="goal-told", at=0)

    assert (goals.form.value[0]["number"], list(goals.form.errors)) == ("many", ["goal-told.number"])


def test_a_record_that_was_never_there_does_not_come_back(goals, worked_desk):
    before = worked_desk.plan

    goals.send(do="restore", table=[], row="goal-none", at=0)

    assert worked_desk.plan == before


def test_a_record_comes_back_once(goals, worked_desk):
    goals.send(do="remove", table=[], row="goal-told")

    for _ in range(2):
        goals.send(do="restore", table=[], row="goal-told", at=0)

    assert ids(worked_desk).count("goal-told") == 1


def test_a_removed_comment_comes_back(goals, worked_desk):
    table = ["goal-told", "comments"]
    before = worked_desk.plan

    goals.send(do="remove", table=table, row="note-bbbb")
    goals.send(do="restore", table=table, row="note-bbbb", at=0)

    assert worked_desk.plan == before


def pasted(count):
    return [{"id": f"goal-{number:04}", "values": {"text": f"Goal {number}", "owner": "mara lind"}} for number in range(count)]


def test_many_rows_are_one_change(goals, worked_desk):
    goals.send(do="put", table=[], rows=pasted(200))

    assert (worked_desk.handed, len(worked_desk.plan.goals.goals)) == (1, 203)


def test_pasted_rows_are_taken_back_as_one_change(goals, worked_desk):
    before = worked_desk.plan
    rows = [*pasted(200), {"id": "goal-told", "values": {"text": "Other"}}]
    goals.send(do="put", table=[], rows=rows)

    goals.send(
        do="put", table=[], rows=[{"id": "goal-told", "values": {"text": "Twelve commissions"}}], gone=[row["id"] for row in pasted(200)]
    )

    assert (worked_desk.handed, worked_desk.plan) == (2, before)


def test_an_unknown_name_is_told_in_its_row_and_kept(goals):
    rows = [
        {"id": "goal-aaaa", "values": {"text": "One", "owner": "Mara Lind"}},
        {"id": "goal-bbbb", "values": {"text": "Two", "owner": "Nobody"}},
    ]

    goals.send(do="put", table=[], rows=rows)

    assert list(goals.form.errors) == ["goal-bbbb.owner"]
    assert goals.form.value[-1]["owner"] == "Nobody"


def test_taking_rows_back_ends_what_could_not_be_read(goals):
    goals.row("goal-aaaa", text="One", owner="Nobody")

    goals.send(do="put", table=[], rows=[], gone=["goal-aaaa"])

    assert goals.form.errors == {}
