"""Rows beside the total that a platform prints over or under them: the two should agree, and it is said when they do not."""

from __future__ import annotations

from smplan_kernel.sources.collect import Collector


def compare_total(collector: Collector, total_row: int | None, *names: str) -> None:
    """Say when the rows do not add up to the total: the list was cut, or the download was."""
    if total_row is None:
        return
    for name in names:
        values = {row: collector.value(cells, row, name) or 0.0 for row, cells in collector.grid.records}
        total = values.pop(total_row, 0.0)
        rows = sum(values.values())
        if total and total != rows:
            collector.reading.note(f"The rows add up to {rows:.15g} for '{name}', the total says {total:.15g}: some rows may be missing.")
