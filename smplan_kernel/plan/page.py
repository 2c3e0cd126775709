"""What a page of the workbook is, and what one of its questions is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Shape = Literal["table", "tree", "board", "matrix"]
"""How a list of records is laid out: rows; larger ones above smaller ones; a column for each kind; marks side by side."""
Depth = Literal["one-page", "standard", "full"]
DEPTHS: tuple[Depth, ...] = ("one-page", "standard", "full")


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One question of a page: single answers of a section, a list of records, or both.

    `columns` are shown in the table; `details` are reached from a row. A dotted name reaches one level into a group of answers.
    A tree hangs its records by the question `by`, a board sorts them into columns by it.
    `depth` is the first depth of a plan that needs an answer. What `is_log` is written down as it happens: a plan is finished without it.
    `theme` keeps questions together where a page has many.
    """

    key: str
    question: str
    help: str
    section: str
    fields: tuple[str, ...] = ()
    records: str = ""
    columns: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    starters: tuple[dict[str, Any], ...] = ()
    shape: Shape = "table"
    by: str = ""
    depth: Depth = "one-page"
    is_log: bool = False
    theme: str = ""

    def is_in(self, depth: str) -> bool:
        """Whether a plan of that depth needs this question; a plan that names none is a standard one."""
        return DEPTHS.index(self.depth) <= (DEPTHS.index(depth) if depth in DEPTHS else DEPTHS.index("standard"))


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the workbook: one decision, one sitting; `more` is for whoever has more time."""

    key: str
    title: str
    verb_title: str
    promise: str
    minutes: int
    with_whom: str
    asks: tuple[Ask, ...] = ()
    more: tuple[Ask, ...] = ()
    number: int = 0
    next: str = ""

    @property
    def stem(self) -> str:
        """The name of its file without ending, such as 02_goals."""
        return f"{self.number:02d}_{self.key}"

    @property
    def every_ask(self) -> tuple[Ask, ...]:
        """All its questions, the first ones before the further ones."""
        return self.asks + self.more

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections it asks about, its main one first."""
        return tuple(dict.fromkeys(ask.section for ask in self.every_ask))

    def ask(self, key: str) -> Ask:
        """The question of that key.

        Raises
        ------
        ValueError
            When the page does not ask it.
        """
        for ask in self.every_ask:
            if ask.key == key:
                return ask
        msg = f"Page: ask must be one of {', '.join(ask.key for ask in self.every_ask)}, not {key!r}"
        raise ValueError(msg)
