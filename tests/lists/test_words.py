"""What people and machines are told about a list."""

from __future__ import annotations

import pytest

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.lists import KINDS
from smplan_kernel.lists.words import changes_of, facts_of, record_of, record_of_problem, status_of
from tests.lists.conftest import filled

HOURS = "Month,Person,Hours\n2026-10,Mara Lind,14\n2026-09,,3\n"


def test_a_list_is_told_by_what_becomes_of_its_lines(laid):
    once = laid("hours", HOURS)

    assert facts_of(once) == "Hours given, two lines: 2 new."
    assert facts_of(filled(once.plan, "hours", HOURS.replace("14", "15"))) == "Hours given, two lines: 1 changed and 1 as before."


def test_counts_are_told_by_what_was_counted(laid):
    once = laid("hours", HOURS)

    assert changes_of(once) == ("October 2026, Mara Lind: 14 hours.", "September 2026: 3 hours.")
    assert changes_of(filled(once.plan, "hours", HOURS.replace("14", "15"))) == ("October 2026, Mara Lind: 15 hours (was 14 hours).",)


def test_what_is_taken_out_is_told(laid):
    once = laid("content-log", "Month,Channel,Own or others,Pieces\n2026-10,Blog,From others,4\n")
    days = "Date,Channel\n2026-09-30,Blog\n2026-10-02,Blog\n2026-11-01,Blog\n"

    assert "October 2026, Blog, From others: taken out." in changes_of(filled(once.plan, "content-log", days))


def test_many_changes_are_cut_and_the_rest_is_counted(laid):
    rows = "".join(f"X,@a{number}\n" for number in range(20))

    assert changes_of(laid("accounts", f"Network,Name there\n{rows}"))[-1] == "And eight more changes."


@pytest.mark.parametrize(("is_saved", "status"), [(True, "imported"), (False, "recognised")])
def test_the_status_says_whether_it_was_saved(laid, is_saved, status):
    once = laid("hours", HOURS)

    assert status_of(once, is_saved=is_saved) == status
    assert status_of(filled(once.plan, "hours", HOURS), is_saved=is_saved) == "duplicate"


def test_every_record_for_machines_has_the_same_places(laid):
    good = record_of(laid("hours", HOURS), file="h.csv", status="recognised", version=1)
    bad = record_of_problem(ExportError("h.csv", "wrong", "Mend it"), file="h.csv", kind=KINDS["hours"])
    asking = record_of_problem(ExportQuestion("h.csv", "Which?", ("add", "leave"), "--names"), file="h.csv", kind=KINDS["hours"])

    assert list(good) == list(bad) == list(asking)
    assert (bad["status"], asking["status"], asking["choices"]) == ("refused", "needs-answer", ["add", "leave"])
