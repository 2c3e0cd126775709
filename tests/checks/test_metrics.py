import pytest

from smplan_kernel.plan.lookup import find, replace_record
from tests.plan.builders import make_goal, make_metric, make_slot

EXTRA = {"goal": "goal-visits", "source": "dsrc-site"}


def with_metric(plan, **answers):
    return plan.with_metrics(metrics=(*plan.metrics.metrics, make_metric(**{**EXTRA, **answers})))


def only_posts(plan):
    changed = find(plan, "metr-visits").replace(text="Posts", klass="output")
    return replace_record(plan, changed)


def unmeasured(plan):
    slot = make_slot(element="share", activity="Story every Friday", metric_free=False, goals=("goal-visits",))
    calm = plan.with_metrics(metrics=tuple(metric for metric in plan.metrics.metrics if metric.goal != "goal-visits"))
    return calm.with_content(slots=(*plan.content.slots, slot))


CASES = [
    ("L18", "warning", unmeasured, "'Story every Friday' has no measure; it is marked as activity only."),
    (
        "L19",
        "error",
        lambda plan: with_metric(plan, text="Profile visits", goal=""),
        "'Profile visits' belongs to no goal. Link it or remove it.",
    ),
    (
        "L19",
        "error",
        lambda plan: with_metric(plan, text="Profile visits", goal="goal-gone"),
        "'Profile visits' belongs to no goal. Link it or remove it.",
    ),
    (
        "L20",
        "error",
        lambda plan: with_metric(plan, text="Engagement rate", source="", denominator="reach"),
        "'Engagement rate' does not say where the numbers come from.",
    ),
    (
        "L20",
        "error",
        lambda plan: with_metric(plan, text="Sign-ups", measure="", formula="", unit="", direction=""),
        "'Sign-ups' does not say how it is counted, in which unit and where it should go.",
    ),
    (
        "L20",
        "warning",
        lambda plan: with_metric(plan, text="Newsletter sign-ups", target_date=None),
        "'Newsletter sign-ups' has no target date.",
    ),
    (
        "L20",
        "warning",
        lambda plan: with_metric(plan, text="Newsletter sign-ups", baseline=None, target=None, target_date=None),
        "'Newsletter sign-ups' has no baseline, no target and no target date.",
    ),
    (
        "L21",
        "warning",
        only_posts,
        "For '400 visits a month from videos' you only count 'Posts'. Add one number about what people did, for example booking requests.",
    ),
    (
        "L35",
        "hint",
        lambda plan: with_metric(plan, text="Engagement rate"),
        "'Engagement rate' does not say divided by what. Choose followers, reach, impressions or views.",
    ),
]


@pytest.mark.parametrize(("code", "severity", "change", "sentence"), CASES)
def test_a_fault_in_the_metrics_gives_its_finding_alone(found, code, severity, change, sentence):
    assert found(lambda plan: change(plan).replace()) == [(code, severity, sentence)]


@pytest.mark.parametrize("answers", [{"metric_free": True}, {"metrics": ("metr-visits",)}, {"goals": ("goal-enquiries",)}])
def test_an_activity_with_a_measure_or_a_label_is_fine(found, answers):
    slot = make_slot(**{"metric_free": False, **answers})

    assert found(lambda plan: plan.with_content(slots=(*plan.content.slots, slot))) == []


@pytest.mark.parametrize(
    "answers", [{"denominator": "reach"}, {"text": "Engagement rate by reach"}, {"formula": "engagements divided by views"}]
)
def test_a_rate_that_names_its_denominator_is_fine(found, answers):
    assert found(lambda plan: with_metric(plan, **{"text": "Engagement rate", **answers})) == []


def test_the_class_of_a_measure_is_known(found):
    goal = make_goal(id="goal-reach")

    def change(plan):
        more = plan.with_goals(goals=(*plan.goals.goals, goal))
        return with_metric(more, text="Reach", goal=goal.id, measure="reach", klass="")

    assert [finding[0] for finding in found(change)] == ["L21"]
