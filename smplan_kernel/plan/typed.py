"""Between what people write and what the plan keeps: text becomes a number, a date, a choice; or one sentence says why not.

Nothing is guessed: "1,200" and "03/04/2027" are asked back. Text itself is kept to the letter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from smplan_kernel.plan.fields import Meta
from smplan_kernel.plan.wording import day_words

LONGEST = 100_000
Options = Mapping[str, tuple[tuple[str, str], ...]]
"""For each prefix, the records that a reference may name: id and name."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAY = re.compile(r"^\s*(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b[\s.,]*", re.IGNORECASE)
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")
MANY_CHOICES = 8
_SPACES = re.compile(r"[\s\u00a0\u202f'’_]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?|[+-]?\.\d+", re.ASCII)


class WrongAnswerError(ValueError):
    """An answer that cannot be read; the message is the sentence under the question."""


def read_answer(meta: Meta, given: Any, options: Options) -> Any:
    """What the plan keeps for an answer; an empty answer is None and means "not decided".

    Raises
    ------
    WrongAnswerError
        With one plain sentence about what to write instead.
    """
    if isinstance(given, list) and all(isinstance(part, str) for part in given):
        return _several(meta, given, options)
    if not isinstance(given, str):
        msg = "This is no text. Write the answer again."
        raise WrongAnswerError(msg)
    if len(given) > LONGEST:
        msg = f"This is {len(given):,} characters long; {LONGEST:,} fit. Shorten it, or keep it in a file and write where it is."
        raise WrongAnswerError(msg)
    if not given.strip():
        return given or None if meta.kind in {"text", "long"} else None
    return _one(meta, given, options)


def show_answer(meta: Meta, value: Any) -> Any:
    """An answer as the form shows it: text, or a list of texts."""
    if value is None:
        return [] if meta.kind in {"choices", "refs"} else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 - where floats stop counting in ones
    if isinstance(value, tuple):
        return "\n".join(map(_line, value)) if meta.kind == "lines" else list(value)
    if meta.kind == "text":
        return meta.label(value)
    return str(value)


def _line(part: Any) -> str:
    return day_words(part) if isinstance(part, dt.date) else str(part)


def read_number(text: str) -> float:
    """A number as people write it, with a decimal point or comma, thousands spaced or not.

    >>> read_number("1 200,50")
    1200.5
    """
    bare = _SPACES.sub("", text).strip("€$£%")
    if re.fullmatch(r"[+-]?\d{1,3}[,.]\d{3}", bare, re.ASCII) and not bare.lstrip("+-").startswith("0"):
        whole, part = re.split(r"[,.]", bare)
        if "." not in bare:
            msg = f"'{text}' could be {whole}{part} or {float(f'{whole}.{part}'):g}. Write one of the two."
            raise WrongAnswerError(msg)
    if "," in bare:
        bare = bare.replace(",", "") if "." in bare.rpartition(",")[2] or bare.count(",") > 1 else bare.replace(".", "").replace(",", ".")
    if not _PLAIN_NUMBER.fullmatch(bare):
        msg = f"'{_short(text)}' is not a number. Write 12 or 12.5."
        raise WrongAnswerError(msg)
    return float(bare)


def read_date(text: str) -> dt.date:
    """A day as people write it, never guessed between day and month.

    >>> read_date("30 June 2027")
    datetime.date(2027, 6, 30)
    """
    # Sheets add a time to a day, and mails a weekday.
    words = re.findall(r"\d+|[a-z]+", _CLOCK.sub("", _WEEKDAY.sub("", text)).lower())
    words = [re.sub(r"^(st|nd|rd|th|of)$", "", word) for word in words]
    try:
        return dt.date(*_year_month_day(text, [word for word in words if word]))
    except ValueError as problem:
        if isinstance(problem, WrongAnswerError):
            raise
        msg = f"'{_short(text)}' is not a day in the calendar. Write it like 30 June 2027 or 2027-06-30."
        raise WrongAnswerError(msg) from problem


def read_month(text: str) -> str:
    """A month as 2026-10.

    >>> read_month("October 2026")
    '2026-10'
    """
    words = re.findall(r"\d+|[a-z]+", text.lower())
    match words:
        case [year, month] if len(year) == 4 and month.isdigit() and 1 <= int(month) <= 12:  # noqa: PLR2004 - four digits, twelve months
            return f"{year}-{int(month):02}"
        case [name, year] if len(year) == 4 and year.isdigit() and _month(name):  # noqa: PLR2004 - four digits
            return f"{year}-{_month(name):02}"
    msg = f"'{_short(text)}' is not a month. Write it like October 2026 or 2026-10."
    raise WrongAnswerError(msg)


def _one(meta: Meta, text: str, options: Options) -> Any:  # noqa: PLR0911 - one line for each kind of answer
    """A typed value for a text that is not empty."""
    match meta.kind:
        case "number" | "money" | "hours":
            return read_number(text)
        case "whole":
            return _read_whole(text)
        case "date":
            return read_date(text)
        case "month":
            return read_month(text)
        case "yesno":
            return _chosen(meta, text, (("yes", "Yes"), ("no", "No"))) == "yes"
        case "choice":
            return _chosen(meta, text, meta.choices)
        case "ref":
            return _chosen(meta, text, options.get(meta.ref, ()))
        case "lines":
            return tuple(line for line in text.replace("\r\n", "\n").split("\n") if line.strip())
        case "choices" | "refs":
            return _several(meta, [part.strip() for part in re.split(r"[;\n]", text) if part.strip()], options)
    return next((value for value, label in meta.choices if label == text), text)


def _several(meta: Meta, given: list[str], options: Options) -> tuple[str, ...]:
    """Several chosen values, each once."""
    offered = options.get(meta.ref, ()) if meta.ref else meta.choices
    return tuple(dict.fromkeys(value for part in given for value in _named(meta, part, offered)))


def _named(meta: Meta, text: str, offered: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The values that one text names: a name may hold commas itself, so the whole text is looked up first."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    try:
        return (_chosen(meta, text, offered),)
    except WrongAnswerError:
        if len(parts) < 2:  # noqa: PLR2004 - one name is what was looked up
            raise
    return tuple(_chosen(meta, part, offered) for part in parts)


def _chosen(meta: Meta, text: str, offered: tuple[tuple[str, str], ...]) -> str:
    """The stored value for a choice given by value or by label."""
    wanted = text.strip().casefold()
    for value, label in offered:
        if wanted in {value.casefold(), label.casefold()}:
            return value
    labels = ", ".join(label for _, label in offered if label)
    way_out = (
        "Choose one from the list."
        if len(offered) > MANY_CHOICES
        else f"Choose one of: {labels}."
        if labels
        else f"Nothing is written yet that {meta.title.lower()!r} could name."
    )
    msg = f"'{_short(text)}' is not in the list. {way_out}"
    raise WrongAnswerError(msg)


def _read_whole(text: str) -> int:
    """A whole number."""
    number = read_number(text)
    if not number.is_integer():
        msg = f"'{_short(text)}' is not a whole number. Write {number:.0f}, or another number without a fraction."
        raise WrongAnswerError(msg)
    return int(number)


def _year_month_day(text: str, words: list[str]) -> tuple[int, int, int]:
    """Year, month and day of a written date, or a sentence."""
    match [int(word) if word.isdigit() else word for word in words]:
        case [int(year), int(month), int(day)] if len(words[0]) == 4:  # noqa: PLR2004 - a year has four digits
            return year, month, day
        case [int(day), str(name), int(year)] if _month(name):
            return _century(text, year), _month(name), day
        case [str(name), int(day), int(year)] if _month(name):
            return _century(text, year), _month(name), day
        case [int(day), int(month), int(year)] if "." in text:
            return _century(text, year), month, day
        case [int(first), int(second), int(year)] if first > 12 or second > 12 or first == second:  # noqa: PLR2004 - twelve months
            return _century(text, year), min(first, second), max(first, second)
        case [int(first), int(second), int(year)]:
            msg = f"'{_short(text)}' could be {_two_days(first, second, year)}. Write the month as a word."
            raise WrongAnswerError(msg)
    msg = f"'{_short(text)}' is not a date. Write it like 30 June 2027 or 2027-06-30."
    raise WrongAnswerError(msg)


def _two_days(first: int, second: int, year: int) -> str:
    """Both days that two numbers and a year can mean."""
    if not (first and second) or year < 1000:  # noqa: PLR2004 - a short year is a riddle of its own
        return "two different days"
    days = (f"{day} {_MONTHS[month - 1].capitalize()} {year}" for day, month in ((first, second), (second, first)))
    return " or ".join(days)


def _century(text: str, year: int) -> int:
    """A year with all its digits."""
    if year < 1000:  # noqa: PLR2004 - two digits could be any century
        msg = f"'{_short(text)}' has a short year. Write all four digits, like 30 June 2027."
        raise WrongAnswerError(msg)
    return year


def _month(name: str) -> int:
    """The number of a month by its English name or its first three letters, else 0."""
    return next((at for at, month in enumerate(_MONTHS, 1) if name in {month, month[:3], f"{month[:3]}t"}), 0)


def _short(text: str) -> str:
    """A text short enough to be quoted in a sentence."""
    bare = " ".join(text.split())
    return bare if len(bare) <= 60 else f"{bare[:57]}..."  # noqa: PLR2004 - one line under a question
