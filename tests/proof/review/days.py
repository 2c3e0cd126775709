"""Months and review days of the product beside those of the reckoning, for every day of 2020 to 2040 in seven zones."""

from __future__ import annotations

import datetime as dt
import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from smplan_kernel.automation.due import review_days
from smplan_kernel.cli import wording
from smplan_kernel.errors import MonthError
from smplan_kernel.plan import Plan, blank_plan
from smplan_kernel.plan.review_days import ORDINALS, WEEKDAYS, next_days, parse_rule
from smplan_kernel.review.calendar import check_month, latest_finished_month, month_after, month_before, month_bounds
from tests.proof.review.figures import Figure, timed
from tests.proof.review.reckoning import Day, after, day_of, days_in, number, review_day

ZONES = ("UTC", "Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Asia/Kathmandu")
FIRST, LAST = Day(2020, 1, 1), Day(2040, 12, 31)
CLOCK = ((0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0), (23, 0, 0), (23, 59, 59))
"""Hours at which clocks are changed, and the two ends of a day."""
HOLIDAYS = ("01-01", "01-06", "05-01", "08-15", "11-01", "12-08", "12-24", "12-25", "12-26", "12-31")
KINDS = (*enumerate(WEEKDAYS), (None, "working day"))
RULES = tuple((f"{ordinal} {name}", place, wanted) for ordinal, place in ORDINALS.items() for wanted, name in KINDS)
USUAL = ("last thursday", -1, 3)
AHEAD = 3  # review days asked for at once


def every_day() -> list[Day]:
    """All days of the years."""
    return [day_of(count) for count in range(number(FIRST), number(LAST) + 1)]


@cache
def closed_days() -> frozenset[str]:
    """Public holidays and a bridge of chance days, some of them on the first days of a month."""
    chance = random.Random("closed")  # noqa: S311 - the same every time
    chosen = {str(day) for day in every_day() if chance.random() < (0.15 if day.day < 8 else 0.03)}
    return frozenset(chosen | {f"{year:04d}-{holiday}" for year in range(FIRST.year - 1, LAST.year + 2) for holiday in HOLIDAYS})


def text(month: tuple[int, int]) -> str:
    """A month as files name it."""
    return f"{month[0]:04d}-{month[1]:02d}"


def date(day: Day) -> dt.date:
    """A day as the product takes it."""
    return dt.date(*day)


def months(clock: Sequence[tuple[int, int, int]] = CLOCK) -> Figure:
    """Which month is finished, where months begin and end, and what may be reviewed, for every day and every zone's clock."""
    figure = Figure(name="months equal the reckoning, by the clock of 7 zones", unit="moments", notes={"zones": list(ZONES)})
    with timed(figure):
        for zone in ZONES:
            with clock_of(zone) as frozen:
                for day in every_day():
                    for hour in clock:
                        figure.tried(*_at(frozen, zone, day, hour))
        for month in dict.fromkeys(day[:2] for day in every_day()):
            figure.tried(*_month(month))
    return figure


def _at(frozen: type[Any], zone: str, day: Day, hour: tuple[int, int, int]) -> list[str]:
    """One moment on the wall of one zone."""
    frozen.moment = dt.datetime(*day, *hour, tzinfo=ZoneInfo(zone)).timestamp()
    today = wording.today()
    found = (str(today), latest_finished_month(today))
    expected = (str(day), text(after(day[:2], -1)))
    return [] if found == expected else [f"{zone} {day} {hour}: {found} instead of {expected}"]


def _month(month: tuple[int, int]) -> list[str]:
    """One month: its bounds, its neighbours, and on which days it may be reviewed."""
    days, name = days_in(month), text(month)
    first, last = month_bounds(name)
    found = [str(first), str(last), month_before(name), month_after(name)]
    expected = [str(days[0]), str(days[-1]), text(after(month, -1)), text(after(month))]
    wrong = [] if found == expected else [f"{name}: {found} instead of {expected}"]
    for shift, may, may_in_part in ((-1, False, False), (0, False, True), (len(days) - 1, False, True), (len(days), True, True)):
        day = date(day_of(number(days[0]) + shift))
        if (_may(name, day), _may(name, day, partial=True)) != (may, may_in_part):
            wrong.append(f"{name} on {day}: may not be told rightly")
    return wrong


def _may(month: str, day: dt.date, *, partial: bool = False) -> bool:
    try:
        check_month(month, day, partial)
    except MonthError:
        return False
    return True


@contextmanager
def clock_of(zone: str) -> Iterator[type[Any]]:
    """The product's clock in a zone, standing still at the `moment` of what is given."""

    class Frozen(dt.datetime):
        moment = 0.0

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return dt.datetime.fromtimestamp(cls.moment, tz)

    before, original = os.environ.get("TZ"), wording.datetime
    os.environ["TZ"] = zone
    time.tzset()
    wording.datetime = Frozen
    try:
        yield Frozen
    finally:
        wording.datetime = original
        os.environ.pop("TZ")
        os.environ.update({"TZ": before} if before is not None else {})
        time.tzset()


def review_days_alike(*, every: int = 1) -> Figure:
    """The day of every rule in every month, and what comes next after each day; `every` takes one month or day of so many for the rarer rules."""
    figure = Figure(name="review days equal the reckoning", unit="days", notes={"rules": len(RULES), "closed_days": len(closed_days())})
    closed = {dt.date.fromisoformat(day) for day in closed_days()}
    with timed(figure):
        for nth, month in enumerate(dict.fromkeys(day[:2] for day in every_day())):
            for words, place, wanted in RULES[nth % every :: every]:
                rule = parse_rule(words)
                for shut, told in ((frozenset(), ()), (closed_days(), closed)):
                    found, expected = rule.day(*month, told), review_day(month, place, wanted, shut)
                    figure.tried(*([] if str(found) == str(expected) else [f"{words} of {text(month)}: {found} instead of {expected}"]))
        for nth, day in enumerate(every_day()):
            for rule in (USUAL, RULES[nth % len(RULES)]) if nth % every == 0 else (USUAL,):
                figure.tried(*_next(day, *rule, closed))
    return figure


def _next(day: Day, words: str, place: int, wanted: int | None, closed: set[dt.date]) -> list[str]:
    """The review days after one day."""
    coming = (_held(after(day[:2], months), place, wanted) for months in range(AHEAD + 3))
    expected = [str(one) for one in sorted(coming) if one > day][:AHEAD]
    found = [str(one) for one in next_days(parse_rule(words), date(day), AHEAD, closed)]
    return [] if found == expected else [f"{words} after {day}: {found} instead of {expected}"]


@cache
def _held(month: tuple[int, int], place: int, wanted: int | None) -> Day:
    return review_day(month, place, wanted, closed_days())


def due(*, every: int = 1) -> Figure:
    """Which months wait on each day: each month once, on its day or when it is over, none left out and none twice."""
    figure = Figure(name="months that wait for their review equal the reckoning", unit="days")
    with timed(figure):
        for nth, (words, place, wanted) in enumerate(RULES):
            plan = _plan(words)
            for day in every_day()[366 + nth % len(RULES) * 7 :: 7 * every]:
                expected = _waiting(day, place, wanted)
                found = [(month, str(held)) for month, held in review_days(plan, date(day))]
                figure.tried(*([] if found == expected else [f"{words} on {day}: {_unlike(found, expected)}"]))
    return figure


def _plan(rule: str) -> Plan:
    closed = tuple(dt.date.fromisoformat(day) for day in sorted(closed_days()))
    return blank_plan("days").with_review(rule=rule, closed_days=closed)


def _waiting(day: Day, place: int, wanted: int | None) -> list[tuple[str, str]]:
    """The months of the last year whose review day has come and which are over, each with that day."""
    begin = day_of(number(day) - 366)
    asked = (after(day[:2], shift) for shift in range(-15, 1))
    held = ((month, _held(after(month), place, wanted)) for month in asked)
    return [(text(month), str(one)) for month, one in held if begin <= one <= day and month < day[:2]]


def _unlike(found: list[tuple[str, str]], expected: list[tuple[str, str]]) -> str:
    return f"too much {sorted(set(found) - set(expected))}, missing {sorted(set(expected) - set(found))}"
