"""YouTube Studio: a table, its totals and its chart, in English or German. The total is not the sum of the rows."""

from __future__ import annotations

import datetime as dt
import re

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.collect import Collector, days_of
from smplan_kernel.sources.daily import read_daily
from smplan_kernel.sources.dates import Period, iso_day, period_in_name
from smplan_kernel.sources.layout import Column, Found, Layout, Mapping, keys
from smplan_kernel.sources.reading import Mark, Reading, Request
from smplan_kernel.sources.tables import HEADER_WITHIN, Grid, Table, header_key

PACIFIC = ("pacific_day",)
ROW_CAP = 500
TOTAL = frozenset({"total", "gesamt"})
VIDEO = keys("Content", "Video", "Videos")
DIMENSIONS = keys(
    "Traffic source", "Geography", "City", "Viewer age", "Viewer gender", "Playlist", "Device type", "Operating system",
    "Subscription status", "Content type", "Subscription source", "Sharing service", "New and returning viewers", "Date", "Datum",
)  # fmt: skip
VIEWS = keys("Views", "Aufrufe")
WATCH_TIME = keys("Watch time (hours)", "Wiedergabezeit (Stunden)")
DAY = ("Date", "Datum")
MAPPING = Mapping(
    columns=(
        Column(names=("Views", "Aufrufe"), metric="views"),
        Column(names=("Watch time (hours)", "Wiedergabezeit (Stunden)"), metric="watch_time", factor=3600),
        Column(names=("Subscribers", "Abonnenten"), metric="followers_net"),
        Column(names=("Subscribers gained", "Gewonnene Abonnenten"), metric="followers_gained"),
        Column(names=("Subscribers lost", "Verlorene Abonnenten"), metric="followers_lost"),
        # Two names, two definitions: YouTube renamed the column in September 2026
        Column(names=("Impressions", "Impressionen"), metric="thumbnail_impressions"),
        Column(names=("Thumbnail impressions",), metric="thumbnail_impressions"),
        Column(names=("Impressions click-through rate (%)", "Klickrate der Impressionen (%)"), metric="thumbnail_ctr", kind="percent"),
        Column(names=("Thumbnail click-through rate (%)",), metric="thumbnail_ctr", kind="percent"),
        Column(names=("Likes",), metric="reactions"),
    ),
    ignored=keys(
        "Content", "Video", "Videos", "Video title", "Videotitel", "Video publish time", "Veröffentlichungszeitpunkt des Videos",
        "Duration", "Dauer", *DAY, *DIMENSIONS,
    ),
    can_be_ragged=True,
)  # fmt: skip
_FOOTER = re.compile(r"\D*\d+\D+$")


def find(table: Table) -> tuple[str, int] | None:
    """The table by views and watch time, or by its first column; chart and totals only ride along."""
    for index in range(min(HEADER_WITHIN, len(table.rows))):
        found = table.keys(index)
        here = frozenset(found) - {""}
        if not here:
            continue
        if found[0] in keys(*DAY) and here & VIDEO:
            return "chart", index
        is_first = found[0] in VIDEO | DIMENSIONS - keys(*DAY) and here & (VIEWS | WATCH_TIME)
        if is_first or (here & VIEWS and here & WATCH_TIME):
            return ("days" if found[0] in keys(*DAY) else "table"), index
    return None


def read(found: Found, request: Request) -> Reading:
    """The account's total and days, then every video or group of viewers."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    table = found.grid("table")
    totals = [Grid.of(extra, 0) for extra in found.rest if extra.rows and header_key(extra.rows[0][0]) in keys(*DAY)]
    daily = [*totals, *(grid for role, grid in found.grids if role == "days")]
    for grid in daily:
        read_daily(_without_total(grid, reading), MAPPING, reading, request, day=_day_name(grid), flags=PACIFIC, counted=table is None)
    if table is not None:
        _read_table(table, reading, request, reading.span() or request.period or _chart_period(found))
    chart = found.grid("chart")
    if chart is not None:
        _read_chart(chart, reading, request)
    return reading


def _read_table(grid: Grid, reading: Reading, request: Request, known: Period | None) -> None:
    period = request.period or known or period_in_name(request.file)
    if period is None:
        question = "Which days does this table cover? YouTube writes them into the other two files of the download only."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    reading.period = period
    collector = Collector(grid, MAPPING, reading)
    rows = list(collector.records())
    footer = _footer(rows)
    is_capped = footer is not None or len(rows) > ROW_CAP
    has_total = any(header_key(cells[0]) in TOTAL for _, cells in rows)
    level = "post-lifetime" if grid.keys[0] in VIDEO else "dimension-period"
    for row, cells in rows:
        if row == footer:
            reading.skip("the note below the table")
            continue
        is_total = header_key(cells[0]) in TOTAL
        if not is_total and len(cells) < len(grid.names):
            raise ExportError(request.file, "this row is cut off", "Download it again", sheet=collector.sheet, row=row)
        mark = Mark(
            level="account-period" if is_total else level,
            object="" if is_total else cells[0].strip(),
            start=period[0],
            end=period[1],
            row=row,
            flags=("total_row",) if is_total else ("row_cap",) if is_capped else (),
            sheet=collector.sheet,
            counted=is_total or not has_total,
        )
        collector.add(mark, cells)
        reading.rows_read += not is_total
        if is_total:
            reading.skip("total, kept as the account's figure")
    if is_capped:
        reading.note("YouTube lists at most 500 rows, so they do not add up to the total; the total counts.")


def _footer(rows: list[tuple[int, list[str]]]) -> int | None:
    """The last row when it is one sentence, such as "Die 500 besten Ergebnisse werden angezeigt"."""
    if not rows:
        return None
    row, cells = rows[-1]
    is_alone = not any(cell.strip() for cell in cells[1:])
    return row if is_alone and _FOOTER.match(header_key(cells[0])) and " " in cells[0].strip() else None


def _without_total(grid: Grid, reading: Reading) -> Grid:
    """A table by day without its total row; the days add up themselves."""
    kept = [[] if row and index > grid.header and header_key(row[0]) in TOTAL else row for index, row in enumerate(grid.table.rows)]
    if kept != grid.table.rows:
        reading.skip("total of the days")
    return Grid(
        table=Table(name=grid.table.name, rows=kept, first_row=grid.table.first_row, delimiter=grid.table.delimiter),
        header=grid.header,
        names=grid.names,
        keys=grid.keys,
    )


def _day_name(grid: Grid) -> str:
    return DAY[1] if grid.keys[0] == header_key(DAY[1]) else DAY[0]


def _chart_period(found: Found) -> Period | None:
    chart = found.grid("chart")
    if chart is None:
        return None
    days = [day for _, cells in chart.records() if (day := iso_day(cells[0]))]
    return (min(days), max(days)) if days else None


def _read_chart(grid: Grid, reading: Reading, request: Request) -> None:
    """The figures of single videos by day; the longer list is the table's."""
    collector = Collector(grid, MAPPING, reading)
    days: dict[int, dt.date] = days_of(collector, request, _day_name(grid))
    place = grid.place(*VIDEO)
    for row, cells in collector.records():
        if row not in days or place is None or place >= len(cells):
            raise ExportError(request.file, "this row has no day or no video", "Download it again", sheet=collector.sheet, row=row)
        if header_key(cells[place]) in TOTAL:
            continue
        mark = Mark(
            level="post-day",
            object=cells[place].strip(),
            start=days[row],
            end=days[row],
            row=row,
            flags=PACIFIC,
            sheet=collector.sheet,
            counted=False,
        )
        collector.add(mark, cells)
        reading.rows_read += 1


LAYOUT = Layout(
    format="youtube.studio",
    title="YouTube Studio, advanced mode",
    grade="certain",
    platform="youtube",
    finder=find,
    read=read,
)
