"""Which question a heading of somebody's table names: by its title or the first words of it, in any order.

Pasted rows are matched by the same rule in the browser (`namedBy` in forms/static/sheet.js).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from smplan_kernel.plan.fields import Meta

_IN_BRACKETS = re.compile(r"\(.*?\)")
_NO_WORD = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """A heading by its words alone.

    >>> bare(" Followers (thousands)*")
    'followers'
    """
    return _NO_WORD.sub(" ", _IN_BRACKETS.sub("", text.casefold())).strip()


def named_by(cells: Sequence[str], asked: Sequence[Meta]) -> tuple[Meta | None, ...]:
    """The question that each cell of a heading row names, each question once; None where a cell names none."""
    left = list(asked)
    found: list[Meta | None] = []
    for cell in cells:
        words = bare(cell)
        match = next((meta for meta in left if words and _begins(meta, words)), None)
        if match:
            left.remove(match)
        found.append(match)
    return tuple(found)


def is_heading(cells: Sequence[str], found: Sequence[Meta | None]) -> bool:
    """Whether a row is a heading: at least half of what it says are titles of questions, and more than one of them."""
    said = sum(bool(cell.strip()) for cell in cells)
    known = sum(meta is not None for meta in found)
    return known * 2 >= said if known > 1 else known == 1 and said == 1


def _begins(meta: Meta, words: str) -> bool:
    return any(f"{bare(name)} ".startswith(f"{words} ") for name in (meta.title, meta.name))
