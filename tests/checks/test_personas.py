import pytest

from smplan_kernel.plan import Fact
from tests.plan.builders import make_persona


def with_persona(plan, **answers):
    return plan.with_personas(personas=(*plan.personas.personas, make_persona(**answers)))


def test_every_persona_has_edges_names_the_persona(found):
    sentence = "The persona 'Everyone in town' has no edges. Name one group that you would miss most."

    assert found(lambda plan: with_persona(plan, name="Everyone in town")) == [("L06", "warning", sentence)]


@pytest.mark.parametrize(
    "answers", [{"name": "The general public"}, {"name": "Women of all ages"}, {"name": "Ada", "who": "Anyone with a garden"}]
)
def test_everybody_is_nobody(found, answers):
    assert [finding[0] for finding in found(lambda plan: with_persona(plan, **answers))] == ["L06"]


@pytest.mark.parametrize("who", ["Not everyone has a garden; she has two", "Knows everyone in the street", "Publican with a yard"])
def test_a_person_with_edges_is_fine(found, who):
    assert found(lambda plan: with_persona(plan, who=who)) == []


def test_every_fact_has_a_source_names_the_fact(found):
    sentence = "'Reads mail at night' has no source, so it is shown as a guess."

    assert found(lambda plan: with_persona(plan, facts=(Fact.new(text="Reads mail at night"),))) == [("L07", "hint", sentence)]
