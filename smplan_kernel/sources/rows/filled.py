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
    if not rows:
        return
    first = min(rows)
    others = f" So it is in {len(rows) - 1} more rows." if len(rows) > 2 else " So it is in one more row." if len(rows) > 1 else ""  # noqa: PLR2004 - two rows are one more
    collector.reading.note(
        f"Row {first}: nothing stands under '{rows[first]}', which this export never leaves empty; a cell may be lost, "
        f"and figures of this row may stand under wrong names. Compare it with the platform.{others}"
    )
