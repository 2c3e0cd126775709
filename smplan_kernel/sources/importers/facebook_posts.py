"""Facebook Page Insights until about 2022, post and video level: one row a post, counted up to the day of export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smplan_kernel.sources.cells.dates import Order, period_in_name
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.facebook_legacy import ABOUT, count, day_in_name, for_grid, grids, people
from smplan_kernel.sources.importers.meta_facebook import post_in_link
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.layout import Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.posts import day_of_export, post_identifier, read_posts
from smplan_kernel.sources.rows.reading import Reading, Request

STORIES = "Lifetime Post Stories by action type"  # times; "Talking About This" counts people
CONSUMPTIONS = "Lifetime Post Consumptions by type"  # times; "consumers" are people
MAPPING = Mapping(
    columns=(
        people("Lifetime Post Total Reach", "reach"),
        count("Lifetime Post Total Impressions", "impressions"),
        count("Lifetime Post Consumptions", "clicks"),
        count(f"{CONSUMPTIONS} - link clicks", "link_clicks"),
        count(f"{STORIES} - like", "reactions"),
        count(f"{STORIES} - comment", "comments"),
        count(f"{STORIES} - share", "shares"),
        count("Lifetime Total Video Views", "views"),
    ),
    ignored=ABOUT,
)


def read(found: Found, request: Request) -> Reading:
    """Every post; Facebook did not say in which time zone it printed the hour."""
    reading = begin(found, request, gives_workbooks=True)
    for grid in grids(found, reading, breakdowns=(STORIES, CONSUMPTIONS)):
        _read_list(grid, reading, request)
    return reading


def _read_list(grid: Grid, reading: Reading, request: Request) -> None:
    mapping = replace(for_grid(grid, MAPPING, reading), order=_order(grid), is_slashed=bool(grid.table.delimiter))
    collector = Collector(grid, mapping, reading)
    published = days_of(collector, request, "Posted", within=period_in_name(request.file))
    exported = day_of_export(request, day_in_name(request.file))
    printed = grid.texts("post id")
    posts = _of_page(list(map(post_identifier, printed, map(post_in_link, grid.texts("permalink")))), printed)
    read_posts(collector, published, posts=posts, flags=[("unknown_tz",)] * len(posts), exported=exported)


def _of_page(posts: Sequence[str], printed: Sequence[str]) -> list[str]:
    """The same with the page before those that come from a link, so that next month's file calls them by the same name.

    >>> _of_page(["7_1", "2"], ["7_1", "7.1E+15"]), _of_page(["2"], [""])
    (['7_1', '7_2'], ['2'])
    """
    pages = {page for page, parted, post in (text.partition("_") for text in printed) if parted and (page + post).isdecimal()}
    if len(pages) != 1:
        return list(posts)
    page = pages.pop()
    return [f"{page}_{post}" if post.isdecimal() else post for post in posts]


def _order(grid: Grid) -> Order:
    """Facebook printed the month first and AM or PM behind the hour; where that is gone, a spreadsheet wrote the days in its own order."""
    first = next(filter(None, map(str.strip, grid.texts("posted"))), "")
    return "month-first" if first.upper().endswith(("AM", "PM")) else ""


LAYOUT = Layout(
    format="facebook.post.legacy",
    title="Facebook Page Insights until 2022, posts",
    grade="certain",
    platform="facebook",
    signatures=(
        Signature(role="videos", all_of=keys("Post ID", "Lifetime Total 30-Second Views")),
        Signature(role="posts", all_of=keys("Post ID", "Posted", "Lifetime Post Total Reach")),
    ),
    read=read,
)
