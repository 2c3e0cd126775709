import datetime as dt

import pytest

from smplan_kernel.plan import Comment, MonthTarget, blank_plan
from smplan_kernel.plan.changes import changes_in_words
from tests.plan.builders import make_goal, make_metric, make_person

MARA = make_person()
TWELVE = make_goal(text="Twelve commissions", number=10)
SHOW = make_goal(text="Eighty coupons", number=None)
BEFORE = blank_plan("fernhill").with_ownership(people=(MARA,)).with_goals(goals=(TWELVE, SHOW))


def with_first_goal(**answers):
    return BEFORE.with_goals(goals=(TWELVE.replace(**answers), SHOW))


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (with_first_goal(number=12), "Goal 'Twelve commissions': number is now 12 (was 10)."),
        (with_first_goal(number=None), "Goal 'Twelve commissions': number is now empty (was 10)."),
        (with_first_goal(date=dt.date(2027, 6, 30)), "Goal 'Twelve commissions': by when is now 30 June 2027."),
        (with_first_goal(owner=MARA.id), "Goal 'Twelve commissions': owner is now 'Mara Lind'."),
        (with_first_goal(level="social"), "Goal 'Twelve commissions': level is now Social media goal (was Business goal)."),
        (with_first_goal(departments=("Sales", "Service")), "Goal 'Twelve commissions': departments is now 'Sales', 'Service'."),
        (with_first_goal(comments=(Comment.new(text="Well begun"),)), "Goal 'Twelve commissions': comment 'Well begun' was added."),
        (with_first_goal(owner="pson-gone1"), "Goal 'Twelve commissions': owner is now 'something no longer in the plan'."),
        (with_first_goal(text="Fifteen"), "Goal 'Fifteen': text is now 'Fifteen' (was 'Twelve commissions')."),
        (BEFORE.with_goals(goals=(TWELVE,)), "Goal 'Eighty coupons' was taken out."),
        (BEFORE.with_goals(goals=(TWELVE, SHOW, make_goal(text="Third"))), "Goal 'Third' was added."),
        (BEFORE.with_goals(goals=(SHOW, TWELVE)), "The order of goals changed."),
        (BEFORE.with_start(organisation="Fernhill"), "Start: organisation is now 'Fernhill'."),
        (BEFORE.with_start(fit_audience="yes"), "Start: 'Are the people you need on social media?' is now Yes."),
        (BEFORE.with_start(start_small=True), "Start: start small is now yes (was no)."),
        (BEFORE.with_content(replies={"target_hours": 4}), "Content, answering people: answer within is now 4."),
        (BEFORE.with_review(closed_days=(dt.date(2026, 12, 24),)), "Review: closed days is now 24 December 2026."),
    ],
)
def test_a_change_is_told_in_one_sentence(after, sentence):
    assert changes_in_words(BEFORE, after) == (sentence,)


def test_no_change_is_told_by_nothing():
    assert changes_in_words(BEFORE, BEFORE) == ()


def test_changes_come_in_the_order_of_the_pages():
    after = with_first_goal(number=12).with_review(rule="last Thursday").with_start(organisation="Fernhill")

    assert [sentence.split(" ")[0] for sentence in changes_in_words(BEFORE, after)] == ["Start:", "Goal", "Review:"]


def test_targets_by_month_are_told_as_one_change():
    metric = make_metric()
    before = BEFORE.with_metrics(metrics=(metric,))
    after = BEFORE.with_metrics(metrics=(metric.replace(targets=(MonthTarget(month="2026-12", value=3),)),))

    assert changes_in_words(before, after) == ("Metric 'Enquiries from the site': targets by month changed.",)


def test_hostile_text_stays_inside_its_quotes():
    sentence = changes_in_words(BEFORE, with_first_goal(text="a\n\u202eb" + "c" * 500))[0]

    assert "\n" not in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 300
