"""Export files on the metrics page: they arrive, answer in words, ask at most one thing, and can be taken back."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from smplan_kernel.forms.pieces import Whole
from smplan_kernel.plan import DataSource, blank_plan
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook import inbox as inbox_of_page
from smplan_kernel.workbook.inbox import Inbox
from smplan_kernel.workbook.page import Page
from smplan_kernel.workbook.which import open_plan
from tests.automation.garden import X_ACCOUNT, small_plan, x_file
from tests.layouts.tiktok_studio import OVERVIEW, tiktok_csv
from tests.sources import makers

SEPTEMBER = x_file(date(2026, 9, 1), date(2026, 9, 30))
SECOND = DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery")


def inbox_over(session, plan, *, begin=lambda: True, locked=False):
    return Inbox(lambda: plan, session, begin=begin, locked=locked)


@pytest.fixture
def page(session):
    return inbox_over(session, small_plan())


@pytest.fixture
def asking(session):
    plan = small_plan()
    two = session.save(plan.with_metrics(sources=(X_ACCOUNT, SECOND)), base=1).plan
    made = inbox_over(session, two)
    made._take(Whole(name="x.csv", content=SEPTEMBER))
    return made


def bring(page, content=SEPTEMBER, name="x.csv"):
    page._take(Whole(name=name, content=content))
    return page.upload.lines[0]


def ask(page, act, line, given=None):
    page.upload._receive(page.upload, {"act": act, "line": line["id"], "given": given}, [])


def test_an_empty_inbox_teaches_where_the_files_are(page):
    assert page.before.form.lead == "Nothing was brought in yet."
    assert [place["title"] for place in page.before.form.folded] == ["Web site", "X"]


def test_what_waits_for_somebody_stands_above_what_needs_nobody_and_stays_there(asking):
    for number in (1, 2):
        asking._take(Whole(name=f"login {number}.csv", content=b"<!doctype html><html></html>"))
    names = [line["name"] for line in asking.upload.lines]
    ask(asking, "answer", asking.upload.lines[0], "@nursery")

    assert names == ["x.csv", "login 2.csv", "login 1.csv"]
    assert (asking.upload.lines[0]["name"], asking.upload.lines[0]["state"]) == ("x.csv", "imported")
    assert bring(asking, b"<!doctype html><html></html>", "login 3.csv")["name"] == "login 3.csv"


def test_a_file_is_told_listed_and_counted_as_fresh(page, session):
    line = bring(page)

    assert (line["state"], line["acts"][0]["words"]) == ("imported", "Take it back")
    assert page.upload.status == "1 brought in."
    assert [one["name"] for one in page.before.form.lines] == ["x.csv"]
    assert any(fact["text"].startswith("X: figures to 30 September 2026") for fact in page.before.form.facts)
    assert len(session.imports("garden")) == 1


def test_a_file_that_was_read_is_not_kept_in_memory(page):
    bring(page)

    assert [one.file.content for one in page._files.values()] == [b""]


def test_a_file_that_is_not_read_yet_is_said_to_be_nowhere_else(page, monkeypatch):
    monkeypatch.setattr(inbox_of_page, "aside", lambda *_: None)

    assert bring(page)["lead"] == "The file has arrived and waits to be read. Until then it is on this page only."


def test_an_import_is_taken_back_where_it_was_made(page, session):
    ask(page, "undo", bring(page))

    assert page.upload.lines[0]["state"] == "undone"
    assert len(session.observations("garden")) == 0
    assert "taken back on" in page.before.form.lines[0]["lead"]


def test_an_import_is_taken_back_from_the_list(page, session):
    bring(page)
    page.before.form._receive(page.before.form, {"act": "undo", "line": page.before.form.lines[0]["id"]}, [])

    assert session.imports("garden")[0].undone_at is not None
    assert page.upload.lines[0]["state"] == "undone"


def test_what_was_taken_back_can_come_again(page):
    ask(page, "undo", bring(page))

    assert bring(page)["state"] == "imported"


def test_an_open_question_is_asked_on_the_spot(asking):
    question = asking.upload.lines[0]["question"]

    assert [value for value, _ in question["choices"]] == ["@garden", "@nursery"]
    assert "--" not in question["sentence"]


def test_its_answer_brings_the_file_in(asking, session):
    ask(asking, "answer", asking.upload.lines[0], "@nursery")

    assert asking.upload.lines[0]["state"] == "imported"
    assert set(session.observations("garden")["account"]) == {"@nursery"}


def test_a_year_that_no_file_holds_is_asked_and_answered_as_a_day(page, session):
    line = bring(page, tiktok_csv(OVERVIEW, [{"Date": date(2025, 12, 31), "Video Views": 30}]), "Overview.csv")
    ask(page, "answer", line, "2026-01-01")

    assert (line["question"]["kind"], line["question"]["sentence"]) == (
        "day",
        "On which day was this file downloaded? Its days are printed without a year.",
    )
    assert session.imports("garden")[0].period == ("2025-12-31", "2025-12-31")


@pytest.mark.parametrize("given", ["@stranger", None, ["@nursery"], {"a": 1}])
def test_another_answer_is_told_and_changes_nothing(asking, session, given):
    ask(asking, "answer", asking.upload.lines[0], given)

    assert asking.upload.lines[0]["question"]["error"] == "Choose one of the answers."
    assert session.imports("garden") == ()


def test_a_file_with_an_open_question_can_be_put_away(asking):
    ask(asking, "put-away", asking.upload.lines[0])

    assert (asking.upload.lines, asking._files) == ([], {})


def test_what_is_drawn_from_figures_is_drawn_anew_once_all_files_are_here_and_when_they_go(session):
    page = Page("metrics", session, open_plan(session, "garden"))
    drawn = []
    page.look(lambda plan: str(drawn.append(len(session.imports(plan.id)))))
    upload, *_ = page.inbox().children
    receive = partial(upload._receive, upload)
    drawn.clear()
    for month in (8, 9):
        upload._take(Whole(name=f"{month}.csv", content=x_file(date(2026, month, 1), date(2026, month, 28))))
    seen_while_sending = list(drawn)
    receive({"all": "sent"}, [])
    receive({"act": "undo", "line": upload.lines[-1]["id"]}, [])

    assert (seen_while_sending, drawn) == ([], [2, 2])


def test_a_plan_that_nobody_has_begun_is_begun_with_its_first_file(workspace):
    session, plan = workspace.session("Mara"), blank_plan("fresh")
    made = inbox_over(session, plan, begin=lambda: bool(session.new_plan(plan)))

    assert bring(made)["state"] == "imported"


def test_a_plan_that_cannot_be_saved_takes_no_file(session):
    line = bring(inbox_over(session, small_plan(), begin=lambda: False))

    assert (line["state"], session.imports("garden")) == ("refused", ())


def test_files_that_wait_for_an_answer_do_not_fill_the_memory(asking, monkeypatch):
    monkeypatch.setattr(inbox_of_page, "MOST_WAITING", len(SEPTEMBER))

    bring(asking, x_file(date(2026, 8, 1), date(2026, 8, 31)))

    assert asking.upload.lines[-1]["lead"].startswith("Not brought in: Answer the questions")


def test_a_store_that_is_gone_is_told_in_the_line(session, monkeypatch):
    made = inbox_over(session, small_plan().replace(id="elsewhere"))

    assert bring(made)["lead"].startswith("Not brought in: There is no plan 'elsewhere' here.")


def test_the_example_takes_nothing_and_offers_nothing(session):
    made = inbox_over(None, small_plan(), locked=True)

    assert (made.upload.locked, made.before.form.lines) == (True, [])


def test_a_second_window_finds_what_the_first_brought_in(page, tmp_path):
    bring(page)

    with open_workspace(tmp_path / "workspace") as place:
        assert len(inbox_over(place.session(), small_plan()).before.form.lines) == 1


BUNDLE = makers.packed({"september.csv": SEPTEMBER, "more/october.csv": x_file(date(2026, 10, 1), date(2026, 10, 31)), "note.txt": "hello"})


def test_a_zip_of_many_is_told_file_by_file_in_its_place(page, session):
    bring(page, BUNDLE, "all.zip")

    assert [(line["name"], line["state"]) for line in page.upload.lines[1:]] == [
        ("all.zip/september.csv", "imported"),
        ("all.zip/more/october.csv", "imported"),
        ("all.zip/note.txt", "refused"),
    ]
    assert len(session.imports("garden")) == 2


def test_several_files_are_shown_at_a_glance(page):
    bring(page, BUNDLE, "all.zip")

    assert page.upload.table["head"] == ["File", "What it is", "Account", "Days", "Rows", "Figures", "How it went"]
    assert page.upload.table["rows"][0] == [
        "all.zip/september.csv", "X, account overview", "@garden", "1 to 30 September 2026", "30", "390", "brought in",
    ]  # fmt: skip
    assert page.upload.progress == []


def test_what_came_together_is_taken_back_together(page, session):
    bring(page, BUNDLE, "all.zip")
    ask(page, "undo-all", page.upload.lines[0])

    assert page.upload.table == {}
    assert [line["state"] for line in page.upload.lines] == ["undone", "undone", "refused"]
    assert len(session.observations("garden")) == 0


def test_many_files_that_need_nobody_are_folded_and_what_the_plan_lacks_is_said_once(session):
    page = inbox_over(session, small_plan().with_metrics(sources=()))
    days = [Whole(name=f"{month}.csv", content=x_file(date(2026, month, 1), date(2026, month, 28))) for month in range(1, 7)]
    for whole in days[:5]:
        page._take(whole)
    assert {line.get("folded", False) for line in page.upload.lines} == {False}
    page._take(days[5])
    bring(page, b"<!doctype html><html></html>", "login.csv")

    together, login, *others = page.upload.lines
    assert (together["name"], login["name"], login["folded"]) == ("6 files", "login.csv", False)
    assert together["says"] == [
        "No line of the plan names a source on X yet, so no number uses those figures. Add the line where the sources are listed."
    ]
    assert [line["folded"] for line in others] == [True] * 6


def test_one_file_has_no_table_and_no_second_way_back(page):
    bring(page)

    assert (page.upload.table, len(page.upload.lines)) == ({}, 1)
