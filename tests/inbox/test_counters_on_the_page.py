"""Numbers that no file gives, typed in on the metrics page."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.inbox import SentFile, import_sent
from smplan_kernel.plan import Metric, blank_plan
from smplan_kernel.workbook import counters as of_page
from smplan_kernel.workbook.counters import NO_METRIC, Hands, TypedNumbers
from tests.automation.garden import ASKED, SEEN, small_plan, x_file

CALLS = Metric(id="metr-calls", text="Calls <b>at the desk</b>", goal="goal-enquiries", unit="calls", formula="Counted by tally")


class Desk:
    """The typed numbers of a page over a plan that it saves."""

    def __init__(self, session, plan, *, locked=False):
        self.session = session
        self.plan = plan
        self.told = 0
        hands = Hands(begin=lambda: True, take=self.take, told=self.tell)
        self.part = TypedNumbers(lambda: self.plan, session, hands, locked=locked)
        self.form = self.part.form

    def take(self, change):
        self.plan = self.session.save(change(self.plan), base=self.session.newest(self.plan.id)).plan
        return True

    def tell(self):
        self.told += 1

    def put(self, name, value):
        self.form._receive(self.form, {"put": name, "value": value}, [])

    def line(self, name):
        return next(line for line in self.form.lines if line["name"] == name)


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setattr(of_page, "today", lambda: date(2026, 11, 22))


@pytest.fixture
def desk(session):
    saved = session.load("garden")
    plan = session.save(saved.plan.with_metrics(metrics=(*saved.plan.metrics.metrics, CALLS)), base=saved.revision).plan
    return Desk(session, plan)


def test_every_metric_of_the_plan_has_a_box_for_the_last_finished_month(desk):
    assert desk.form.month["value"] == "2026-10"
    assert [line["title"] for line in desk.form.lines] == [ASKED.text, SEEN.text, CALLS.text]


def test_a_number_is_kept_said_and_shown(desk, session):
    desk.put(CALLS.id, "12")

    assert (desk.line(CALLS.id)["value"], desk.form.status) == ("12", "Calls <b>at the desk</b>, October 2026: 12 was typed in.")
    assert session.observations("garden")["value"].tolist() == [12.0]
    assert desk.told == 1


def test_a_metric_without_a_source_gets_one_in_the_plan(desk):
    desk.put(CALLS.id, "12")

    assert desk.plan.by_id[desk.plan.by_id[CALLS.id].source].name == "Counted by hand"


def test_an_emptied_box_is_missing(desk, session):
    desk.put(CALLS.id, "12")
    desk.put(CALLS.id, "")

    assert desk.form.status.endswith("nothing is typed in any more.")
    assert len(session.observations("garden")) == 0


def test_what_is_no_number_stays_in_its_box_with_a_sentence(desk, session):
    desk.put(CALLS.id, "a dozen")

    assert (desk.line(CALLS.id)["value"], desk.line(CALLS.id)["error"]) == ("a dozen", "'a dozen' is not a number. Write 12 or 12.5.")
    assert session.imports("garden") == ()


def test_another_month_shows_its_own_numbers(desk):
    desk.put(CALLS.id, "12")
    desk.put("month", "2026-09")
    desk.put(CALLS.id, "7")
    shown = desk.line(CALLS.id)["value"]
    desk.put("month", "2026-10")

    assert (shown, desk.line(CALLS.id)["value"]) == ("7", "12")


@pytest.mark.parametrize("month", ["", "soon", "2026-13"])
def test_what_is_no_month_changes_nothing(desk, month):
    desk.put("month", month)

    assert desk.form.month["value"] == "2026-10"


def test_what_files_say_stands_beside_an_empty_box(desk, session):
    import_sent(session, "garden", SentFile(name="x.csv", content=x_file(date(2026, 10, 1), date(2026, 10, 31))))
    desk.part.show()

    assert (desk.line(SEEN.id)["value"], desk.line(SEEN.id)["help"]) == ("", "Files say 3,596.")
    assert desk.line(CALLS.id)["help"] == "Counted by tally"


def test_a_metric_that_is_not_in_the_plan_is_dropped(desk, session):
    desk.put("metr-other", "12")

    assert session.imports("garden") == ()


def test_the_example_keeps_nothing(session):
    desk = Desk(None, small_plan(), locked=True)
    desk.put(SEEN.id, "12")

    assert (desk.form.locked, session.imports("garden")) == (True, ())


def test_a_plan_without_metrics_says_what_comes_first(session):
    assert Desk(session, blank_plan("elsewhere")).form.empty == NO_METRIC


def test_figures_are_read_again_only_when_some_came(desk, session, monkeypatch):
    desk.part.show()
    calls = []
    real = type(session).observations
    monkeypatch.setattr(type(session), "observations", lambda *a, **k: calls.append(1) or real(*a, **k))
    for _ in range(3):
        desk.part.show()

    assert calls == []
