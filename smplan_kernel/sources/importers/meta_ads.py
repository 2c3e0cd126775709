"""Meta Ads Manager: adverts by any naming and any breakdown, with a total in the first row that is no sum for people."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import Order, Period, parse_period
from smplan_kernel.sources.cells.numbers import is_missing, is_nameless
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Grid, Table, header_key
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import ByRow, days_of
from smplan_kernel.sources.rows.figures import Kind, Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, keys
from smplan_kernel.sources.rows.marks import marks_of_grids
from smplan_kernel.sources.rows.money import Purse, currency_in
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import compare_total, refuse_cut

STARTS, ENDS = "Reporting starts", "Reporting ends"
RESULTS, INDICATOR = "Results", "Result indicator"
EMPTY = "no data available."
# What the rows are about, in the order in which it is named
_LISTED = ("campaign name", "ad set name", "ad name")
_NAMES = (
    *(*_LISTED, "account name"),
    *("region", "country", "dma region", "age", "gender", "platform", "placement", "device platform", "impression device"),
    *("objective", "time of day (viewer's time zone)", "time of day (ad account time zone)"),
)
_IDS = ("ad id", "ad set id", "campaign id", "account id")  # the narrowest first
_WHOLE = keys("Impressions", "Reach")
_SPANS = ("day", "week", "month")
_SPENT = "amount spent"
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2}")
_MONTHS = 12
_CENT = 0.01
_FLAGS = ("account_local_day",)
_AGAIN = "Download the report again"
MAPPING = Mapping(
    columns=(
        Column(names=("Impressions",), metric="ad_impressions"),
        Column(names=("Reach",), metric="reach", definition="ads"),
    ),
    ignored=frozenset({*_NAMES, *_IDS, *_SPANS, "currency"}) | keys(STARTS, ENDS, RESULTS, INDICATOR, "Ends", "Attribution setting"),
)


def find(table: Table) -> tuple[str, int] | None:
    """A report is known by its days and its spending, whose column names the currency."""
    for index in range(min(HEADER_WITHIN, len(table.rows))):
        here = table.keys(index)
        if "reporting starts" in here and any(key.startswith(_SPENT) for key in here):
            return "adverts", index
    return None


def read(found: Found, request: Request) -> Reading:
    """Every advert, its total apart."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        _read_adverts(grid, reading, request)
    return reading


def _read_adverts(grid: Grid, reading: Reading, request: Request) -> None:
    if grid.records and any(cell.strip().casefold() == EMPTY for cell in grid.records[0][1]):
        problem = "Meta had no data for these days, so nothing is in the report"
        raise ExportError(request.file, problem, "Choose other days or adverts and export again", row=grid.records[0][0])
    refuse_cut(grid.table, request.file)
    spent = next(name for name, key in zip(grid.names, grid.keys, strict=True) if key.startswith(_SPENT))
    mapping = Mapping(columns=MAPPING.columns, ignored=MAPPING.ignored | keys(spent))
    places = [place for place, key in enumerate(grid.keys) if key in _WHOLE or key == header_key(spent) or key.startswith("cost per")]
    marks = marks_of_grids([(grid, places)], whole=_WHOLE, reading=reading)
    collector = Collector(grid, mapping, reading, marks=marks)
    total_row = _total_row(grid)
    spans = _spans(collector, request, total_row)
    objects = _objects(grid)
    nameless = _nameless(grid, total_row)
    codes = {row: currency_in(spent) or grid.cell(cells, "currency").upper() for row, cells in grid.records}
    purse = Purse(collector, [(spent, "spend")], codes.values())
    for row, cells in collector.records():
        is_total = row == total_row
        if is_total and spans:
            spans.setdefault(row, (min(start for start, _ in spans.values()), max(end for _, end in spans.values())))
        if row not in spans:
            problem = "this row has figures but no days"
            raise ExportError(request.file, problem, _AGAIN, sheet=collector.sheet, row=row, column=STARTS)
        if row in nameless:
            problem = "this row names no campaign, set or advert"
            raise ExportError(request.file, problem, _AGAIN, sheet=collector.sheet, row=row)
        mark = _mark(objects[row], spans[row], row, collector, is_total=is_total)
        collector.add(mark, cells)
        purse.add(mark, cells, codes[row])
        if is_total:
            reading.skip("total, kept apart")
            continue
        _add_results(collector, mark, cells)
        reading.rows_read += 1
    compare_total(collector, total_row, "Impressions")
    if len({*codes.values()} - {""}) <= 1:
        compare_total(collector, total_row, spent, rounded=_CENT)


def _mark(name: str, span: Period, row: int, collector: Collector, *, is_total: bool) -> Mark:
    level = "account-period" if is_total else "campaign-period"
    flags = (*_FLAGS, "total_row") if is_total else _FLAGS
    counted = not is_total
    return Mark(level=level, object=name, start=span[0], end=span[1], row=row, flags=flags, sheet=collector.sheet, counted=counted)


def _add_results(collector: Collector, mark: Mark, cells: list[str]) -> None:
    """What the advert was for, under the name of what was counted."""
    value = collector.value(cells, mark.row, RESULTS)
    if value is not None:
        indicator = collector.grid.cell(cells, INDICATOR.casefold())
        definition = RESULTS if is_missing(indicator) else indicator
        collector.reading.add(mark, Kind(metric="key_events", definition=definition), value)


def _names(grid: Grid, cells: list[str]) -> list[str]:
    return [grid.cell(cells, key) for key in _NAMES if key in grid.keys]


def _total_row(grid: Grid) -> int | None:
    """The first or the last row, when it names nothing that the others name; an account's name may stand there."""
    telling = [key for key in (*_NAMES, *_SPANS) if key in grid.keys]
    if len(telling) > 1:
        telling = [key for key in telling if key != "account name"]
    if not telling or len(grid.records) < 2:  # noqa: PLR2004 - one row is its own total
        return None
    ends = (grid.records[0], grid.records[-1])
    return next((row for row, cells in ends if all(is_nameless(grid.cell(cells, key)) for key in telling)), None)


def _nameless(grid: Grid, total_row: int | None) -> frozenset[int]:
    """The rows without the name that most others have, of the most exact thing that the report lists."""
    key = next((key for key in reversed(_LISTED) if key in grid.keys), "")
    others = [one for one in grid.records if one[0] != total_row]
    found = frozenset(row for row, cells in others if key and is_nameless(grid.cell(cells, key)))
    return found if 2 * len(found) < len(others) else frozenset()


def _objects(grid: Grid) -> dict[int, str]:
    """What each row is about; two adverts of one name are told apart by their identifier where there is one."""
    names = {row: " | ".join(name for name in _names(grid, cells) if not is_nameless(name)) for row, cells in grid.records}
    when = {row: tuple(grid.cell(cells, key) for key in (*_SPANS, STARTS.casefold())) for row, cells in grid.records}
    often = Counter((names[row], when[row]) for row, _ in grid.records)
    found = {}
    for row, cells in grid.records:
        identifier = grid.cell(cells, *_IDS) if often[names[row], when[row]] > 1 else ""
        found[row] = f"{names[row]} ({identifier})" if identifier else names[row]
    return found


def _spans(collector: Collector, request: Request, total_row: int | None) -> dict[int, Period]:
    """The days of each row: those of its breakdown, else those of the report."""
    request = replace(request, dates=request.dates or _order(collector.grid))
    starts, ends = days_of(collector, request, STARTS), days_of(collector, request, ENDS, is_measured=False)
    if total_row is not None and total_row in starts and total_row in ends:
        _refuse_outside(starts, ends, total_row, collector)
    days = days_of(collector, request, "Day") if collector.grid.place("day") is not None and _has_days(collector) else {}
    found = {}
    for row, cells in collector.records():
        text = collector.grid.cell(cells, "month", "week")
        span = (days[row], days[row]) if row in days else parse_period(text) if text else None
        if span is None and row in starts:
            if row not in ends and collector.grid.place(header_key(ENDS)) is not None:
                problem = "this row has a first day and no last one"
                raise ExportError(request.file, problem, _AGAIN, sheet=collector.sheet, row=row, column=ENDS)
            span = starts[row], ends.get(row, starts[row])
        if span is not None:
            found[row] = _checked(span, collector, row)
    return found


def _refuse_outside(starts: ByRow[dt.date], ends: ByRow[dt.date], total_row: int, collector: Collector) -> None:
    """The total covers the whole report: no row is about a day before or after it."""
    first, last = starts[total_row], ends[total_row]
    for column, days in ((STARTS, starts), (ENDS, ends)):
        row = next((row for row, _ in collector.grid.records if row in days and not first <= days[row] <= last), None)
        if row is not None:
            problem = f"this row's days are not in the report's own, {first} to {last}"
            day = str(days[row])
            raise ExportError(collector.reading.file, problem, _AGAIN, sheet=collector.sheet, row=row, column=column, value=day)


def _order(grid: Grid) -> Order:
    """The order of day and month in a copy that a spreadsheet made, when one day of either column shows it."""
    texts = [grid.cell(cells, header_key(name)) for _, cells in grid.records for name in (STARTS, ENDS)]
    parts = [match.groups() for text in texts if (match := _SLASHED.match(text))]
    if any(int(first) > _MONTHS for first, _ in parts):
        return "day-first"
    return "month-first" if any(int(second) > _MONTHS for _, second in parts) else ""


def _has_days(collector: Collector) -> bool:
    return any(not is_missing(collector.grid.cell(cells, "day")) for _, cells in collector.grid.records)


def _checked(span: tuple[dt.date, dt.date], collector: Collector, row: int) -> Period:
    if span[0] > span[1]:
        problem = "the last day of this row comes before its first"
        raise ExportError(collector.reading.file, problem, _AGAIN, sheet=collector.sheet, row=row, column=ENDS, value=str(span[1]))
    return span


LAYOUT = Layout(
    format="meta.ads",
    title="Meta Ads Manager",
    grade="certain",
    platform="ads",
    finder=find,
    read=read,
)
