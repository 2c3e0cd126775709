"""Empty places in exports that leave none: where a cell is lost, those behind it move under wrong names."""

from __future__ import annotations

from smplan_kernel.sources.rows.collect import Collector


def note_emptied(collector: Collector) -> None:
    """Say which row has an empty place that the platform would have filled; a column that is mostly empty is one that it does not fill."""
    if not collector.mapping.is_filled:
        return
    rows: dict[int, str] = {}
    for place in collector.figure_places():
        column = collector.grid.column(place)
        if "" not in column.odd():
            continue
        empty = [row for row, text in zip(collector.grid.numbers, column.trimmed(), strict=True) if not text]
        if 2 * len(empty) < len(column):
            rows |= dict.fromkeys(empty, collector.names[place])
    if rows:
        problem = f"nothing stands under '{rows[min(rows)]}', which this export never leaves empty, so a cell may be lost"
        collector.reading.note_doubt(rows, problem)
