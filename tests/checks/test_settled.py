import pytest

from smplan_kernel.checks import settled_and_open
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.pages import PAGES
from tests.plan.builders import TODAY, filled_plan, make_goal

CASES = [
    ("start", "You decided: go."),
    ("audit", "One account is written; it has a decision."),
    ("goals", "Three goals are written; each serves a business goal."),
    ("personas", "One persona is written; it has a reason to follow you."),
    ("channels", "One channel is written; it has a persona and a job."),
    ("content", "Two steps are written; each is small enough to finish."),
    ("ownership", "Everybody has said yes."),
    ("policy", "One rule is written; it has examples of both sides."),
    ("resources", "The plan is near the first guess."),
    ("metrics", "Three metrics are written; each belongs to a goal."),
    ("plan", "The next review is on 26 November 2026."),
    ("review_meeting", "One review is held."),
]


@pytest.mark.parametrize(("page", "sentence"), CASES)
def test_a_page_says_what_is_settled(good, page, sentence):
    assert sentence in settled_and_open(good, page, today=TODAY)[0]


@pytest.mark.parametrize("page", [page.key for page in PAGES])
def test_a_good_plan_leaves_nothing_open(good, page):
    assert settled_and_open(good, page, today=TODAY)[1] == ()


@pytest.mark.parametrize("page", [page.key for page in PAGES])
def test_a_blank_plan_claims_nothing(page):
    settled, _ = settled_and_open(blank_plan("fernhill"), page, today=TODAY)

    assert [sentence for sentence in settled if not sentence.startswith("You decided")] == []


@pytest.mark.parametrize("page", [page.key for page in PAGES])
def test_every_answer_given_is_no_exception(page):
    assert all(sentence.endswith(".") for sentence in settled_and_open(filled_plan(), page, today=TODAY)[0])


def test_what_is_open_stands_on_its_page(good):
    plan = good.with_goals(goals=(*good.goals.goals, make_goal(text="Be more active", number=None)))
    _, findings = settled_and_open(plan, "goals", today=TODAY)

    assert [finding.code for finding in findings] == ["L05"]


def test_a_claim_is_not_made_while_its_finding_is_open(good):
    plan = good.with_goals(goals=(*good.goals.goals, make_goal(text="5 stories", level="social")))

    assert settled_and_open(plan, "goals", today=TODAY)[0] == ("Four goals are written.",)


def test_a_missing_review_day_is_open_where_it_is_asked(good):
    _, findings = settled_and_open(good.with_review(rule=""), "plan", today=TODAY)

    assert [finding.code for finding in findings] == ["L28"]
