"""A file whose answer is missing outlives the page: it is asked about again, answered from anywhere, and put away for good."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.forms.pieces import Whole
from smplan_kernel.inbox import Hints
from smplan_kernel.inbox import waiting as room
from smplan_kernel.inbox.waiting import answer_waiting, named, waiting_files
from smplan_kernel.plan import DataSource
from smplan_kernel.workbook.inbox import Inbox
from tests.automation.garden import X_ACCOUNT, small_plan, x_file

SEPTEMBER = x_file(date(2026, 9, 1), date(2026, 9, 30))
SECOND = DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery")
OWN_TABLE = b"Day,Umbrellas\n2026-09-01,4\n2026-09-02,5\n"
HOSTILE = "<img src=x onerror=alert(1)>\u202e..\\..\\x.csv"


@pytest.fixture
def plan(session):
    return session.save(small_plan().with_metrics(sources=(X_ACCOUNT, SECOND)), base=1).plan


@pytest.fixture
def opened(session, plan):
    """Open the page, again and again."""
    return lambda: Inbox(lambda: plan, session, begin=lambda: True, locked=False)


def send(page, content=SEPTEMBER, name="x.csv"):
    page._take(Whole(name=name, content=content))


def ask(page, act, given=None):
    page.upload._receive(page.upload, {"act": act, "line": page.upload.lines[0]["id"], "given": given}, [])


def test_a_page_that_is_opened_again_asks_again(opened):
    send(opened())
    line = opened().upload.lines[0]

    assert (line["name"], line["state"], len(line["question"]["choices"])) == ("x.csv", "needs-answer", 2)
    assert line["says"][0].startswith("It waits here until ")
    assert line["says"][0].endswith("Mara sent it.")


def test_the_answer_after_a_reload_brings_it_in_and_nothing_waits(opened, session):
    send(opened())
    page = opened()
    ask(page, "answer", "@nursery")

    assert page.upload.lines[0]["state"] == "imported"
    assert set(session.observations("garden")["account"]) == {"@nursery"}
    assert (waiting_files(session, "garden"), opened().upload.lines) == ((), [])


def test_what_waits_is_not_held_in_memory(opened):
    page = opened()
    send(page)

    assert [one.file.content for one in page._files.values()] == [b""]


def test_put_away_is_for_good(opened, session):
    send(opened())
    page = opened()
    ask(page, "put-away")

    assert (page.upload.lines, waiting_files(session, "garden"), session.imports("garden")) == ([], (), ())


def test_an_answer_to_what_another_window_answered_is_told(opened, session):
    send(opened())
    first, second = opened(), opened()
    ask(first, "answer", "@nursery")
    ask(second, "answer", "@garden")

    assert "somebody has answered it or put it away" in second.upload.lines[0]["lead"]
    assert len(session.imports("garden")) == 1


def test_a_table_that_nobody_knows_waits_to_be_explained(opened):
    send(opened(), OWN_TABLE, "till.csv")
    page = opened()
    line = page.upload.lines[0]
    ask(page, "map")

    assert (line["state"], [act["key"] for act in line["acts"]]) == ("refused", ["map", "put-away"])
    assert page.meaning.form.sheet["file"] == "till.csv"


def test_the_same_file_waits_in_one_line(opened):
    page = opened()
    send(page)
    send(page)

    assert [line["state"] for line in page.upload.lines] == ["needs-answer"]


def test_a_file_that_came_in_by_another_way_waits_no_longer(opened, session, tmp_path):
    send(opened())
    file = tmp_path / "x.csv"
    file.write_bytes(SEPTEMBER)
    room.import_sent(session, "garden", room.SentFile(name="x.csv", content=SEPTEMBER), Hints(account="@garden"))

    assert (waiting_files(session, "garden"), opened().upload.lines) == ((), [])


def test_a_hostile_name_is_text_and_no_place(opened, session):
    send(opened(), name=HOSTILE)
    waiting = waiting_files(session, "garden")[0]

    assert waiting.name.startswith("<img src=x onerror=alert(1)>")
    assert "\u202e" not in waiting.name
    assert [path.name for path in session.waiting("garden").folder.iterdir()] == [waiting.id]


def test_no_room_leaves_the_file_on_the_page_only(opened, monkeypatch):
    monkeypatch.setattr("smplan_kernel.store.waiting.MOST_FILES", 0)
    page = opened()
    send(page)

    assert page.upload.lines[0]["says"][0] == "Until it is answered, the file is on this page only."
    ask(page, "answer", "@nursery")
    assert page.upload.lines[0]["state"] == "imported"


def test_a_viewer_s_page_has_none(opened, workspace, plan):
    send(opened())
    looking = Inbox(lambda: plan, workspace.session("Vera", role="viewer"), begin=lambda: True, locked=False)

    assert looking.upload.lines == []


def test_it_is_answered_by_its_first_letters(opened, session):
    send(opened())
    waiting = named(session, "garden", waiting_files(session, "garden")[0].short)
    answer = answer_waiting(session, "garden", waiting, "@nursery")

    assert (answer["status"], answer["account"], waiting_files(session, "garden")) == ("imported", "@nursery", ())


def test_an_unknown_name_says_which_there_are(opened, session):
    send(opened())
    short = waiting_files(session, "garden")[0].short

    with pytest.raises(ExportError, match=f"no waiting file is called so. Name one of: {short}"):
        named(session, "garden", "zzz")
