"""Numbers as exports write them: missing is not zero, and the decimal mark is decided once per file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_STROKES = frozenset({"", "-", "--", "\N{EN DASH}", "\N{EM DASH}"})
MISSING = _STROKES | {"nan", "undefined", "n/a", "unknown", "< 10%", "<00:00:01"}
_LONGEST = 300  # digits; beyond, a float is infinite
# Between two digits a blank parts thousands or nothing: two numbers in one place are no number
_BESIDE = re.compile(r"(?<!\d)\s+|\s+(?!\d)|(?<=\d)(?<!\d{4})[^\S\r\n](?=\d{3}(?!\d))|US\$|[$€£¥₴₽₹₩₺]")
_PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?$")
_DURATION = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})$")
# Where a spreadsheet took a number for a day, 3.4 became "3.Apr", 4.22 "Apr-22" and either "03.04.2026"
_DAY_FOR_NUMBER = re.compile(r"(\d{1,2}[.\- /]{1,2}[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?[.\- /]\d{2,4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$")
_WITH_YEAR = re.compile(r"\d[./]\d{1,2}[./]\d{2,4}$|\d{4}$")
_ROUNDED = re.compile(r"[-+]?\d(?:[.,]\d+)?[eE]\+?(\d{1,2})")
_SHOWN_WITH_EXPONENT = 11
_TAIL_OF_THREE = re.compile(r"[-+]?(?!0[.,])\d{1,3}([.,]\d{3})+$")  # 0,034 holds no thousands


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Which mark parts decimals and which groups thousands, in the whole of one table."""

    decimal: str = "."
    thousands: str = ","


DOT = Marks()
COMMA = Marks(decimal=",", thousands=".")


class MarksUnclearError(ValueError):
    """The table's numbers can be read in two ways; the value is the one that shows it."""


def bare(text: str) -> str:
    """The text of a number without blanks, per cent sign, signs of money and typographic minus.

    >>> bare("US$ 1,286.50"), bare("6.47 %")
    ('1,286.50', '6.47')
    """
    return _BESIDE.sub("", text.replace("\N{MINUS SIGN}", "-")).removesuffix("%")


def is_missing(text: str) -> bool:
    """The platform had nothing to say here, which is not zero."""
    return text.strip().casefold() in MISSING


def is_nameless(text: str) -> bool:
    """No name stands here; `Unknown` is one, of people whose age or place the platform does not know.

    >>> is_nameless(" --"), is_nameless("Unknown")
    (True, False)
    """
    return text.strip() in _STROKES


def is_rounded(text: str) -> bool:
    """A spreadsheet shows a number of twelve digits and more with an exponent, and its last digits are lost.

    >>> is_rounded("6.49E+17"), is_rounded("1,8E+18"), is_rounded("1.5e3"), is_rounded("2E-05")
    (True, True, False, False)
    """
    match = _ROUNDED.fullmatch(text.strip())
    return match is not None and int(match[1]) >= _SHOWN_WITH_EXPONENT


def has_lost_digits(text: str) -> bool:
    """A spreadsheet shows a whole number that is wider than its column with an exponent, and with fewer digits than it has.

    >>> has_lost_digits("1.2E+05"), has_lost_digits("1.25E+02"), has_lost_digits("125000")
    (True, False, False)
    """
    digits, exponent, tens = text.strip().lower().partition("e")
    is_shown_so = bool(exponent) and bool(_PLAIN.match(text.strip().replace(",", ".")))
    return is_shown_so and sum(map(str.isdigit, digits)) <= int(tens) < _LONGEST


def is_day_for_number(text: str) -> bool:
    """A spreadsheet has turned a number into a day.

    >>> [text for text in ("3.апр", "22-Aug", "Apr-22", "03.04.2026", "3.4", "1.234.567") if is_day_for_number(text)]
    ['3.апр', '22-Aug', 'Apr-22', '03.04.2026']
    """
    return bool(_DAY_FOR_NUMBER.match(text.strip()))


def turned_into_days(texts: Iterable[str]) -> str:
    """The first text of a column in which a spreadsheet has turned all numbers into days; "" where it holds anything else.

    Days that follow one another, and days of a year of their own, may be meant.

    >>> turned_into_days(["3.Apr", "22-Aug", "", "5.Jan"]), turned_into_days(["1-Aug", "2-Aug", "3-Aug"]), turned_into_days(["03.04.2026"])
    ('3.Apr', '', '')
    """
    told: list[str] = []
    for text in texts:  # of a long column of words only the first is looked at
        if is_day_for_number(text):
            told.append(text.strip())
        elif not is_missing(text):
            return ""
    if all(map(_WITH_YEAR.search, told)):
        return ""
    days = [int(re.findall(r"\d+", text)[0]) for text in told]
    follow = len(set(told)) == len(told) > 1 and all(abs(later - day) <= 1 for day, later in pairwise(days))
    return "" if follow else told[0]


def marks_of(texts: Iterable[str], delimiter: str, *, whole: Iterable[str] = ()) -> Marks:
    """The marks that all numbers of a table agree on; raises when they do not. `whole` are numbers that can have no decimals.

    >>> marks_of(["3,0 %", "4,2"], ";").decimal
    ','
    >>> marks_of(["1,234", "17"], ",").decimal
    '.'
    >>> marks_of(["0,034", "17"], ";").decimal
    ','
    >>> marks_of([], ",", whole=["2.546"]).decimal
    ','
    """
    telling = [text for text in map(bare, texts) if "," in text or "." in text]
    votes = {text: _vote(text) for text in telling}
    votes |= {text: _vote_of_whole(text) for text in map(bare, whole) if "," in text or "." in text}
    chosen = set(votes.values()) - {""}
    if len(chosen) > 1:
        raise MarksUnclearError(next(text for text, vote in votes.items() if vote == ","))
    if chosen:
        return COMMA if chosen == {","} else DOT
    if delimiter in {";", "\t"} and votes:
        raise MarksUnclearError(next(iter(votes)))
    return DOT


def _vote(text: str) -> str:
    """The decimal mark that one number proves, "" when it proves none."""
    if _TAIL_OF_THREE.match(text) and len(set(text) & {",", "."}) == 1:
        # 1,234,567 cannot be a decimal; 1,234 can
        groups = text.count(",") + text.count(".")
        return ("." if "," in text else ",") if groups > 1 else ""
    last = max(text.rfind(","), text.rfind("."))
    return text[last]


def _vote_of_whole(text: str) -> str:
    """The decimal mark of a file in which this is a whole number: the mark in it parts thousands, unless nothing stands behind it."""
    if not _TAIL_OF_THREE.match(text):
        return _vote(text)
    return "," if "." in text else "."


def number(text: str, marks: Marks = DOT) -> float | None:
    """The number in a text, or None when there is none.

    >>> number("1,234.5"), number("1.234,5", COMMA), number("6.47%"), number("twelve")
    (1234.5, 1234.5, 6.47, None)
    """
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < _LONGEST else None
    plain = bare(text)
    if marks.decimal == ",":
        plain = plain.translate(str.maketrans(",.", ".,"))
    if _GROUPED.match(plain):
        plain = plain.replace(",", "")
    if not _PLAIN.match(plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def fraction(text: str, marks: Marks = DOT) -> float | None:
    """A rate as a fraction: 6.47% and 0.0647 are the same."""
    value = number(text, marks)
    if value is None:
        return None
    return value / 100 if text.rstrip().endswith("%") else value


def seconds(text: str) -> float | None:
    """A duration h:mm:ss or m:ss in seconds.

    >>> seconds("0:01:30"), seconds("12:05"), seconds("90")
    (90.0, 725.0, None)
    """
    match = _DURATION.match(text.strip())
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + rest)
