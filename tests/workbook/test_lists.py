"""Lists on a page: they arrive, say what they would change, ask at most one thing at a time, and one press takes all of it back."""

from __future__ import annotations

import io

import openpyxl
import pytest

from smplan_kernel.forms.pieces import Whole
from smplan_kernel.plan import Channel, Person, blank_plan
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.lists import GONE_ON, NOTHING_SAVED, TOO_MANY
from smplan_kernel.workbook.page import Page
from smplan_kernel.workbook.which import open_plan

ACCOUNTS = b"Network;Name there;Size\nInstagram;@fernhill;840\nX;=1+1;12\n"
HOURS = b"Month,Person,Hours\n2026-10,Mara Lind,14\n2026-10,Priya Nair,3\n"


@pytest.fixture
def store(tmp_path):
    with open_workspace(tmp_path / "workspace") as opened:
        session = opened.session("Mara")
        session.new_plan(blank_plan("fernhill").with_ownership(people=(Person(id="pson-mara", name="Mara Lind"),)))
        yield session


@pytest.fixture
def page_of(store):
    return lambda key: Page(key, store, open_plan(store, "fernhill"))


@pytest.fixture
def page(page_of):
    return page_of("audit")


@pytest.fixture
def place(page):
    return parts(page)


def parts(page):
    """Where lists come in, and their templates."""
    return page.lists().children


def bring(upload, content, name="list.csv"):
    upload._take(Whole(name=name, content=content))
    return upload.lines[0]


def act(upload, key, given=None):
    upload._receive(upload, {"act": key, "line": upload.lines[0]["id"], "given": given}, [])
    return upload.lines[0] if upload.lines else None


def accounts(store):
    return store.load("fernhill").plan.audit.accounts


def test_a_list_says_what_it_would_change_before_anything_is_saved(place, store):
    line = bring(place[0], ACCOUNTS)

    assert (line["state"], line["lead"]) == ("recognised", "Can be brought in: Accounts, two lines: 2 new.")
    assert line["says"] == [NOTHING_SAVED, "Account '@fernhill' was added.", "Account '=1+1' was added."]
    assert [one["words"] for one in line["acts"]] == ["Save", "Put away"]
    assert accounts(store) == ()


def test_save_saves_it_and_the_page_shows_it(page, place, store):
    bring(place[0], ACCOUNTS)
    line = act(place[0], "save")

    assert (line["state"], line["lead"]) == ("imported", "Brought in: Accounts, two lines: 2 new.")
    assert [one.handle for one in accounts(store)] == ["@fernhill", "=1+1"]
    assert page.mine.audit.accounts == accounts(store)


def test_the_same_list_again_has_nothing_to_save(place):
    bring(place[0], ACCOUNTS)
    act(place[0], "save")

    assert [one["words"] for one in bring(place[0], ACCOUNTS)["acts"]] == ["Put away"]
    assert place[0].lines[0]["state"] == "duplicate"


def test_one_press_takes_all_of_it_back(place, store):
    bring(place[0], ACCOUNTS)
    act(place[0], "save")
    line = act(place[0], "undo")

    assert (line["state"], accounts(store)) == ("undone", ())


def test_one_press_takes_back_the_people_that_came_with_the_hours(page_of, store):
    upload, _ = parts(page_of("resources"))
    bring(upload, HOURS)
    act(upload, "answer", "add")
    act(upload, "save")
    people = len(store.load("fernhill").plan.ownership.people)
    act(upload, "undo")
    plan = store.load("fernhill").plan

    assert (people, len(plan.ownership.people), plan.resources.hours_spent) == (2, 1, ())


def test_what_others_did_since_is_not_taken_back(page, place, store):
    bring(place[0], ACCOUNTS)
    act(place[0], "save")
    saved = store.load("fernhill")
    store.save(saved.plan.with_start(organisation="Fernhill"), base=saved.revision)
    line = act(place[0], "undo")

    assert (line["lead"], len(accounts(store))) == (GONE_ON, 2)


def test_a_list_is_laid_over_the_plan_as_it_is_when_it_is_saved(page, place, store):
    bring(place[0], ACCOUNTS)
    page.take(lambda plan: plan.with_audit(market_summary="Small town"))
    act(place[0], "save")

    assert (store.load("fernhill").plan.audit.market_summary, len(accounts(store))) == ("Small town", 2)


@pytest.mark.parametrize(("answer", "people"), [("add", ["Mara Lind", "Priya Nair"]), ("leave", ["Mara Lind"])])
def test_new_names_are_asked_about_in_words(page_of, store, answer, people):
    upload, _ = parts(page_of("resources"))
    line = bring(upload, HOURS)
    act(upload, "answer", answer)
    act(upload, "save")

    assert line["question"]["sentence"] == "The plan does not know 'Priya Nair' as person yet. What should happen with it?"
    assert [words for _, words in line["question"]["choices"]] == ["Add to the plan", "Leave out"]
    assert [one.name for one in store.load("fernhill").plan.ownership.people] == people


def test_a_list_that_could_be_two_is_asked_about(place):
    line = bring(place[0], b"Competitor,Does well,Month,Topic\nMeadow,Answers,2026-10,Levels\n")
    answered = act(place[0], "answer", "competitors")

    assert line["question"]["choices"] == [["competitors", "Competitors"], ["mentions", "Mentions"]]
    assert answered["lead"] == "Can be brought in: Competitors, one line: 1 new."


def test_days_that_can_be_two_are_asked_about(place):
    line = bring(place[0], b"Network,Name there,Last post\nX,@a,3/4/2026\n")
    answered = act(place[0], "answer", "month-first")

    assert line["question"]["choices"][0] == ["day-first", "The day first: 3/4 is the third of April"]
    assert answered["state"] == "recognised"


def test_an_answer_that_was_not_offered_changes_nothing(place):
    before = bring(place[0], b"Network,Name there,Last post\nX,@a,3/4/2026\n")

    assert act(place[0], "answer", "sideways") == before


@pytest.mark.parametrize(
    ("content", "lead"),
    [
        (
            b"Network,Name there,Size\nX,@a,many\n",
            "Not brought in: (row 2, column 'Size', value 'many'): 'many' is not a number. Write 12 or 12.5.",
        ),
        (b"a,b\n1,2\n", "Not brought in: No row names the columns of the list 'Accounts'."),
        (b"", "Not brought in: The file is empty."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(place, store, content, lead):
    line = bring(place[0], content)

    assert line["lead"].startswith(lead)
    assert (line["state"], accounts(store)) == ("refused", ())


def test_lists_that_wait_for_an_answer_are_few(place):
    for number in range(7):
        bring(place[0], b"Network,Name there\nX,@a%d\n" % number)

    assert place[0].lines[0]["lead"] == f"Not brought in: {TOO_MANY}"


def test_a_list_that_was_put_away_is_gone(place):
    bring(place[0], ACCOUNTS)

    assert act(place[0], "put-away") is None


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("audit", ["accounts", "competitors", "mentions"]),
        ("content", ["content-log", "routine-log", "reply-log"]),
        ("resources", ["hours"]),
    ],
)
def test_each_page_offers_the_templates_of_its_lists(page_of, key, names):
    assert [offer["key"] for offer in parts(page_of(key))[1].offers] == names


def test_a_template_holds_the_lines_of_the_plan_as_it_is_now(page, place):
    bring(place[0], ACCOUNTS)
    act(place[0], "save")
    offer = place[1]._offers["accounts"]
    sheet = openpyxl.load_workbook(io.BytesIO(offer.make())).worksheets[0]

    assert [cell.value for cell in sheet["B"]] == ["Name there", "@fernhill", "=1+1"]
    assert {cell.data_type for cell in sheet["B"]} == {"s"}
    assert offer.file().startswith("fernhill-accounts-20")


def test_a_template_comes_back_as_it_went(place):
    bring(place[0], ACCOUNTS)
    act(place[0], "save")

    assert bring(place[0], place[1]._offers["accounts"].make(), "list.xlsx")["state"] == "duplicate"


def test_an_example_shows_no_place_for_files(store):
    page = Page("audit", None, open_plan(store, "fernhill"))

    assert parts(page)[0].locked


def test_answers_and_routines_come_in_on_the_page_of_the_content_and_go_again(page_of, store):
    saved = store.load("fernhill")
    channels = (Channel(id="chan-feed", name="The feed"),)
    store.save(saved.plan.with_channels(channels=channels), base=saved.revision)
    upload, _ = parts(page_of("content"))
    line = bring(upload, b"Month,Channel,Messages,Answered,In time,Median time\n2026-10,The feed,48,46,41,2.5\n")
    act(upload, "save")
    kept = bring(upload, b"Month,Habit,Times\n2026-10,Answer comments,14\n")
    act(upload, "answer", "add")
    act(upload, "save")
    plan = store.load("fernhill").plan.content
    act(upload, "undo")
    after = store.load("fernhill").plan.content

    assert line["says"][1:] == ["October 2026, The feed: 48 messages, answered 46, in time 41, median time 2.5."]
    assert kept["question"]["sentence"] == "The plan does not know 'Answer comments' as routine yet. What should happen with it?"
    assert [(one.month, one.times) for one in plan.routines_kept] == [("2026-10", 14)]
    assert (after.routines, after.routines_kept, after.reply_counts) == ((), (), plan.reply_counts)


def test_a_wrong_place_of_the_answers_is_named_on_the_page(page_of):
    upload, _ = parts(page_of("content"))
    line = bring(upload, b"Month,Channel,Messages\n2026-10,,many\n")

    assert line["state"] == "refused"
    assert "row 2, column 'Messages', value 'many'" in line["lead"]
