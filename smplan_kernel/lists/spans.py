"""Which days of a month a count stands for: all of them, or a span; two spans replace, follow or cross each other."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from smplan_kernel.plan.wording import day_words

Span = tuple[dt.date, dt.date]
"""The first and the last day; a month as a whole has no span."""


def month_part(month: str, first: dt.date, last: dt.date) -> Span | None:
    """The days of a month between two days; None when that is the whole month.

    >>> month_part("2026-10", dt.date(2026, 9, 3), dt.date(2026, 10, 7))[1].day
    7
    >>> month_part("2026-10", dt.date(2026, 9, 3), dt.date(2026, 10, 31))
    """
    begin = dt.date.fromisoformat(f"{month}-01")
    end = begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])
    return None if first <= begin and end <= last else (max(begin, first), min(end, last))


def covers(span: Span, other: Span) -> bool:
    """Whether a span holds every day of another."""
    return span[0] <= other[0] and other[1] <= span[1]


def is_apart(span: Span, other: Span) -> bool:
    """Whether two spans share no day."""
    return span[0] > other[1] or span[1] < other[0]


def joined(month: str, span: Span, other: Span) -> Span | None:
    """Both spans and what lies between them."""
    return month_part(month, min(span[0], other[0]), max(span[1], other[1]))


def span_of(spans: Iterable[tuple[dt.date | None, dt.date | None]]) -> Span | None:
    """What several counts of one month stand for together; None when one of them is for the whole month."""
    known = list(spans)
    days = [(first, last) for first, last in known if first and last]
    if not days or len(days) < len(known):
        return None
    return min(first for first, _ in days), max(last for _, last in days)


def span_words(span: Span | None) -> str:
    """The days in words.

    >>> span_words((dt.date(2026, 10, 1), dt.date(2026, 10, 7)))
    'from 1 October 2026 to 7 October 2026'
    """
    if span is None:
        return "as a whole"
    first, last = map(day_words, span)
    return f"on {first}" if first == last else f"from {first} to {last}"
