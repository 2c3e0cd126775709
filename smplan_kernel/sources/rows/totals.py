"""Whether a file is whole: its headings, its rows beside the total that the platform prints, and the end of its last line."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import isclose, isfinite

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.numbers import Marks, number
from smplan_kernel.sources.files.tables import Grid, Table, header_key
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.reading import Reading

_MANY = 10_000


def compare_total(collector: Collector, total_row: int | None, *names: str, rounded: float = 0.0) -> bool:
    """Whether the rows add up to the total; it is said when they do not: the list was cut, or the download was.

    Each row of an amount is `rounded` for itself, so that many may differ a little from their total.
    """
    if total_row is None:
        return True
    agrees, numbers = True, collector.grid.numbers
    place = numbers.index(total_row) if total_row in numbers else None
    for name in names:
        if collector.grid.place(header_key(name)) is None:
            continue
        values = collector.figures(name)
        total = 0.0 if place is None else values.pop(place)
        rows = _added(values)
        if total and isfinite(total) and not isclose(total, rows, rel_tol=1e-9, abs_tol=rounded * (len(values) + 1) / 2):
            agrees = False
            say_total(collector.reading, name, rows, total)
    return agrees


def compare_totals_below(collector: Collector, totals: Sequence[Sequence[str]], marks: Marks, *names: str) -> None:
    """The same where several totals stand below the rows, each of more or fewer of them: it is said when none agrees."""
    for name in names:
        place = collector.grid.place(header_key(name))
        if place is None:
            continue
        told = [value for cells in totals if place < len(cells) and (value := number(cells[place], marks)) is not None]
        rows = _added(collector.figures(name))
        if told and not any(isclose(total, rows, rel_tol=1e-9, abs_tol=1e-6) for total in told):
            say_total(collector.reading, name, rows, told[0])


def say_total(reading: Reading, name: str, rows: float, total: float, *, what: str = "rows") -> None:
    """Say that rows, or days, do not add up to the total that is printed, and what may be the reason."""
    reason = f"some {what} may be missing" if rows < total else f"some {what} may stand twice, or be sums of others"
    reading.note(f"The {what} add up to {rows:.15g} for '{name}', the total says {total:.15g}: {reason}.")


def _added(values: array[float]) -> float:
    """The sum of those that are figures."""
    if len(values) < _MANY:
        return sum(filter(isfinite, values))
    from smplan_kernel.sources.files.stacked import added  # noqa: PLC0415 - it starts numpy, which only large files need

    return added(values)


def refuse_cut(table: Table, file: str) -> None:
    """Refuse a text whose last line has no end, where the platform always ends it: its last figure may have lost digits."""
    if not table.is_closed:
        last = table.first_row + len(table.rows) - 1
        problem = "the last line has no end; the file may be cut off"
        raise ExportError(file, problem, "Download it again", sheet=table.name, row=last)


def refuse_headless(grid: Grid, file: str, *, described: int = 1) -> None:
    """Refuse a table whose first row holds figures where names should be; the first `described` columns may be named by digits."""
    figure = next((name for name in grid.names[described:] if number(name) is not None), None)
    if figure is not None:
        problem = "a figure stands where the headings should be; the row of headings is missing"
        row = grid.table.first_row + grid.header
        raise ExportError(file, problem, "Download it again", sheet=grid.table.name, row=row, value=figure)


def refuse_doubled(grid: Grid, named: Sequence[int], file: str) -> None:
    """Refuse a table in which a heading that says what its rows are about stands again: another column has lost its own."""
    keys = [grid.keys[place] for place in named]
    place = next((place for place, key in enumerate(grid.keys) if key in keys and grid.keys.index(key) < place), None)
    if place is not None:
        name, row = grid.names[place], grid.table.first_row + grid.header
        problem = "this heading stands twice in one table, so another column has lost its own"
        raise ExportError(file, problem, "Download it again", sheet=grid.table.name, row=row, value=name)


def refuse_total_alone(reading: Reading) -> None:
    """Refuse a file in which a total stands over nothing."""
    if not reading.rows_read:
        problem = "there is a total but not one figure that it adds up"
        raise ExportError(reading.file, problem, "Choose a period with figures and export again")
