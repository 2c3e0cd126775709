"""Which question a heading of somebody's table names: by its title or the first words of it, in any order.

The table of spellings is made here only; pasted rows are matched by it in the browser (`namedBy` in forms/static/sheet.js),
and a test in Chromium holds the two halves together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from smplan_kernel.plan.fields import Meta

_IN_BRACKETS = re.compile(r"\(.*?\)")
_NO_WORD = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """A heading by its words alone.

    >>> bare(" Followers (thousands)*")
    'followers'
    """
    return _NO_WORD.sub(" ", _IN_BRACKETS.sub("", text.lower())).strip()


@lru_cache(maxsize=256)
def spellings(asked: tuple[tuple[str, str], ...], noun: str = "") -> tuple[tuple[str, ...], ...]:
    """For each question, told by title and name, every bare heading that names it: the first words of either, one more each time.

    `noun` is what a row is called; it names the first question too, unless it is a heading of another one.

    >>> spellings((("Name there", "handle"), ("Size", "followers")), "account")
    (('name', 'name there', 'handle', 'account'), ('size', 'followers'))
    """
    found = [_first_words(title, name) for title, name in asked]
    if found and bare(noun) and not any(bare(noun) in words for words in found):
        found[0] = (*found[0], bare(noun))
    return tuple(found)


def _first_words(*texts: str) -> tuple[str, ...]:
    parted = [bare(text).split(" ") for text in texts]
    return tuple(dict.fromkeys(filter(None, (" ".join(words[: count + 1]) for words in parted for count in range(len(words))))))


def named_by(cells: Sequence[str], asked: Sequence[Meta], noun: str = "") -> tuple[Meta | None, ...]:
    """The question that each cell of a heading row names, each question once; None where a cell names none."""
    left = list(zip(asked, spellings(tuple((meta.title, meta.name) for meta in asked), noun), strict=True))
    found: list[Meta | None] = []
    for cell in cells:
        match = next((one for one in left if bare(cell) in one[1]), None)
        if match:
            left.remove(match)
        found.append(match[0] if match else None)
    return tuple(found)


def is_heading(cells: Sequence[str], found: Sequence[Meta | None]) -> bool:
    """Whether a row is a heading: at least half of what it says are titles of questions, and more than one of them."""
    said = sum(bool(cell.strip()) for cell in cells)
    known = sum(meta is not None for meta in found)
    return known * 2 >= said if known > 1 else known == 1 and said == 1
