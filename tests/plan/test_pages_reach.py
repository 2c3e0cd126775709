"""Nothing in the plan is out of reach: each answer it can hold is asked somewhere, or written by reviews and their meetings."""

import pytest

from smplan_kernel.plan.document import SECTION_TYPES
from smplan_kernel.plan.fields import fields_of, row_type
from smplan_kernel.plan.pages import PAGES

# The thread under a goal, step, metric or rule: comments stand in the row of any bullet (forms/words.py),
# evidence is written by reviews, verdicts at the review meeting.
THREAD = {"comments", "evidence", "verdicts"}
SECTIONS = sorted(SECTION_TYPES)


def asked_of(section):
    """What all pages ask of a section: single answers, and for each list the questions of its records."""
    asks = [ask for page in PAGES for ask in page.every_ask if ask.section == section]
    lists = {
        name: {column for ask in asks if ask.records == name for column in (*ask.columns, *ask.details)}
        for name in (one.records for one in asks)
    }
    return {name for ask in asks for name in ask.fields}, lists


def answers_of(section):
    """Every answer a section can hold, as people would name its place."""
    model = SECTION_TYPES[section]
    for entry in fields_of(model):
        inner = model.model_fields[entry.name].annotation
        if entry.kind == "records":
            yield from ((entry.name, one.name) for one in fields_of(row_type(inner)) if one.kind != "hidden" and one.name not in THREAD)
        elif entry.kind == "group":
            yield from (("", f"{entry.name}.{one.name}") for one in fields_of(inner))
        elif entry.kind != "hidden":
            yield "", entry.name


@pytest.mark.parametrize("section", SECTIONS)
def test_every_answer_of_the_plan_is_asked_on_a_page(section):
    single, lists = asked_of(section)

    assert [place for place in answers_of(section) if place[1] not in (lists.get(place[0], set()) if place[0] else single)] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_single_answer_is_asked_twice(section):
    asked = [name for page in PAGES for ask in page.every_ask if ask.section == section for name in ask.fields]

    assert sorted(set(asked)) == sorted(asked)
