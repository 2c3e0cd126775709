"""LinkedIn: the content export of a page under its two names, with its days and its posts. Names of staff are dropped."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from smplan_kernel.sources.cells.dates import Order
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.linkedin_days import begin_page, day_flags, exported_in_name, in_its_order
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.days import Days, days_of
from smplan_kernel.sources.rows.figures import Kind, Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, Signature, Sum, keys
from smplan_kernel.sources.rows.posts import day_of_export, read_posts
from smplan_kernel.sources.rows.reading import Reading, Request

ENGAGEMENTS = Kind(metric="engagements", definition="incl. clicks")
_COUNTS = (
    ("impressions", ("Impressions",)),
    ("clicks", ("Clicks",)),
    ("reactions", ("Reactions",)),
    ("comments", ("Comments",)),
    ("shares", ("Reposts", "Shares")),
)
_WIDE = (("total", ""), ("organic", "organic"), ("sponsored", "sponsored"))
_ACTIVITY = re.compile(r"(?:activity|share|ugcPost)[:-](\d{15,20})")
_LINK = ("post link", "update link")
_LATEST_AFTER_CREATION = 60  # days from draft to publication; beyond that the identifier is not a time


def _named(names: tuple[str, ...], width: str) -> tuple[str, ...]:
    return tuple(f"{name} ({width})" for name in names)


def _parts(width: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_named(names, width) for _, names in _COUNTS[1:])


METRICS = Mapping(
    columns=(
        *(
            Column(names=_named(names, width), metric=metric, definition=part, is_part=bool(part))
            for width, part in _WIDE
            for metric, names in _COUNTS
        ),
        Column(names=("Unique impressions (organic)",), metric="reach", definition="organic"),
    ),
    ratios=tuple(
        Ratio(
            names=(f"Engagement rate ({width})",),
            metric="engagement_rate",
            over=(f"Impressions ({width})",),
            parts=_parts(width),
            definition=part,
            is_part=bool(part),
        )
        for width, part in _WIDE
    ),
    sums=tuple(Sum(names=_named(names, "total"), parts=(_named(names, "organic"), _named(names, "sponsored"))) for _, names in _COUNTS),
    ignored=keys("Date"),
    usual=frozenset(metric for metric, _ in _COUNTS),
)
POST_PARTS = (("Clicks",), ("Likes", "Reactions"), ("Comments",), ("Reposts", "Shares"))
POSTS = Mapping(
    columns=(
        Column(names=("Impressions",), metric="impressions"),
        Column(names=("Clicks",), metric="clicks"),
        Column(names=("Likes", "Reactions"), metric="reactions"),
        Column(names=("Comments",), metric="comments"),
        Column(names=("Reposts", "Shares"), metric="shares"),
        Column(names=("Views", "Views (Excluding offsite video views)", "Video views"), metric="views"),
        Column(names=("Follows",), metric="followers_gained"),
    ),
    ratios=(
        Ratio(names=("Engagement rate",), metric="engagement_rate", over=("Impressions",), parts=POST_PARTS),
        Ratio(names=("Click through rate (CTR)", "CTR"), metric="ctr", over=("Impressions",), parts=(("Clicks",),)),
    ),
    ignored=keys(
        "Post title", "Post link", "Update title", "Update link", "Created date", "Campaign start date", "Campaign end date", "Posted by"
    ),
)


def read(found: Found, request: Request) -> Reading:
    """The page's days, then its posts."""
    reading = begin_page(found, request)
    order: Order = request.dates
    metrics = found.grid("metrics")
    if metrics is not None:
        days = _read_metrics(metrics, reading, request)
        order = order or _order(metrics, days)
    posts = found.grid("posts")
    if posts is not None:
        _read_posts(posts, reading, replace(request, dates=order))
    return reading


def _read_metrics(grid: Grid, reading: Reading, request: Request) -> Days:
    def engagements(collector: Collector, mark: Mark, cells: list[str]) -> None:
        _add_engagements(collector, mark, cells, _parts("total"))

    mapping = in_its_order(grid, METRICS)
    days = read_daily(grid, mapping, reading, request, day="Date", flags=day_flags(grid), also=engagements)
    reading.note("LinkedIn's figures arrive up to two days late: the newest days may still change.")
    return days


def _read_posts(grid: Grid, reading: Reading, request: Request) -> None:
    collector = Collector(grid, in_its_order(grid, POSTS), reading)
    if not grid.records:
        return
    if grid.place("posted by") is not None:
        reading.note("The names of the people who posted were left out.")
    created = days_of(collector, request, "Created date")
    links = grid.texts(*_LINK)
    told = ((row, _published(link, created.get(row))) for row, link in zip(grid.numbers, links, strict=True))
    zone = day_flags(grid)

    def engagements(collector: Collector, mark: Mark, cells: list[str]) -> None:
        _add_engagements(collector, mark, cells, POST_PARTS)

    read_posts(
        collector,
        {row: day for row, day in told if day},
        posts=list(map(_post, links)),
        flags=[zone] * len(links),
        exported=day_of_export(request, exported_in_name(request.file)),
        also=engagements,
    )


def _post(link: str) -> str:
    match = _ACTIVITY.search(link)
    return match[1] if match else link


def _add_engagements(collector: Collector, mark: Mark, cells: list[str], parts: tuple[tuple[str, ...], ...]) -> None:
    """LinkedIn prints the rate but not the sum; it includes clicks."""
    values = [collector.value(cells, mark.row, *names) for names in parts]
    known = [value for value in values if value is not None]
    if len(known) == len(values):
        collector.reading.add(mark, ENGAGEMENTS, sum(known))


def _order(grid: Grid, days: Days) -> Order:
    """The order in which one sheet prints its days, for the other sheet."""
    for row, cells in grid.records:
        first = re.match(r"(\d{1,2})[/-](\d{1,2})[/-]", grid.cell(cells, "date"))
        if first and first[1].lstrip("0") != first[2].lstrip("0"):
            return "month-first" if int(first[1]) == days[row].month else "day-first"
    return ""


def _published(link: str, created: dt.date | None) -> dt.date | None:
    """The day of publication: the identifier in the link holds the time, `Created date` is the day of the draft."""
    match = _ACTIVITY.search(link)
    if match is None:
        return created
    try:
        told = dt.datetime.fromtimestamp((int(match[1]) >> 22) / 1000, tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return created
    if created is None:
        return told
    return told if 0 <= (told - created).days + 1 <= _LATEST_AFTER_CREATION else created


_DAYS = keys("Date", "Impressions (total)")
_OLDER = keys("Update metrics (aggregated)")
LAYOUT = Layout(
    format="linkedin.content",
    title="LinkedIn page, content",
    grade="certain",
    platform="linkedin",
    signatures=(
        Signature(role="metrics", all_of=_DAYS, not_sheets=_OLDER),
        Signature(role="posts", all_of=keys("Post title", "Post link")),
    ),
    read=read,
)
UPDATES = Layout(
    format="linkedin.updates.legacy",
    title="LinkedIn page, updates",
    grade="good",
    platform="linkedin",
    signatures=(
        Signature(role="metrics", all_of=_DAYS, sheets=_OLDER),
        Signature(role="posts", all_of=keys("Update title", "Update link")),
    ),
    read=read,
)
