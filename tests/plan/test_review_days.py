import datetime as dt

import pytest
from dateutil.rrule import rrulestr

from smplan_kernel.plan.review_days import FixedDateError, next_days, parse_rule


def test_the_last_thursdays_are_the_known_ones():
    assert next_days(parse_rule("last Thursday"), dt.date(2026, 11, 1), 3) == (
        dt.date(2026, 11, 26),
        dt.date(2026, 12, 31),
        dt.date(2027, 1, 28),
    )


@pytest.mark.parametrize(
    ("text", "rrule", "november"),
    [
        ("last Thursday", "FREQ=MONTHLY;BYDAY=-1TH", 26),
        ("Last  thursday of the month.", "FREQ=MONTHLY;BYDAY=-1TH", 26),
        ("the last thursday of every month", "FREQ=MONTHLY;BYDAY=-1TH", 26),
        ("second-last Friday", "FREQ=MONTHLY;BYDAY=-2FR", 20),
        ("second last Friday", "FREQ=MONTHLY;BYDAY=-2FR", 20),
        ("penultimate Friday", "FREQ=MONTHLY;BYDAY=-2FR", 20),
        ("first Monday", "FREQ=MONTHLY;BYDAY=1MO", 2),
        ("1st Monday", "FREQ=MONTHLY;BYDAY=1MO", 2),
        ("last working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 30),
        ("second working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2", 3),
        ("second-last working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", 27),
    ],
)
def test_a_rule_names_a_day(text, rrule, november):
    rule = parse_rule(text)

    assert (rule.rrule, rule.day(2026, 11)) == (rrule, dt.date(2026, 11, november))


@pytest.mark.parametrize(
    "text", ["last Thursday", "second-last Friday", "first Monday", "third Wednesday", "last working day", "second working day"]
)
def test_the_days_are_those_of_the_calendar_file(text):
    rule = parse_rule(text)
    calendar = rrulestr(f"{rule.rrule};COUNT=24", dtstart=dt.datetime(2026, 1, 1))  # noqa: DTZ001 - days have no zone

    assert next_days(rule, dt.date(2025, 12, 31), 24) == tuple(day.date() for day in calendar)


@pytest.mark.parametrize(
    "text", ["the 30th", "30", "on the 30th of the month", "15.", "last day of the month", "day 30", "end of the month"]
)
def test_a_fixed_date_is_named_as_one(text):
    with pytest.raises(FixedDateError, match="Choose a weekday near the end of the month, for example the last Thursday"):
        parse_rule(text)


@pytest.mark.parametrize("text", ["", "sometime", "last Caturday", "every Monday", "last", "sixth Monday"])
def test_what_is_no_rule_is_refused_with_examples(text):
    with pytest.raises(ValueError, match="is no review day"):
        parse_rule(text)


def test_a_closed_day_moves_to_the_working_day_before():
    closed = (dt.date(2026, 12, 31), dt.date(2026, 12, 30))

    assert parse_rule("last Thursday").day(2026, 12, closed) == dt.date(2026, 12, 29)


def test_a_closed_monday_moves_over_the_weekend():
    assert parse_rule("first Monday").day(2027, 3, (dt.date(2027, 3, 1),)) == dt.date(2027, 2, 26)


def test_a_day_moved_into_the_month_before_is_not_lost():
    days = next_days(parse_rule("first Monday"), dt.date(2027, 2, 10), 2, (dt.date(2027, 3, 1),))

    assert days == (dt.date(2027, 2, 26), dt.date(2027, 4, 5))
