"""Meta ends each of its files with a line break; one without it may have lost more."""

from __future__ import annotations

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.reading import Reading
from smplan_kernel.sources.tables import Table

LOST = "No line break stands at the end, so the last row may be cut off."


def check_end(table: Table, reading: Reading) -> None:
    """Refuse a file as Meta wrote it that ends within a row; of one that a spreadsheet saved again only say so.

    Raises
    ------
    ExportError
        With the number of the last row.
    """
    if table.is_closed:
        return
    if reading.is_resaved or table.delimiter != ",":
        reading.note(LOST)
        return
    problem = "no line break stands behind this row, so the file may be cut off"
    raise ExportError(reading.file, problem, "Download it again", sheet=table.name, row=table.first_row + len(table.rows) - 1)
