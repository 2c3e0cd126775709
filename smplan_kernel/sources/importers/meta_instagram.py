"""Meta Business Suite: the content export of an Instagram account."""

from __future__ import annotations

import re

from smplan_kernel.sources.importers.meta_content import ANSWERED, SHOWN, Posts, read_content
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.reading import Reading, Request

_IN_LINK = re.compile(r"instagram\.com/(?:[^/]+/)?(?:p|reels?|tv|stories/[^/]+)/([^/?#]+)")


def post_in_link(link: str) -> str:
    """The short name of a post in its link, else the link itself.

    >>> post_in_link("https://www.instagram.com/p/AbC-123/")
    'AbC-123'
    """
    shown = _IN_LINK.search(link)
    return shown[1] if shown else link


POSTS = Posts(
    mapping=Mapping(
        columns=(
            *SHOWN,
            Column(names=("Likes", "Gilla-markeringar"), metric="reactions"),
            *ANSWERED,
            Column(names=("Saves", "Sparade objekt"), metric="saves"),
            Column(names=("Follows", "Följer"), metric="followers_gained"),
        ),
        ignored=keys("Post ID", "Account ID", "Duration (sec)", "Publish time", "Date", "Publicerings-id", "Konto-id", "Publiceringstid"),
        usual=frozenset({"reach", "reactions", "shares", "comments", "saves"}),
        can_double=True,
    ),
    ids=("Post ID", "Publicerings-id"),
    links=("Permalink", "Permalänk"),
    in_link=post_in_link,
    account=("Account username", "Kontots användarnamn"),
)


def read(found: Found, request: Request) -> Reading:
    """Every post, reel and story that the export could describe."""
    return read_content(found, request, POSTS)


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
