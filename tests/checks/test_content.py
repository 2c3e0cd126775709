import datetime as dt

import pytest

from smplan_kernel.plan import Campaign
from tests.plan.builders import make_event, make_goal, make_metric, make_slot


def with_slots(plan, *more):
    return plan.with_content(slots=(*plan.content.slots, *more))


def known_for_soil(plan):
    goal = make_goal(id="goal-soil", text="Known for soil advice", level="marketing", parent="goal-spring")
    metric = make_metric(goal=goal.id, source="dsrc-site")
    return plan.with_goals(goals=(*plan.goals.goals, goal)).with_metrics(metrics=(*plan.metrics.metrics, metric))


def clash(plan):
    sale = Campaign.new(name="Spring sale", starts=dt.date(2027, 3, 14), ends=dt.date(2027, 4, 1))
    return plan.with_content(campaigns=(sale,))


CASES = [
    ("L17", known_for_soil, "Nothing is planned under any element for the objective 'Known for soil advice'."),
    (
        "L17",
        lambda plan: with_slots(plan, make_slot(element="curate")),
        "Nothing planned under 'Curate' serves an objective. Choose one, or leave 'Curate' out for now.",
    ),
    (
        "L17",
        lambda plan: with_slots(plan, make_slot(element="fifth")).with_content(fifth_element="Meet"),
        "Nothing planned under 'Meet' serves an objective. Choose one, or leave 'Meet' out for now.",
    ),
    (
        "L17",
        lambda plan: plan.with_content(elements_on=("engage",)),
        "Nothing planned under 'Engage' serves an objective. Choose one, or leave 'Engage' out for now.",
    ),
    ("L27", clash, "'Home show' on 12 March 2027 falls into 'Spring sale'. Is that wanted?"),
    (
        "L27",
        lambda plan: plan.with_content(events=(*plan.content.events, make_event(name="Open day"))),
        "'Open day' has no follow-up step. Plan how you come back to the people you meet.",
    ),
    (
        "L33",
        lambda plan: plan.with_content(slots=tuple(slot.replace(element="engage") for slot in plan.content.slots)),
        "You plan to engage with people, but nobody listens yet. Add one listening habit first.",
    ),
]


@pytest.mark.parametrize(("code", "change", "sentence"), CASES)
def test_a_fault_in_the_content_gives_its_finding_alone(found, code, change, sentence):
    assert found(lambda plan: change(plan).replace()) == [(code, "warning", sentence)]


def test_an_objective_is_served_through_one_below_it(found):
    def change(plan):
        return plan.with_content(slots=tuple(slot.replace(goals=("goal-visits",)) for slot in plan.content.slots))

    assert found(change) == []


def test_an_event_beside_a_campaign_does_not_clash(found):
    sale = Campaign.new(name="Spring sale", starts=dt.date(2027, 3, 15), ends=dt.date(2027, 4, 1))

    assert found(lambda plan: plan.with_content(campaigns=(sale,))) == []
