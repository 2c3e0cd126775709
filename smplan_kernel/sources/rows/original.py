"""Whether a file is as its platform wrote it: commas between the columns and, where it writes one, a line break at the end."""

from __future__ import annotations

from smplan_kernel.sources.files.tables import Table
from smplan_kernel.sources.rows.layout import Found
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import refuse_cut

LOST = "No line break stands at the end, so the last row may be cut off."


def begin(found: Found, request: Request, *, gives_workbooks: bool = False) -> Reading:
    """An empty reading; other marks than commas between the columns are a trace that only a spreadsheet leaves."""
    marks = {";", "\t"} if gives_workbooks else {";", "\t", ""}
    parted_anew = any(grid.table.delimiter in marks for _, grid in found.grids)
    return Reading(file=request.file, is_resaved=found.book.is_resaved or parted_anew)


def check_end(table: Table, reading: Reading) -> None:
    """Refuse a file as its platform wrote it that ends within a row; of one that a spreadsheet saved again only say so.

    Raises
    ------
    ExportError
        With the number of the last row.
    """
    if table.is_closed:
        return
    if reading.is_resaved:
        reading.note(LOST)
    else:
        refuse_cut(table, reading.file)
