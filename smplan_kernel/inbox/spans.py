"""Days and spans of days as people write them."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.plan.wording import MONTHS, day_words


def span_words(first: dt.date, last: dt.date) -> str:
    """A span of days, without saying month and year twice.

    >>> span_words(dt.date(2026, 7, 6), dt.date(2026, 7, 12))
    '6 to 12 July 2026'
    >>> span_words(dt.date(2026, 1, 1), dt.date(2026, 10, 31))
    '1 January to 31 October 2026'
    >>> span_words(dt.date(2025, 12, 31), dt.date(2026, 1, 1))
    '31 December 2025 to 1 January 2026'
    >>> span_words(dt.date(2026, 7, 6), dt.date(2026, 7, 6))
    '6 July 2026'
    """
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return f"{day_words(first)} to {day_words(last)}"
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begins} to {day_words(last)}"


def period_words(period: object) -> str:
    """The period of an answer or of an entry; "" when it names none.

    >>> period_words(["2026-07-06", "2026-07-12"]), period_words(None), period_words(("", ""))
    ('6 to 12 July 2026', '', '')
    """
    if not isinstance(period, list | tuple) or not all(period):
        return ""
    first, last = (dt.date.fromisoformat(str(day)) for day in period)
    return span_words(first, last)


def age_words(days: int) -> str:
    """How old figures are.

    >>> age_words(22), age_words(1), age_words(0)
    ('22 days old', '1 day old', 'up to date')
    """
    if days <= 0:
        return "up to date"
    return f"{days:,} day{'' if days == 1 else 's'} old"
