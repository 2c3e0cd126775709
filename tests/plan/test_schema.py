import json

from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.schema import schema


def test_the_schema_carries_the_words_that_people_see():
    number = schema()["$defs"]["Goal"]["properties"]["number"]

    assert (number["title"], number["description"]) == (meta(Goal, "number").title, meta(Goal, "number").help)


def test_the_schema_is_plain_json():
    assert json.loads(json.dumps(schema())) == schema()


def test_the_schema_refuses_what_a_plan_refuses():
    assert schema()["additionalProperties"] is False
