"""Reads what a summary prints and where it says that it stands: sentences, figures, JSON pointers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from smplan_kernel.review.calendar import day_title, month_title
from smplan_kernel.review.model import Decision, Review
from smplan_kernel.review.part import Ground
from smplan_kernel.review.routines import in_hours
from smplan_kernel.review.signals import period_title
from smplan_kernel.review.words import figure, number_word

WORDS = tuple(number_word(number) for number in range(13))
CALM = ("Leave those alone.", "Leave that one alone.", "Leave it alone.", "Nothing asks for a decision.")
"""What is said to the reader and claims nothing."""
_QUOTED = re.compile(r"“[^”]*”")
_NUMBER = re.compile(rf"\d[\d,.]*\d|\d|\b(?:{'|'.join(WORDS[1:])})\b", re.IGNORECASE)
_PLAIN = (
    "One of this month’s",
    "may be one",
    "too strong to be one",
    "about one false alarm",
    "that one alone",
    "The one number",
    "None of",
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; what people wrote stands between quotation marks and ends none."""
    written = _QUOTED.findall(text)
    parts = re.split(r"(?<=[.?!])\s+(?=[A-Z“])", _QUOTED.sub("“”", text))
    return [re.sub("“”", lambda _: written.pop(0), part.strip()) for part in parts if part.strip()]


def own_words(text: str) -> str:
    """A text without what people wrote."""
    return _QUOTED.sub("“”", text)


def numbers(text: str) -> list[str]:
    """Every figure that a text prints, in digits or letters, but those in people's own words."""
    bare = _QUOTED.sub("", text)
    for words in _PLAIN:
        bare = bare.replace(words, "")
    return [found.group(0) for found in _NUMBER.finditer(bare)]


def printed(review: Review) -> Iterator[tuple[str, tuple[Ground, ...]]]:
    """Each text of the summary with the grounds it names."""
    summary = review.summary
    for text in (summary.lead, summary.settled, summary.more, summary.false_alarms):
        yield text, summary.grounds
    for decision in summary.decisions:
        yield told(decision), decision.grounds


def told(decision: Decision) -> str:
    """What a decision claims; a proposal claims nothing."""
    return f"{decision.headline} {decision.evidence}"


def at(document: Any, path: str) -> Any:
    """What stands at a JSON pointer (RFC 6901); KeyError or IndexError where nothing does."""
    for name in path.split("/")[1:]:
        document = document[int(name)] if isinstance(document, list) else document[name.replace("~1", "/").replace("~0", "~")]
    return document


def as_document(review: Review) -> Any:
    """What a program reads that opens review.json."""
    return json.loads(review.to_json())


def misplaced(review: Review) -> list[Ground]:
    """What the half page claims to stand on and that does not stand there."""
    document = as_document(review)
    return [ground for _, grounds in printed(review) for ground in grounds if not says(at(document, ground.path), ground, document)]


def says(value: Any, ground: Ground, document: Any) -> bool:
    """Whether a value of review.json is what was printed."""
    text = ground.text.casefold()
    if isinstance(value, bool) or value is None:
        return (value is None and text == "no file") or (value is True and text == "planned")
    if isinstance(value, (int, float)):
        return any(form.casefold() in _parts(text) or text == form.casefold() for form in _forms(value, ground.path, document))
    if isinstance(value, list):
        return any(number_word(number) in text.split() for number in (len(value), len(value) - 1)) or (
            bool(value) and text in {"waits for", "is blocked"}
        )
    return text in _texts(value)


def _parts(text: str) -> list[str]:
    """A counted word without its word: "ten months" says ten."""
    return [text, text.partition(" ")[0], *(["2"] if text == "three of the last four" else [])]


def _forms(value: float, path: str, document: Any) -> list[str]:
    forms = [number_word(int(value))] if value == int(value) else []
    owner = "/".join(path.split("/")[:3])
    known = at(document, owner)
    ids = {known.get("metric"), known.get("id")} if isinstance(known, dict) else set()
    units = [metric["unit"] for metric in document["metrics"] if metric["id"] in ids] or [""]
    units += (
        ["fraction"]
        if path.startswith("/posts/")
        else ["money"]
        if path.startswith("/budget/")
        else ["fraction"]
        if path.startswith("/habits/share")
        else []
    )
    units += [""] if path.endswith("/per_hour") else []  # results for an hour have no unit of their own
    currencies = (document["currency"], "")
    forms += [in_hours(value).casefold()] if path.endswith("hours") else []
    forms += [str(int(value))] if path.endswith("/rule") else []
    forms += ["late"] if path.endswith("/days_late") and value > 0 else []
    return forms + [figure(value, unit, currency=currency) for unit in units for currency in currencies]


def _texts(value: str) -> list[str]:
    sides = {
        "above": ("above", "far above", "settled higher", "moved higher"),
        "below": ("below", "far below", "settled lower", "moved lower"),
    }
    states = {
        "broken": ("does not hold",),
        "partial": ("figures for a part of the month only",),
        "missing": ("no figures",),
        "worked": ("it worked",),
        "does more": ("brings more for an hour", "brings more for a planned hour"),
    }
    forms = [value.casefold(), *sides.get(value, ()), *states.get(value, ())]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = date.fromisoformat(value)
        forms += [day_title(day).casefold(), month_title(value[:7]).casefold()]
    if re.fullmatch(r"\d{4}-(\d{2}|W\d{2})", value):
        forms.append(period_title(value).casefold())
    return forms
