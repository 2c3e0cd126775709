"""X: the account overview of Premium analytics, one row a day, newest first, and the list of posts."""

from __future__ import annotations

from smplan_kernel.sources.cells.dates import days_in_name, period_in_name
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.x_links import links_of
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.posts import day_of_export, note_rounded, post_identifier, read_posts
from smplan_kernel.sources.rows.reading import Reading, Request

USUAL = frozenset({"impressions", "reactions", "engagements", "saves", "shares", "comments", "profile_visits"})
_BOTH = (
    Column(names=("Impressions",), metric="impressions"),
    Column(names=("Likes",), metric="reactions"),
    Column(names=("Engagements",), metric="engagements", definition="incl. clicks"),
    Column(names=("Bookmarks",), metric="saves"),
    Column(names=("Reposts",), metric="shares"),
    Column(names=("Replies",), metric="comments"),
    Column(names=("New follows",), metric="followers_gained"),
    Column(names=("Profile visits",), metric="profile_visits"),
)
DAYS = Mapping(
    is_filled=True,
    columns=(
        *_BOTH,
        Column(names=("Unfollows",), metric="followers_lost"),
        Column(names=("Create Post",), metric="posts_published"),
        Column(names=("Video views",), metric="views"),
    ),
    ignored=keys("Date"),
    usual=USUAL | {"views"},
)
POST = ("unknown_tz",)
REPLY = (*POST, "reply")
POSTS = Mapping(
    is_filled=True,
    columns=(*_BOTH, Column(names=("URL Clicks",), metric="link_clicks")),
    ignored=keys("Post id", "Date", "Post text", "Post Link"),
    usual=USUAL,
)


def read(found: Found, request: Request) -> Reading:
    """The figures of every day; X does not say where its day begins."""
    reading = begin(found, request)
    for _, grid in found.grids:
        read_daily(grid, DAYS, reading, request, day="Date", flags=("unknown_tz",))
    return reading


def read_content(found: Found, request: Request) -> Reading:
    """The figures of every post; answers to other people are marked."""
    reading = begin(found, request)
    for _, grid in found.grids:
        _read_list(grid, reading, request)
    return reading


def _read_list(grid: Grid, reading: Reading, request: Request) -> None:
    collector = Collector(grid, POSTS, reading)
    published = days_of(collector, request, "Date", within=period_in_name(request.file))
    behind_period = days_in_name(request.file)[2:]
    exported = day_of_export(request, behind_period[0] if behind_period else None)
    printed = grid.texts("post id")
    links = links_of(grid, "post link", "post id")
    is_plain = links.posts is printed  # each address shows the very identifier beside it
    posts = printed if is_plain else list(map(post_identifier, printed, links.posts))
    flags = [REPLY if is_reply else POST for is_reply in grid.begins("@", "post text")]
    read_posts(collector, published, posts=posts, flags=flags, exported=exported)
    if not is_plain:
        note_rounded(reading, printed)
    reading.account = links.account


LAYOUT = Layout(
    format="x.overview",
    title="X, account overview",
    grade="certain",
    platform="x",
    signatures=(Signature(role="days", all_of=keys("Date", "New follows", "Unfollows", "Create Post")),),
    read=read,
)
CONTENT = Layout(
    format="x.content",
    title="X, posts",
    grade="certain",
    platform="x",
    signatures=(Signature(role="posts", all_of=keys("Post id", "Post text", "Post Link")),),
    read=read_content,
)
