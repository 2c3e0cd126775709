"""Addresses of posts at X, which name the account and the post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from smplan_kernel.sources.files.tables import Grid

_SHORTEST, _LONGEST = 5, 20  # digits of a post's identifier
_POST = re.compile(rf"[0-9]{{{_SHORTEST},{_LONGEST}}}")
_STATUS = re.compile(rf"(?:twitter|x)\.com/(\w{{1,30}})/status/(\d{{{_SHORTEST},{_LONGEST}}})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Links:
    """What some addresses name: the post of each, "" where it names none, and the account where all name the same."""

    posts: Sequence[str]
    account: str


def links_of(grid: Grid, link: str, identifier: str) -> Links:
    """What the addresses in one column name, beside the identifiers in another one; both by their header keys."""
    printed, places = grid.texts(identifier), (grid.place(link), grid.place(identifier))
    if None not in places:
        columns = [grid.column(place) for place in places if place is not None]
        head = columns[0].before(columns[1])
        name = _name_before(head[:-1]) if head and head.endswith("/") and _are_plain(printed) else ""
        if name:
            return Links(posts=printed, account=name)
    return posts_in_links(grid.texts(link), printed)


def posts_in_links(links: Sequence[str], printed: Sequence[str]) -> Links:
    """The posts and the account that addresses of posts name; `printed` are the identifiers that stand beside them.

    >>> posts_in_links(["https://x.com/fernhill/status/1960000000000000123", "https://x.com/fernhill"], ["", ""])
    Links(posts=['1960000000000000123', ''], account='fernhill')
    """
    account = _name_of_all(links, printed)
    if account:
        return Links(posts=printed, account=account)
    begun: dict[str, str] = {}
    posts: list[str] = []
    names: dict[str, str] = {}
    for link in links:
        head, _, tail = link.rpartition("/")
        name = begun.get(head)
        if name is None:
            name = begun[head] = _name_before(head)
        if name and _POST.fullmatch(tail):
            posts.append(tail)
        elif match := _STATUS.search(link):
            name, post = match.groups()
            posts.append(post)
        else:
            posts.append("")
            continue
        names[name.casefold()] = name
    return Links(posts=posts, account=next(iter(names.values())) if len(names) == 1 else "")


def _name_of_all(links: Sequence[str], printed: Sequence[str]) -> str:
    """The account where all addresses begin alike and end with the identifier that is printed beside them, "" otherwise."""
    head, _, _ = links[0].rpartition("/") if links else ("", "", "")
    name = _name_before(head) if head else ""
    is_plain = bool(name) and _are_plain(printed) and list(links) == [f"{head}/{post}" for post in printed]
    return name if is_plain else ""


def _are_plain(printed: Sequence[str]) -> bool:
    """Whether all identifiers are digits, as many as a post's has."""
    digits = "".join(printed)
    return digits.isascii() and digits.isdecimal() and all(_SHORTEST <= length <= _LONGEST for length in set(map(len, printed)))


def _name_before(head: str) -> str:
    """The account in the beginning of an address, "" unless what follows the next slash is the post: most addresses begin alike."""
    match = _STATUS.search(f"{head}/{'0' * _SHORTEST}")
    return match[1] if match and match.start(2) == len(head) + 1 else ""
