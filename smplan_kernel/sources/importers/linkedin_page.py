"""LinkedIn: the followers that a page won and the visitors that it had, by day, and of which groups they are."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.linkedin_days import begin_page, day_flags, exported_in_name, in_its_order
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.figures import Kind, Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, Sum, keys
from smplan_kernel.sources.rows.posts import day_of_export
from smplan_kernel.sources.rows.reading import Reading, Request

FOLLOWERS = Mapping(
    columns=(
        Column(names=("Total followers",), metric="followers_gained"),
        *(
            Column(names=(f"{part} followers",), metric="followers_gained", definition=part.casefold(), is_part=True)
            for part in ("Organic", "Sponsored", "Auto-invited")
        ),
    ),
    sums=(Sum(names=("Total followers",), parts=(("Organic followers",), ("Sponsored followers",)), maybe=(("Auto-invited followers",),)),),
    ignored=keys("Date"),
)
VISITORS = Mapping(
    columns=(
        Column(names=("Total page views (total)",), metric="page_views"),
        Column(names=("Total unique visitors (total)",), metric="users"),
    ),
    sums=(Sum(names=("Total page views (total)",), parts=(("Total page views (desktop)",), ("Total page views (mobile)",))),),
    ignored=keys("Date"),
    usual=frozenset({"page_views", "users"}),
)
_GROUPS = Mapping(columns=(), keeps_extras=False)
_GROUP_SHEETS = keys("Location", "Job function", "Seniority", "Industry", "Company size")
_TOTALS = keys("Total followers", "Total views")


def read_followers(found: Found, request: Request) -> Reading:
    """New followers by day; what LinkedIn calls the total is those of the day."""
    reading = _read(found, request, FOLLOWERS)
    reading.note("'Total followers' are those won on the day: LinkedIn does not say in this file how many there are.")
    return reading


def read_visitors(found: Found, request: Request) -> Reading:
    """Page views and visitors by day; visitors are never added up."""
    return _read(found, request, VISITORS)


def _read(found: Found, request: Request, mapping: Mapping) -> Reading:
    reading = begin_page(found, request)
    days: list[dt.date] = []
    for role, grid in found.grids:
        if role == "days":
            days += read_daily(grid, in_its_order(grid, mapping), reading, request, day="Date", flags=day_flags(grid)).values()
    groups = [grid for role, grid in found.grids if role == "groups" and grid.records]
    if groups:
        day = max(days, default=None) or day_of_export(request, exported_in_name(request.file))
        for grid in groups:
            _read_groups(grid, reading, day)
    return reading


def _read_groups(grid: Grid, reading: Reading, day: dt.date) -> None:
    """How many are of one place, profession or size; a person may be in several groups or in none."""
    collector = Collector(grid, _GROUPS, reading)
    total = next(name for name, key in zip(collector.names, grid.keys, strict=True) if key in _TOTALS)
    kind = Kind(metric=f"x:{total}", definition=collector.names[0] or collector.sheet)
    for row, cells in collector.records():
        value = collector.value(cells, row, total)
        if value is not None:
            mark = Mark(
                level="dimension-period", object=cells[0].strip(), start=day, end=day, row=row, sheet=collector.sheet, counted=False
            )
            reading.add(mark, kind, value)
        reading.rows_read += 1


def _signatures(days: frozenset[str], total: str) -> tuple[Signature, ...]:
    return Signature(role="days", all_of=days), Signature(role="groups", all_of=keys(total), sheets=_GROUP_SHEETS)


FOLLOWERS_LAYOUT = Layout(
    format="linkedin.followers",
    title="LinkedIn page, followers",
    grade="good",
    platform="linkedin",
    signatures=_signatures(keys("Date", "Organic followers"), "Total followers"),
    read=read_followers,
)
VISITORS_LAYOUT = Layout(
    format="linkedin.visitors",
    title="LinkedIn page, visitors",
    grade="good",
    platform="linkedin",
    signatures=_signatures(keys("Date", "Overview page views (desktop)"), "Total views"),
    read=read_visitors,
)
