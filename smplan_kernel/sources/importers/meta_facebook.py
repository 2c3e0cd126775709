"""Meta Business Suite: the content exports of a Facebook page, one of posts and one of videos."""

from __future__ import annotations

import re

from smplan_kernel.sources.importers.meta_content import ANSWERED, SHOWN, Posts, read_content
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, Sum, keys
from smplan_kernel.sources.rows.reading import Reading, Request

# The part of a link that names the post: /posts/7, /reel/7, /photos/a.1/7, permalink.php?story_fbid=7, watch/?v=7
IN_LINK = re.compile(
    r"facebook\.com/(?:.*/)?(?:posts|videos|reels?|permalink|photos?/[^/?#]+|photos?|share/\w)/([^/?#]+)"
    r"|facebook\.com/.*[?&](?:story_fbid|fbid|v)=([^&#]+)|fb\.watch/([^/?#]+)"
)


def post_in_link(link: str) -> str:
    """What a link shows of the post's identifier, else the link itself.

    >>> post_in_link("https://www.facebook.com/fernhill/videos/77/"), post_in_link("https://www.facebook.com/watch/?v=81")
    ('77', '81')
    """
    shown = IN_LINK.search(link)
    return next(filter(None, shown.groups())) if shown else link


_ENGAGEMENTS = ("Reactions, Comments and Shares", "Reaktioner, kommentarer och delningar")
_SUMS = (Sum(names=_ENGAGEMENTS, parts=(("Reactions", "Reaktioner"), ("Comments", "Kommentarer"), ("Shares", "Delningar"))),)
POSTS = Posts(
    mapping=Mapping(
        columns=(
            *SHOWN,
            Column(names=_ENGAGEMENTS, metric="engagements"),
            Column(names=("Reactions", "Reaktioner"), metric="reactions"),
            *ANSWERED,
            Column(names=("Total clicks", "Totalt antal klick"), metric="clicks"),
            Column(names=("Link Clicks", "Länkklick"), metric="link_clicks"),
            Column(names=("Seconds viewed",), metric="watch_time"),
        ),
        sums=_SUMS,
        ignored=keys(
            *("Post ID", "Page ID", "Duration (sec)", "Publish time", "Is crosspost", "Is share", "Date", "Custom labels"),
            *("Publicerings-id", "Sid-id", "Publiceringstid"),
        ),
        can_be_ragged=True,
        can_double=True,
        usual=frozenset({"reach", "reactions", "comments", "shares"}),
    ),
    ids=("Post ID", "Publicerings-id"),
    links=("Permalink", "Permalänk"),
    in_link=post_in_link,
    account=("Page name", "Sidnamn"),
)
VIDEOS = Posts(
    mapping=Mapping(
        columns=(
            Column(names=("3-second video views",), metric="views"),
            Column(names=("Reach",), metric="reach"),
            Column(names=("Reactions, comments and shares",), metric="engagements"),
            Column(names=("Reactions",), metric="reactions"),
            Column(names=("Comments",), metric="comments"),
            Column(names=("Shares",), metric="shares"),
            Column(names=("Seconds viewed",), metric="watch_time"),
        ),
        sums=_SUMS,
        ignored=keys("Video asset ID", "Universal video ID", "Page ID", "Duration (sec)", "Publish time", "Date", "Custom labels"),
        can_be_ragged=True,
        can_double=True,
        usual=frozenset({"views", "reach", "reactions", "comments", "shares"}),
    ),
    ids=("Video asset ID", "Universal video ID"),
    links=("Permalink",),
    in_link=post_in_link,
    account=("Page name",),
)


def read_posts(found: Found, request: Request) -> Reading:
    """Every post of a page that the export could describe."""
    return read_content(found, request, POSTS)


def read_videos(found: Found, request: Request) -> Reading:
    """Every video of a page, with its retention curve and breakdowns under their own names."""
    return read_content(found, request, VIDEOS)


POSTS_LAYOUT = Layout(
    format="meta.content.facebook",
    title="Meta Business Suite, Facebook content",
    grade="certain",
    platform="facebook",
    signatures=(
        Signature(role="posts", all_of=keys("Post ID", "Page ID", "Publish time", "Permalink")),
        Signature(role="posts", all_of=keys("Publicerings-id", "Sid-id", "Publiceringstid")),
    ),
    read=read_posts,
)
VIDEOS_LAYOUT = Layout(
    format="meta.video.facebook",
    title="Meta Business Suite, Facebook videos",
    grade="certain",
    platform="facebook",
    signatures=(Signature(role="videos", all_of=keys("Video asset ID", "Page ID", "Publish time")),),
    read=read_videos,
)
