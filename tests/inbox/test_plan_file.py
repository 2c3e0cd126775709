"""A plan comes back from a file: checked, compared, and never written over what is here unasked."""

from __future__ import annotations

import json

import pytest

from smplan_kernel.forms.pieces import Whole
from smplan_kernel.plan import Goal, blank_plan, document
from smplan_kernel.workbook.downloads import answers_download, plan_downloads
from smplan_kernel.workbook.plan_file import PlanFile

MINE = blank_plan("fernhill", organisation="Fernhill")
THEIRS = MINE.with_goals(goals=(Goal(id="goal-first", text="Be the first name"),))


@pytest.fixture
def store(workspace):
    return workspace.session("Mara")


@pytest.fixture
def kept():
    return []


@pytest.fixture
def page(store, kept):
    return PlanFile(store, opened="fernhill", keep=kept.append, locked=False)


def bring(page, plan, name="fernhill.json"):
    content = plan if isinstance(plan, bytes) else json.dumps(document(plan)).encode()
    page._take(Whole(name=name, content=content))
    return page.upload.lines[0]


def decide(page, given, act="answer"):
    page.upload._receive(page.upload, {"act": act, "line": page.upload.lines[0]["id"], "given": given}, [])
    return page.upload.lines[0]


def test_a_plan_that_is_not_here_comes_in_and_can_be_opened(page, store):
    line = bring(page, THEIRS)

    assert store.load("fernhill").plan == THEIRS
    assert line["links"] == [{"href": "00_start.ipynb?plan=fernhill", "words": "Open it"}]


def test_its_history_says_from_which_file_it_came(page, store):
    bring(page, THEIRS, "kept.json")

    assert store.history("fernhill")[0].why == "Brought in from the file kept.json"


def test_the_page_shows_the_plan_that_came_in(page, kept):
    bring(page, THEIRS)

    assert [saved.plan for saved in kept] == [THEIRS]


def test_the_same_plan_again_changes_nothing(page, store):
    store.new_plan(MINE)

    assert bring(page, MINE)["state"] == "duplicate"
    assert store.load("fernhill").revision == 1


@pytest.fixture
def differing(page, store):
    store.new_plan(MINE)
    bring(page, THEIRS)
    return page


def test_a_plan_that_is_here_is_never_written_over_unasked(differing, store):
    line = differing.upload.lines[0]

    assert store.load("fernhill").plan == MINE
    assert line["state"] == "needs-answer"
    assert any("Be the first name" in sentence for sentence in line["says"])


def test_both_can_be_kept(differing, store):
    decide(differing, "copy")

    assert store.load("fernhill").plan == MINE
    assert store.load("fernhill-2").plan.goals == THEIRS.goals


def test_its_answers_can_become_a_new_version(differing, store, kept):
    decide(differing, "replace")

    assert (store.load("fernhill").plan, store.load("fernhill", revision=1).plan) == (THEIRS, MINE)
    assert kept[-1].revision == 2


def test_the_new_version_can_be_taken_back(differing, store, kept):
    decide(differing, "replace")

    line = decide(differing, None, act="undo")

    assert (line["state"], store.load("fernhill").plan.goals, kept[-1].plan.goals) == ("undone", MINE.goals, MINE.goals)


def test_what_others_wrote_since_is_not_taken_back(differing, store):
    decide(differing, "replace")
    store.save(THEIRS.with_start(organisation="Fernhill Gardens"), base=2)

    decide(differing, None, act="undo")

    assert store.load("fernhill").plan.goals == THEIRS.goals


@pytest.mark.parametrize("given", ["erase", None, ["replace"], 1])
def test_another_decision_changes_nothing(differing, store, given):
    decide(differing, given)

    assert [entry.revision for entry in store.plans()] == [1]


NO_PLANS = {
    "text": b"hello",
    "a list": b"[]",
    "half a file": json.dumps(document(MINE)).encode()[:200],
    "not text": bytes(range(256)),
    "deep": b"[" * 100_000,
    "no number": b'{"schema_version": NaN}',
    "a name that leads away": json.dumps(document(MINE) | {"id": "../../etc"}).encode(),
    "a device": json.dumps(document(MINE) | {"id": "con"}).encode(),
    "unknown answers": json.dumps(document(MINE) | {"surprise": 1}).encode(),
    "a newer one": json.dumps(document(MINE) | {"schema_version": 99}).encode(),
}


@pytest.mark.parametrize("content", NO_PLANS.values(), ids=NO_PLANS)
def test_what_is_no_plan_is_refused_in_words(page, store, content):
    line = bring(page, content, "file.json")

    assert line["state"] == "refused"
    assert line["lead"].startswith("Not brought in: ")
    assert store.plans() == ()


def test_a_newer_plan_asks_for_an_update(page):
    assert "update smplan" in bring(page, NO_PLANS["a newer one"])["lead"]


def test_the_answers_that_were_taken_home_bring_the_plan_back(page, store):
    taken = answers_download(lambda: THEIRS)._offers["json"].make()

    bring(page, taken)

    assert store.load("fernhill").plan == THEIRS


def test_the_plan_can_be_taken_home_in_three_forms():
    offers = plan_downloads(lambda: THEIRS)._offers

    assert all(b"Be the first name" in offer.make() for offer in offers.values())
    assert [offer.file().rpartition(".")[2] for offer in offers.values()] == ["html", "md", "json"]
    assert all(offer.file().startswith("fernhill-20") for offer in offers.values())
