"""How values of a plan are put into sentences: quoted, dated, counted, and short enough to read."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import Meta
from smplan_kernel.plan.lookup import name_of

LONGEST = 80
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# Marks that turn the reading direction would reach past the quotes into our own sentence.
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str, longest: int = LONGEST) -> str:
    r"""A text on one line, cut at a word when it is too long for a sentence.

    >>> one_line("Twelve\n commissions")
    'Twelve commissions'
    """
    visible = "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in text if mark not in _TURNS)
    line = " ".join(visible.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[longest // 2 :] else cut}…"


def quoted(text: str, longest: int = LONGEST) -> str:
    """The reader's own words in quotes.

    >>> quoted("Be more active")
    "'Be more active'"
    """
    return f"'{one_line(text, longest)}'"


def listed(words: tuple[str, ...], last: str = "and") -> str:
    """Words in a row with "and" before the last.

    >>> listed(("Sales", "Service", "Legal"))
    'Sales, Service and Legal'
    """
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def count_words(number: int) -> str:
    """A small number as a word.

    >>> count_words(9), count_words(40)
    ('nine', '40')
    """
    return COUNTS[number] if 0 <= number < len(COUNTS) else f"{number:,}"


def plural(number: int, one: str, many: str = "") -> str:
    """A counted thing.

    >>> plural(1, "goal"), plural(3, "goal"), plural(2, "activity", "activities")
    ('one goal', 'three goals', 'two activities')
    """
    return f"{count_words(number)} {one if number == 1 else many or one + 's'}"


def number_words(value: float) -> str:
    """A number without needless digits.

    >>> number_words(12.0), number_words(1250), number_words(3.5)
    ('12', '1,250', '3.5')
    """
    return f"{value:,.10g}"


def day_words(day: dt.date) -> str:
    """A day as people write it.

    >>> day_words(dt.date(2026, 10, 31))
    '31 October 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(month: str) -> str:
    """A month as people write it.

    >>> month_words("2026-10")
    'October 2026'
    """
    found = re.fullmatch(r"(\d{4})-(\d{2})", month)
    return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found and 1 <= int(found[2]) <= len(MONTHS) else month


def value_words(plan: Plan, asked: Meta, value: Any) -> str:
    """An answer in words: names for ids, labels for choices, "empty" for none."""
    if value is None or value in ("", ()):
        return "empty"
    if isinstance(value, tuple):
        return ", ".join(value_words(plan, asked, part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return day_words(value)
    if isinstance(value, (int, float)):
        return number_words(value)
    return _text_words(plan, asked, str(value))


def _text_words(plan: Plan, asked: Meta, text: str) -> str:
    """A stored text in words, by what kind of answer it is."""
    if asked.kind == "month":
        return month_words(text)
    if asked.kind in {"ref", "refs"}:
        return quoted(name_of(plan, text) or "something no longer in the plan")
    return quoted(asked.label(text)) if text not in dict(asked.choices) else asked.label(text)
