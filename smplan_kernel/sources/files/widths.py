"""Whether every row of a table is as wide as its header: a shifted row and a file that was cut off are refused by their row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.tables import Grid

ORIGINAL = "Download the original again and choose it as it is, without opening it in a spreadsheet"
_AGAIN = "Download it again"
_MARKS = {",": "comma", ";": "semicolon", "\t": "tab"}
_NUMBER = re.compile(r"[-+]?\d+([.,]\d*)?")
_KINDS = ("post type", "inläggstyp")  # rows of one kind lack the same figures
_FEW = 4  # a platform that leaves cells out does so in more than one row of so many


def check_widths(grid: Grid, *, file: str, first_figure: int, can_be_ragged: bool) -> None:
    """Look at the width of every row; `first_figure` is the place of the first column of figures, which no row may end before.

    Raises
    ------
    ExportError
        With the first row that is too long or too short.
    """
    _refuse_open_end(grid, file)
    width = len(grid.names)
    if grid.distinct_widths <= {width}:
        return
    widths = grid.widths
    if can_be_ragged and grid.table.delimiter:
        _refuse_lost_cell(grid, file)
        _refuse_lost_cells(grid, file)
    shortest = _shortest(grid, width, first_figure) if can_be_ragged else width
    if max(widths) <= width and (min(widths) >= shortest or not grid.table.delimiter):
        return
    longest = _longest(grid, width)
    for row, cells in grid.records:
        if len(cells) > longest or any(cell.strip() for cell in cells[width:]):
            problem = "this row has more columns than the header"
            raise ExportError(file, problem, ORIGINAL, sheet=grid.table.name, row=row, value=cells[width])
        if len(cells) < shortest and grid.table.delimiter:
            problem = f"this row has {len(cells)} of {width} columns; the file may be cut off"
            raise ExportError(file, problem, _AGAIN, sheet=grid.table.name, row=row)


def _refuse_open_end(grid: Grid, file: str) -> None:
    """A file that stops behind a comma, within decimals or in front of a per cent sign was cut off there, unless others end so, too."""
    table = grid.table
    if table.is_closed or not table.delimiter or len(grid.numbers) < 2:  # noqa: PLR2004 - the last and others
        return
    has_it = _lacking(grid.at(-1)[-1].strip(), grid.at(0)[-1].strip())
    if has_it and all(has_it(cells[-1].strip()) for _, cells in grid.records[:-1]):
        problem = "the file stops within this row; it may be cut off"
        raise ExportError(file, problem, _AGAIN, sheet=table.name, row=grid.numbers[-1])


def _lacking(last: str, first: str) -> Callable[[str], object] | None:
    """Whether the end of a row has what that of the last row may lack; None where it lacks nothing."""
    if not last:
        return bool
    if last[-1] in ".," and _NUMBER.fullmatch(last):
        return lambda end: end[-1:] not in {".", ","}
    if first.endswith("%") and _NUMBER.fullmatch(last):
        return lambda end: end.endswith("%")
    return None


def _refuse_lost_cell(grid: Grid, file: str) -> None:
    """Where rows may end early, one that is a single cell shorter than as many others may have lost one, and its figures are shifted.

    A platform that leaves out what it does not know at the end of a row leaves out several cells, or the same one in most rows.
    """
    width, widths = len(grid.names), grid.widths
    many = Counter(widths)
    many[width] = max(many[width], 1)  # the header itself
    fewer = {short for short in set(widths) if short < width and many[short] <= many[short + 1]}
    if not fewer:
        return
    row, short = next((row, short) for row, short in zip(grid.numbers, widths, strict=True) if short in fewer)
    raise _lost(grid, file, row, f"this row has {short} of {width} columns, one fewer than others: a cell may be lost")


def _refuse_lost_cells(grid: Grid, file: str) -> None:
    """A row that alone, or nearly so, is two cells or more shorter than the others of its kind has lost them."""
    width, kinds = len(grid.names), grid.texts(*_KINDS)
    many = Counter(zip(kinds, (min(cells, width) for cells in grid.widths), strict=True))
    wider = {(kind, short): sum(n for (other, cells), n in many.items() if other == kind and cells > short + 1) for kind, short in many}
    few = {one for one, others in wider.items() if others > 1 and many[one] <= max(1, others // _FEW)}
    if few:
        rows = zip(grid.numbers, kinds, grid.widths, strict=True)
        row, kind, short = next(one for one in rows if one[1:] in few)
        problem = f"this row has {short} of {width} columns, while {wider[kind, short]} others of its kind have more: cells may be lost"
        raise _lost(grid, file, row, problem)


def _lost(grid: Grid, file: str, row: int, problem: str) -> ExportError:
    problem += ", and its figures under wrong names"
    mark = _MARKS.get(grid.table.delimiter, "mark")
    todo = f"{_AGAIN}, or write one more {mark} at the end of the row for each that is not there, if nothing is missing in it"
    return ExportError(file, problem, todo, sheet=grid.table.name, row=row)


def _shortest(grid: Grid, width: int, first_figure: int) -> int:
    """How short a row may be where short rows are legal; one without a line break behind it must not be shorter than all others."""
    if grid.table.is_closed:
        return first_figure + 1
    widths = [min(cells, width) for cells in grid.widths]
    return max(first_figure + 1, min(widths[:-1], default=0))


def _longest(grid: Grid, width: int) -> int:
    """How long a row may be with nothing in its last cells: spreadsheets fill up all rows alike, one mark too many shifts a single row."""
    widths = grid.widths
    if not grid.table.delimiter:
        return max(widths, default=0)
    return max(width, len(grid.table.rows[grid.header]), min(widths, default=0))
