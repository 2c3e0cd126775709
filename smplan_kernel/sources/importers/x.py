"""X: the account overview of Premium analytics, one row a day, newest first."""

from __future__ import annotations

from smplan_kernel.sources.daily import read_daily
from smplan_kernel.sources.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.reading import Reading, Request

MAPPING = Mapping(
    columns=(
        Column(names=("Impressions",), metric="impressions"),
        Column(names=("Likes",), metric="reactions"),
        Column(names=("Engagements",), metric="engagements", definition="incl. clicks"),
        Column(names=("Bookmarks",), metric="saves"),
        Column(names=("Reposts",), metric="shares"),
        Column(names=("Replies",), metric="comments"),
        Column(names=("New follows",), metric="followers_gained"),
        Column(names=("Unfollows",), metric="followers_lost"),
        Column(names=("Profile visits",), metric="profile_visits"),
        Column(names=("Create Post",), metric="posts_published"),
        Column(names=("Video views",), metric="views"),
    ),
    ignored=keys("Date"),
    usual=frozenset({"impressions", "reactions", "engagements", "saves", "shares", "comments", "profile_visits", "views"}),
)


def read(found: Found, request: Request) -> Reading:
    """The figures of every day; X does not say where its day begins."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        read_daily(grid, MAPPING, reading, request, day="Date", flags=("unknown_tz",))
    return reading


LAYOUT = Layout(
    format="x.overview",
    title="X, account overview",
    grade="certain",
    platform="x",
    signatures=(Signature(role="days", all_of=keys("Date", "New follows", "Unfollows", "Create Post")),),
    read=read,
)
