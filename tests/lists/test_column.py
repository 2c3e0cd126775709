"""One column: numbers, days and months as people and spreadsheets write them, and what spreadsheets have spoilt."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.lists.column import Column, answers_in
from smplan_kernel.plan.audit import Account
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.resources import HoursSpent


def column(asked, *texts, delimiter=";"):
    rows = tuple(range(2, 2 + len(texts)))
    return Column(file="list.csv", sheet="", heading=asked.title, asked=asked, delimiter=delimiter, rows=rows, texts=texts)


SIZE, LAST_POST, VERIFIED, HANDLE = (meta(Account, name) for name in ("followers", "last_post", "verified", "handle"))
HOURS, MONTH = (meta(HoursSpent, name) for name in ("hours", "month"))


@pytest.mark.parametrize(
    ("asked", "texts", "answers"),
    [
        (SIZE, ("840", "", "1.234.567", "12 000"), [840, None, 1234567, 12000]),
        (HOURS, ("2,5", "14", "1:30", "0:45", "1899-12-30 02:00:00"), [2.5, 14, 1.5, 0.75, 2]),
        (
            LAST_POST,
            ("31 October 2026", "2026-10-07 00:00:00", "07.10.2026", ""),
            [dt.date(2026, 10, 31), *[dt.date(2026, 10, 7)] * 2, None],
        ),
        (LAST_POST, ("3/4/2026", "27/10/2026"), [dt.date(2026, 4, 3), dt.date(2026, 10, 27)]),
        (
            MONTH,
            ("October 2026", "2026-10", "2026-10-07", "27/10/2026"),
            ["2026-10", "2026-10", dt.date(2026, 10, 7), dt.date(2026, 10, 27)],
        ),
        (VERIFIED, ("yes", "No", "TRUE", ""), [True, False, True, None]),
        (HANDLE, (" @Fernhill ", "=1+1"), [" @Fernhill ", "=1+1"]),
    ],
)
def test_answers_are_read_as_people_write_them(asked, texts, answers):
    assert answers_in(column(asked, *texts), "") == answers


@pytest.mark.parametrize(
    ("asked", "texts", "sentence"),
    [
        (SIZE, ("840", "many"), "(row 3, column 'Size', value 'many'): 'many' is not a number. Write 12 or 12.5."),
        (SIZE, ("1.5",), "'1.5' is not a whole number. Write 2, or another number without a fraction."),
        (
            SIZE,
            ("3.Apr",),
            "A spreadsheet has turned this number into a day, so it is lost. Write it again in a column that is set to numbers.",
        ),
        (SIZE, ("1,234",), "a comma or point may part thousands or decimals here. Write the number without parting thousands."),
        (
            HANDLE,
            ("1.23E+11",),
            "A spreadsheet has shortened a long number, so its last digits are lost. Write them again in a column that is set to text.",
        ),
        (LAST_POST, ("31.02.2026",), "'31.02.2026' is not a day in the calendar."),
        (VERIFIED, ("perhaps",), "'perhaps' is not in the list. Choose one of: Yes, No."),
    ],
)
def test_what_is_no_answer_is_one_sentence(asked, texts, sentence):
    with pytest.raises(ExportError) as refused:
        answers_in(column(asked, *texts), "")

    assert sentence in str(refused.value)


def test_a_day_that_can_be_two_is_asked():
    with pytest.raises(ExportQuestion, match="In 'Last post', is 3/4/2026 written with the day first or the month first") as asked:
        answers_in(column(LAST_POST, "3/4/2026"), "")

    assert (asked.value.option, asked.value.answers) == ("--dates", ("day-first", "month-first"))


def test_the_answer_decides():
    assert answers_in(column(LAST_POST, "3/4/2026"), "month-first") == [dt.date(2026, 3, 4)]
