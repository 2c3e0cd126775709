"""How Facebook Page Insights exported until about 2022: two header rows, of which the second tells columns of one name apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from smplan_kernel.sources.cells.dates import days_in_name
from smplan_kernel.sources.files.tables import Grid, Table, header_key, plain_text
from smplan_kernel.sources.rows.layout import Column, Found, Mapping, keys
from smplan_kernel.sources.rows.original import LOST
from smplan_kernel.sources.rows.reading import Reading

TOTAL, PEOPLE = "Total Count", "Unique Users"
PERIODS = ("daily", "weekly", "28 days", "lifetime")
ROLLING = ("weekly ", "28 days ")  # windows that overlap from day to day
ABOUT = keys(
    *("Date", "Post ID", "Permalink", "Post Message", "Type", "Countries", "Languages", "Posted", "Audience Targeting", "Content Tags"),
)
_STEM = 25  # letters of a sheet's name that are enough to know which breakdown it was; a workbook allows 31


def count(name: str, metric: str, definition: str = "") -> Column:
    """A column of counts, also where its name stands a second time for people."""
    return Column(names=(name, f"{name} ({TOTAL})"), metric=metric, definition=definition or name)


def people(name: str, metric: str) -> Column:
    """A column of people, also where its name stands a second time for counts."""
    return Column(names=(name, f"{name} ({PEOPLE})"), metric=metric, definition=name)


def grids(found: Found, reading: Reading, *, told_apart: frozenset[str] = frozenset(), breakdowns: Sequence[str] = ()) -> Iterator[Grid]:
    """The tables of a file with names that stand once, first the main one, then the sheets of a workbook that break it down."""
    for _, grid in found.grids:
        if not grid.table.is_closed:
            reading.note(LOST)
        yield _described(grid, reading, told_apart)
    for table in found.rest:
        part = _breakdown(table, breakdowns)
        if part is not None:
            yield _described(part, reading, told_apart)


def for_grid(grid: Grid, mapping: Mapping, reading: Reading) -> Mapping:
    """The mapping without the columns of 7 and 28 days; a spreadsheet that parts columns anew may have turned the days, too."""
    rolling = frozenset(key for key in grid.keys if key.startswith(ROLLING))
    if rolling:
        reading.note("Figures over 7 and 28 days overlap from one day to the next; they were left out.")
    is_turned = grid.table.delimiter not in {",", ""}
    return replace(mapping, ignored=mapping.ignored | rolling, order="" if is_turned else mapping.order)


def day_in_name(file: str) -> dt.date | None:
    """The day of export: the only day in the name, else the one behind a period."""
    days = days_in_name(file)
    return days[0] if len(days) == 1 else next(iter(days[2:]), None)


def _described(grid: Grid, reading: Reading, told_apart: frozenset[str]) -> Grid:
    """The grid without its second header row, by which columns of one name were told apart."""
    below = grid.header + 1
    cells = grid.table.rows[below] if below < len(grid.table.rows) else []
    has_row = any(_period_of(cell) for cell in cells)
    double = {key for key, times in Counter(grid.keys).items() if times > 1 and key}
    if double and not has_row:
        reading.note("The second header row is missing: of two columns with one name, the first counts times and the second people.")
    names = tuple(_unique(grid, list(_ends(grid, cells if has_row else [])), double | told_apart))
    rows = [*grid.table.rows[:below], [], *grid.table.rows[below + 1 :]] if has_row else grid.table.rows
    return Grid(table=replace(grid.table, rows=rows), header=grid.header, names=names, keys=tuple(map(header_key, names)))


def _period_of(description: str) -> str:
    """The period with which a description begins."""
    period = header_key(description.partition(":")[0])
    return period if period in PERIODS and ":" in description else ""


def _ends(grid: Grid, descriptions: Sequence[str]) -> Iterator[str]:
    """What each column counts by its description; the parts of a breakdown are described by the first of them only."""
    family = end = ""
    for place, name in enumerate(grid.names):
        description = plain_text(descriptions[place]) if place < len(descriptions) else ""
        own, parted, _ = name.partition(" - ")
        if description or not parted or own != family:
            end = next((kind for kind in (TOTAL, PEOPLE) if header_key(description).endswith(f"({kind.casefold()})")), "")
        family = own
        yield end


def _unique(grid: Grid, ends: Sequence[str], double: frozenset[str] | set[str]) -> Iterator[str]:
    """The names of the columns, with what they count where the name alone does not tell."""
    seen: Counter[str] = Counter()
    for name, key, end in zip(grid.names, grid.keys, ends, strict=True):
        seen[key] += 1
        if key not in double:
            yield name
        elif end or grid.keys.count(key) > 1:
            yield f"{plain_text(name)} ({end or (TOTAL, PEOPLE)[min(seen[key], 2) - 1]})"
        else:
            yield name


def _breakdown(table: Table, breakdowns: Sequence[str]) -> Grid | None:
    """A sheet that breaks one figure down; where its columns name the parts only, the sheet's name stands before them."""
    if not table.rows or not {"date", "post id"} & set(table.keys(0)):
        return None
    grid = Grid.of(table, 0)
    stem = header_key(table.name).rstrip(".\N{HORIZONTAL ELLIPSIS} ")
    whole = next((name for name in breakdowns if len(stem) >= _STEM and header_key(name).startswith(stem)), table.name)
    names = tuple(
        name if key in ABOUT or key.startswith(PERIODS) else f"{whole} - {name}" for name, key in zip(grid.names, grid.keys, strict=True)
    )
    return replace(grid, names=names, keys=tuple(map(header_key, names)))
