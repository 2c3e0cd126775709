"""Many plans at once: each its own outcome, and none stops another."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date

import pytest

from smplan_kernel.automation import batch
from smplan_kernel.automation.batch import Asked, Watch, review_one, review_plans, threads, usual_workers
from smplan_kernel.plan import document, load_document
from smplan_kernel.store import open_workspace
from tests.automation import garden

TODAY = date(2026, 11, 22)
MONTH = "2026-10"
PLANS = ("garden", "second", "third")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Three plans, each with the same exports in its inbox."""
    with open_workspace(tmp_path_factory.mktemp("three") / "workspace") as opened:
        session = opened.session(who="Mara")
        for name in PLANS:
            session.new_plan(load_document(document(garden.small_plan()) | {"id": name}, name))
            garden.fill_inbox(opened.inbox(name))
        yield opened


def review(workspace, *plans, workers=3, watch=None):
    asked = Asked(month=MONTH, today=TODAY)
    crew = threads(workspace, workers)
    return review_plans(workspace, plans or PLANS, asked, crew=crew, watch=watch or Watch(log=lambda _line: None))


@pytest.fixture(scope="module")
def first(workspace):
    """The first review of all three at once: the outcomes, what was said, and what was counted."""
    heard, counts = [], []
    outcomes = review(workspace, watch=Watch(log=heard.append, tell=lambda *told: counts.append(told)))
    return outcomes, heard, counts


def test_three_plans_at_once_are_three_reports_in_the_order_asked_for(first):
    outcomes, _, _ = first

    assert [(one.plan, one.status) for one in outcomes] == [(plan, "published") for plan in PLANS]
    assert len({one.report for one in outcomes}) == 3


def test_each_review_is_told_as_it_ends(first):
    _, heard, counts = first

    assert sorted(heard) == [f"{plan}: {MONTH} published" for plan in PLANS]
    assert counts == [(1, 3, 0), (2, 3, 0), (3, 3, 0)]


def test_made_alone_a_report_is_the_same_as_among_others(workspace, first):
    report = first[0][0].published.report
    together = report.read_bytes()
    report.unlink()
    review(workspace, "garden", workers=1)

    assert report.read_bytes() == together


def test_given_again_nothing_is_made(workspace, first):
    assert {one.status for one in review(workspace)} == {"unchanged"}


def test_a_plan_that_is_not_there_stops_no_other(workspace, first):
    outcomes = review(workspace, "garden", "nobody", "third")

    assert [one.status for one in outcomes] == ["unchanged", "failed", "unchanged"]
    assert outcomes[1].exit_code == 2


def test_a_fault_that_nobody_foresaw_is_one_plan_s(workspace, first, monkeypatch):
    whole = batch.review_month

    def faulty(workspace, session, plan_id, month, **given):
        return 1 / 0 if plan_id == "second" else whole(workspace, session, plan_id, month, **given)

    monkeypatch.setattr(batch, "review_month", faulty)
    outcomes = review(workspace)

    assert [one.status for one in outcomes] == ["unchanged", "failed", "unchanged"]
    assert "nobody foresaw (ZeroDivisionError: division by zero). The last good report" in str(outcomes[1].error)


def test_a_machine_reviews_at_least_two_at_once():
    assert usual_workers() >= 2


def test_what_a_crew_gives_up_is_one_failed_review_and_stops_no_other(workspace, first):
    @contextmanager
    def crew():
        def give(asked, plan):
            future = Future()
            if plan == "second":
                future.cancel()
                future.set_running_or_notify_cancel()
            elif plan == "third":
                future.set_exception(MemoryError("canary"))
            else:
                future.set_result(review_one(workspace, asked, plan))
            return future

        yield give

    counts = []
    watch = Watch(log=lambda _line: None, tell=lambda *told: counts.append(told))
    outcomes = review_plans(workspace, PLANS, Asked(month=MONTH, today=TODAY), crew=crew(), watch=watch)

    assert [one.status for one in outcomes] == ["unchanged", "failed", "failed"]
    assert "stopped: the scheduler or its last worker was lost. The last good report is untouched." in str(outcomes[1].error)
    assert "whoever made it ended before it was done (MemoryError)" in str(outcomes[2].error)
    assert counts[-1] == (3, 3, 2)
