"""The words of a review: figures, lists and verdicts as people say them. Shape, word and tone always go together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from smplan_kernel.review.part import Badge

NO_VERDICT = "no verdict"

_BADGES: dict[str, tuple[str, str, str]] = {
    "too few points": ("◌", "too few points", "calm"),
    "ordinary variation": ("○", "ordinary, do not react", "calm"),
    "probable change": ("▲", "probable change", "change"),
    "strong signal": ("◆", "strong signal", "signal"),
    NO_VERDICT: ("◌", "no complete figure", "calm"),
    "on pace": ("●", "on pace", "good"),
    "behind pace": ("▲", "behind pace", "change"),
    "out of reach": ("▲", "out of reach", "change"),
    "not measured": ("◌", "not measured", "calm"),
    "holds": ("○", "holds", "calm"),
    "doubtful": ("▲", "doubtful", "change"),
    "broken": ("◆", "broken", "signal"),
    "missed": ("▲", "not reached", "change"),
    "over plan": ("▲", "over plan", "change"),
    "tier in question": ("▲", "tier in question", "change"),
    "stands apart": ("●", "stands apart", "good"),
    "slow answers": ("▲", "later than promised", "change"),
    "late": ("▲", "late", "change"),
    "blocked": ("▲", "blocked", "change"),
    "missing": ("◌", "no figures", "calm"),
    "in order": ("●", "in order", "good"),
    "needs a look": ("▲", "needs a look", "change"),
    "due": ("◆", "due now", "change"),
    "not known": ("◌", "not known", "calm"),
    "partial": ("◌", "incomplete", "calm"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_BIG = 1000.0
_SHORT = 10.0


def badge(word: str) -> Badge:
    """The verdict of that word with its shape, its label and its tone."""
    mark, label, tone = _BADGES[word]
    return Badge(word=word, mark=mark, label=label, tone=tone)


def number_word(number: int) -> str:
    """Small numbers in letters.

    >>> number_word(0), number_word(9), number_word(13)
    ('no', 'nine', '13')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word in the right form.

    >>> counted(1, "day"), counted(0, "day"), counted(3, "entry", "entries")
    ('one day', 'no days', 'three entries')
    """
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names in a row as people say them.

    >>> listed(["Jon"]), listed(["Jon", "Mara", "Kim"])
    ('Jon', 'Jon, Mara and Kim')
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def sentence(text: str) -> str:
    """A text with a capital letter and a full stop.

    >>> sentence("nine of eleven")
    'Nine of eleven.'
    """
    text = text.strip()
    return as_named(f"{text[0].upper()}{text[1:]}") if text else ""


def as_named(text: str) -> str:
    """A sentence that begins with people's own name for a thing, whose letters stay as they were typed.

    >>> as_named("eBay clicks: no file yet")
    'eBay clicks: no file yet.'
    """
    text = text.strip()
    return text and f"{text}{'' if text[-1] in '.?!' else '.'}"


def figure(value: float | None, unit: str = "", *, currency: str = "") -> str:
    """A figure without false precision; people's own unit words follow it.

    >>> figure(59.7), figure(12345), figure(0.0314, "fraction"), figure(None), figure(2.5, "enquiries")
    ('60', '12,345', '3.1 %', 'no figure', '2.5 enquiries')
    >>> figure(5400, "seconds"), figure(12.5, "money", currency="EUR")
    ('1.5 hours', '12.50 EUR')
    >>> figure(0, "hours"), figure(1, "hours"), figure(3600, "seconds")
    ('0 hours', '1 hour', '1 hour')
    """
    if value is None:
        return "no figure"
    if unit == "fraction":
        return f"{_plain(value * 100)} %"
    if unit in {"seconds", "hours"}:
        return _hours(value / 3600 if unit == "seconds" else value)
    if unit == "money":
        return f"{value:,.0f} {currency}".strip() if abs(value) >= 100 or value == round(value) else f"{value:,.2f} {currency}".strip()  # noqa: PLR2004 - cents matter in small sums only
    if unit in {"count", "people"} and abs(value) >= 1:
        return f"{_whole(value):,}"
    word = "" if unit in {"count", "people", "rank", "number", ""} else unit
    return f"{_plain(value)} {word}".strip()


def _hours(value: float) -> str:
    words = _plain(value)
    return f"{words} hour" if words == "1" else f"{words} hours"


def _plain(value: float) -> str:
    """Whole from ten on, one place below; thousands grouped."""
    if abs(value) >= _SHORT or math.isclose(value, round(value), abs_tol=0.005):
        return f"{_whole(value):,}"
    return f"{value:.1f}" if abs(value) >= 0.1 else f"{value:.2g}"  # noqa: PLR2004 - tiny figures keep two digits


def _whole(value: float) -> int:
    return math.floor(abs(value) + 0.5) * (1 if value >= 0 else -1)


def out_of(part: int, whole: int, one: str, many: str = "") -> str:
    """A part of a number of things.

    >>> out_of(3, 4, "step"), out_of(0, 1, "step"), out_of(12, 13, "piece")
    ('three of four steps', 'none of one step', '12 of 13 pieces')
    """
    if whole >= len(_NUMBERS):
        return f"{part} of {counted(whole, one, many)}"
    return f"{number_word(part) if part else 'none'} of {counted(whole, one, many)}"


def quoted(text: str) -> str:
    """The reader's own words in quotes, shortened in the middle of nowhere rather than of a word.

    >>> quoted("Twelve commissions")
    '“Twelve commissions”'
    """
    most = 90
    words = " ".join(text.split())
    if len(words) > most:
        words = f"{words[:most].rsplit(' ', 1)[0]} …"
    return f"“{words.rstrip('.')}”"
