"""One row a day: the shape that most account exports share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import period_in_name
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import Days, coded_days, days_of
from smplan_kernel.sources.rows.figures import Mark, Shared
from smplan_kernel.sources.rows.filled import note_emptied
from smplan_kernel.sources.rows.layout import Mapping as Columns
from smplan_kernel.sources.rows.reading import Reading, Request, missing_days
from smplan_kernel.sources.rows.sums import note_sums

Also = Callable[[Collector, Mark, list[str]], None]  # figures that a platform does not print itself
NAMED_GAPS = 5  # more are counted only


def read_daily(
    grid: Grid,
    mapping: Columns,
    reading: Reading,
    request: Request,
    *,
    day: str,
    flags: tuple[str, ...],
    counted: bool = True,
    also: Also | None = None,
) -> Days:
    """Keep the figures of every day, and say which days are missing."""
    collector = Collector(grid, mapping, reading)
    days = days_of(collector, request, day, within=period_in_name(request.file), is_daily=True)
    read_dated(collector, days, request, day=day, flags=flags, counted=counted, also=also)
    return days


def read_dated(
    collector: Collector,
    days: Mapping[int, dt.date],
    request: Request,
    *,
    day: str,
    flags: tuple[str, ...],
    counted: bool = True,
    also: Also | None = None,
) -> None:
    """The same where the day of every row is known."""
    reading = collector.reading
    note_emptied(collector)
    if also is None and _all_at_once(collector, days, request.platform, flags=flags, counted=counted):
        note_sums(collector)
        note_gaps(reading, list(days.values()), are_zero="zero_days_omitted" in flags)
        return
    for row, cells in collector.records():
        if row not in days:
            problem = "this row has figures but no day"
            raise ExportError(reading.file, problem, "Download the file again", sheet=collector.sheet, row=row, column=day)
        mark = Mark(
            level="account-day",
            start=days[row],
            end=days[row],
            row=row,
            flags=flags,
            sheet=collector.sheet,
            counted=counted,
            platform=request.platform,
        )
        collector.add(mark, cells)
        if also is not None:
            also(collector, mark, cells)
        reading.rows_read += 1
    note_sums(collector)
    note_gaps(reading, list(days.values()), are_zero="zero_days_omitted" in flags)


def _all_at_once(collector: Collector, days: Mapping[int, dt.date], platform: str, *, flags: tuple[str, ...], counted: bool) -> bool:
    """Keep all days by columns where nothing is odd about any of them."""
    collector.check_widths()
    rows = collector.grid.numbers
    coded = coded_days(days, rows)
    if coded is None:
        return False
    distinct, shared_of = coded
    shared: list[Shared] = [("account-day", day, day, flags, collector.sheet, None, counted, platform, "") for day in distinct]
    if not collector.add_all(shared, shared_of, [""] * len(rows), rows):
        return False
    collector.reading.rows_read += len(rows)
    return True


def note_gaps(reading: Reading, days: list[dt.date], *, are_zero: bool = False) -> None:
    """Name the days that are not in the file; they are unknown, and zero only where a platform leaves days of zero out."""
    gaps = missing_days(days)
    if not gaps:
        return
    named = ", ".join(day.isoformat() for day in gaps[:NAMED_GAPS])
    more = f" and {len(gaps) - NAMED_GAPS} more" if len(gaps) > NAMED_GAPS else ""
    what = "1 day is missing" if len(gaps) == 1 else f"{len(gaps)} days are missing"
    means = "In this file a missing day means zero" if are_zero else "Missing is not zero: nothing is put in"
    reading.note(f"{what}: {named}{more}. {means}.")


def export_day(request: Request, in_name: dt.date | None = None) -> dt.date | None:
    """The day a lifetime counter was exported: as answered, else from the file's name, else when the file was last changed.

    A day that is still to come is none of them: a name may hold the end of a period, and a file the time of a wrong clock.
    """
    return next((day for day in (request.on, in_name, request.modified) if day and day <= request.last), None)
