import pytest

from smplan_kernel.errors import NewerPlanError, PlanFormatError
from smplan_kernel.plan.migrations import migrated


def targets_become_goals(data):
    data["goals"] = data.pop("targets")
    return data


def goals_get_a_level(data):
    return {**data, "goals": [{**goal, "level": "business"} for goal in data["goals"]]}


STEPS = {1: targets_become_goals, 2: goals_get_a_level}
OLD = {"schema_version": 1, "targets": [{"text": "Twelve"}]}


def test_an_older_document_goes_through_every_step():
    assert migrated(OLD, "plan.json", steps=STEPS, known=3) == {"schema_version": 3, "goals": [{"text": "Twelve", "level": "business"}]}


def test_a_document_in_between_goes_through_the_later_steps():
    middle = {"schema_version": 2, "goals": [{"text": "Twelve"}]}

    assert migrated(middle, "plan.json", steps=STEPS, known=3)["goals"] == [{"text": "Twelve", "level": "business"}]


def test_the_older_document_stays_as_it_is():
    migrated(OLD, "plan.json", steps=STEPS, known=3)

    assert OLD == {"schema_version": 1, "targets": [{"text": "Twelve"}]}


def test_a_format_without_a_way_on_is_refused():
    with pytest.raises(PlanFormatError, match="there is no way from format 1"):
        migrated(OLD, "plan.json", steps={2: goals_get_a_level}, known=3)


def test_a_newer_document_is_refused_before_any_step():
    with pytest.raises(NewerPlanError):
        migrated({"schema_version": 4}, "plan.json", steps=STEPS, known=3)
