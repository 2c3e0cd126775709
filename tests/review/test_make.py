from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.errors import MonthError
from smplan_kernel.plan import Action, Change, Commitment, Lesson, MonthTarget, ParkedIdea, blank_plan, document
from smplan_kernel.review import Review, make_review
from tests.measures.frames import frame
from tests.review.plans import CALM, figures, make_metric, make_plan


def test_the_same_inputs_give_the_same_bytes():
    first, second = (make_review(make_plan(), figures(*CALM, 90), "2026-10").to_json() for _ in range(2))

    assert first == second


def test_the_order_of_rows_does_not_matter():
    known = figures(*CALM, 90)

    assert make_review(make_plan(), known, "2026-10") == make_review(make_plan(), known.iloc[::-1].reset_index(drop=True), "2026-10")


def test_the_observations_are_not_changed():
    known = figures(*CALM, 90)
    make_review(make_plan(), known, "2026-10")

    assert known.equals(figures(*CALM, 90))


def test_the_plan_is_not_changed():
    plan = make_plan()
    before = document(plan)
    make_review(plan, figures(*CALM, 90), "2026-10")

    assert document(plan) == before


def test_a_review_can_be_read_back(review):
    made = review(october=90)

    assert Review.from_json(made.to_json()) == made


def test_the_format_is_named_in_the_document(review):
    assert '"schema": "smplan.review/1"' in review().to_json()


def test_what_comes_after_the_month_changes_nothing():
    assert (
        make_review(make_plan(), figures(*CALM, 43, 999), "2026-10").to_json()
        == make_review(make_plan(), figures(*CALM, 43), "2026-10").to_json()
    )


def test_a_blank_plan_can_be_reviewed():
    made = make_review(blank_plan("empty"), frame([]), "2026-10")

    assert made.summary.lead == "No number is measured yet. Nothing asks for a decision."


def test_a_plan_without_any_figures_can_be_reviewed(review):
    made = review(observations=frame([]))

    assert (
        made.summary.lead
        == "No number can be judged this month, so there is nothing to react to. One number has too few points to tell. One thing asks for a decision."
    )


def test_what_is_no_month_is_refused():
    with pytest.raises(MonthError):
        make_review(make_plan(), frame([]), "October")


def test_the_revision_and_the_changes_of_the_plan_are_carried(review):
    made = review(revision="version 12", plan_changes=("Goal 'More': number is now 12.",))

    assert (made.revision, made.plan_changes) == ("version 12", ("Goal 'More': number is now 12.",))


def test_the_review_day_follows_the_rule(review):
    made = review()

    assert (made.next_review, made.next_review_text) == (date(2026, 11, 26), "October 2026 is reviewed on Thursday, 26 November 2026.")


@pytest.mark.parametrize("rule", ["", "the 30th", "whenever"])
def test_without_a_usable_rule_the_review_says_what_to_choose(review, rule):
    assert "last Thursday" in review(make_plan(review={"rule": rule})).next_review_text


def test_figures_name_their_file_when_imports_are_known():
    class Imported:
        id, file_name = 7, "export.csv"

    known = figures(*CALM, 43).assign(**{"import": 7})
    made = make_review(make_plan(), known, "2026-10", imports=[Imported()])

    assert [(line.file, line.rows) for line in made.metrics[0].sources] == [("export.csv", 31)]


def test_open_promises_are_carried_over_and_late_ones_come_first(review):
    actions = (
        Action(id="actn-open", text="Ask Kim", month="2026-09", owner="pson-mara", due=date(2026, 11, 26)),
        Action(id="actn-late", text="Write to Jo", month="2026-08", owner="pson-jonb", due=date(2026, 10, 2)),
        Action(id="actn-past", text="Long done", month="2026-05", state="done", done=date(2026, 6, 1)),
    )

    assert [(line.id, line.state) for line in review(make_plan(review={"actions": actions})).actions] == [
        ("actn-late", "late"),
        ("actn-open", "open"),
    ]


def test_work_that_nobody_accepted_is_named(review):
    waiting = Commitment(id="comm-mara", person="pson-mara", item="goal-more")

    assert review(make_plan(ownership={"commitments": (waiting,), "people": make_plan().ownership.people})).commitments[0].sentence == (
        "Mara Lind has not answered yet about “More enquiries”."
    )


def test_lessons_of_later_months_are_not_known_yet(review):
    lessons = (Lesson(id="less-past", text="Mud works", month="2026-09"), Lesson(id="less-next", text="Not yet", month="2026-12"))

    assert [line.id for line in review(make_plan(review={"lessons": lessons})).lessons] == ["less-past"]


def test_ideas_with_much_use_for_little_effort_come_first(review):
    ideas = (
        ParkedIdea(id="park-none", text="No score"),
        ParkedIdea(id="park-hard", text="Hard", value=4, effort=4),
        ParkedIdea(id="park-easy", text="Easy", value=4, effort=1),
        ParkedIdea(id="park-gone", text="Gone", value=5, effort=0, state="dropped"),
    )

    assert [line.id for line in review(make_plan(review={"parked": ideas})).ideas] == ["park-easy", "park-hard", "park-none"]


@pytest.mark.parametrize(("month", "is_due"), [("2026-09", True), ("2026-10", False)])
def test_each_quarter_looks_at_the_policy_too(review, month, is_due):
    assert any("quarter" in line for line in review(month=month).also_due) is is_due


def test_a_year_of_the_plan_asks_for_the_full_audit(review):
    assert any("full audit" in line for line in review(make_plan(plan={"starts": date(2025, 11, 1)})).also_due)


def test_a_change_that_was_logged_becomes_an_experiment(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 3, 1), metric="metr-reach", direction="up")
    made = review(make_plan(plan={"changes": (change,)}), before=(*CALM[:5], *[90] * 7), october=90)

    assert made.experiments[0].verdict == "too early"


def test_targets_by_month_are_carried_for_the_chart(review):
    plan = make_plan(make_metric(targets=(MonthTarget(month="2026-09", value=40), MonthTarget(month="2026-10", value=45))))

    assert review(plan).metrics[0].target.month_targets == (40, 45)
