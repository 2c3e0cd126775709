"""Addresses of posts at X, which name the account and the post."""

from __future__ import annotations

import re

from smplan_kernel.sources.tables import Grid

_STATUS = re.compile(r"(?:twitter|x)\.com/(\w{1,30})/status/(\d{5,20})", re.IGNORECASE)


def post_in_link(link: str) -> str:
    """The identifier in the address of a post.

    >>> post_in_link("https://x.com/fernhill/status/1960000000000000123")
    '1960000000000000123'
    """
    match = _STATUS.search(link)
    return match[2] if match else ""


def name_in_links(grid: Grid, column: str) -> str:
    """The account that all addresses name, "" when there are several or none."""
    names = {match[1].casefold(): match[1] for _, cells in grid.records if (match := _STATUS.search(grid.cell(cells, column)))}
    return next(iter(names.values())) if len(names) == 1 else ""
