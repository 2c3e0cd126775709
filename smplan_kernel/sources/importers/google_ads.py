"""Google Ads: a campaign report under its title and its period in words, with several totals at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period
from smplan_kernel.sources.cells.numbers import is_missing, is_nameless
from smplan_kernel.sources.cells.period_words import period_in_words
from smplan_kernel.sources.files.tables import Grid, header_key
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, Signature, keys
from smplan_kernel.sources.rows.marks import marks_of_grids
from smplan_kernel.sources.rows.money import Purse
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import compare_totals_below, refuse_cut

TOTAL = "total: "
AMOUNTS = (("Cost", "spend"), ("Conv. value", "revenue"))
# What the rows are about, in the order in which it is named; users choose the columns
_NAMES = ("campaign", "ad group", "keyword", "search keyword", "device", "network (with search partners)")
_WHOLE = keys("Impr.", "Clicks")
MAPPING = Mapping(
    columns=(
        Column(names=("Impr.",), metric="ad_impressions"),
        Column(names=("Clicks",), metric="clicks", definition="ads"),
        Column(names=("Conversions",), metric="key_events", definition="ads conversions"),
    ),
    ratios=(Ratio(names=("CTR",), metric="ctr", over=("Impr.",), parts=(("Clicks",),), definition="ads"),),
    ignored=frozenset({*_NAMES, "campaign id", "ad group id", "day", "currency code", "customer id"})
    | keys(*(name for name, _ in AMOUNTS)),
)
_AGAIN = "Download the report again"


def read(found: Found, request: Request) -> Reading:
    """Every campaign, without the totals."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        reading.period = reading.period or _period(grid, request)
        totals = [cells for _, cells in grid.records if _is_total(cells)]
        _read_campaigns(_without_totals(grid, reading, request), totals, reading.period, reading, request)
    return reading


def _period(grid: Grid, request: Request) -> Period:
    """The days as the line under the title says, else as answered."""
    lines = [",".join(cell for cell in row if cell.strip()) for row in grid.table.rows[: grid.header]]
    told = next((period for line in lines if (period := period_in_words(line, request.dates))), None)
    period = told or request.period
    if period is None:
        question = "Which days is this report about? The line under its title cannot be read."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    return period


def _is_total(cells: list[str]) -> bool:
    return header_key(cells[0]).startswith(TOTAL.strip())


def _without_totals(grid: Grid, reading: Reading, request: Request) -> Grid:
    """The grid with its totals emptied; a file that ends without one and in the middle of a line was cut off."""
    rows = list(grid.table.rows)
    totals = [row for row, cells in grid.records if _is_total(cells)]
    for row in totals:
        rows[row - grid.table.first_row] = []
        reading.skip("totals")
    if not totals:
        refuse_cut(grid.table, request.file)
        reading.note("The totals that Google writes below the rows are missing, so rows may be missing too.")
    return replace(grid, table=replace(grid.table, rows=rows))


def _read_campaigns(grid: Grid, totals: list[list[str]], period: Period, reading: Reading, request: Request) -> None:
    numeric = keys("CTR", "Avg. CPC", "Cost / conv.", "Conv. rate", "Conversions", *(name for name, _ in AMOUNTS)) | _WHOLE
    places = [place for place, key in enumerate(grid.keys) if key in numeric]
    marks = marks_of_grids([(grid, places)], whole=_WHOLE, reading=reading)
    collector = Collector(grid, MAPPING, reading, marks=marks)
    codes = {row: grid.cell(cells, "currency code").upper() for row, cells in grid.records}
    purse = Purse(collector, AMOUNTS, (code for code in codes.values() if not is_missing(code)))
    days = days_of(collector, request, "Day", within=period) if grid.place("day") is not None else {}
    objects = _objects(grid)
    for row, cells in collector.records():
        if not objects[row]:
            problem = "this row names no campaign"
            raise ExportError(request.file, problem, _AGAIN, sheet=collector.sheet, row=row, column="Campaign")
        start, end = (days[row], days[row]) if row in days else period
        mark = Mark(
            level="campaign-period",
            object=objects[row],
            start=start,
            end=end,
            row=row,
            flags=("account_local_day",),
            sheet=collector.sheet,
        )
        collector.add(mark, cells)
        purse.add(mark, cells, codes[row])
        reading.rows_read += 1
    compare_totals_below(collector, totals, marks, "Clicks", "Impr.")


def _objects(grid: Grid) -> dict[int, str]:
    """The campaign of each row and what divides it; two of one name are told apart by their identifier where there is one."""
    names = {row: [grid.cell(cells, key) for key in _NAMES if key in grid.keys] for row, cells in grid.records}
    joined = {row: " | ".join(name for name in found if not is_nameless(name)) for row, found in names.items()}
    often = Counter((joined[row], grid.cell(cells, "day")) for row, cells in grid.records)
    found = {}
    for row, cells in grid.records:
        identifier = grid.cell(cells, "campaign id") if often[joined[row], grid.cell(cells, "day")] > 1 else ""
        found[row] = f"{joined[row]} ({identifier})" if joined[row] and identifier else joined[row]
    return found


LAYOUT = Layout(
    format="google.ads",
    title="Google Ads, campaign report",
    grade="certain",
    platform="ads",
    signatures=(Signature(role="campaigns", all_of=keys("Impr.", "Cost")),),
    read=read,
)
