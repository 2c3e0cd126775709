"""Several tables in one file, parted by blank lines or by comments: each becomes a table of its own that keeps its row numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smplan_kernel.sources.cells.numbers import number
from smplan_kernel.sources.files.tables import Table


@dataclass(frozen=True, kw_only=True)
class Block:
    """One table of several: the comment lines above it, without their `#`, and its rows with the header first.

    A table without rows stands for comments with nothing below them.
    """

    comments: tuple[str, ...]
    table: Table


@dataclass(frozen=True, kw_only=True)
class _Line:
    number: int
    cells: list[str]

    @property
    def comment(self) -> str | None:
        """The text behind `#`; a row of figures whose first name begins with that sign is no comment."""
        first = self.cells[0].strip().strip('"') if self.cells else ""
        if not first.startswith("#"):
            return None
        rest = [cell for cell in self.cells[1:] if cell.strip()]
        if any(number(cell) is not None for cell in rest):
            return None
        return ",".join([first, *rest]).lstrip("#").strip(" ,;\t")

    @property
    def is_blank(self) -> bool:
        return not any(map(str.strip, self.cells))

    @property
    def has_figures(self) -> bool:
        return any(number(cell) is not None for cell in self.cells[1:])


def comments_of(table: Table) -> tuple[str, ...]:
    """The comment lines above the first table, wherever a spreadsheet has put them."""
    found: list[str] = []
    for line in _lines(table):
        if line.comment is None and not line.is_blank:
            break
        found.append(line.comment or "")
    return tuple(found)


def header_of(table: Table) -> int | None:
    """The first row that is neither blank nor a comment."""
    lines = _rows(table)
    return next((place for place, line in enumerate(lines) if line.comment is None and not line.is_blank), None)


def blocks_of(table: Table) -> list[Block]:
    """The tables of a file in their order; one without rows below its header is one, too."""
    found: list[Block] = []
    comments: list[str] = []
    lines: list[_Line] = []

    def close() -> None:
        if lines:
            found.append(Block(comments=tuple(comments), table=_table(table, lines)))
            comments.clear()
            lines.clear()

    for line in _lines(table):
        if line.comment is not None:
            close()
            comments.append(line.comment)
        elif not line.is_blank:
            if lines and line.number > lines[-1].number + 1 and not line.has_figures:
                close()
            lines.append(line)
    close()
    if comments and found:
        end = table.first_row + len(table.rows) - 1
        found.append(Block(comments=tuple(comments), table=Table(name=table.name, rows=[], first_row=end)))
    return found


def _table(whole: Table, lines: list[_Line]) -> Table:
    """The lines as a table, with the blank ones between them so that row numbers stay right."""
    first = lines[0].number
    rows: list[list[str]] = [[] for _ in range(lines[-1].number - first + 1)]
    for line in lines:
        rows[line.number - first] = line.cells
    is_closed = whole.is_closed or lines[-1].number < whole.first_row + len(whole.rows) - 1
    return Table(name=whole.name, rows=rows, first_row=first, delimiter=whole.delimiter, is_closed=is_closed)


def _lines(table: Table) -> Iterator[_Line]:
    for index, text in enumerate(table.preamble, table.first_row - len(table.preamble)):
        yield _Line(number=index, cells=[text])
    yield from _rows(table)


def _rows(table: Table) -> Iterator[_Line]:
    return (_Line(number=index, cells=cells) for index, cells in enumerate(table.rows, table.first_row))
