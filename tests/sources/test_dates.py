from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import DayColumn, DayText, days_in_name, parse_period, period_in_name, read_days

SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))


def days(*texts, **known):
    column = DayColumn(file="f.csv", sheet="", name="Date", **known)
    return [str(day) for day in read_days([DayText(row=row, text=text) for row, text in enumerate(texts, 2)], column)]


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-03", "2026/09/03", "2026-09-03T01:00:00", "20260903", "Thu, Sep 3, 2026", "Sep 3, 2026", "3 September 2026",
        "03.09.2026", "03.09.26", "3.9.26 18:05",
    ],
)  # fmt: skip
def test_a_day_has_one_meaning(text):
    assert days(text) == ["2026-09-03"]


def test_the_whole_column_decides_the_order():
    assert days("09/03/2026", "09/13/2026") == ["2026-09-03", "2026-09-13"]


def test_the_whole_column_may_decide_for_the_day_first():
    assert days("03/09/2026", "13/09/2026") == ["2026-09-03", "2026-09-13"]


def test_a_year_of_two_digits_that_may_stand_first_is_refused():
    with pytest.raises(ExportError, match=r"row 2, column 'Date', value '25-03-07'\): the year of this day may be its first or its last"):
        days("25-03-07", "25-03-08")
    assert days("17-03-25", "28-03-25") == ["2025-03-17", "2025-03-28"]
    assert days("25/03/07", "25/03/08") == ["2007-03-25", "2008-03-25"]
    assert days("25-03-07", order="day-first") == ["2007-03-25"]


def test_a_column_in_both_orders_is_refused_with_its_row():
    with pytest.raises(ExportError, match=r"row 3, column 'Date', value '09/13/2026'"):
        days("13/09/2026", "09/13/2026")


def test_one_row_a_day_decides():
    assert days("01/09/2026", "02/09/2026", is_daily=True) == ["2026-09-01", "2026-09-02"]


def test_the_period_of_the_file_decides():
    assert days("01/09/2026", within=SEPTEMBER) == ["2026-09-01"]


def test_no_day_lies_after_the_export():
    assert days("09/12/2026", not_after=date(2026, 10, 1)) == ["2026-09-12"]


@pytest.mark.parametrize("known", [{"order": "month-first"}, {"usual": "month-first"}])
def test_a_day_to_come_is_refused_with_its_row(known):
    with pytest.raises(ExportError, match=r"row 3, column 'Date', value '09/13/2026'\): this day comes after the day of export"):
        days("09/02/2026", "09/13/2026", last=date(2026, 9, 12), **known)
    assert days("09/02/2026", "09/13/2026", last=date(2026, 9, 13), **known) == ["2026-09-02", "2026-09-13"]


def test_an_order_in_which_days_are_to_come_is_not_taken_for_granted():
    with pytest.raises(ExportQuestion, match="day first or the month first"):
        days("12/03/2026", usual="month-first", last=date(2026, 11, 27))
    assert days("12/03/2026", usual="month-first", last=date(2026, 12, 3)) == ["2026-12-03"]


def test_an_answer_decides():
    assert days("01/09/2026", order="month-first") == ["2026-01-09"]


def test_an_answer_that_cannot_be_is_refused():
    with pytest.raises(ExportError, match="not written month first"):
        days("13/09/2026", order="month-first")


def test_what_stays_open_is_asked():
    with pytest.raises(ExportQuestion, match="day first or the month first"):
        days("01/09/2026", "05/09/2026")


def test_the_same_number_twice_needs_no_order():
    assert days("09/09/2026") == ["2026-09-09"]


@pytest.mark.parametrize("text", ["2026-02-30", "20261301", "Foo 3, 2026", "31/31/2026", "soon", "September", "1756684800"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ExportError, match="not a day"):
        days(text)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Sep-01-2026_Sep-30-2026_123.csv", SEPTEMBER),
        ("account_analytics_content_2026-09-01_2026-09-30.csv", SEPTEMBER),
        ("Performance-on-Search-2026-09-30.zip", None),
        ("export.csv", None),
    ],
)
def test_a_file_name_may_hold_a_period(name, found):
    assert period_in_name(name) == found


def test_days_that_never_were_are_no_days_of_a_name():
    assert days_in_name("2026-13-45.csv") == ()


@pytest.mark.parametrize(
    "text", ["2026-09-01..2026-09-30", "2026-09-01 - 2026-09-30", "1 Sep 2026 - 30 Sep 2026", "2026-09-01 to 2026-09-30"]
)
def test_a_period_is_two_days(text):
    assert parse_period(text) == SEPTEMBER


@pytest.mark.parametrize("text", ["", "September", "2026-09-30..2026-09-01", "2026-09-01"])
def test_anything_else_is_no_period(text):
    assert parse_period(text) is None
