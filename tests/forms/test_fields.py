"""Single questions: what is typed stands in the plan to the letter, or under its question with a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

HOSTILE = ("x" * 10_000, "🌳 👩🏽‍🌾", "مرحبا بالعالم", "</script><script>alert(1)</script>", "=1+1", "  two spaces  ")


def test_an_answer_goes_into_the_plan(blank_desk, hand):
    hand(blank_desk.open("start", "organisation")).put(organisation="Fernhill")

    assert blank_desk.plan.start.organisation == "Fernhill"


def test_the_answer_of_the_store_is_passed_on(blank_desk, hand):
    answer = hand(blank_desk.open("start", "organisation")).put(organisation="Fernhill")

    assert answer == {"stem": "tab1", "number": 1, "left": []}


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_kept_to_the_letter(blank_desk, hand, text):
    form = blank_desk.open("start", "organisation")

    hand(form).put(organisation=text)

    assert (blank_desk.plan.start.organisation, form.value["organisation"]) == (text, text)


def test_a_wrong_number_keeps_the_text_and_says_why(blank_desk, hand):
    form = blank_desk.open("start", "means")

    answer = hand(form).put(hours_per_week="abc")

    assert form.value["hours_per_week"] == "abc"
    assert form.errors == {"hours_per_week": "'abc' is not a number. Write 12 or 12.5."}
    assert answer["left"]


def test_a_wrong_number_is_not_handed_up(blank_desk, hand):
    hand(blank_desk.open("start", "means")).put(hours_per_week="abc")

    assert blank_desk.handed == 0


def test_a_right_answer_ends_the_sentence(blank_desk, hand):
    form = blank_desk.open("start", "means")
    person = hand(form)
    person.put(hours_per_week="abc")

    person.put(hours_per_week="4,5")

    assert (form.errors, form.value["hours_per_week"], blank_desk.plan.start.hours_per_week) == ({}, "4.5", 4.5)


def test_clearing_an_answer_leaves_it_undecided(blank_desk, hand):
    person = hand(blank_desk.open("plan", "dates"))
    person.put(starts="2027-01-04")

    person.put(starts="")

    assert blank_desk.plan.plan.starts is None


def test_a_date_arrives_as_a_day(blank_desk, hand):
    hand(blank_desk.open("plan", "dates")).put(starts="4 January 2027")

    assert blank_desk.plan.plan.starts == dt.date(2027, 1, 4)


def test_days_are_written_one_a_line(blank_desk, hand):
    hand(blank_desk.open("plan", "review_day")).put(closed_days="2026-12-25\n26 December 2026")

    assert blank_desk.plan.review.closed_days == (dt.date(2026, 12, 25), dt.date(2026, 12, 26))


def test_a_dotted_question_reaches_into_a_group(blank_desk, hand):
    content = blank_desk.open("content", "replies")

    hand(content).put(**{"replies.target_hours": "24"})

    assert blank_desk.plan.content.replies.target_hours == 24


def test_a_reference_offers_the_records_of_the_plan(worked_desk):
    form = worked_desk.open("content", "replies")

    assert form.options["pson"] == [["pson-mara", "Mara Lind"]]


def test_what_the_store_refuses_stays_in_the_form(blank_desk, hand):
    form = blank_desk.open("start", "organisation")
    blank_desk.refuses = True

    answer = hand(form).put(organisation="Fernhill")

    assert form.value["organisation"] == "Fernhill"
    assert "kept here" in form.errors["organisation"]
    assert answer["left"]


def test_what_was_refused_is_plain_again_once_it_is_saved(blank_desk, hand):
    form = blank_desk.open("start", "organisation")
    blank_desk.refuses = True
    hand(form).put(organisation="Fernhill")

    form.is_saved()
    form.show(blank_desk.plan.with_start(organisation="Fernhill"))

    assert (form.errors, form.value["organisation"]) == ({}, "Fernhill")


def test_somebody_elses_change_appears(blank_desk):
    form = blank_desk.open("start", "organisation")

    form.show(blank_desk.plan.with_start(organisation="Theirs"))

    assert form.value["organisation"] == "Theirs"


def test_a_locked_form_takes_nothing(blank_desk, hand):
    form = blank_desk.open("start", "organisation", locked=True)

    hand(form).put(organisation="Fernhill")

    assert (blank_desk.handed, form.answer) == (0, {})


@pytest.mark.parametrize(
    "message",
    [None, 3, "put", {}, {"do": "put"}, {"do": "put", "stem": 1, "number": 1, "values": {}}, {"do": "erase", "stem": "a", "number": 1}],
)
def test_a_message_that_no_form_sends_is_not_read(blank_desk, message):
    form = blank_desk.open("start", "organisation")

    form._receive(form, message, [])

    assert blank_desk.handed == 0


@pytest.mark.parametrize("name", ["values", "id", "nothing", "schema_version"])
def test_only_questions_of_the_plan_can_be_answered(blank_desk, hand, name):
    form = blank_desk.open("start", "organisation")

    hand(form).put(**{name: "x"})

    assert (blank_desk.handed, list(form.errors)) == (0, [name])


def test_labels_come_from_the_plan(blank_desk):
    words = blank_desk.open("start", "organisation").questions[0]

    assert (words["title"], words["example"]) == ("Organisation", "Fernhill Garden Design")
