"""A page of the workbook over a real store: what is typed is kept, others' work is not lost, and trouble is told calmly."""

from __future__ import annotations

import ipywidgets
import pytest

from smplan_kernel import workbook
from smplan_kernel.errors import BusyError, PlanNameError, PlanNotFoundError
from smplan_kernel.plan import Evidence, Goal, blank_plan
from smplan_kernel.plan.pages import PAGES
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook import figures, open_meeting, open_page, review_days
from smplan_kernel.workbook.closed import ClosedPage
from smplan_kernel.workbook.meeting import evidence_of
from smplan_kernel.workbook.paper import on_paper, section_of, sheet_of
from smplan_kernel.workbook.progress import next_page, state_of
from smplan_kernel.workbook.trouble import BUSY
from smplan_kernel.workbook.which import FIRST_PLAN, SeveralPlansError, asked_plan, open_plan

BANNED = (
    "Slider",
    "ToggleButton",
    "RadioButtons",
    "ColorPicker",
    "TagsInput",
    "Accordion",
    "DatePicker",
    "FileUpload",
    "Valid",
    "Output",
    "HTML",
    "Label",
)


@pytest.fixture(autouse=True)
def where(tmp_path, monkeypatch):
    for name in ("QUERY_STRING", "SMPLAN_PLAN", "SMPLAN_WHO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SMPLAN_WORKSPACE", str(tmp_path / "workspace"))
    return tmp_path / "workspace"


@pytest.fixture
def store(where):
    with open_workspace(where) as here:
        yield here.session("Ines")


@pytest.fixture
def plan(store):
    made = blank_plan("fernhill").with_goals(goals=(Goal(id="goal-first", text="Be the first name"),))
    return store.new_plan(made).plan


@pytest.fixture
def page(plan):
    return open_page("goals", plan.id)


def type_in(page, form, row, **values):
    form._receive(form, {"do": "put", "stem": "tab1", "number": 1, "table": [], "rows": [{"id": row, "values": values}]}, [])
    return form.answer["left"]


def test_the_public_names_are_few_and_sorted():
    assert workbook.__all__ == sorted(workbook.__all__)
    assert all(getattr(workbook, name) for name in workbook.__all__)


def test_an_answer_is_in_the_store_before_the_page_says_saved(page, store):
    form = page.ask("goals")
    assert page.notice.words == ""

    left = type_in(page, form, "goal-first", text="Twelve commissions")

    assert left == []
    assert store.load("fernhill").plan.goals.goals[0].text == "Twelve commissions"
    assert page.notice.words.startswith("Saved ")


def test_a_plan_that_nobody_has_begun_begins_with_the_first_answer(store):
    page = open_page("goals", "my-plan")
    assert store.plans() == ()

    type_in(page, page.ask("goals"), "goal-bbbb", text="Twelve commissions")

    assert [entry.id for entry in store.plans()] == ["my-plan"]


def test_pictures_and_checkpoint_follow_the_answers(page):
    form, picture, checkpoint = page.ask("goals"), page.look(figures.goal_tree), page.check()

    type_in(page, form, "goal-bbbb", text="Twelve commissions")

    assert "Twelve commissions" in picture.html
    assert checkpoint.settled[0]["text"] == "Two goals are written."


def test_text_of_readers_is_escaped_in_pictures(page):
    form, picture = page.ask("goals"), page.look(figures.goal_tree)

    type_in(page, form, "goal-first", text="</script><script>alert(1)</script>")

    assert "<script" not in picture.html


def test_different_places_of_two_people_both_stay(page, store, plan):
    form = page.ask("goals")
    store.save(plan.with_start(organisation="Fernhill"), base=1)

    type_in(page, form, "goal-first", text="Twelve commissions")

    assert page.plan.start.organisation == "Fernhill"
    assert page.plan.goals.goals[0].text == "Twelve commissions"


@pytest.fixture
def clash(page, store, plan):
    form = page.ask("goals")
    store.save(plan.with_goals(goals=(Goal(id="goal-first", text="Theirs"),)), base=1)
    left = type_in(page, form, "goal-first", text="Mine")
    return form, left


def test_the_same_place_is_asked_about_with_both_texts(page, clash):
    assert [(one["mine"], one["theirs"]) for one in page.notice.clashes] == [("Mine", "Theirs")]
    assert page.notice.clashes[0]["theirs_words"] == "Take what Ines wrote"


def test_until_the_choice_nothing_is_overwritten_and_nothing_typed_is_lost(page, clash, store):
    form, left = clash

    assert left == ["goal-first.text"]
    assert (store.load("fernhill").plan.goals.goals[0].text, form.value[0]["text"]) == ("Theirs", "Mine")


@pytest.mark.parametrize(("side", "text"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_the_choice_is_saved(page, clash, store, side, text):
    page.notice._receive(page.notice, {"choose": {page.notice.clashes[0]["path"]: side}}, [])

    assert (store.load("fernhill").plan.goals.goals[0].text, clash[0].value[0]["text"], page.notice.clashes) == (text, text, [])


def test_others_changes_appear_without_typing(page, store, plan):
    form = page.ask("goals")
    store.save(plan.with_goals(goals=(Goal(id="goal-first", text="Theirs"),)), base=1)

    for _ in range(4):
        page._beat(0)

    assert form.value[0]["text"] == "Theirs"


def test_a_busy_store_keeps_the_text_and_saves_it_when_asked_again(page, store, monkeypatch):
    form = page.ask("goals")
    stored = page._stored

    def busy(_choices):
        what = "Saving 'fernhill'"
        raise BusyError(what, "10:42")

    monkeypatch.setattr(page, "_stored", busy)
    type_in(page, form, "goal-first", text="Mine")
    assert (page.notice.problem.startswith(BUSY), form.value[0]["text"]) == (True, "Mine")

    monkeypatch.setattr(page, "_stored", stored)
    page.notice._receive(page.notice, {"retry": True}, [])

    assert (store.load("fernhill").plan.goals.goals[0].text, form.errors, page.notice.problem) == ("Mine", {}, "")


def test_undo_takes_the_last_change_back(page):
    form = page.ask("goals")
    type_in(page, form, "goal-first", text="Mine")

    page.notice._receive(page.notice, {"undo": True}, [])

    assert form.value[0]["text"] == "Be the first name"


def test_a_removed_goal_leaves_its_stone(page, store):
    form = page.ask("goals")

    form._receive(form, {"do": "remove", "stem": "a", "number": 1, "table": [], "row": "goal-first"}, [])

    assert [stone.id for stone in store.load("fernhill").plan.stones] == ["goal-first"]


@pytest.mark.parametrize("name", ["nothing-here", "../../etc/passwd", "con", "x" * 99])
def test_a_plan_that_cannot_be_opened_is_told_without_a_traceback(name):
    page = open_page("goals", name)

    assert isinstance(page, ClosedPage)
    assert (page.ask("goals"), page.look(figures.goal_tree), page.check()) == (None, None, None)


def test_the_address_names_the_plan(monkeypatch):
    monkeypatch.setenv("QUERY_STRING", "plan=fernhill&x=1")

    assert asked_plan("other") == "fernhill"


def test_an_address_is_not_trusted(monkeypatch):
    monkeypatch.setenv("QUERY_STRING", "plan=..%2F..%2Fetc")

    with pytest.raises(PlanNameError):
        asked_plan("other")


def test_the_only_plan_is_opened_when_nobody_chose(store, plan):
    assert open_plan(store, FIRST_PLAN).plan == plan


def test_several_plans_are_offered_as_links(store, plan):
    store.new_plan(blank_plan("other"))

    with pytest.raises(SeveralPlansError) as several:
        open_plan(store, FIRST_PLAN)

    assert [entry.id for entry in several.value.plans] == ["fernhill", "other"]


def test_a_chosen_plan_that_is_gone_names_those_that_are_there(store, plan):
    with pytest.raises(PlanNotFoundError, match="fernhill"):
        open_plan(store, "gone")


def test_the_example_can_be_looked_at_and_not_changed(store):
    page = open_page("goals", example=True)
    form = page.ask("goals")

    type_in_nothing = form._receive(form, {"do": "remove", "stem": "a", "number": 1, "table": [], "row": form.value[0]["id"]}, [])

    assert type_in_nothing is None
    assert (form.locked, store.plans()) == (True, ())


def test_the_start_page_tells_how_far_each_page_is(plan):
    checkpoint = open_page("start", plan.id).check()

    assert {
        "text": "Goals: begun.",
        "why": "About 20 minutes.",
        "href": "02_goals.ipynb?plan=fernhill",
        "place": "Open",
    } in checkpoint.unsettled
    assert checkpoint.lead.startswith("Next: ")


def test_a_blank_plan_begins_at_the_start():
    assert (next_page(blank_plan("fernhill")).key, state_of(PAGES[2], blank_plan("fernhill"))) == ("start", "empty")


def test_the_meeting_saves_a_verdict(plan, store):
    page = open_meeting(plan.id, "2026-10")
    form = page.verdicts()

    form._receive(form, {"do": "put", "stem": "a", "number": 1, "item": "goal-first", "values": {"decision": "continue"}}, [])

    assert store.load("fernhill").plan.goals.goals[0].verdicts[0].month == "2026-10"


def test_the_meeting_reads_what_the_review_wrote(plan):
    found = Evidence(id="evid-bbbb", month="2026-10", text="Ordinary variation.")
    plan = plan.with_goals(goals=(plan.goals.goals[0].replace(evidence=(found,)),))

    assert (evidence_of(plan, "2026-10"), evidence_of(plan, "2026-09")) == ({"goal-first": ("Ordinary variation.",)}, {"goal-first": ()})


def test_review_days_follow_the_rule(plan):
    assert "No review day is chosen yet." in review_days(plan).html()
    assert "Thursday" in review_days(plan.replace(review=plan.review.replace(rule="last Thursday"))).html()


@pytest.mark.parametrize("reader", ["mathjax_ignore", "tex2jax_ignore"])
def test_signs_of_dollars_in_a_report_are_no_formula(reader):
    assert reader in on_paper("<p>From $5 to $10</p>").split("<p>")[0]


def test_a_part_of_a_report_is_cut_out_whole():
    document = (
        '<main class="x"><section aria-labelledby="a"><section>in</section>a</section><section aria-labelledby="b">b</section></main>'
    )

    assert section_of(document, "a") == '<section aria-labelledby="a"><section>in</section>a</section>'
    assert (section_of(document, "c"), sheet_of(document).count("<section")) == ("", 3)


@pytest.mark.parametrize("key", [page.key for page in PAGES if page.asks])
def test_no_page_shows_a_widget_that_some_people_cannot_use(plan, key):
    page = open_meeting(plan.id, "2026-10") if key == "review_meeting" else open_page(key, plan.id)
    shown = [page.notice, page.check(), *(page.ask(ask.key) for ask in next(one for one in PAGES if one.key == key).asks)]
    names = [type(widget).__name__ for widget in every(shown)]

    assert len(names) >= 3
    assert not [name for name in names if any(banned in name for banned in BANNED)]


def every(widgets):
    for widget in widgets:
        yield widget
        yield from every(widget.children if isinstance(widget, ipywidgets.Box) else ())
