from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import Comment, Evidence, MonthTarget, Verdict
from tests.review.plans import CALM, make_goal, make_metric, make_plan


def goal_of(made):
    return made.goals[0]


def test_a_goal_without_a_metric_says_that_only_people_can_tell(review):
    plan = make_plan(make_metric(goal=""))

    assert goal_of(review(plan)).sentence == "No number belongs to this goal yet, so only people can say how it goes."


def test_a_goal_is_led_by_the_result_that_has_a_target(review):
    plan = make_plan(make_metric("posts", kind="execution", target=9), make_metric("likes"), make_metric("calls", target=60))

    assert goal_of(review(plan)).metric == "metr-calls"


@pytest.mark.parametrize(
    ("october", "target", "label"),
    [
        (43, 40, "on pace"),
        (43, 45, "behind pace, but ordinary"),
        (43, 80, "out of reach"),
        (90, 40, "strong signal"),
        (None, 40, "no complete figure"),
    ],
)
def test_the_word_of_a_goal_is_signal_then_reach_then_pace(review, october, target, label):
    assert goal_of(review(make_plan(make_metric(target=target)), october=october)).verdict.label == label


def test_pace_goes_from_the_baseline_to_the_target_date(review):
    metric = make_metric(target=60, baseline=40, target_date=date(2027, 8, 31))
    plan = make_plan(metric, plan={"starts": date(2025, 12, 1)})

    assert goal_of(review(plan)).target.pace_text == "50"


def test_the_target_is_written_with_its_month(review):
    assert goal_of(review(make_plan(make_metric(target=60, target_date=date(2027, 6, 30))))).target.target_text == "60 by June 2027"


def test_monthly_targets_that_make_up_the_target_run_as_a_sum(review):
    targets = tuple(MonthTarget(month=month, value=40) for month in ("2026-09", "2026-10", "2026-11"))
    target = goal_of(review(make_plan(make_metric(targets=targets, target=120)))).target

    assert (target.running, target.now, target.pace, target.on_pace) == (True, 87, 80, True)


def test_monthly_targets_that_climb_to_the_target_stand_for_themselves(review):
    targets = tuple(MonthTarget(month=month, value=value) for month, value in (("2026-09", 40), ("2026-10", 42), ("2026-11", 60)))
    target = goal_of(review(make_plan(make_metric(targets=targets, target=60)))).target

    assert (target.running, target.now, target.pace) == (False, 43, 42)


def test_the_sum_is_told_beside_the_month(review):
    targets = tuple(MonthTarget(month=month, value=value) for month, value in (("2026-09", 40), ("2026-10", 42), ("2026-11", 60)))

    assert goal_of(review(make_plan(make_metric(targets=targets, target=60)))).pace == (
        "43; the pace is 42. Since September 2026 87 in all, against 82 planned."
    )


def test_a_month_that_is_missing_from_the_sum_is_named(review):
    targets = tuple(MonthTarget(month=month, value=40) for month in ("2026-09", "2026-10"))
    made = review(make_plan(make_metric(targets=targets)), before=(*CALM[:-1], None))

    assert goal_of(made).pace.endswith("One month without a complete figure is not in this sum.")


def test_a_sum_out_of_reach_says_what_each_month_would_have_to_bring(review):
    targets = tuple(MonthTarget(month=month, value=value) for month, value in (("2026-10", 50), ("2026-11", 100), ("2026-12", 150)))

    assert goal_of(review(make_plan(make_metric(targets=targets)))).assurance.startswith("Each month left would have to bring about 129;")


def test_what_people_decided_last_month_is_told(review):
    verdicts = (
        Verdict(id="verd-last", month="2026-09", decision="continue", by="Mara Lind", text="It works."),
        Verdict(id="verd-past", month="2026-05", decision="change", by="Mara Lind"),
    )

    assert goal_of(review(make_plan(goals=(make_goal(verdicts=verdicts),)))).previous == ("September 2026: continue, Mara Lind. It works.",)


def test_the_thread_holds_comments_and_evidence_of_earlier_months(review):
    goal = make_goal(
        comments=(Comment(id="note-mara", author="Mara", on=date(2026, 9, 30), text="More calls lately."),),
        evidence=(
            Evidence(id="evid-past", month="2026-09", text="Ordinary."),
            Evidence(id="evid-this", month="2026-10", text="Own words of this review."),
        ),
    )
    thread = goal_of(review(make_plan(goals=(goal,)))).thread

    assert ([line.text for line in thread.comments], [line.text for line in thread.evidence]) == (["More calls lately."], ["Ordinary."])


def test_the_history_grows_by_one_month_with_each_review(review):
    before = review(month="2026-09", before=CALM, october=None)
    history = goal_of(review(previous=before)).history

    assert [line.month for line in history] == ["2026-09", "2026-10"]


def test_coverage_names_the_classes_in_their_order(review):
    plan = make_plan(make_metric("calls", klass="impact"), make_metric("posts", klass="output"))

    assert goal_of(review(plan)).coverage == ("output", "impact")


def test_the_owner_is_named(review):
    assert goal_of(review()).owner == "Mara Lind"


@pytest.mark.parametrize(("rule", "shown"), [("last Thursday", ["On the day."]), ("", ["On the day.", "A day later."])])
def test_words_after_the_review_day_belong_to_a_later_review(review, rule, shown):
    said = (
        Comment(id="note-today", author="Mara", on=date(2026, 11, 26), text="On the day."),
        Comment(id="note-late", author="Mara", on=date(2026, 11, 27), text="A day later."),
    )
    thread = goal_of(review(make_plan(goals=(make_goal(comments=said),), review={"rule": rule}))).thread

    assert [line.text for line in thread.comments] == shown
