"""Which mark parts decimals in a whole file, when more is known than the numbers themselves say: some can have no decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.numbers import Marks, MarksUnclearError, bare, is_day_for_number, marks_of
from smplan_kernel.sources.files.tables import Grid, plain_text
from smplan_kernel.sources.files.widths import ORIGINAL
from smplan_kernel.sources.rows.reading import Reading

_PADDED = re.compile(r"[-+]?[1-9]\d{0,2}\.\d\d0$")
_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d\s?%?$")


def marks_of_grids(
    grids: Sequence[tuple[Grid, Sequence[int]]], *, whole: frozenset[str], reading: Reading, shared: frozenset[str] = frozenset()
) -> Marks:
    """The marks of all tables of a file; each comes with the places of its figures, and `whole` are the keys of whole numbers.

    `shared` are the keys of counts of which a platform gives shares, such as 2.5: it writes 2 as 2, so 2.000 is either two thousand,
    or a spreadsheet gave every number three decimals.

    Raises
    ------
    ExportError
        When they can be read in two ways, and no number of the file tells in which.
    """
    counts: list[str] = []
    others: list[str] = []
    padded: list[str] = []
    delimiter = ","
    for grid, places in grids:
        delimiter = ";" if grid.table.delimiter == ";" else delimiter  # only a spreadsheet parts by semicolons
        for place in places:
            texts = [text for text in grid.column(place).odd() if "," in text or "." in text]
            (counts if grid.keys[place] in whole else others).extend(filter(_is_number, texts))
            padded += [text for text in texts if _PADDED.match(text.strip())] if grid.keys[place] in shared else []
    if padded:
        others, delimiter = [*padded, *others], ";"
    try:
        marks = marks_of(others, delimiter, whole=counts)
    except MarksUnclearError as exc:
        raise unclear(exc, grids, reading) from exc
    if marks.decimal == ",":
        reading.note("Decimals are written with a comma in this file.")
    return marks


def unclear(exc: MarksUnclearError, grids: Iterable[tuple[Grid, Iterable[int]]], reading: Reading) -> ExportError:
    """The fault of numbers that can be read in two ways, at the first place of the one that shows it."""
    problem = "the numbers of this file can be read in two ways: a comma or point may part thousands or decimals"
    grid, place, row, text = next(
        (grid, place, row, text)
        for grid, places in grids
        for place in places
        for row, text in zip(grid.numbers, grid.column(place).texts, strict=True)
        if bare(text) == str(exc)
    )
    column = plain_text(grid.names[place])
    return ExportError(reading.file, problem, ORIGINAL, sheet=grid.table.name, row=row, column=column, value=text.strip())


def _is_number(text: str) -> bool:
    return bool(_NUMBER.match(text)) and not is_day_for_number(text)
