"""Days by an agreed pattern, and the patterns that fit a column."""

from datetime import date

import pytest

from smplan_kernel.sources.mapped.days import fits, is_pattern, names_days, read_period


@pytest.mark.parametrize(
    ("text", "pattern", "first", "last"),
    [
        ("2026-10-03", "YYYY-MM-DD", "2026-10-03", "2026-10-03"),
        ("20261003", "YYYYMMDD", "2026-10-03", "2026-10-03"),
        ("3/4/2026", "DD/MM/YYYY", "2026-04-03", "2026-04-03"),
        ("3/4/26 10:05 am", "MM/DD/YY", "2026-03-04", "2026-03-04"),
        ("12/31/23 14:01", "MM/DD/YY hh:mm", "2023-12-31", "2023-12-31"),
        ("2026-10-03T23:59:00Z", "YYYY-MM-DD", "2026-10-03", "2026-10-03"),
        ("Oct 3, 2026", "MMM D, YYYY", "2026-10-03", "2026-10-03"),
        ("3 août 2026", "D MMM YYYY", "2026-08-03", "2026-08-03"),
        ("3. März 2026", "D. MMM YYYY", "2026-03-03", "2026-03-03"),
        ("8 de marzo de 2026", "D de MMM de YYYY", "2026-03-08", "2026-03-08"),
        ("Sat, 3 Oct 2026", "ddd, D MMM YYYY", "2026-10-03", "2026-10-03"),
        ("2026-02", "YYYY-MM", "2026-02-01", "2026-02-28"),
        ("Februar 2028", "MMM YYYY", "2028-02-01", "2028-02-29"),
        ("2026-W01", "YYYY-Www", "2025-12-29", "2026-01-04"),
        ("2026-Q4", "YYYY-Qq", "2026-10-01", "2026-12-31"),
        ("2026", "YYYY", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_text_names_its_days(text, pattern, first, last):
    assert read_period(text, pattern) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("31/02/2026", "DD/MM/YYYY"),
        ("13/13/2026", "DD/MM/YYYY"),
        ("2026-10-03", "DD/MM/YYYY"),
        ("2026091", "YYYYMMDD"),
        ("3 Foo 2026", "D MMM YYYY"),
        ("2026-W60", "YYYY-Www"),
        ("", "YYYY-MM-DD"),
        ("2026-10-03 and more", "YYYY-MM-DD"),
        ("0000-10-03", "YYYY-MM-DD"),
    ],
)
def test_anything_else_names_none(text, pattern):
    assert read_period(text, pattern) is None


@pytest.mark.parametrize("pattern", ["", "DD/MM", "Date", "DD YYYY", "YYYY YYYY", "(((", "hh:mm"])
def test_a_pattern_without_a_year_and_month_is_none(pattern):
    assert not is_pattern(pattern)


@pytest.mark.parametrize("pattern", ["DD/MM/YYYY", "YYYY", "MMM YYYY", "MM/DD/YY hh:mm"])
def test_a_pattern_with_a_year_is_one(pattern):
    assert is_pattern(pattern)


def test_only_a_pattern_with_a_day_names_days():
    assert [names_days(pattern) for pattern in ("D MMM YYYY", "MMM YYYY", "YYYY-Www")] == [True, False, False]


def test_a_column_that_can_be_read_in_two_orders_shows_both():
    found = {fit.pattern: (fit.first.isoformat(), fit.last.isoformat()) for fit in fits(["01/02/2026", "02/02/2026"])}

    assert found == {"DD/MM/YYYY": ("2026-02-01", "2026-02-02"), "MM/DD/YYYY": ("2026-01-02", "2026-02-02")}


def test_one_day_beyond_the_twelfth_leaves_one_order():
    assert [fit.pattern for fit in fits(["01/02/2026", "13/02/2026"])] == ["DD/MM/YYYY"]
