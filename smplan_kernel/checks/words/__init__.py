"""Word lists of the checks, one module per language; a language without one keeps the word checks silent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the word checks look for in one language; phrases in small letters."""

    vague: dict[str, str] = field(default_factory=dict)
    """A vague phrase, and a sentence that could stand instead."""
    everybody: tuple[str, ...] = ()
    """Words for all people; harmless in the middle of a description."""
    the_public: tuple[str, ...] = ()
    """Phrases that mean all people wherever they stand."""
    groups: frozenset[str] = frozenset()
    """Words that make a name a group."""
    fillers: frozenset[str] = frozenset()
    """Words that say nothing in a name."""
    nobody_yet: frozenset[str] = frozenset()
    """What people write when they have not decided."""
    departments: frozenset[str] = frozenset()
    firm_endings: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    legalese: tuple[str, ...] = ()
    bans: tuple[str, ...] = ()
    functions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Functions a risky plan needs, with the names people give them."""
    engagement_rate: tuple[str, ...] = ()
    divided_by: tuple[str, ...] = ()


def words_of(language: str) -> Words:
    """The word lists of a language such as "en" or "en-GB"."""
    from smplan_kernel.checks.words.en import ENGLISH  # noqa: PLC0415 - each list is read when a plan is written in it

    return ENGLISH if language.lower().split("-")[0] in {"", "en"} else Words()


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words; longer ones win."""
    longest_first = sorted(phrases, key=len, reverse=True)
    # A hyphen holds a name together: "All-Right" is not "all".
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(phrase) for phrase in longest_first) + r")(?![\w-])")


def first_phrase(text: str, phrases: Iterable[str]) -> str:
    """The first of the phrases that stands in a text as whole words, or "".

    >>> first_phrase("Boardman", ("board",))
    ''
    """
    wanted = tuple(phrases)
    found = _pattern(wanted).search(" ".join(text.lower().replace("’", "'").split())) if wanted else None
    return found[0] if found else ""
