"""TikTok Studio: the best videos of an account. Days are printed without a year; the identifier of a video holds its moment."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.errors import ExportQuestion
from smplan_kernel.sources.cells.month_names import MonthDay, month_days
from smplan_kernel.sources.files.tables import Grid, plain_text
from smplan_kernel.sources.importers.tiktok_days import day_of_video, video_in_link
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.posts import day_of_export, read_posts
from smplan_kernel.sources.rows.reading import Reading, Request

VIDEOS = Mapping(
    is_filled=True,
    columns=(
        Column(names=("Total views",), metric="views"),
        Column(names=("Total likes",), metric="reactions"),
        Column(names=("Total comments",), metric="comments"),
        Column(names=("Total shares",), metric="shares"),
    ),
    ignored=keys("Time", "Video title", "Video link", "Post time"),
    usual=frozenset({"reactions", "comments", "shares"}),
)
_ONE_DAY = dt.timedelta(days=1)


def read(found: Found, request: Request) -> Reading:
    """The figures of every listed video up to the day of export."""
    reading = begin(found, request, gives_workbooks=True)
    for _, grid in found.grids:
        _read_videos(grid, reading, request)
    reading.note("TikTok lists only the best videos here, so they do not add up to the account.")
    return reading


def _read_videos(grid: Grid, reading: Reading, request: Request) -> None:
    collector = Collector(grid, VIDEOS, reading)
    posts = list(map(video_in_link, grid.texts("video link")))
    days = list(map(day_of_video, posts))
    known = {row: day for row, day in zip(grid.numbers, days, strict=True) if day}
    exported = _day_of_export(grid, request, max(known.values(), default=None))
    printed = zip(grid.numbers, grid.texts("post time"), strict=True)
    published = {row: day for row, text in printed if (day := _latest(_month_day(text), exported))} | known
    flags = [("utc_day" if day else "account_local_day", "row_cap") for day in days]
    read_posts(collector, published, posts=posts, flags=flags, exported=exported)


def _day_of_export(grid: Grid, request: Request, newest: dt.date | None) -> dt.date:
    """`Time` is the day of export without its year: the last such day before the file was changed, or the only one since the newest video."""
    printed = _month_day(next((text for _, cells in grid.records if (text := grid.cell(cells, "time"))), ""))
    if printed is None:
        return day_of_export(request)
    earliest = newest - _ONE_DAY if newest else dt.date.min
    known = request.on or request.modified
    found = _latest(printed, known + _ONE_DAY) if known else None
    possible = [found] if found and found >= earliest else _between(printed, earliest, request.today + _ONE_DAY) if newest else []
    if len(possible) != 1:
        question = "On which day was this file exported? TikTok prints the day without its year."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD",), "--on")
    return possible[0]


def _month_day(text: str) -> MonthDay | None:
    readings = month_days([plain_text(text)]) if text else []
    return readings[0][0] if len(readings) == 1 else None


def _latest(day: MonthDay | None, last: dt.date) -> dt.date | None:
    """The last time that a day of the year was, seen from a date."""
    found = _between(day, last - dt.timedelta(days=8 * 366), last) if day else []
    return max(found, default=None)


def _between(day: MonthDay, first: dt.date, last: dt.date) -> list[dt.date]:
    years = (year for year in range(first.year, last.year + 1) if day != (2, 29) or year % 4 == 0)
    return [found for year in years if first <= (found := dt.date(year, *day)) <= last]


LAYOUT = Layout(
    format="tiktok.content",
    title="TikTok Studio, content",
    grade="certain",
    platform="tiktok",
    signatures=(
        Signature(role="videos", all_of=keys("Video title", "Video link", "Post time", "Total views"), none_of=keys("Total play time")),
    ),
    read=read,
)
