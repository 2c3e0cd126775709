"""What a page of the workbook is, and what one of its questions is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Shape = Literal["table", "tree", "board", "matrix"]
"""How a list of records is laid out: rows; larger ones above smaller ones; a column for each kind; marks side by side."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One question of a page: single answers of a section, a list of records, or both.

    `columns` are shown in the table; `details` are reached from a row. A dotted name reaches one level into a group of answers.
    A tree hangs its records by the question `by`, a board sorts them into columns by it.
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


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the workbook: one decision, one sitting."""

    key: str
    title: str
    verb_title: str
    promise: str
    minutes: int
    with_whom: str
    asks: tuple[Ask, ...] = ()
    number: int = 0
    next: str = ""

    @property
    def stem(self) -> str:
        """The name of its file without ending, such as 02_goals."""
        return f"{self.number:02d}_{self.key}"

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections it asks about, its main one first."""
        return tuple(dict.fromkeys(ask.section for ask in self.asks))

    def ask(self, key: str) -> Ask:
        """The question of that key.

        Raises
        ------
        ValueError
            When the page does not ask it.
        """
        for ask in self.asks:
            if ask.key == key:
                return ask
        msg = f"Page: ask must be one of {', '.join(ask.key for ask in self.asks)}, not {key!r}"
        raise ValueError(msg)
