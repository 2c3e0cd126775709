"""Numbers in a table whose marks were agreed: read strictly by them, and guessed for a first look."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MARKS = {"blank": " ", "apostrophe": "'"}
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]")
_CURRENCY = r"(?:[€$£¥₹₽₩]|[A-Za-z]{3}|kr\.?|zł)"
_MONEY = re.compile(rf"^([-+]?)\s*{_CURRENCY}\s*|\s*{_CURRENCY}$")
_NO_DIGIT = re.compile(r"[^0-9]")
_LONGEST = 300  # digits; beyond, a float is infinite


@dataclass(frozen=True, kw_only=True)
class Writing:
    """How numbers are written: the mark before decimals, and what parts thousands ("" for nothing, "blank", "apostrophe")."""

    decimal: str = "."
    thousands: str = ""


GUESSES = tuple(
    Writing(decimal=decimal, thousands=thousands)
    for decimal, thousands in (
        (".", ""),
        (",", ""),
        (".", ","),
        (",", "."),
        (",", "blank"),
        (".", "blank"),
        (".", "apostrophe"),
        (",", "apostrophe"),
    )
)


def read_number(text: str, writing: Writing, *, is_money: bool = False) -> float | None:
    r"""The number in a text, or None when it is none by these marks; a per cent sign is read over.

    >>> read_number("1.234,5", Writing(decimal=",", thousands=".")), read_number("1,234.5", Writing(decimal=",", thousands="."))
    (1234.5, None)
    >>> read_number("1\u202f234", Writing(thousands="blank")), read_number("12 34", Writing(thousands="blank"))
    (1234.0, None)
    >>> read_number("€ 12.50", Writing(), is_money=True), read_number("€ 12.50", Writing())
    (12.5, None)
    """
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < _LONGEST else None
    plain = text.strip().replace("\N{MINUS SIGN}", "-").removesuffix("%").rstrip()
    plain = _MONEY.sub(r"\1", plain, count=1).strip() if is_money else plain
    plain = plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") if writing.thousands == "apostrophe" else plain
    found = _pattern(writing).fullmatch(plain if plain.isascii() and " " not in plain else _BLANKS.sub(" ", plain))
    if found is None or len(plain) > _LONGEST:
        return None
    sign, whole, part, power = found.groups("")
    if not whole and not part:
        return None
    bare = whole if whole.isdigit() else _NO_DIGIT.sub("", whole)
    value = float(f"{sign}{bare or 0}.{part or 0}{power}")
    return value if math.isfinite(value) else None


@lru_cache(maxsize=32)
def _pattern(writing: Writing) -> re.Pattern[str]:
    decimal = re.escape(writing.decimal or ".")
    mark = MARKS.get(writing.thousands, writing.thousands)
    grouped = rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+|" if mark else ""
    return re.compile(rf"([-+]?)\s?({grouped}[0-9]+)?(?:{decimal}([0-9]*))?([eE][-+]?[0-9]{{1,3}})?")


def possible(texts: Iterable[str], *, is_money: bool = False) -> tuple[Writing, ...]:
    """Every way in which all of some texts are numbers, the plainest first."""
    kept = tuple(texts)
    return tuple(writing for writing in GUESSES if all(read_number(text, writing, is_money=is_money) is not None for text in kept))
