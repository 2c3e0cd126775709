"""What a picture of the plan is that needs no axis: a table, a tree or cards under a question, real HTML that reads and prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from smplan_kernel.figures.chart import Figure
from smplan_kernel.figures.environment import rendered


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What stands in one place of a table: words, and where they judge a shape and a tone as well."""

    text: str
    mark: str = ""
    tone: str = ""
    lines: tuple[str, ...] = ()
    share: float | None = None  # of a bar's full length


Row = tuple[Cell | str, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One table, tree or set of cards that answers the question in its title; without content it teaches what belongs here."""

    title: str
    template: str = "rows"
    facts: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    empty: str = ""
    chart: Callable[[], Figure] | None = field(default=None, repr=False, compare=False)
    """The same answer as a drawing, for pages that are open in a browser; paper keeps the rows."""

    def html(self, *, titled: bool = True) -> Markup:
        """The picture as HTML; without its title where a heading already asks the question."""
        return rendered(f"figures/{self.template}.html.j2", picture=self, titled=titled, **self.facts)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.html()


def rows_picture(
    title: str,
    header: tuple[str, ...],
    rows: Sequence[Row],
    *,
    numeric: tuple[int, ...] = (),
    note: str = "",
    empty: str = "",
    chart: Callable[[], Figure] | None = None,
) -> Picture:
    """A picture made of rows; on a narrow place each row stands under its own name."""
    cells = tuple(tuple(cell if isinstance(cell, Cell) else Cell(text=cell) for cell in row) for row in rows)
    facts = {"header": header, "rows": cells, "numeric": numeric}
    return Picture(title=title, facts=facts, note=note, empty="" if rows else empty, chart=chart)


THERE = ("●", "good")
PARTLY = ("◐", "watch")
MISSING = ("○", "calm")


def state(words: str, look: tuple[str, str]) -> Cell:
    """A judgement as shape, word and tone."""
    return Cell(text=words, mark=look[0], tone=look[1])
