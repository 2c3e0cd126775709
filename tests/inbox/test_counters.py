"""Numbers that no file gives: typed by month, corrected by a later one, never deleted, taken back, and seen wherever figures are."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.errors import CounterError
from smplan_kernel.inbox import SentFile, import_sent
from smplan_kernel.inbox.counters import all_typed, count, counter_of, with_counter
from smplan_kernel.inbox.freshness import freshness
from smplan_kernel.inbox.words import entry_words
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.series import monthly
from smplan_kernel.plan import Metric
from tests.automation.garden import SEEN, X_ACCOUNT, x_file

TODAY = date(2026, 11, 22)
CALLS = Metric(id="metr-calls", text="Calls at the front desk", goal="goal-enquiries")
RATE = Metric(id="metr-rate", text="Opened", goal="goal-enquiries", measure="open_rate", source=X_ACCOUNT.id)
CODE = Metric(id="metr-code", text="Codes at the till", goal="goal-enquiries", measure="code_uses", source=X_ACCOUNT.id, part="HOMESHOW10")


@pytest.fixture
def plan(session):
    saved = session.load("garden")
    added = saved.plan.with_metrics(metrics=(*saved.plan.metrics.metrics, CALLS, RATE, CODE))
    return session.save(with_counter(added, CALLS.id), base=saved.revision).plan


@pytest.fixture
def typed(session, plan):
    """Type a number in for a metric and a month."""

    def typing(month, text, metric=CALLS.id, today=TODAY):
        return count(session, plan, counter_of(plan, metric), month, text, today=today)

    return typing


@pytest.fixture
def by_month(session, plan):
    """The monthly series of a metric, as reviews read it."""

    def of(metric=CALLS.id, **known):
        found = plan.by_id[metric]
        series = monthly(Observed(session.observations("garden", **known)), found, source=plan.by_id[found.source], until="2026-11")
        return {month: value for month, value in zip(series.periods, series.trusted, strict=True) if value is not None}

    return of


def test_a_metric_without_a_source_is_counted_by_hand_from_now_on(plan):
    metric = plan.by_id[CALLS.id]

    assert (plan.by_id[metric.source].name, plan.by_id[metric.source].platform) == ("Counted by hand", "hand")
    assert metric.measure == "x:Calls at the front desk"
    assert with_counter(plan, CALLS.id) is plan


def test_a_metric_that_says_where_it_comes_from_stays_as_it_is(plan):
    assert with_counter(plan, SEEN.id) is plan


def test_a_second_metric_by_hand_shares_the_source(plan):
    other = plan.with_metrics(metrics=(*plan.metrics.metrics, CALLS.replace(id="metr-visits", text="Visits")))

    assert with_counter(other, "metr-visits").metrics.sources == plan.metrics.sources


def test_a_typed_number_stands_in_the_series(typed, by_month):
    typed("2026-09", "12")
    typed("2026-10", "1 200,5")

    assert by_month() == {"2026-09": 12.0, "2026-10": 1200.5}


def test_nothing_typed_is_missing_and_nought_is_nought(typed, by_month):
    typed("2026-08", "0")
    typed("2026-10", "3")

    assert by_month() == {"2026-08": 0.0, "2026-10": 3.0}


def test_a_correction_supersedes_and_what_was_known_stays_known(session, typed, by_month):
    typed("2026-10", "12")
    mark = session.observations_mark("garden")
    typed("2026-10", "13")

    assert (by_month(), by_month(known_at=mark)) == ({"2026-10": 13.0}, {"2026-10": 12.0})
    assert len(session.imports("garden")) == 2


def test_a_number_typed_again_after_another_counts_again(typed, by_month):
    for text in ("5", "6", "5"):
        typed("2026-10", text)

    assert by_month() == {"2026-10": 5.0}


def test_an_empty_answer_takes_the_month_back_with_all_corrections(session, typed, by_month):
    for text in ("5", "6", " "):
        typed("2026-10", text)

    assert by_month() == {}
    assert [entry.undone_at is None for entry in session.imports("garden")] == [False, False]


def test_an_import_of_a_number_can_be_taken_back_like_any_other(session, typed, by_month):
    typed("2026-10", "5")
    session.undo_import("garden", typed("2026-10", "6").id)

    assert by_month() == {"2026-10": 5.0}


def test_a_month_that_is_not_over_does_not_count_as_complete(typed, by_month):
    entry = typed("2026-11", "7")

    assert by_month() == {}
    assert entry.notes == ("7 was typed in. The month is not over, so it counts as incomplete: type it again when it is.",)


def test_a_month_typed_early_and_again_when_it_is_over_is_complete(typed, by_month):
    typed("2026-10", "7", today=date(2026, 10, 20))
    typed("2026-10", "9")

    assert by_month() == {"2026-10": 9.0}


@pytest.mark.parametrize(
    ("month", "text", "says"),
    [
        ("2026-12", "1", "December 2026 has not begun"),
        ("October", "1", "is no month"),
        ("2026-13", "1", "is no month"),
        ("2026-10", "many", "is not a number"),
        ("2026-10", "1,200", "could be"),
    ],
)
def test_what_cannot_be_kept_is_said_and_keeps_nothing(session, typed, month, text, says):
    with pytest.raises(CounterError, match=says):
        typed(month, text)

    assert session.imports("garden") == ()


@pytest.mark.parametrize(("text", "value"), [("4.5%", 0.045), ("0.045", 0.045), ("100 %", 1.0)])
def test_a_rate_is_a_share_of_one(session, typed, text, value):
    typed("2026-10", text, metric=RATE.id)

    assert session.observations("garden")["value"].tolist() == pytest.approx([value])


def test_a_rate_above_one_is_asked_back(typed):
    with pytest.raises(CounterError, match=r"Write it as 4\.5% or 0\.045"):
        typed("2026-10", "4.5", metric=RATE.id)


def test_a_code_is_counted_for_itself(typed, by_month):
    typed("2026-10", "25", metric=CODE.id)

    assert by_month(CODE.id) == {"2026-10": 25.0}


def test_a_typed_month_does_not_break_the_series_of_the_files(session, plan, typed):
    import_sent(session, "garden", SentFile(name="x.csv", content=x_file(date(2026, 8, 1), date(2026, 9, 30))))
    typed("2026-10", "3000", metric=SEEN.id)
    series = monthly(Observed(session.observations("garden")), SEEN, source=X_ACCOUNT, until="2026-10")

    assert (series.breaks, series.trusted[-1]) == ((), 3000.0)


def test_the_numbers_typed_are_listed_newest_month_first(session, plan, typed):
    for month in ("2026-08", "2026-10", "2026-09"):
        typed(month, "1")

    assert [one.month for one in all_typed(session, plan)] == ["2026-10", "2026-09", "2026-08"]


def test_freshness_and_the_list_of_imports_tell_it(session, plan, typed):
    entry = typed("2026-10", "12")
    (fresh,) = freshness(plan.metrics.sources[-1:], session.observations("garden"), TODAY)

    assert fresh.sentence == "Counted by hand: figures to 31 October 2026, 22 days old."
    assert entry_words(entry).startswith("Typed in by hand, 1 to 31 October 2026, 1 figure;")
    assert entry.file_name == "Calls at the front desk, October 2026"
