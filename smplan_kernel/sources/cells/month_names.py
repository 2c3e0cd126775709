"""A day and a month without a year, in whatever language it is written: `April 12`, `8 de marzo`, `28 апреля`, `7月16日`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

MonthDay = tuple[int, int]
# The languages of TikTok's screens, the frequent ones first; their months come from the Unicode project by way of Babel
LANGUAGES = (
    "en", "es", "pt", "id", "ru", "ar", "vi", "th", "tr", "fr", "de", "it", "ja", "ko", "nl", "sv", "no", "da", "fi", "uk", "ro", "el",
    "hu", "cs", "hr", "pl", "sk", "sl", "sr", "bg", "ca", "he", "hi", "bn", "fa", "ur", "uz", "et", "lt", "lv", "ms", "my", "km", "fil",
    "sw", "ta", "te", "zh",
)  # fmt: skip
_DISAGREE = frozenset({"cs", "hr", "pl"})  # listopad is the tenth month in Croatian and the eleventh in Czech and Polish
_CODES = ("cp1251", "cp1250", "cp1253", "cp1254", "cp1257")  # what spreadsheets write east of where cp1252 is at home
_NOMINATIVE = frozenset({"ca", "cs", "el", "fi", "hr", "lt", "pl", "ru", "sk", "uk"})  # where a month alone is spelled otherwise
# How spreadsheets shorten months where the Unicode project does otherwise
_SHORTENED = {
    "de": {"mrz": 3, "jun": 6, "jul": 7, "sep": 9},
    "es": {"sep": 9},
    "no": {"mar": 3, "jun": 6, "jul": 7},
    "sv": {"mar": 3, "jun": 6, "jul": 7},
}
_ORDINAL = re.compile(r"(\d)(?:er|re|o|a|st|nd|rd|th)\b")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"^\d{4}[-/](\d{1,2})[-/](\d{1,2})\b")
_JOINERS = re.compile(r"^(?:de |d[’'] ?|den |ngày |ב)|(?: de|\s+d|日|일|号|號)$")
_NOT_LETTERS = " .,-/\u200e\u200f\u061c،"
_SHORT_MONTH = 3  # letters
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_days(texts: Sequence[str]) -> list[tuple[MonthDay, ...]]:
    """Every way in which all texts can be read: one for most languages, none where one text is no day.

    >>> month_days(["December 31", "January 1"])
    [((12, 31), (1, 1))]
    >>> month_days(["8 de marzo"]), month_days(["28 апреля"]), month_days(["7月16日"]), month_days(["April"])
    ([((3, 8),)], [((4, 28),)], [((7, 16),)], [])
    """
    written = [_year_first(text) for text in texts]
    if texts and all(written):
        return [tuple(day for day in written if day)]
    return next((found for letters in _letters(texts) if (found := _readings(letters))), [])


def _readings(texts: Sequence[str]) -> list[tuple[MonthDay, ...]]:
    reading = ((language, _all_in(language, texts)) for language in LANGUAGES)
    language, found = next(((language, found) for language, found in reading if found), ("", None))
    if found is None or language not in _DISAGREE:
        return [found] if found else []
    others = (_all_in(other, texts) for other in LANGUAGES if other in _DISAGREE)
    return list(dict.fromkeys(other for other in others if other))


def _letters(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts, then as they were before a spreadsheet saved them in a code of its country that was taken for another."""
    yield texts
    for code in _CODES:
        try:
            yield [text.encode("cp1252").decode(code) for text in texts]
        except UnicodeError:
            continue


@cache
def is_month(word: str) -> bool:
    """Whether a word names a month in some language; three letters alone are too often another word.

    >>> is_month("October"), is_month("octubre"), is_month("Sept"), is_month("Till"), is_month("mar")
    (True, True, True, False, False)
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    return len(plain) > _SHORT_MONTH and any(plain in _names(language) for language in LANGUAGES)


def first_unreadable(texts: Sequence[str]) -> int:
    """The place of the first text that no language reads together with the texts before it."""
    return max(sum(1 for _ in takewhile(bool, _read_in(language, texts))) for language in LANGUAGES)


def _year_first(text: str) -> MonthDay | None:
    """A day whose year a spreadsheet has added; the year is its own and says nothing."""
    match = _YEAR.match(text)
    return _checked(int(match[1]), int(match[2])) if match else None


def _checked(month: int, day: int) -> MonthDay | None:
    """The day when some year has it."""
    return (month, day) if 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1] else None


def _all_in(language: str, texts: Sequence[str]) -> tuple[MonthDay, ...] | None:
    found = tuple(day for day in takewhile(bool, _read_in(language, texts)) if day)
    return found if found and len(found) == len(texts) else None


def _read_in(language: str, texts: Sequence[str]) -> Iterator[MonthDay | None]:
    names = _names(language)
    return (_month_day(text, names) for text in texts)


def _month_day(text: str, names: dict[str, int]) -> MonthDay | None:
    """The number is the day, what is left is the month; a month may have a number in its name."""
    plain = _ORDINAL.sub(r"\1", unicodedata.normalize("NFKC", text).casefold())
    for match in reversed(list(_DIGITS.finditer(plain))):
        month = names.get(_bare(f"{plain[: match.start()]} {plain[match.end() :]}"))
        if month:
            return _checked(month, int(match[0]))
    return None


@cache
def _bare(text: str) -> str:
    """The name of a month as it compares: no points, none of the words between day and month."""
    return re.sub(r"[\s.]", "", _JOINERS.sub("", text.strip(_NOT_LETTERS)).strip(_NOT_LETTERS))


@cache
def _names(language: str) -> dict[str, int]:
    from babel import Locale  # noqa: PLC0415 - most exports print their years

    months = Locale.parse(language).months
    widths = [months["format"]["wide"], months["format"]["abbreviated"]]
    if language in _NOMINATIVE:
        widths.append(months["stand-alone"]["wide"])
    plain = ((_bare(unicodedata.normalize("NFKC", name).casefold()), month) for width in widths for month, name in width.items())
    return {name: month for name, month in plain if not name.isdigit()} | _SHORTENED.get(language, {})
