"""TikTok Studio: overview, viewers and followers by day, the best videos, and who the followers are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.tiktok_days import days_without_year
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_dated
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, Signature, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.posts import day_of_export
from smplan_kernel.sources.rows.reading import Reading, Request

ZONE = ("unknown_tz",)
OVERVIEW = Mapping(
    is_filled=True,
    columns=(
        Column(names=("Video Views",), metric="views"),
        Column(names=("Profile Views",), metric="profile_visits"),
        Column(names=("Likes",), metric="reactions"),
        Column(names=("Comments",), metric="comments"),
        Column(names=("Shares",), metric="shares"),
        Column(names=("New followers",), metric="followers_gained"),
    ),
    ignored=keys("Date"),
    usual=frozenset({"views", "profile_visits", "reactions", "comments", "shares"}),
)
VIEWERS = Mapping(columns=(Column(names=("Total Viewers",), metric="reach", definition="viewers"),), ignored=keys("Date"), is_filled=True)
HISTORY = Mapping(
    is_filled=True,
    columns=(
        Column(names=("Followers",), metric="followers_total"),
        Column(names=("Difference in followers from previous day",), metric="followers_net"),
    ),
    ignored=keys("Date"),
    usual=frozenset({"followers_net"}),
)
ACTIVITY = Mapping(columns=(), ignored=keys("Date", "Hour"))
SHARES = Mapping(
    columns=(),
    ratios=(Ratio(names=("Distribution",), metric="audience_share", over=(), parts=()),),
    ignored=keys("Gender", "Top territories"),
)


def read_overview(found: Found, request: Request) -> Reading:
    """The account's figures of every day."""
    return _read_days(found, request, OVERVIEW)


def read_viewers(found: Found, request: Request) -> Reading:
    """How many people saw something on a day; they are never added up."""
    return _read_days(found, request, VIEWERS)


def read_followers(found: Found, request: Request) -> Reading:
    """How many followers there were on every day, when they were active, and who they are."""
    reading = begin(found, request, gives_workbooks=True)
    days: list[dt.date] = []
    for grid in _of(found, "history"):
        days += _add_days(grid, HISTORY, reading, request).values()
    for grid in _of(found, "activity"):
        days += _read_activity(grid, reading, request)
    shares = [grid for grid in _of(found, "shares") if grid.records]
    if shares:
        day = max(days, default=None) or day_of_export(request)
        for grid in shares:
            _read_shares(grid, reading, day)
    return reading


def _of(found: Found, role: str) -> list[Grid]:
    return [grid for name, grid in found.grids if name == role]


def _read_days(found: Found, request: Request, mapping: Mapping) -> Reading:
    reading = begin(found, request, gives_workbooks=True)
    for _, grid in found.grids:
        _add_days(grid, mapping, reading, request)
    return reading


def _add_days(grid: Grid, mapping: Mapping, reading: Reading, request: Request) -> dict[int, dt.date]:
    collector = Collector(grid, mapping, reading)
    days = days_without_year(collector, request, "Date")
    read_dated(collector, days, request, day="Date", flags=ZONE)
    return days


def _read_activity(grid: Grid, reading: Reading, request: Request) -> list[dt.date]:
    """The active followers of every hour; the same person is active in several hours."""
    collector = Collector(grid, ACTIVITY, reading)
    days = days_without_year(collector, request, "Date")
    for row, cells in collector.records():
        hour = grid.cell(cells, "hour")
        if row not in days or not hour:
            raise ExportError(request.file, "this row has no day or no hour", "Download the file again", sheet=collector.sheet, row=row)
        day = days[row]
        mark = Mark(level="dimension-period", object=hour, start=day, end=day, row=row, flags=ZONE, sheet=collector.sheet, counted=False)
        collector.add(mark, cells)
        reading.rows_read += 1
    return list(days.values())


def _read_shares(grid: Grid, reading: Reading, day: dt.date) -> None:
    """Parts of the audience, told apart by the name of their column."""
    group = grid.names[0].strip()
    mapping = replace(SHARES, ratios=tuple(replace(ratio, definition=group) for ratio in SHARES.ratios))
    collector = Collector(grid, mapping, reading)
    for row, cells in collector.records():
        mark = Mark(level="dimension-period", object=cells[0].strip(), start=day, end=day, row=row, sheet=collector.sheet, counted=False)
        collector.add(mark, cells)
        reading.rows_read += 1


OVERVIEW_LAYOUT = Layout(
    format="tiktok.overview",
    title="TikTok Studio, overview",
    grade="certain",
    platform="tiktok",
    signatures=(Signature(role="days", all_of=keys("Date", "Video views", "Profile views"), none_of=keys("Reached audience")),),
    read=read_overview,
)
VIEWERS_LAYOUT = Layout(
    format="tiktok.viewers",
    title="TikTok Studio, viewers",
    grade="certain",
    platform="tiktok",
    signatures=(Signature(role="days", all_of=keys("Date", "Total viewers")),),
    read=read_viewers,
)
FOLLOWERS_LAYOUT = Layout(
    format="tiktok.followers",
    title="TikTok Studio, followers",
    grade="certain",
    platform="tiktok",
    signatures=(
        Signature(role="history", all_of=keys("Date", "Followers", "Difference in followers from previous day")),
        Signature(role="activity", all_of=keys("Date", "Hour", "Active followers"), is_exact=True),
        Signature(role="shares", all_of=keys("Gender", "Distribution"), is_exact=True),
        Signature(role="shares", all_of=keys("Top territories", "Distribution"), is_exact=True),
    ),
    read=read_followers,
    is_packed=True,
)
