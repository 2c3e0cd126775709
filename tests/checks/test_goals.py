import pytest

from smplan_kernel.checks import check_plan
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.lookup import find, replace_record
from tests.plan.builders import TODAY, make_channel, make_goal, make_slot, make_step


def with_goals(plan, *more):
    return plan.with_goals(goals=(*plan.goals.goals, *more))


def changed(plan, record_id, **answers):
    return replace_record(plan, find(plan, record_id).replace(**answers))


def business_goals(plan, number):
    return with_goals(plan, *(make_goal(text=f"Goal {count}") for count in range(number - 3)))


def one_department(plan):
    goals = tuple(goal.replace(departments=("Marketing",)) for goal in plan.goals.goals)
    return plan.with_goals(goals=goals)


CASES = [
    (
        "L01",
        "warning",
        lambda plan: (
            plan.with_personas(personas=())
            .with_channels(channels=())
            .with_content(key_messages=(), steps=(), events=())
            .with_start(hours_per_week=None)
        ),
        "You have planned 'Read reviews', but there is no persona yet. Write a persona first, then see whether 'Read reviews' still fits.",
    ),
    (
        "L02",
        "warning",
        lambda plan: business_goals(plan, 9),
        "There are nine goals. Few teams can follow more than seven; choose which ones can wait.",
    ),
    (
        "L03",
        "error",
        lambda plan: changed(plan, "goal-visits", parent=""),
        "'400 visits a month from videos' does not say which marketing objective it serves. Choose one.",
    ),
    ("L04", "warning", one_department, "All three goals serve 'Marketing'. Ask Sales what they need."),
    (
        "L05",
        "warning",
        lambda plan: with_goals(plan, make_goal(text="Be more active", number=None)),
        "'Be more active' has no number and no date. Try: 'Publish three posts a week until 30 June.'",
    ),
]


@pytest.mark.parametrize(("code", "severity", "change", "sentence"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_in_the_goals_gives_its_finding_alone(found, code, severity, change, sentence):
    assert found(change) == [(code, severity, sentence)]


def test_goals_and_personas_come_first_names_both_when_both_are_missing(found):
    codes = found(lambda _: blank_plan("fernhill").with_content(slots=(make_slot(activity="Weekly video"),)))

    sentence = "You have planned 'Weekly video', but there is no goal and no persona yet. Write one of each first, then see whether 'Weekly video' still fits."

    assert sentence in [finding[2] for finding in codes]


def test_goals_and_personas_come_first_points_at_the_page_that_is_missing(good):
    plan = good.with_personas(personas=()).with_channels(channels=(make_channel(),))

    assert {finding.page for finding in check_plan(plan, today=TODAY) if finding.code == "L01"} == {"personas"}


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "There is no goal yet. Write at least three, as you would say them to a colleague."),
        (1, "There is one goal. Write at least three, as you would say them to a colleague."),
        (2, "There are two goals. Write at least three, as you would say them to a colleague."),
    ],
)
def test_too_few_goals_are_counted_in_words(found, number, sentence):
    assert ("L02", "warning", sentence) in found(lambda plan: plan.with_goals(goals=tuple(make_goal() for _ in range(number))))


@pytest.mark.parametrize("number", [3, 7])
def test_three_to_seven_goals_are_fine(found, number):
    assert "L02" not in [finding[0] for finding in found(lambda plan: business_goals(plan, number))]


def test_the_limits_are_the_plan_s_own(found):
    assert found(lambda plan: business_goals(plan, 9).with_plan(limits=plan.plan.limits.replace(goals_max=9))) == []


def test_a_social_goal_may_hang_on_a_marketing_goal_through_another_social_goal(found):
    assert found(lambda plan: with_goals(plan, make_goal(text="5 stories", level="social", parent="goal-visits"))) == [
        ("L17", "warning", "Nothing is planned under any element for the objective '5 stories'.")
    ]


def test_a_ring_of_social_goals_has_nothing_above_it(found):
    first = make_goal(id="goal-first", level="social", parent="goal-second")
    second = make_goal(id="goal-second", level="social", parent="goal-first")

    assert [finding[0] for finding in found(lambda plan: with_goals(plan, first, second))].count("L03") == 2


def test_a_parent_that_was_taken_out_is_none(found):
    assert "L03" in [finding[0] for finding in found(lambda plan: changed(plan, "goal-visits", parent="goal-gone"))]


def test_one_person_alone_has_no_departments_to_ask(found):
    assert found(lambda plan: one_department(plan).with_start(profile="solo")) == []


@pytest.mark.parametrize(
    "answers",
    [{"number": 12}, {"text": "Post more: 3 a week"}, {"text": "The moreover garden"}],
    ids=["number", "digit in the text", "other word"],
)
def test_a_vague_word_with_something_to_track_is_fine(found, answers):
    goal = make_goal(**{"text": "Be more active", "number": None, **answers})

    assert found(lambda plan: with_goals(plan, goal)) == []


def test_a_vague_step_is_named_on_its_own_page(found):
    step = make_step(text="Improve the profile", tracking="", planned=None, owner="pson-mara", slot="slot-share")
    accepted = lambda plan: plan.with_ownership(  # noqa: E731 - one change inside another
        commitments=(*plan.ownership.commitments, plan.ownership.commitments[0].replace(id="comm-share", item="slot-share"))
    )

    assert found(lambda plan: accepted(plan).with_content(steps=(*plan.content.steps, step)))[0][2].startswith(
        "'Improve the profile' has no number"
    )


def test_another_language_is_not_read_with_english_words(found):
    assert found(lambda plan: with_goals(plan.with_start(language="de"), make_goal(text="Be more active", number=None))) == []
