"""Series as people keep them: every way to write them down is read rightly, or one sentence says where not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.review.any_series import verdict_on
from smplan_kernel.sources.files.container import open_book
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.two_columns import read_two_columns


def read(text, **hints):
    content = text.encode() if isinstance(text, str) else text
    return read_two_columns(open_book(content, file="takings.csv", limits=Limits()), **hints)


def sentence(text):
    with pytest.raises(ExportError) as caught:
        read(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("2026-01,5\n2026-02,6\n", "", (5, 6)),
        ("Month,Takings\n2026-01,5\n2026-02,6\n", "Takings", (5, 6)),
        ("Month,2026\n2026-01,5\n2026-02,6\n", "2026", (5, 6)),
        ("Takings of the shop\n\nMonth,Takings\n2026-01,5\n2026-02,6\n", "Takings", (5, 6)),
        ("\ufeffMonat;Umsatz;;\n2026-01;5,5;;\n2026-02;1.206,25;;\n", "Umsatz", (5.5, 1206.25)),
        ("Monat\tUmsatz\n2026-01\t5,5\n2026-02\t6\n", "Umsatz", (5.5, 6)),
        ('2026-01,"1,234"\n2026-02,"12,500"\n', "", (1234, 12500)),
        ("2026-01,-5\n2026-02,\N{MINUS SIGN}6.25\n", "", (-5, -6.25)),
        ("2026-01,5 %\n2026-02,6.5 %\n", "", (5, 6.5)),
        ("2026-01,€ 5\n2026-02,€ 6.50\n", "", (5, 6.5)),
        ("2026-01,1e3\n2026-02,1234567890123456\n", "", (1000, 1234567890123456)),
        ("2026-01,\n2026-02,6\n", "", (None, 6)),
        ("2026-01,\n2026-02,\n", "", (None, None)),
        ("2026-01,5\r\n\r\n2026-02,6", "", (5, 6)),
        ("2026-01;5,5\n2026-02;6\n".encode("utf-16"), "", (5.5, 6)),
    ],
)
def test_what_people_write_is_read(text, name, values):
    series = read(text)

    assert (series.name, series.values, series.form) == (name, values, "month")


@pytest.mark.parametrize(
    ("periods", "form", "first", "second"),
    [
        (("2026-01", "2026-02"), "month", "2026-01-01", "2026-02-01"),
        (("Jan 2026", "February 2026"), "month", "2026-01-01", "2026-02-01"),
        (("01/2026", "2/2026"), "month", "2026-01-01", "2026-02-01"),
        (("202601", "202602"), "month", "2026-01-01", "2026-02-01"),
        (("Dec-25", "Jan-26"), "month", "2025-12-01", "2026-01-01"),
        (("2026-W01", "2026-W02"), "week", "2025-12-29", "2026-01-05"),
        (("2026-01-05", "2026-01-12"), "day", "2026-01-05", "2026-01-12"),
        (("2026-01-05T00:00:00", "2026-01-12 00:00"), "day", "2026-01-05", "2026-01-12"),
        (("5.1.2026", "12.1.2026"), "day", "2026-01-05", "2026-01-12"),
        (("13/01/2026", "20/01/2026"), "day", "2026-01-13", "2026-01-20"),
        (("5 January 2026", "12 January 2026"), "day", "2026-01-05", "2026-01-12"),
    ],
)
def test_periods_are_read_in_every_usual_form(periods, form, first, second):
    series = read("".join(f"{period};1\n" for period in periods))

    assert (series.form, series.days) == (form, (dt.date.fromisoformat(first), dt.date.fromisoformat(second)))


def test_lines_out_of_order_are_put_in_order_and_it_is_said():
    series = read("2026-02,6\n2026-01,5\n")

    assert (series.values, series.notes) == ((5, 6), ("The lines were not in order of time; they were put in order.",))


def test_a_word_for_nothing_is_missing_and_it_is_said():
    series = read("2026-01,n/a\n2026-02,0\n")

    assert (series.values, series.notes) == ((None, 0), ("Read as missing, not as zero: n/a.",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "takings.csv: the file is empty"),
        ("# only a comment\n", "there is nothing in it but empty places or comments"),
        ("Month,Takings\n", "there are headings and no line below them"),
        ("5\n6\n", "no line holds a period and a figure"),
        ("2026-01\n2026-02\n", "(row 1, value '2026-01'): there is one column only"),
        ("Month,Takings,Tax\n2026-01,5,1\n", "(row 1, value 'Tax'): there are 3 columns"),
        ("Month,Takings\n2026-01,12,5\n2026-02,13\n", "(row 2, value '5'): there are 3 columns"),
        ("2026-01,abc\n2026-02,def\n", "(row 1, column 'Figure', value 'abc'): this is not a number"),
        ("Month,Takings\n2026-01,5\n2026-02,many\n", "(row 3, column 'Takings', value 'many'): this is not a number"),
        ("2026-01,5\n2026-02,inf\n", "(row 2, column 'Figure', value 'inf'): this is not a number"),
        ("2026-01,5\n2026-02,1e300\n", "(row 2, column 'Figure', value '1e300'): this number is too large"),
        ("2026-01,5\n2026-02,3.Apr\n", "(row 2, column 'Figure', value '3.Apr'): a spreadsheet has turned this figure into a day"),
        ("2026-01;1.206\n2026-02;1.300\n", "(row 1, column 'Figure', value '1.206'): the figures leave open"),
        ("2026-01;1,5\n2026-02;2.5\n", "(row 1, column 'Figure', value '1,5'): the figures leave open"),
        ("2026-01,5%\n2026-02,6\n", "(row 2, column 'Figure', value '6'): this figure is in plain numbers, and those above it in %"),
        ("2026-01,€5\n2026-02,$6\n", "(row 2, column 'Figure', value '$6'): this figure is in $, and those above it in €"),
        ("2026-01,5\n2026-01,6\n", "(row 2, column 'Period', value '2026-01'): this period stands in row 1 already"),
        ("2026-13,5\n2026-02,4\n", "(row 1, column 'Period', value '2026-13'): this is neither a month (2026-10) nor a day"),
        ("2026-02-01,5\n2026-02-30,4\n", "(row 2, column 'Period', value '2026-02-30'): this is neither a month"),
        ("2026-01,5\nTotal,5\n", "(row 2, column 'Period', value 'Total'): this is neither a month"),
        ("2026-01,5\n,5\n", "(row 2, column 'Period'): this is neither a month"),
        (
            "2026-01,5\n2026-02-01,6\n",
            "(row 2, column 'Period', value '2026-02-01'): this is a day, and the lines above it hold a month each",
        ),
        ("Oct-01,5\nOct-02,6\nOct-03,7\n", "(row 1, column 'Period', value 'Oct-01'): this may be a month or a day without its year"),
        ("2026-01,5\n2026-02,6\n2062-03,7\n", "(row 3, column 'Period', value '2062-03'): this lies more than ten years from"),
        ("2001-01,5\n2026-02,6\n2026-03,7\n", "(row 1, column 'Period', value '2001-01'): this lies more than ten years from"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_place(text, said):
    assert said in sentence(text)


def test_a_day_in_two_orders_is_asked_and_the_answer_is_taken():
    text = "03/04/2026,5\n03/06/2026,6\n"
    with pytest.raises(ExportQuestion) as asked:
        read(text)

    assert asked.value.answers == ("day-first", "month-first")
    assert read(text, order="day-first").days == (dt.date(2026, 4, 3), dt.date(2026, 6, 3))


def test_the_question_ends_once():
    assert "the month first? Answer with --dates" in sentence("03/04/2026,5\n03/06/2026,6\n")


@pytest.mark.parametrize("text", ["01/02/2026,5\n01/03/2026,6\n01/04/2026,6\n", "02/01/2026,5\n03/01/2026,6\n"])
def test_firsts_of_months_that_may_be_neighbouring_days_are_asked(text):
    with pytest.raises(ExportQuestion):
        read(text)

    steps = [later - first for first, later, *_ in (read(text, order=order).days for order in ("day-first", "month-first"))]
    assert dt.timedelta(days=1) in steps
    assert max(steps) > dt.timedelta(days=27)


def test_days_that_follow_one_another_within_a_month_are_not_asked():
    assert read("01/02/2026,5\n02/02/2026,6\n03/02/2026,6\n").days[2] == dt.date(2026, 2, 3)


def test_several_sheets_are_several_series():
    book = open_book(b"2026-01,5\n", file="takings.csv", limits=Limits())
    two = type(book)(file=book.file, container="xlsx", tables=book.tables * 2)

    with pytest.raises(ExportError, match="it holds 2 tables"):
        read_two_columns(two)


CELLS = st.sampled_from(
    [
        "2026-01",
        "2026-02",
        "Oct-26",
        "3/4/2026",
        "2026-W05",
        "5",
        "1,5",
        "1.206",
        "-",
        "€4",
        "5%",
        "x",
        "",
        '"',
        "#",
        "'=1",
        "9999-12",
        "31.12.9999",
    ]
)


@given(st.lists(st.lists(CELLS | st.text(max_size=6), min_size=0, max_size=4), max_size=6), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=300)
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_a_sentence(rows, mark):
    try:
        told = verdict_on(read("\n".join(mark.join(row) for row in rows)), target=1.0).lines
    except ExportError as problem:
        told = (problem.file, problem.problem)

    assert all(told[:1])
