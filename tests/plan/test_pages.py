import pytest

from smplan_kernel.plan.document import SECTION_TYPES
from smplan_kernel.plan.fields import fields_of, meta, row_type
from smplan_kernel.plan.page import DEPTHS
from smplan_kernel.plan.pages import PAGES, asks_for, fitted, page, page_of_record, page_of_section
from smplan_kernel.plan.pages_profiles import BY_PROFILE
from smplan_kernel.plan.start import PROFILES

ASKS = [pytest.param(ask, id=f"{page.key}.{ask.key}") for page in PAGES for ask in page.every_ask]
PLANNING = [pytest.param(page, id=page.key) for page in PAGES[:11]]


def rows_of(ask):
    return row_type(SECTION_TYPES[ask.section].model_fields[ask.records].annotation)


def test_the_pages_are_numbered_in_their_order():
    assert [page.stem for page in PAGES] == [
        "00_start",
        "01_audit",
        "02_goals",
        "03_personas",
        "04_channels",
        "05_content",
        "06_ownership",
        "07_policy",
        "08_resources",
        "09_metrics",
        "10_plan",
        "11_monthly_review",
        "12_review_meeting",
    ]


def test_every_page_leads_to_the_next():
    assert [page.next for page in PAGES] == [*(page.key for page in PAGES[1:]), ""]


@pytest.mark.parametrize("page", PLANNING)
def test_a_page_begins_with_two_to_five_questions(page):
    assert 2 <= len(page.asks) <= 5


@pytest.mark.parametrize("page", PLANNING)
def test_the_shortest_plan_asks_one_to_three_questions_a_page(page):
    assert 1 <= len(asks_for(page, "one-page")) <= 3


@pytest.mark.parametrize("page", PLANNING)
def test_a_deeper_plan_asks_what_a_shorter_one_asks(page):
    asked = [{ask.key for ask in asks_for(page, depth)} for depth in DEPTHS]

    assert asked == sorted(asked, key=len)
    assert asked[0] <= asked[1] <= asked[2]


def test_a_plan_that_names_no_depth_is_a_standard_one():
    assert asks_for(page("content"), "") == asks_for(page("content"), "standard")


def test_a_page_is_finished_without_what_is_written_down_as_it_happens():
    assert "redemptions" not in [ask.key for ask in asks_for(page("metrics"), "full")]


@pytest.mark.parametrize("page", PLANNING)
def test_many_further_questions_stand_under_a_few_themes(page):
    themes = [ask.theme for ask in page.more]

    assert len(page.more) <= 5 or (all(themes) and themes == sorted(themes, key=themes.index))
    assert len(set(themes)) <= 3


@pytest.mark.parametrize("page", PLANNING)
def test_a_page_takes_one_sitting(page):
    assert 15 <= page.minutes <= 30


@pytest.mark.parametrize("ask", ASKS)
def test_an_ask_is_a_question(ask):
    assert ask.question.endswith("?")


@pytest.mark.parametrize("ask", ASKS)
def test_a_question_and_its_help_have_at_most_forty_words(ask):
    assert len(f"{ask.question} {ask.help}".split()) <= 40


@pytest.mark.parametrize("ask", ASKS)
def test_an_ask_has_something_to_answer(ask):
    assert ask.fields or ask.records


@pytest.mark.parametrize("ask", ASKS)
def test_the_single_answers_exist(ask):
    for name in ask.fields:
        first, _, second = name.partition(".")
        asked = meta(SECTION_TYPES[ask.section], first)

        assert asked.kind == "group" if second else asked.kind not in {"records", "hidden"}
        assert not second or second in SECTION_TYPES[ask.section].model_fields[first].annotation.model_fields


@pytest.mark.parametrize("ask", [param for param in ASKS if param.values[0].records])
def test_a_table_fits_a_screen_and_its_columns_exist(ask):
    known = {entry.name for entry in fields_of(rows_of(ask))}

    assert 1 <= len(ask.columns) <= 6
    assert set(ask.columns) | set(ask.details) <= known


@pytest.mark.parametrize("ask", [param for param in ASKS if param.values[0].records])
def test_a_starter_is_a_valid_record(ask):
    assert [rows_of(ask).new(**starter).title == "" for starter in ask.starters] == [False] * len(ask.starters)


@pytest.mark.parametrize("profile", [value for value, _ in PROFILES])
@pytest.mark.parametrize(("key", "asked"), BY_PROFILE)
def test_every_kind_of_organisation_begins_with_rows_of_its_own(key, asked, profile):
    ask = fitted(page(key), asked, profile)

    assert len(ask.starters) >= 2
    assert all(rows_of(ask).new(**starter).title for starter in ask.starters)


def test_an_association_begins_with_other_goals_than_a_shop():
    assert fitted(page("goals"), "goals", "nonprofit").starters != fitted(page("goals"), "goals", "shop").starters


def test_an_organisation_of_no_kind_begins_with_the_usual_rows():
    assert fitted(page("goals"), "goals", "") == page("goals").ask("goals")


def test_the_keys_of_a_page_s_questions_differ():
    assert [page.key for page in PAGES if len({ask.key for ask in page.every_ask}) != len(page.every_ask)] == []


@pytest.mark.parametrize(
    ("prefix", "key"), [("goal", "goals"), ("dsrc", "metrics"), ("rsrc", "resources"), ("less", "review_meeting"), ("step", "content")]
)
def test_a_record_has_its_page(prefix, key):
    assert page_of_record(prefix).key == key


def test_a_record_that_another_page_asks_for_has_that_page():
    assert page_of_record("chng").key == "review_meeting"


def test_the_review_is_filled_in_at_the_meeting():
    assert page_of_section("review").key == "review_meeting"


def test_an_unknown_page_is_refused():
    with pytest.raises(ValueError, match="key must be one of start, audit"):
        page("astrology")


def test_an_unknown_question_is_refused():
    with pytest.raises(ValueError, match="ask must be one of goals"):
        page("goals").ask("astrology")
