from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import DayText
from smplan_kernel.sources.cells.yearless import Anchor, YearlessColumn, read_yearless
from tests.layouts.tiktok_studio import american, croatian

TODAY = date(2026, 11, 27)


def read(texts, **anchor):
    days = [DayText(row=row, text=text) for row, text in enumerate(texts, start=2)]
    return read_yearless(days, YearlessColumn(file="f.zip", sheet="", name="Date", anchor=Anchor(**anchor), today=TODAY))


def series(first, count):
    return [first + timedelta(days=n) for n in range(count)]


STARTS = st.dates(date(2015, 1, 1), TODAY - timedelta(days=366))


@given(STARTS, st.integers(1, 366))
def test_the_first_day_tells_all_years(first, count):
    days = series(first, count)

    assert read(map(american, days), first=first) == days


@given(STARTS, st.integers(1, 365))
def test_the_day_of_download_tells_all_years(first, count):
    days = series(first, count)

    assert read(map(american, days), downloaded=days[-1] + timedelta(days=1)) == days


@given(STARTS, st.integers(2, 365))
def test_the_newest_may_stand_first(first, count):
    days = series(first, count)[::-1]

    assert read(map(american, days), first=first) == days


@given(STARTS, st.integers(2, 364), st.data())  # after a whole year its first day stands for the next one
def test_a_row_that_was_copied_keeps_its_day(first, count, data):
    days = series(first, count)
    copied = data.draw(st.integers(0, count - 1))
    place = data.draw(st.integers(copied + 1, count))
    days.insert(place, days[copied])

    assert read(map(american, days), first=first) == days


def test_a_period_that_was_answered_holds_all_days():
    assert read(["December 31", "January 1"], within=(date(2024, 12, 1), date(2025, 1, 31))) == [date(2024, 12, 31), date(2025, 1, 1)]


def test_days_outside_the_answered_period_are_refused():
    with pytest.raises(ExportError, match="do not fit the day or period"):
        read(["December 31"], within=(date(2024, 1, 1), date(2024, 1, 31)))


def test_without_any_trace_of_the_year_it_is_asked():
    with pytest.raises(ExportQuestion, match="On which day was this file downloaded") as asked:
        read(["December 31", "January 1"])

    assert asked.value.option == "--on"


def test_a_name_that_leads_into_the_future_is_not_believed():
    with pytest.raises(ExportQuestion, match="would be still to come"):
        read(["November 26", "November 27", "November 28"], first=date(2026, 11, 26))


def test_a_file_beside_counts_when_it_begins_on_the_same_day():
    found = read(["April 12"], beside=(date(2025, 7, 1), date(2026, 4, 12)), changed=date(2026, 5, 1))

    assert found == [date(2026, 4, 12)]


@pytest.mark.parametrize(
    ("beside", "changed"),
    [
        (date(2026, 4, 13), date(2026, 5, 1)),  # begins on another day
        (date(2025, 4, 12), date(2026, 5, 1)),  # of a former year
        (date(2026, 4, 12), date(2026, 4, 1)),  # later than this file
        (date(2026, 4, 12), None),
    ],
)
def test_another_file_beside_tells_nothing(beside, changed):
    with pytest.raises(ExportQuestion) as asked:
        read(["April 12"], beside=(beside,), changed=changed)

    assert asked.value.option == "--on"


def test_the_29th_of_february_is_in_a_leap_year():
    assert read(["February 29"], downloaded=date(2026, 11, 27)) == [date(2024, 2, 29)]


def test_days_sorted_by_letter_are_refused():
    with pytest.raises(ExportError, match=r"row 4, column 'Date', value 'August 2'\): this day does not follow") as refused:
        read(["August 1", "April 10", "August 2", "April 2"], first=date(2025, 4, 2))

    assert not isinstance(refused.value, ExportQuestion)


def test_a_month_with_two_meanings_is_asked():
    with pytest.raises(ExportQuestion) as asked:
        read([croatian(date(2025, 10, day)) for day in range(1, 31)], downloaded=date(2026, 11, 27))

    assert asked.value.option == "--period"


def test_a_month_with_two_meanings_is_told_by_the_period():
    days = series(date(2025, 10, 1), 30)

    assert read(map(croatian, days), within=(days[0], days[-1])) == days


def test_a_text_that_is_no_day_is_named():
    with pytest.raises(ExportError, match=r"row 3, column 'Date', value 'soon'"):
        read(["April 12", "soon"], first=date(2025, 4, 12))
