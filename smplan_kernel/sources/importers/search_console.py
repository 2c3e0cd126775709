"""Google Search Console: the chart by day, and the tables beside it, which are never added up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period, iso_day, parse_period
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Grid, Table, header_key
from smplan_kernel.sources.files.widths import check_widths
from smplan_kernel.sources.importers.search_console_compared import Side, is_comparison, named_days, sides_of
from smplan_kernel.sources.importers.search_console_words import DATE, FILTERS, FIRST, SEARCH_TYPE, VALUE, WORDS, Words
from smplan_kernel.sources.rows.added_up import LEFT_OUT, added_row
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, keys
from smplan_kernel.sources.rows.reading import Reading, Request

PACIFIC = ("pacific_day",)
ROW_CAP = 1000
TABLES = ("queries", "pages", "country", "device", "appearance")
NEVER_IN_DISCOVER = frozenset({"queries", "device"})  # nobody searches there
PREFIXED = frozenset({"country", "device", "appearance"})  # so that the country Italy is not the search for it
COMPLETE = ("device", "country", "pages")  # in which every click stands once; what is searched for is withheld where it is rare
_COMPARED = "compared "
_IN_NAME = re.compile(r"on[-_ ]discover(?![a-z])", re.IGNORECASE)  # not in the name of the site


def find(table: Table) -> tuple[str, int] | None:
    """A table of clicks, impressions, rate and position in any of the languages."""
    for index in range(min(HEADER_WITHIN, len(table.rows))):
        here = [key for key in table.keys(index) if key]
        if len(here) == 2 and set(here) & FILTERS and set(here) & VALUE:  # noqa: PLR2004 - what is filtered by, and how
            return "filters", index
        if is_comparison(here):
            return f"{_COMPARED}{_role(here[0], table, index)}", index
        words = _language(here)
        if words is not None:
            role = _role(here[0], table, index)
            return (role, index) if role else None
    return None


def _language(here: list[str]) -> Words | None:
    """The language whose words these columns are, all of them and nothing else."""
    rest = frozenset(here[1:])
    for words in WORDS:
        common = keys(words.clicks, words.impressions)
        rates, positions = keys(*words.rate), keys(*words.position)
        if common <= rest and rest & rates and rest <= common | rates | positions and len(here) == len(rest) + 1:
            return words
    return None


def _role(first: str, table: Table, header: int) -> str:
    """What the rows are: by the first column's name, else by what stands in it."""
    for role, names in FIRST.items():
        if first in names:
            return role
    cells = [row[0] for row in table.rows[header + 1 :] if row and row[0].strip()]
    if cells and all(map(iso_day, cells)):
        return "chart"
    if cells and all(map(parse_period, cells)):
        return "ranges"
    if cells and all(cell.startswith(("http://", "https://")) for cell in cells):
        return "pages"
    return "other" if table.name else ""


def read(found: Found, request: Request) -> Reading:
    """The days first, because they tell the period of the other tables."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    filters = _filters(found, reading)
    search = _search_name(found, filters, request.file)
    grids, earlier = _sides(found, request.file)
    reading.is_unconfirmed = not any(header_key(WORDS[0].clicks) in grid.keys for _, grid in grids if len(grid.keys) > 2)  # noqa: PLR2004 - wider than the filters
    for role, grid in grids:
        if role == "chart":
            read_daily(grid, _mapping(grid, search, reading), reading, request, day=grid.names[0], flags=PACIFIC)
        if role == "ranges":
            _read_ranges(grid, search, reading, request)
    labels = next((side.period for side in earlier.now if side.period), None)
    tables = [(role, grid) for role, grid in grids if role in TABLES]
    if tables:
        _read_tables(tables, search, reading, labels or _period(reading, filters, request))
    _read_earlier(earlier, search, reading)
    _note_filters(filters, reading)
    for role, grid in grids:
        if role == "other":
            reading.sheets.add(grid.table.name)
            reading.note(f"The table '{grid.table.name}' was not read: its first column, '{grid.names[0]}', is not known.")
    return reading


@dataclass(frozen=True, kw_only=True)
class _Compared:
    """The two sides of each table of a comparison, with what its rows are."""

    now: tuple[Side, ...] = ()
    before: tuple[tuple[str, Side], ...] = ()


def _sides(found: Found, file: str) -> tuple[list[tuple[str, Grid]], _Compared]:
    """The tables of the current period, and those it is compared with."""
    grids: list[tuple[str, Grid]] = []
    now: list[Side] = []
    before: list[tuple[str, Side]] = []
    for role, grid in found.grids:
        if not role.startswith(_COMPARED):
            grids.append((role, grid))
            continue
        check_widths(grid, file=file, first_figure=1, can_be_ragged=False)
        current, earlier = sides_of(grid)
        grids.append((role.removeprefix(_COMPARED) or "other", current.grid))
        now.append(current)
        before.append((role.removeprefix(_COMPARED), earlier))
    return grids, _Compared(now=tuple(now), before=tuple(before))


def _read_earlier(compared: _Compared, search: str, reading: Reading) -> None:
    """Keep the figures of the earlier period where its label names its days."""
    for role, side in compared.before:
        if side.period is None:
            reading.note(f"The figures of '{side.label}' were left out: the file does not say which days those are.")
        elif role in TABLES:
            _read_table(role, side.grid, search, reading, side.period)


def _mapping(grid: Grid, search: str, reading: Reading) -> Mapping:
    words = _language([key for key in grid.keys if key])
    if words is None:
        problem = "its headings are not all of Search Console's"
        raise ExportError(reading.file, problem, "Download it again, and do not change it in a spreadsheet", sheet=grid.table.name)
    return Mapping(
        columns=(
            Column(names=(words.clicks,), metric="clicks", definition=search),
            Column(names=(words.impressions,), metric="search_impressions", definition=search),
            Column(names=words.position, metric="avg_position", definition=search, kind="rank"),
        ),
        ratios=(Ratio(names=words.rate, metric="ctr", over=(words.impressions,), parts=((words.clicks,),), definition=search),),
        ignored=frozenset({grid.keys[0]}),
    )


def _read_ranges(grid: Grid, search: str, reading: Reading, request: Request) -> None:
    """A chart that was grouped by week or month: each row is a period."""
    collector = Collector(grid, _mapping(grid, search, reading), reading)
    for row, cells in collector.records():
        period = parse_period(cells[0])
        if period is None:
            problem = "this is not a range of days"
            raise ExportError(
                request.file, problem, "Group the chart by day and export again", sheet=collector.sheet, row=row, value=cells[0]
            )
        mark = Mark(level="account-period", start=period[0], end=period[1], row=row, flags=PACIFIC, sheet=collector.sheet)
        _add(collector, mark, cells)
    reading.note("The chart is grouped by week or month; grouped by day it tells more.")


def _read_tables(tables: list[tuple[str, Grid]], search: str, reading: Reading, period: Period) -> None:
    """The tables beside the chart; without it the sums come from the one in which every click stands once."""
    has_days = reading.figures.counts()
    there = {role for role, grid in tables if grid.records and (role != "pages" or len(grid.records) < ROW_CAP)}
    counted = "" if has_days else next((role for role in COMPLETE if role in there), "")
    for role, grid in tables:
        _read_table(role, grid, search, reading, period, counted=role == counted)
    if any(role == "queries" for role, _ in tables):
        reading.note("Rare searches are withheld by Google, so the searches do not add up to the days; they are never added.")
    if counted:
        reading.note(f"The chart is not in this file; the sums are those of the table by {counted.removesuffix('s')}.")
    elif not has_days:
        reading.note("Without the chart this file gives no figure for the whole site.")


def _read_table(role: str, grid: Grid, search: str, reading: Reading, period: Period, *, counted: bool = False) -> None:
    collector = Collector(grid, _mapping(grid, search, reading), reading)
    added = added_row(collector, grid.names[1], grid.names[2])
    count = len(grid.numbers) - (added is not None)
    same = Mark(
        level="dimension-period",
        start=period[0],
        end=period[1],
        row=0,
        flags=(*PACIFIC, "row_cap") if count >= ROW_CAP else PACIFIC,
        sheet=collector.sheet,
        counted=counted,
    )
    before = f"{role}: " if role in PREFIXED else ""
    collector.check_widths()
    names = grid.column(0).trimmed()
    if added is None and all(names):
        things = [before + name for name in names] if before else names
        if collector.add_all([same.shared], [0] * count, things, grid.numbers):
            reading.rows_read += count
            return
    if added is not None:
        reading.skip(LEFT_OUT)
    for (row, cells), name in zip(collector.records(), names, strict=True):
        if row == added:
            continue
        if not name:
            problem = "this row has figures and names nothing; it may be a sum that somebody added"
            raise ExportError(reading.file, problem, "Take the row out, or download it again", sheet=collector.sheet, row=row)
        _add(collector, replace(same, row=row, object=before + name), cells)


def _add(collector: Collector, mark: Mark, cells: list[str]) -> None:
    collector.add(mark, cells)
    collector.reading.rows_read += 1


def _period(reading: Reading, filters: dict[str, str], request: Request) -> Period:
    """The period of the tables: as answered, else that of the chart, else the one that the filters name."""
    told = next((period for text in filters.values() if (period := named_days(text))), None)
    period = reading.span() or request.period or told
    if period is None:
        question = "Which days does this table cover? Search Console writes them into the chart and the filters only."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    return period


def _filters(found: Found, reading: Reading) -> dict[str, str]:
    grid = found.grid("filters")
    if grid is None:
        return {}
    reading.sheets.add(grid.table.name)
    return {header_key(cells[0]): cells[1].strip() for _, cells in grid.records if len(cells) > 1}


def _search_name(found: Found, filters: dict[str, str], file: str) -> str:
    """Which search this is: figures of picture search, of Discover or of a part of the site never join those of the whole."""
    kind = header_key(next((text for name, text in filters.items() if name in SEARCH_TYPE), "web"))
    roles = {role.removeprefix(_COMPARED) for role, _ in found.grids}
    columns = [[key for key in grid.keys if key] for role, grid in found.grids if role != "filters"]
    is_searched = bool(roles & NEVER_IN_DISCOVER) or any("position" in keys or len(keys) in {5, 9} for keys in columns)
    is_discover = any(header_key("Discover Appearance") in grid.keys for _, grid in found.grids) or bool(_IN_NAME.search(file))
    name = "search" if kind == "web" else f"search, {kind}"
    if is_discover or kind == "discover" or not is_searched:
        name = "news" if "google-news" in file.casefold() or "news" in kind else "discover"
    return ", ".join([name, *(f"{key} {text.lstrip('+')}" for key, text in _partial(filters).items())])


def _partial(filters: dict[str, str]) -> dict[str, str]:
    """The filters that leave a part of the site out."""
    return {name: text for name, text in filters.items() if name not in SEARCH_TYPE and name not in DATE and not named_days(text)}


def _note_filters(filters: dict[str, str], reading: Reading) -> None:
    for name, text in _partial(filters).items():
        reading.note(f"This export is partial: it was filtered by {name} ({text.lstrip('+')}), so it is not the whole site.")


LAYOUT = Layout(
    format="google.search_console",
    title="Google Search Console, performance",
    grade="certain",
    platform="search",
    finder=find,
    read=read,
    is_packed=True,
)
