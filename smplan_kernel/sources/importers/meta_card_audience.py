"""Meta's cards that know no days: who the followers are, how many there were, and which kinds of content did well."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.sources.cells.dates import Period, days_in_name
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers import meta_card_words as words
from smplan_kernel.sources.importers.meta_card_blocks import Block
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.figures import Kind, Mark
from smplan_kernel.sources.rows.layout import Column, Mapping
from smplan_kernel.sources.rows.posts import day_of_export
from smplan_kernel.sources.rows.reading import Reading, Request

FOLLOWERS = Kind(metric="followers_total", definition="followers")


def counted_on(request: Request) -> dt.date:
    """The day for which an audience was counted."""
    named = days_in_name(request.file)
    return day_of_export(request, named[-1] if named else None)


def read_followers(block: Block, reading: Reading, request: Request) -> None:
    """The number of followers, below a line such as IG_ACCOUNT,FOLLOW,UNIQUE_USERS."""
    grid = block.grid
    collector = _collector(grid, grid.names[:1], reading)
    day = counted_on(request)
    for row, cells in collector.records():
        value = collector.value(cells, row, grid.names[0])
        if value is not None:
            reading.add(
                Mark(level="account-day", start=day, end=day, row=row, sheet=collector.sheet, platform=words.FOLLOWERS[block.key]),
                FOLLOWERS,
                value,
            )
            reading.rows_read += 1


def read_shares(block: Block, reading: Reading, request: Request, platform: str) -> None:
    """Shares of the audience by age and gender, city or country, as fractions."""
    shares = words.SHARES[block.key]
    if shares.is_across:
        _read_across(block.grid, reading, (platform, counted_on(request)), Kind(metric="audience_share", definition=shares.definition))
        return
    grid = block.grid
    collector = _collector(grid, grid.names[1:], reading)
    kinds = {name: Kind(metric="audience_share", definition=shares.definition or name) for name in grid.names[1:]}
    day = counted_on(request)
    for row, cells in collector.records():
        mark = Mark(
            level="dimension-period", object=cells[0].strip(), start=day, end=day, row=row, sheet=collector.sheet, platform=platform
        )
        for name, kind in kinds.items():
            value = collector.value(cells, row, name)
            if value is not None:
                reading.add(mark, kind, value / 100)
        reading.rows_read += 1


def _read_across(grid: Grid, reading: Reading, place: tuple[str, dt.date], kind: Kind) -> None:
    """A row of names above a row of percentages."""
    platform, day = place
    collector = _collector(grid, grid.names, reading)
    for row, cells in collector.records():
        for name in dict.fromkeys(filter(None, grid.names)):
            value = collector.value(cells, row, name)
            if value is not None:
                reading.add(
                    Mark(
                        level="dimension-period", object=name.strip(), start=day, end=day, row=row, sheet=collector.sheet, platform=platform
                    ),
                    kind,
                    value / 100,
                )
        reading.rows_read += 1


def read_formats(block: Block, reading: Reading, request: Request, platform: str) -> None:
    """Figures by kind of content, under a name of their own: they are no figures of the account."""
    grid = block.grid
    first, last = _period(reading, request)
    collector = _collector(grid, grid.names, reading)
    kind = Kind(metric=f"x:{block.title} by kind of content", definition=block.title)
    for row, cells in collector.records():
        for name in filter(None, grid.names):
            value = collector.value(cells, row, name)
            if value is not None:
                mark = Mark(
                    level="dimension-period", object=name.strip(), start=first, end=last, row=row, sheet=collector.sheet, platform=platform
                )
                reading.add(mark, kind, value)
        reading.rows_read += 1


def _period(reading: Reading, request: Request) -> Period:
    if request.period:
        return request.period
    day = counted_on(request)
    reading.note(f"The file does not name its period; its figures stand on the day of export, {day}.")
    return day, day


def _collector(grid: Grid, names: tuple[str, ...], reading: Reading) -> Collector:
    """The rows of a block in which these columns hold the figures."""
    columns = tuple(Column(names=(name,), metric="audience_share") for name in names if name.strip())
    return Collector(grid, Mapping(columns=columns, keeps_extras=False, can_double=True), reading)
