from __future__ import annotations

from smplan_kernel.measures.observed import Observed
from tests.measures.frames import days, frame, row


def test_rows_are_found_by_platform_account_and_metric():
    observed = Observed(frame([*days("2026-10-01", "2026-10-03"), *days("2026-10-01", "2026-10-09", metric="clicks")]))

    assert len(observed.figures("x", "fern", "impressions")) == 3


def test_without_an_account_every_account_of_the_platform_counts():
    assert len(Observed(frame([row(), row(account="other"), row(platform="web")])).figures("x", "", "impressions")) == 2


def test_an_unknown_metric_has_no_rows():
    assert len(Observed(frame([row()])).figures("x", "fern", "saves")) == 0


def test_no_observations_at_all_are_no_error():
    assert len(Observed(frame([])).figures("x", "fern", "impressions")) == 0


def test_figures_that_are_no_numbers_are_missing():
    assert Observed(frame([row(value=float("nan")), row("2026-10-02")])).metrics_of("x", "fern") == ("impressions",)


def test_a_flag_is_a_whole_word():
    rows = Observed(frame([row(flags="utc_day,row_cap"), row("2026-10-02", flags="not_utc_day")])).figures("x", "fern", "impressions")

    assert rows.carry("utc_day").tolist() == [True, False]


def test_words_are_compared_without_case():
    rows = Observed(frame([row(definition="Organic"), row("2026-10-02", definition="Total")])).figures("x", "fern", "impressions")

    assert rows.are("definition", "organic").tolist() == [True, False]


def test_the_levels_of_some_rows_are_those_that_occur():
    observed = Observed(frame([row(), row(metric="clicks", level="post-day")]))

    assert observed.figures("x", "fern", "impressions").different("level") == ["account-day"]
