"""YouTube Studio: a table, its totals and its chart, in English or German. The total is not the sum of the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import isclose

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period, iso_day, period_in_name
from smplan_kernel.sources.cells.numbers import number
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Grid, Table, header_key
from smplan_kernel.sources.importers.youtube_sums import without_sums
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.original import begin, check_end
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import say_total

PACIFIC = ("pacific_day",)
ROW_CAP = 500
TOTAL = frozenset({"total", "gesamt"})
VIDEO = keys("Content", "Video", "Videos")
DIMENSIONS = keys(
    "Traffic source", "Geography", "City", "Viewer age", "Viewer gender", "Playlist", "Device type", "Operating system",
    "Subscription status", "Content type", "Subscription source", "Sharing service", "New and returning viewers", "Date", "Datum",
)  # fmt: skip
_LISTED = VIDEO | DIMENSIONS - keys("Date", "Datum")  # what a chart shows by day
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
)  # fmt: skip
_SEEN = keys("Content", "Video")  # in real files; other views, and the German of 2026, are known from descriptions
PACKED = 3
"""Table, totals by day, and the days of what the table lists."""
_NEAR = 0.01  # YouTube's totals and days differ by half a percent
_FOOTER = re.compile(r"\D*\d+\D+$")


def find(table: Table) -> tuple[str, int] | None:
    """The table by views and watch time, or by its first column; chart and totals only ride along."""
    for index in range(min(HEADER_WITHIN, len(table.rows))):
        found = table.keys(index)
        here = frozenset(found) - {""}
        if not here:
            continue
        if found[0] in keys(*DAY) and here & _LISTED:
            return "chart", index
        is_first = found[0] in _LISTED and here & (VIEWS | WATCH_TIME)
        if is_first or (here & VIEWS and here & WATCH_TIME):
            return ("days" if found[0] in keys(*DAY) else "table"), index
    return None


def read(found: Found, request: Request) -> Reading:
    """The account's total and days, then every video or group of viewers."""
    reading = begin(found, request)
    table, days = found.grid("table"), found.grid("days")
    if found.book.container == "text":
        for grid in filter(None, (table, days)):
            check_end(grid.table, reading)
    rest = [Grid.of(extra, 0) for extra in found.rest if extra.rows and header_key(extra.rows[0][0]) in keys(*DAY)]
    for grid in ([] if days is None else [days]) + rest:
        _read_days(grid, reading, request, is_counted=table is None)
    if table is not None:
        _read_table(table, reading, request, reading.span() or request.period or _chart_period(found))
    _compare_days([*filter(None, (days, *rest, table))], reading)
    chart = found.grid("chart")
    if chart is not None:
        _read_chart(chart, reading, request, is_alone=table is None and not reading.rows_read)
    if found.book.container == "zip" and len(found.book.tables) < PACKED:
        reading.note(
            f"The archive holds {len(found.book.tables)} of the {PACKED} tables that YouTube puts into each; figures may be missing."
        )
    return reading


def _read_days(grid: Grid, reading: Reading, request: Request, *, is_counted: bool) -> None:
    """The account's days; the total above them, where there is one, is the account's figure."""
    grid, _ = _without_footer(grid, reading)
    rows = grid.table.rows
    totals = [place for place in range(grid.header + 1, len(rows)) if rows[place] and header_key(rows[place][0]) in TOTAL]
    days_only = replace(grid, table=replace(grid.table, rows=[[] if place in totals else cells for place, cells in enumerate(rows)]))
    has_total = bool(totals)
    days = read_daily(
        days_only,
        MAPPING,
        reading,
        request,
        day=_day_name(grid),
        flags=PACIFIC,
        counted=is_counted and not has_total and not reading.rows_read,
    )
    if not totals or not days:
        return
    collector = Collector(grid, MAPPING, reading)
    for place in totals:
        _add_total(collector, grid.table.first_row + place, rows[place], (min(days.values()), max(days.values())))


def _compare_days(grids: Sequence[Grid], reading: Reading) -> None:
    """Say where the days do not add up to the total: some are gone, and the period that all tables share with them."""
    totals: list[float] = []
    by_days: list[float] = []
    for grid in grids:
        place = grid.place(*VIEWS)
        if place is None:
            continue
        marks = Collector(grid, MAPPING, Reading(file=reading.file)).claims.marks  # what is said of the columns was said
        views = [(cells[0], number(cells[place], marks) or 0.0) for _, cells in grid.records if place < len(cells)]
        totals += [value for name, value in views if header_key(name) in TOTAL]
        if grid.keys[0] in keys(*DAY):
            by_days.append(sum(value for name, value in views if header_key(name) not in TOTAL))
    for total, days in product(totals, by_days):
        if not isclose(total, days, rel_tol=_NEAR):
            say_total(reading, "Views", days, total, what="days")


def _add_total(collector: Collector, row: int, cells: list[str], period: Period) -> None:
    mark = Mark(level="account-period", start=period[0], end=period[1], row=row, flags=("total_row",), sheet=collector.sheet)
    collector.add(mark, cells)
    collector.reading.skip("total, kept as the account's figure")


def _read_table(grid: Grid, reading: Reading, request: Request, known: Period | None) -> None:
    if grid.keys[0] in MAPPING.names():  # without its names a total cannot be told from the rows
        problem = "no column of this table says what its rows are about"
        row = grid.table.first_row + grid.header
        raise ExportError(request.file, problem, "Download it again", sheet=grid.table.name, row=row, column=grid.names[0])
    period = known or request.period or period_in_name(request.file)
    if period is None:
        question = "Which days does this table cover? YouTube writes them into the other two files of the download only."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    reading.period = period
    body, has_footer = _without_footer(grid, reading)
    collector = Collector(body, MAPPING, reading)
    reading.is_unconfirmed = grid.keys[0] not in _SEEN
    rows = without_sums(collector, are_videos=grid.keys[0] in VIDEO, totals=TOTAL)
    is_capped = has_footer or len(rows) > ROW_CAP
    has_total = any(header_key(cells[0]) in TOTAL for _, cells in rows)
    for row, cells in rows:
        if header_key(cells[0]) in TOTAL:
            _add_total(collector, row, cells, period)
        else:
            _add_row(collector, row, cells, period, is_capped=is_capped, is_counted=not has_total)
    if is_capped:
        reading.note("YouTube lists at most 500 rows, so they do not add up to the total; the total counts.")


def _add_row(collector: Collector, row: int, cells: list[str], period: Period, *, is_capped: bool, is_counted: bool) -> None:
    if not cells[0].strip():
        problem = "this row has figures and names nothing; it may be a sum that somebody added"
        raise ExportError(collector.reading.file, problem, "Take the row out, or download it again", sheet=collector.sheet, row=row)
    mark = Mark(
        level="post-lifetime" if collector.grid.keys[0] in VIDEO else "dimension-period",
        object=cells[0].strip(),
        start=period[0],
        end=period[1],
        row=row,
        flags=("row_cap",) if is_capped else (),
        sheet=collector.sheet,
        counted=is_counted,
    )
    collector.add(mark, cells)
    collector.reading.rows_read += 1


def _without_footer(grid: Grid, reading: Reading) -> tuple[Grid, bool]:
    """The grid without its last row when that is one sentence, such as "Die 500 besten Ergebnisse werden angezeigt"."""
    rows = grid.table.rows
    last = next((place for place in range(len(rows) - 1, grid.header, -1) if any(cell.strip() for cell in rows[place])), None)
    if last is None or any(cell.strip() for cell in rows[last][1:]):
        return grid, False
    words = header_key(rows[last][0])
    if " " not in words or not _FOOTER.match(words):
        return grid, False
    reading.skip("the note below the table")
    return replace(grid, table=replace(grid.table, rows=rows[:last])), True


def _day_name(grid: Grid) -> str:
    return DAY[1] if grid.keys[0] == header_key(DAY[1]) else DAY[0]


def _chart_period(found: Found) -> Period | None:
    chart = found.grid("chart")
    if chart is None:
        return None
    days = [day for _, cells in chart.records if (day := iso_day(cells[0]))]
    return (min(days), max(days)) if days else None


def _read_chart(grid: Grid, reading: Reading, request: Request, *, is_alone: bool) -> None:
    """The figures by day of single videos, or of what else the table lists; the longer list is the table's."""
    collector = Collector(grid, MAPPING, reading)
    days = days_of(collector, request, _day_name(grid))
    place = grid.place(*VIDEO) if VIDEO & set(grid.keys) else grid.place(*_LISTED)
    for row, cells in collector.records():
        if row not in days or place is None or place >= len(cells):
            raise ExportError(request.file, "this row has no day or no name", "Download it again", sheet=collector.sheet, row=row)
        if header_key(cells[place]) in TOTAL:
            continue
        mark = Mark(
            level="post-day" if grid.keys[place] in VIDEO else "dimension-period",
            object=cells[place].strip(),
            start=days[row],
            end=days[row],
            row=row,
            flags=PACIFIC,
            sheet=collector.sheet,
            counted=is_alone,
        )
        collector.add(mark, cells)
        reading.rows_read += 1


LAYOUT = Layout(
    format="youtube.studio",
    title="YouTube Studio, advanced mode",
    grade="certain",
    platform="youtube",
    finder=find,
    weak=(
        Signature(role="days", all_of=keys("Date", "Views"), is_exact=True),
        Signature(role="days", all_of=keys("Datum", "Aufrufe"), is_exact=True),
    ),
    read=read,
    is_packed=True,
)
