"""Text becomes a value of the plan, or one plain sentence; nothing is guessed and text is kept to the letter."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from smplan_kernel.plan import Goal
from smplan_kernel.plan.fields import Meta, meta
from smplan_kernel.plan.typed import LONGEST, WrongAnswerError, read_answer, read_date, read_month, read_number, show_answer

OPTIONS = {"pers": (("pers-ines2", "Ines"), ("pers-omar2", "Omar"))}
CHOICES = (("focus", "Focus"), ("watch", "Watch only"))
HOSTILE = (
    "",
    "x" * 10_000,
    "🌳 👩🏽‍🌾 ﷽",
    "مرحبا بالعالم",
    "</script><script>alert(1)</script>",
    "=1+1",
    "  two spaces  ",
    'tab\tand "quotes"',
    "\u202eright to left",
)


def question(kind="text", **changes):
    words = {
        "name": "x",
        "title": "Number",
        "help": "",
        "example": "",
        "why": "",
        "term": "",
        "unit": "",
        "choices": (),
        "ref": "",
        "required": False,
    }
    return Meta(**{**words, "kind": kind, **changes})


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("-3", -3),
        ("1 200", 1200),
        ("1 200,50", 1200.5),
        ("1,200.50", 1200.5),
        ("1.200,50", 1200.5),
        ("€ 40", 40),
        ("0,125", 0.125),
    ],
)
def test_a_number_is_read_as_people_write_it(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize("written", ["abc", "nan", "inf", "1e5", "１２", "12 apples", "--3", "1.2.3"])
def test_what_is_no_number_is_told_with_an_example(written):
    with pytest.raises(WrongAnswerError, match=r"is not a number\. Write 12 or 12\.5\."):
        read_number(written)


def test_a_comma_that_could_be_two_things_is_asked_back():
    with pytest.raises(WrongAnswerError, match=r"'1,200' could be 1200 or 1\.2\."):
        read_number("1,200")


@pytest.mark.parametrize("written", ["2027-06-30", "30 June 2027", "June 30, 2027", "30 jun 2027", "30.6.2027", "30/06/2027", "06/30/2027"])
def test_a_day_is_read_as_people_write_it(written):
    assert read_date(written) == dt.date(2027, 6, 30)


@pytest.mark.parametrize(
    ("written", "way_out"),
    [
        ("03/04/2027", "could be 3 April 2027 or 4 March 2027"),
        ("30 February 2027", "not a day in the calendar"),
        ("soon", "is not a date"),
        ("30 June 27", "Write all four digits"),
    ],
)
def test_a_day_that_is_none_is_told(written, way_out):
    with pytest.raises(WrongAnswerError, match=way_out):
        read_date(written)


@pytest.mark.parametrize("written", ["2026-10", "October 2026", "oct 2026", "2026/10"])
def test_a_month_is_read_as_people_write_it(written):
    assert read_month(written) == "2026-10"


def test_a_wrong_month_is_told():
    with pytest.raises(WrongAnswerError, match="is not a month"):
        read_month("2026-13")


@pytest.mark.parametrize("text", HOSTILE[1:])
@pytest.mark.parametrize("kind", ["text", "long"])
def test_text_is_kept_to_the_letter(kind, text):
    assert read_answer(question(kind), text, {}) == text


@pytest.mark.parametrize("kind", ["text", "number", "whole", "date", "month", "choice", "yesno", "ref", "lines", "long"])
def test_an_empty_answer_is_not_decided(kind):
    assert read_answer(question(kind), "", {}) is None


@pytest.mark.parametrize("given", ["focus", "Focus", " FOCUS "])
def test_a_choice_is_known_by_value_and_by_label(given):
    assert read_answer(question("choice", choices=CHOICES), given, {}) == "focus"


def test_a_choice_outside_the_list_names_the_choices():
    with pytest.raises(WrongAnswerError, match=r"'most' is not in the list\. Choose one of: Focus, Watch only\."):
        read_answer(question("choice", choices=CHOICES), "most", {})


def test_a_record_is_known_by_its_name():
    assert read_answer(question("ref", ref="pers"), "omar", OPTIONS) == "pers-omar2"


def test_several_records_are_kept_once_each():
    assert read_answer(question("refs", ref="pers"), ["pers-ines2", "pers-ines2", "pers-omar2"], OPTIONS) == ("pers-ines2", "pers-omar2")


def test_lines_are_split_at_line_ends_and_empty_ones_left_out():
    assert read_answer(question("lines"), "Before and after\n\n Plants \r\n", {}) == ("Before and after", " Plants ")


def test_yes_is_true():
    assert read_answer(question("yesno"), "yes", {}) is True


def test_a_whole_number_has_no_fraction():
    with pytest.raises(WrongAnswerError, match="not a whole number"):
        read_answer(question("whole"), "2.5", {})


def test_a_text_that_is_too_long_says_how_long():
    with pytest.raises(WrongAnswerError, match="100,001 characters"):
        read_answer(question("long"), "x" * (LONGEST + 1), {})


@pytest.mark.parametrize("given", [None, 3, {"a": 1}, [1]])
def test_a_hand_made_message_is_refused(given):
    with pytest.raises(WrongAnswerError, match="no text"):
        read_answer(question(), given, {})


def test_a_long_wrong_text_is_quoted_short():
    with pytest.raises(WrongAnswerError) as problem:
        read_number("x" * 500)

    assert len(str(problem.value)) < 120


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("number", 12.0, "12"),
        ("number", 0.1, "0.1"),
        ("number", None, ""),
        ("yesno", True, "yes"),
        ("date", dt.date(2027, 6, 30), "2027-06-30"),
        ("lines", ("a", "b"), "a\nb"),
        ("refs", ("pers-ines2",), ["pers-ines2"]),
        ("choices", None, []),
        ("lines", (dt.date(2026, 12, 24), dt.date(2027, 1, 1)), "24 December 2026\n1 January 2027"),
    ],
)
def test_a_value_is_shown_as_it_would_be_typed(kind, value, shown):
    assert show_answer(question(kind), value) == shown


@pytest.mark.parametrize(
    "text",
    [
        "31.10.2026",
        "31/10/2026",
        "10/31/2026",
        "Oct 31 2026",
        "31 Oct 2026",
        "Saturday, 31 October 2026",
        "31.10.2026 00:00:00",
        "October 31st, 2026",
    ],
)
def test_a_day_is_read_as_sheets_and_mails_write_it(text):
    assert read_date(text) == dt.date(2026, 10, 31)


def test_several_names_with_commas_between_are_read():
    people = {"pson": (("pson-mara", "Mara Lind"), ("pson-jon", "Jon"), ("pson-lee", "Lee, the gardener"))}
    asked = replace(meta(Goal, "values"), ref="pson")

    assert read_answer(asked, "jon, MARA LIND", people) == ("pson-jon", "pson-mara")
    assert read_answer(asked, "Lee, the gardener", people) == ("pson-lee",)


def test_a_long_list_of_choices_is_not_read_out():
    people = {"pson": tuple((f"pson-{number:04}", f"Person {number}") for number in range(30))}

    with pytest.raises(WrongAnswerError, match=r"'Nobody' is not in the list\. Choose one from the list\.$"):
        read_answer(meta(Goal, "owner"), "Nobody", people)
