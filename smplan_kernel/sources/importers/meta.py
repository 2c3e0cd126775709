"""Meta Business Suite: the content export of Instagram, one row a post, counted up to the day of export."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from smplan_kernel.sources.collect import Collector, days_of
from smplan_kernel.sources.daily import export_day
from smplan_kernel.sources.dates import days_in_name, period_in_name
from smplan_kernel.sources.figures import Kind, Mark
from smplan_kernel.sources.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.numbers import is_missing
from smplan_kernel.sources.reading import Reading, Request
from smplan_kernel.sources.tables import Grid, header_key, plain_text

PACIFIC = ZoneInfo("America/Los_Angeles")  # wherever the account is; summer time included
MOMENT = Kind(metric="x:Publish time", definition="Publish time")
ERROR_ROW = "an error occurred while computing metadata"
POST_ID = ("post id", "publicerings-id")
ACCOUNT = ("account username", "kontots användarnamn")
PUBLISHED = ("Publish time", "Publiceringstid")
_PUBLISHED_KEYS = tuple(map(header_key, PUBLISHED))

MAPPING = Mapping(
    columns=(
        Column(names=("Views", "Visningar"), metric="views"),
        Column(names=("Impressions",), metric="impressions"),
        Column(names=("Reach", "Räckvidd"), metric="reach"),
        Column(names=("Likes", "Gilla-markeringar"), metric="reactions"),
        Column(names=("Shares", "Delningar"), metric="shares"),
        Column(names=("Comments", "Kommentarer"), metric="comments"),
        Column(names=("Saves", "Sparade objekt"), metric="saves"),
        Column(names=("Follows", "Följer"), metric="followers_gained"),
    ),
    ignored=keys("Post ID", "Account ID", "Duration (sec)", "Publish time", "Date", "Publicerings-id", "Konto-id", "Publiceringstid"),
    can_be_ragged=True,
    usual=frozenset({"reach", "reactions", "shares", "comments", "saves"}),
    can_double=True,
)
_ROUNDED_ID = re.compile(r"\d([.,]\d+)?[eE]\+?\d+$")
_SHORT_LINK = re.compile(r"instagram\.com/(?:[^/]+/)?(?:p|reel|tv|stories/[^/]+)/([^/?#]+)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp][Mm])?")


def read(found: Found, request: Request) -> Reading:
    """Every post that the export could describe."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        _read_posts(_without_error_rows(grid, reading), reading, request)
    return reading


def _read_posts(grid: Grid, reading: Reading, request: Request) -> None:
    collector = Collector(grid, _mapping(grid), reading)
    published = days_of(collector, request, *PUBLISHED, within=period_in_name(request.file))
    daily = _daily_days(collector, request)
    flags = _flags(grid, published, reading)
    exported = export_day(request, _day_behind_period(request.file))
    for row, cells in collector.records():
        post = _post(grid, cells)
        if not post or row not in published:
            reading.skip("posts without a usable identifier or link" if not post else "posts without a day")
            continue
        day = daily.get(row)
        mark = Mark(
            level="post-day" if day else "post-lifetime",
            object=post,
            start=day or published[row],
            end=day or published[row],
            row=row,
            flags=flags if day else (*flags, "lifetime_at_export"),
            sheet=collector.sheet,
            exported_on=None if day else exported,
        )
        figures = len(reading.figures.values)
        collector.add(mark, cells)
        if len(reading.figures.values) > figures:
            _add_moment(reading, mark, published[row], grid.cell(cells, *_PUBLISHED_KEYS))
        reading.rows_read += 1
    _note_accounts(grid, reading)


def _add_moment(reading: Reading, mark: Mark, day: dt.date, text: str) -> None:
    """Keep the moment of publication, for the hours at which posts do well; seconds since 1970 in UTC."""
    moment = publish_moment(day, text)
    if moment is not None and "pacific_day" in mark.flags:
        reading.add(mark, MOMENT, moment.timestamp())


def _mapping(grid: Grid) -> Mapping:
    """Where views already stand beside impressions, the older word no longer means the same."""
    if grid.place("views", "visningar") is None:
        return MAPPING
    columns = tuple(
        replace(column, flags=("definition_changed",)) if column.metric == "impressions" else column for column in MAPPING.columns
    )
    return replace(MAPPING, columns=columns)


def _without_error_rows(grid: Grid, reading: Reading) -> Grid:
    """The grid with the rows emptied for which Meta itself reports an error."""
    rows = list(grid.table.rows)
    for index in range(grid.header + 1, len(rows)):
        if any(plain_text(cell).casefold().startswith(ERROR_ROW) for cell in rows[index]):
            rows[index] = []
            reading.skip("posts for which Meta reports an error")
    return replace(grid, table=replace(grid.table, rows=rows))


def _post(grid: Grid, cells: list[str]) -> str:
    """The post's identifier; when a spreadsheet has rounded it, the short name in its link."""
    post = grid.cell(cells, *POST_ID)
    if post and not _ROUNDED_ID.match(post):
        return post
    link = _SHORT_LINK.search(grid.cell(cells, "permalink", "permalänk"))
    return link[1] if link else ""


def _daily_days(collector: Collector, request: Request) -> dict[int, dt.date]:
    """The day each row stands for, when the export was made by day and not for the lifetime of the posts."""
    grid = collector.grid
    texts = [grid.cell(cells, "date") for _, cells in grid.records]
    if not any(text[:1].isdigit() for text in texts):
        return {}
    collector.reading.note("This export gives figures by day; that layout is rare, so compare a few figures with the platform.")
    return days_of(collector, request, "Date", within=period_in_name(request.file))


def _flags(grid: Grid, published: dict[int, dt.date], reading: Reading) -> tuple[str, ...]:
    """Pacific days, unless a printed time cannot exist there."""
    for row, cells in grid.records:
        text = grid.cell(cells, *_PUBLISHED_KEYS)
        if row in published and not exists_in_pacific(published[row], text):
            reading.note(f"Row {row}: {text} does not exist in Pacific time, where Meta's clock stands; the time zone counts as unknown.")
            return ("unknown_tz",)
    return ("pacific_day",)


def publish_moment(day: dt.date, text: str) -> dt.datetime | None:
    """The moment of publication in UTC, None when the text holds no time.

    >>> publish_moment(dt.date(2026, 7, 1), "07/01/2026 18:30").isoformat()
    '2026-07-02T01:30:00+00:00'
    >>> publish_moment(dt.date(2026, 1, 1), "01/01/2026 18:30").isoformat()
    '2026-01-02T02:30:00+00:00'
    """
    clock = _CLOCK.search(text)
    if clock is None:
        return None
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "pm" else 0) if clock[3] else int(clock[1])
    if hour > 23 or int(clock[2]) > 59:  # noqa: PLR2004 - the clock
        return None
    return dt.datetime.combine(day, dt.time(hour, int(clock[2])), tzinfo=PACIFIC).astimezone(dt.UTC)


def exists_in_pacific(day: dt.date, text: str) -> bool:
    """The clock showed this time: it was not skipped when summer time began."""
    moment = publish_moment(day, text)
    clock = _CLOCK.search(text)
    if moment is None or clock is None:
        return True
    shown = moment.astimezone(PACIFIC)
    return (shown.hour % 12, shown.minute) == (int(clock[1]) % 12, int(clock[2]))


def _note_accounts(grid: Grid, reading: Reading) -> None:
    names = {name for _, cells in grid.records if not is_missing(name := grid.cell(cells, *ACCOUNT))}
    if len(names) == 1:
        reading.account = next(iter(names))
    if len(names) > 1:
        shown = ", ".join(sorted(names)[:5])
        reading.note(f"Posts of {len(names)} accounts are in this file ({shown}); shared posts stand under the other account's name.")


LAYOUT = Layout(
    format="meta.content.instagram",
    title="Meta Business Suite, Instagram content",
    grade="certain",
    platform="instagram",
    signatures=(
        Signature(role="posts", all_of=keys("Post ID", "Account username", "Publish time", "Permalink")),
        Signature(role="posts", all_of=keys("Publicerings-id", "Konto-id", "Publiceringstid"), none_of=keys("Sid-id")),
    ),
    read=read,
)


def _day_behind_period(file: str) -> dt.date | None:
    """The day of export, when somebody put it behind the two days that the platform writes into the name."""
    behind = days_in_name(file)[2:]
    return behind[0] if behind else None
