"""The day that each row of a table prints: a column is read as a whole, each distinct text of it once."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.sources.collect import Collector
from smplan_kernel.sources.dates import DayColumn, DayText, Period, read_days
from smplan_kernel.sources.reading import Request
from smplan_kernel.sources.tables import header_key, plain_text


def days_of(
    collector: Collector,
    request: Request,
    *names: str,
    within: Period | None = None,
    is_daily: bool = False,
    not_after: bool = True,
) -> dict[int, dt.date]:
    """The day of every row that prints one, by row number."""
    grid = collector.grid
    place = grid.place(*map(header_key, names))
    collector.check_widths()
    if place is None:
        return {}
    rows, printed = grid.numbers, grid.column(place).texts
    first = dict(zip(reversed(printed), reversed(rows), strict=True))  # the first row of each text overwrites the later ones
    plain = {text: told for text in first if (told := plain_text(text))}
    texts = sorted((DayText(row=first[text], text=told) for text, told in plain.items()), key=lambda day: day.row)
    column = DayColumn(
        file=request.file,
        sheet=collector.sheet,
        name=names[0],
        order=request.dates,
        usual=collector.mapping.order,
        within=within,
        not_after=request.on if not_after else None,
        is_daily=is_daily,
    )
    known = dict(zip((day.text for day in texts), read_days(texts, column), strict=True))
    days = {text: known[told] for text, told in plain.items()}
    if len(days) == len(first):
        return dict(zip(rows, map(days.__getitem__, printed), strict=True))
    return {row: days[text] for row, text in zip(rows, printed, strict=True) if text in days}
