"""Where in a file a list stands: the sheet and the row whose headings name most of its questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smplan_kernel.errors import ExportError
from smplan_kernel.lists.kinds import Kind
from smplan_kernel.plan.fields import Meta
from smplan_kernel.plan.headings import bare, is_heading, named_by
from smplan_kernel.plan.wording import listed, quoted
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Book, Grid, plain_text

HELP_SHEET = "How to fill it in"
"""The sheet of a template that explains its columns; nothing is read from it."""
# A log has a day where a count has a month.
_DAYS = frozenset({"day", "date", "on"})


@dataclass(frozen=True, kw_only=True)
class Place:
    """A list within a file: its grid, and the question that each of its columns answers."""

    kind: Kind
    grid: Grid
    asked: tuple[Meta | None, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings that name no question."""
        return tuple(plain_text(name) for name, meta in zip(self.grid.names, self.asked, strict=True) if meta is None and name.strip())

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of questions that every line needs and that no column answers."""
        there = {meta.name for meta in self.asked if meta}
        return tuple(meta.title for meta in self.kind.columns if meta.name in self.kind.needed and meta.name not in there)

    @property
    def fit(self) -> tuple[int, int]:
        """How well the list fits: how few needed columns are missing, then how many are found."""
        return -len(self.missing), sum(meta is not None for meta in self.asked)


def find_place(book: Book, kind: Kind) -> Place:
    """The list of one kind in a file.

    Raises
    ------
    ExportError
        When no sheet has its headings, or a needed one is missing.
    """
    place = best_place(book, (kind,))
    if place is None:
        raise ExportError(
            book.file,
            f"no row names the columns of the list {quoted(kind.title)}",
            f"Write {_titles(kind)} above the columns, as its template does",
        )
    if place.missing:
        problem = f"the column {listed(tuple(map(quoted, place.missing)))} is missing"
        todo = f"Add it; the file has {listed(tuple(quoted(plain_text(name)) for name in place.grid.names))}"
        raise ExportError(book.file, problem, todo, sheet=place.grid.table.name, row=_row(place.grid))
    return place


def best_place(book: Book, kinds: Sequence[Kind]) -> Place | None:
    """The place where one of several lists fits best; nothing where none does."""
    return max((place for kind in kinds for place in _places(book, kind)), key=lambda place: place.fit, default=None)


def fitting_kinds(book: Book, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The lists that a file fits equally well, the only one of them mostly."""
    best = best_place(book, kinds)
    if best is None:
        return ()
    own = ((kind, best_place(book, (kind,))) for kind in kinds)
    return tuple(kind for kind, place in own if place is not None and place.fit == best.fit)


def _places(book: Book, kind: Kind) -> Iterator[Place]:
    for table in book.tables:
        if table.name == HELP_SHEET:
            continue
        for at in range(min(HEADER_WITHIN, len(table.rows))):
            grid = Grid.of(table, at)
            asked = _asked(grid, kind)
            if is_heading(grid.names, asked):
                yield Place(kind=kind, grid=grid, asked=asked)
                break


def _asked(grid: Grid, kind: Kind) -> tuple[Meta | None, ...]:
    names = tuple(map(plain_text, grid.names))
    found = named_by(names, kind.columns, kind.record.kind_title)
    month = next((meta for meta in kind.columns if meta.kind == "month"), None)
    if month is None or month in found:
        return found
    day = next((at for at, name in enumerate(names) if found[at] is None and bare(name) in _DAYS), None)
    return tuple(month if at == day else meta for at, meta in enumerate(found))


def _titles(kind: Kind) -> str:
    return listed(tuple(quoted(meta.title) for meta in kind.columns if meta.name in kind.needed))


def _row(grid: Grid) -> int:
    return grid.table.first_row + grid.header
