from __future__ import annotations

from datetime import date

from smplan_kernel.plan import Comment, Evidence
from smplan_kernel.review.evidence import with_evidence, without_evidence
from tests.review.plans import make_goal, make_metric, make_plan, make_step


def test_evidence_is_written_under_goals_and_metrics(review):
    plan = with_evidence(make_plan(), review())

    assert [len(bullet.evidence) for bullet in (*plan.goals.goals, *plan.metrics.metrics)] == [1, 1]


def test_evidence_names_month_verdict_and_metric(review):
    line = with_evidence(make_plan(), review(october=90)).goals.goals[0].evidence[0]

    assert (line.month, line.verdict, line.metric) == ("2026-10", "strong signal", "metr-reach")


def test_evidence_is_written_under_steps_that_moved(review):
    plan = make_plan(content={"steps": (make_step(done=date(2026, 10, 2)),)})

    assert with_evidence(plan, review(plan)).content.steps[0].evidence[0].text == "Done on 2 October 2026."


def test_the_same_review_twice_gives_the_same_plan(review):
    made = review(october=90)
    once = with_evidence(make_plan(), made)

    assert with_evidence(once, made) == once


def test_a_corrected_review_replaces_its_own_words(review):
    plan = with_evidence(with_evidence(make_plan(), review(october=90)), review(october=43))

    assert [line.verdict for line in plan.goals.goals[0].evidence] == ["ordinary variation"]


def test_a_corrected_review_takes_back_what_it_proposed(review):
    assert with_evidence(with_evidence(make_plan(), review(october=90)), review(october=43)).review.corrections == ()


def test_what_people_decided_about_a_proposal_stays(review):
    plan = with_evidence(make_plan(), review(october=90))
    decided = plan.review.corrections[0].replace(status="rejected", by="Mara Lind")
    plan = plan.with_review(corrections=(decided,))

    assert with_evidence(plan, review(october=90)).review.corrections == (decided,)


def test_peoples_comments_and_own_evidence_are_not_touched(review):
    note = Comment(id="note-mara", author="Mara", text="Mine.")
    own = Evidence(id="evid-ours", month="2026-10", text="We counted by hand.")
    goal = with_evidence(make_plan(goals=(make_goal(comments=(note,), evidence=(own,)),)), review()).goals.goals[0]

    assert (goal.comments, own in goal.evidence) == ((note,), True)


def test_without_evidence_the_plan_stands_as_before(review):
    plan = make_plan(content={"steps": (make_step(),)})

    assert without_evidence(with_evidence(plan, review(plan, october=90)), "2026-10") == plan


def test_other_months_keep_their_evidence(review):
    plan = with_evidence(make_plan(), review())

    assert without_evidence(plan, "2026-09") == plan


def test_evidence_of_the_month_does_not_change_its_review(review):
    plan = with_evidence(make_plan(), review(october=90))

    assert review(plan, october=90) == review(october=90)


def test_a_goal_without_a_metric_gets_no_evidence(review):
    plan = make_plan(make_metric(goal=""))

    assert with_evidence(plan, review(plan)).goals.goals[0].evidence == ()


def test_the_plan_that_was_given_is_not_changed(review):
    plan = make_plan()
    with_evidence(plan, review(october=90))

    assert plan == make_plan()
