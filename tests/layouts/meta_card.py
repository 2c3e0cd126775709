"""Meta Business Suite, insights cards: UTF-16 with a mark, a `sep=` line, every field in quotes, a title above each block, two newlines at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tests.layouts import delimited

FACEBOOK_FOLLOWERS = "FB_PAGE,FOLLOW,UNIQUE_USERS"
INSTAGRAM_FOLLOWERS = "IG_ACCOUNT,FOLLOW,UNIQUE_USERS"
SUMMER_2025 = (date(2025, 3, 10), date(2025, 11, 2))  # the days of Facebook's files that begin at midnight

Block = Sequence[Sequence[str]]


def meta_card(blocks: Iterable[Block], *, sep_line: bool = True) -> bytes:
    """Write the file; a block is a title, a header and rows, or a title only."""
    paragraphs = ["\n".join(delimited.line(row, quoting=lambda _field: True) for row in block) for block in blocks]
    text = ("sep=,\n" if sep_line else "") + "\n\n".join(paragraphs) + "\n\n"
    return b"\xff\xfe" + text.encode("utf-16-le")


def days_block(title: str, days: Mapping[date, object], *, value: str = "Primary", at_one: bool = False, header: str = "Date") -> Block:
    """Write a figure a day; `at_one` is the hour of Facebook's winter days since 2025."""
    return [[title], [header, value], *([_moment(day, at_one=at_one), delimited.plain(figure)] for day, figure in days.items())]


def _moment(day: date, *, at_one: bool) -> str:
    is_winter = not SUMMER_2025[0] <= day <= SUMMER_2025[1]
    return f"{day}T{'01' if at_one and is_winter else '00'}:00:00"


def followers_block(title: str, line: str, count: int) -> Block:
    """Write the number of followers, as the audience card did in 2023."""
    return [[title], [line], [str(count)]]


def shares_block(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """Write shares one below the other; no rows make an empty block, which is a title only."""
    lines = [list(row) for row in rows]
    return [[title], list(header), *lines] if lines else [[title]]


def across_block(title: str, shares: Mapping[str, str]) -> Block:
    """Write a row of names and a row of values."""
    return [[title], list(shares), list(shares.values())]
