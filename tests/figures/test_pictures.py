"""Pictures of the plan: each asks in its title, teaches when empty, and shows what people typed as they typed it."""

from __future__ import annotations

import pytest

from smplan_kernel import figures
from smplan_kernel.figures.picture import Picture, rows_picture
from smplan_kernel.plan import Plan, blank_plan

PICTURES = (
    "activities_by_goal",
    "balance_of_rules",
    "budget_by_month",
    "channels_by_tier",
    "coverage_by_goal",
    "effort_per_week",
    "goal_tree",
    "hours_by_month",
    "hours_needed_and_pledged",
    "mentions_by_topic",
    "own_pieces_by_month",
    "persona_cards",
    "seven_parts",
    "share_of_voice",
    "sources_by_type",
    "who_owns_what",
)


def make_plan() -> Plan:
    plan = blank_plan("fernhill").with_ownership(people=({"id": "pson-mara", "name": "Mara Lind", "hours_per_week": 3.0},))
    plan = plan.with_goals(
        goals=(
            {"id": "goal-fill", "text": "Fill the spring calendar", "level": "business", "owner": "pson-mara"},
            {"id": "goal-enqu", "text": "Sixty enquiries", "level": "social", "parent": "goal-fill", "number": 60.0},
        )
    )
    plan = plan.with_content(
        slots=(
            {
                "id": "slot-0001",
                "element": "share",
                "activity": "Process videos",
                "owner": "pson-mara",
                "goals": ("goal-enqu",),
                "hours_per_week": 4.0,
            },
        )
    )
    return plan.with_metrics(metrics=({"id": "metr-0001", "text": "Enquiries", "goal": "goal-enqu", "klass": "outcome"},))


def draw(name: str, plan: Plan) -> Picture:
    picture = getattr(figures, name)(plan)
    assert isinstance(picture, Picture)
    return picture


def test_the_public_names_are_complete_and_sorted():
    assert figures.__all__ == sorted(figures.__all__)
    assert set(PICTURES) < set(figures.__all__)


def test_every_public_name_can_be_fetched():
    assert all(callable(getattr(figures, name)) for name in figures.__all__)


def test_an_unknown_picture_is_refused_with_the_known_ones():
    with pytest.raises(AttributeError, match="it has Figure, Picture, activities_by_goal"):
        figures.reach_by_moon  # noqa: B018 - the asking is the test


@pytest.mark.parametrize("name", PICTURES)
def test_every_title_asks(name):
    assert draw(name, blank_plan("x")).title.endswith("?")


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "seven_parts"])
def test_a_blank_plan_is_taught_in_a_sentence(name):
    picture = draw(name, blank_plan("x"))

    assert picture.empty.endswith(".")
    assert picture.empty in picture.html().replace("&#39;", "'")


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_draws_a_worked_plan(name):
    assert "sm-picture" in draw(name, make_plan()).html()


def test_a_rule_that_says_neither_counts_as_no_ban():
    rules = ({"id": "rule-0001", "text": "Answer within a day"}, {"id": "rule-0002", "text": "No prices", "permission": False})
    rows = draw("balance_of_rules", blank_plan("x").with_policy(rules=rules)).facts["rows"]

    assert [(row[0].text, row[1].text) for row in rows] == [
        ("People may", "no rules"),
        ("People may not", "1 rule"),
        ("Not said yet", "1 rule"),
    ]


def test_seven_parts_of_a_blank_plan_are_all_missing():
    assert draw("seven_parts", blank_plan("x")).html().count("not yet") == 7


def test_a_goal_stands_under_the_goal_it_serves():
    tree = draw("goal_tree", make_plan()).facts["tree"]

    assert [branch.text for branch in tree[0].branches] == ["Sixty enquiries"]
    assert tree[0].branches[0].metrics == ("Enquiries",)


def test_goals_that_serve_each_other_in_a_ring_are_drawn_once():
    plan = blank_plan("x").with_goals(
        goals=({"id": "goal-aaaa", "text": "One", "parent": "goal-bbbb"}, {"id": "goal-bbbb", "text": "Two", "parent": "goal-aaaa"})
    )

    assert draw("goal_tree", plan).html().count("<b>") == 2


def test_what_nobody_owns_is_listed():
    rows = draw("who_owns_what", make_plan()).facts["rows"]

    assert rows[-1][0].text == "Nobody yet"
    assert rows[-1][1].lines == ("Goal: Sixty enquiries",)


def test_too_many_hours_are_named():
    row = draw("hours_needed_and_pledged", make_plan()).facts["rows"][0]

    assert (row[3].mark, row[3].text) == ("▲", "1 too many")


def test_a_goal_with_an_outcome_tells_a_change():
    rows = draw("coverage_by_goal", make_plan()).facts["rows"]

    assert rows[0][-1].text == "yes"


def test_the_fifth_element_has_the_name_people_gave_it():
    plan = make_plan().with_content(fifth_element="Meet")

    assert [row[0].text for row in draw("activities_by_goal", plan).facts["rows"]][-1] == "Meet"


@pytest.mark.parametrize("name", PICTURES)
def test_hostile_words_are_shown_and_do_nothing(name):
    bad = "</script><script>alert(1)</script>"
    plan = make_plan().with_ownership(people=({"id": "pson-mara", "name": bad, "hours_per_week": 3.0},))
    plan = plan.with_personas(personas=({"id": "pers-0001", "name": bad, "wants": (bad,)},))
    plan = plan.with_channels(channels=({"id": "chan-0001", "name": bad, "job": bad, "rank_note": bad},))

    assert "<script" not in draw(name, plan).html()


def test_a_sentence_in_a_table_is_set_as_one():
    long = "Working as now, you will keep missing this target, whatever the month."
    html = rows_picture("Which?", ("Number", "What its past says"), [("Reach", long), ("Saves", "Short.")]).html()

    assert html.count('class="said"') == 1
    assert f'class="said"><div><span>{long}' in html
