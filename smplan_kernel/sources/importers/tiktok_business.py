"""TikTok Business Suite: overview and audience by day, and the list of videos, in English and (the overview) Swedish."""

from __future__ import annotations

from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.importers.tiktok_days import video_in_link
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, Sum, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.posts import day_of_export, read_posts
from smplan_kernel.sources.rows.reading import Reading, Request

_COUNTS = (
    Column(names=("Video views", "Videovisningar"), metric="views"),
    Column(names=("Likes", "Gilla-markeringar"), metric="reactions"),
    Column(names=("Comments", "Kommentarer"), metric="comments"),
    Column(names=("Shares", "Delningar"), metric="shares"),
)
_PEOPLE = (
    Column(names=("Reached audience", "Målgrupp som nåtts"), metric="reach"),
    Column(names=("New followers", "Nya följare"), metric="followers_gained"),
)
_SWEDISH = "Datum"
OVERVIEW = Mapping(
    is_filled=True,
    columns=(
        *_COUNTS,
        *_PEOPLE,
        Column(names=("Profile views", "Profilvisningar"), metric="profile_visits"),
        Column(names=("Net growth", "Nettotillväxt"), metric="followers_net"),
        Column(names=("Lost followers", "Tappade följare"), metric="followers_lost"),
    ),
    sums=(
        Sum(
            names=("New followers", "Nya följare"),
            parts=(("Net growth", "Nettotillväxt"), ("Lost followers", "Tappade följare")),
        ),
    ),
    ignored=keys("Date", _SWEDISH),
    usual=frozenset({"views", "reactions", "comments", "shares", "profile_visits"}),
)
AUDIENCE = Mapping(columns=(*_PEOPLE, Column(names=("Total followers",), metric="followers_total")), ignored=keys("Date"), is_filled=True)
VIDEOS = Mapping(
    is_filled=True,
    columns=(*_COUNTS, Column(names=("Add to Favorites",), metric="saves")),
    ignored=keys("Video title", "Video link", "Post time"),
    usual=frozenset({"views", "reactions", "comments", "shares", "saves"}),
)


def read(found: Found, request: Request) -> Reading:
    """Whichever of the three files there are."""
    reading = begin(found, request)
    for role, grid in found.grids:
        if role == "videos":
            _read_videos(grid, reading, request)
        else:
            is_swedish = grid.place("date") is None
            reading.is_unconfirmed |= is_swedish
            mapping = OVERVIEW if role == "overview" else AUDIENCE
            read_daily(grid, mapping, reading, request, day=_SWEDISH if is_swedish else "Date", flags=("unknown_tz",))
    return reading


def _read_videos(grid: Grid, reading: Reading, request: Request) -> None:
    collector = Collector(grid, VIDEOS, reading)
    published = days_of(collector, request, "Post time")
    posts = list(map(video_in_link, grid.texts("video link")))
    read_posts(collector, published, posts=posts, flags=[("utc_day",)] * len(posts), exported=day_of_export(request))


LAYOUT = Layout(
    format="tiktok.business",
    title="TikTok Business Suite",
    grade="certain",
    platform="tiktok",
    signatures=(
        Signature(role="overview", all_of=keys("Date", "Video views", "Profile views", "Reached audience")),
        Signature(role="overview", all_of=keys("Datum", "Videovisningar", "Profilvisningar", "Målgrupp som nåtts")),
        Signature(role="audience", all_of=keys("Date", "New followers", "Total followers", "Reached audience")),
        Signature(role="videos", all_of=keys("Video title", "Video link", "Post time", "Video views")),
    ),
    read=read,
)
