import pytest

from smplan_kernel.plan import Commitment, blank_plan
from smplan_kernel.plan.lookup import bullets, every_record, find, name_of, place_of, record_type, records, replace_record
from tests.plan.builders import make_goal, make_person, make_step


def test_records_come_with_section_and_list(worked_plan):
    assert ("goals", "goals", worked_plan.goals.goals[0]) in records(worked_plan)


def test_records_inside_others_are_found(worked_plan):
    assert find(worked_plan, "fact-winter").text == "Plans in winter"


def test_a_record_that_is_not_there_is_nothing(worked_plan):
    assert find(worked_plan, "goal-nowhere") is None


def test_every_record_counts_those_inside_others(worked_plan):
    assert {"pers-ines", "fact-winter", "note-film"} <= {record.id for record in every_record(worked_plan)}


def test_bullets_are_goals_steps_metrics_and_rules(worked_plan):
    assert {type(bullet).prefix for bullet in bullets(worked_plan)} == {"goal", "step", "metr", "rule"}


def test_a_record_is_called_by_its_words(worked_plan):
    assert name_of(worked_plan, "pson-mara") == "Mara Lind"


def test_a_record_without_words_is_called_by_what_it_points_at():
    mara, step = make_person(), make_step()
    asked = Commitment.new(person=mara.id, item=step.id)
    plan = blank_plan("fernhill").with_ownership(people=(mara,), commitments=(asked,)).with_content(steps=(step,))

    assert name_of(plan, asked.id) == "Mara Lind, Film one planting day"


def test_a_record_without_anything_is_called_by_its_kind():
    goal = make_goal(text=" ")

    assert name_of(blank_plan("fernhill").with_goals(goals=(goal,)), goal.id) == "goal without a name"


def test_what_never_was_has_no_name(worked_plan):
    assert name_of(worked_plan, "goal-nowhere") == ""


def test_an_unknown_prefix_is_refused():
    with pytest.raises(ValueError, match="prefix must be one of"):
        record_type("zzzz")


def test_a_record_stands_in_one_list():
    assert place_of("dsrc") == ("metrics", "sources")


def test_a_record_inside_others_stands_in_no_list_of_its_own():
    assert place_of("note") == ("", "")


def test_a_record_is_replaced_where_it_stands(worked_plan):
    goal = find(worked_plan, "goal-visits").replace(number=500)

    assert find(replace_record(worked_plan, goal), "goal-visits").number == 500


def test_a_record_inside_others_is_replaced(worked_plan):
    note = find(worked_plan, "note-film").replace(text="Bad light")

    assert replace_record(worked_plan, note).content.steps[0].comments[0].text == "Bad light"


def test_replacing_leaves_the_other_sections_alone(worked_plan):
    changed = replace_record(worked_plan, find(worked_plan, "goal-visits").replace(number=500))

    assert changed.content is worked_plan.content


def test_replacing_what_is_not_there_is_refused(worked_plan):
    with pytest.raises(ValueError, match="has no record"):
        replace_record(worked_plan, make_goal())
