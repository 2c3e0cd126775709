"""Meta Business Suite: one insights card a file, titled; most hold a figure a day, of Facebook, of Instagram or of both."""

from __future__ import annotations

import re
from dataclasses import replace

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.daily import read_daily
from smplan_kernel.sources.importers import meta_card_words as words
from smplan_kernel.sources.importers.meta_card_audience import read_followers, read_formats, read_shares
from smplan_kernel.sources.importers.meta_card_blocks import DAY, Block, blocks_of
from smplan_kernel.sources.importers.meta_endings import check_end
from smplan_kernel.sources.layout import Column, Found, Layout, Mapping, keys
from smplan_kernel.sources.reading import Reading, Request
from smplan_kernel.sources.tables import HEADER_WITHIN, Table, plain_text

EITHER = (words.FACEBOOK, words.INSTAGRAM)
_IN_NAME = {
    words.FACEBOOK: re.compile(r"(?<![a-z])(facebook|fb)(?![a-z])", re.IGNORECASE),
    words.INSTAGRAM: re.compile(r"(?<![a-z])(instagram|insta|ig)(?![a-z])", re.IGNORECASE),
}


def find(table: Table) -> tuple[str, int] | None:
    """A card begins with a title of one cell, and something below it has the shape of a card."""
    blocks = blocks_of(replace(table, rows=table.rows[:HEADER_WITHIN]))
    begins = bool(blocks) and blocks[0].table.first_row == table.first_row
    return ("card", 0) if begins and any(block.shape for block in blocks) else None


def read(found: Found, request: Request) -> Reading:
    """The figures of every block that is known, each on its own platform."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    for _, grid in found.grids:
        check_end(grid.table, reading)
        if not reading.is_resaved and any(map(str.strip, grid.table.rows[-1])):
            reading.note("Meta ends its cards with an empty line; this one has none, so days at its end may be missing.")
    blocks = [block for _, grid in found.grids for block in blocks_of(grid.table)]
    known = [(block, _own_platform(block)) for block in blocks if block.shape]
    open_blocks = [block for block, platform in known if not platform]
    other = _platform(open_blocks, reading, request) if open_blocks else ""
    chosen = _chosen([(block, platform or other) for block, platform in known], reading, request)
    for block, platform in chosen:
        _read_block(block, reading, request, platform)
    reading.platform = ",".join(dict.fromkeys(platform for _, platform in chosen))
    _note_unread(blocks, reading)
    return reading


def _own_platform(block: Block) -> str:
    """The platform that the title names, "" when it names none."""
    if block.shape == "days" and block.key in words.DAYS:
        return words.DAYS[block.key].platform
    if block.shape == "shares":
        return words.SHARES[block.key].platform
    named = [platform for platform in EITHER if platform in block.key]
    return words.FOLLOWERS.get(block.key, named[0] if len(named) == 1 else "")


def _platform(blocks: list[Block], reading: Reading, request: Request) -> str:
    """Whose figures they are when no title tells: as answered, by the file's name, or by the hours of its days."""
    if request.platform:
        return request.platform
    named = [platform for platform, pattern in _IN_NAME.items() if pattern.search(request.file)]
    if len(named) == 1:
        reading.note(f"Taken for figures of {named[0].title()} because of the file's name.")
        return named[0]
    # Only Facebook's files of 2025 and later begin their days at one o'clock, in the winter of Los Angeles
    if any("T01:00" in cell for block in blocks for row in block.table.rows for cell in row[:1]):
        reading.note("Taken for figures of Facebook because of the hour at which its days begin.")
        return words.FACEBOOK
    titles = ", ".join(f"'{title}'" for title in dict.fromkeys(block.title for block in blocks))
    raise ExportQuestion(request.file, f"Are the figures under {titles} those of Facebook or of Instagram?", EITHER, "--platform")


def _chosen(blocks: list[tuple[Block, str]], reading: Reading, request: Request) -> list[tuple[Block, str]]:
    """The blocks of the platform that was asked for; all of them when none was."""
    kept = [(block, platform) for block, platform in blocks if request.platform in {"", platform}]
    left = dict.fromkeys(platform.title() for block, platform in blocks if (block, platform) not in kept)
    if not kept:
        problem = f"these are figures of {' and '.join(left)}, not of {request.platform.title()}"
        raise ExportError(request.file, problem, "Leave the platform out, or choose another file")
    if left:
        reading.note(f"The figures of {' and '.join(left)} in this file were left out, as asked.")
    return kept


def _read_block(block: Block, reading: Reading, request: Request, platform: str) -> None:
    if block.shape == "followers":
        read_followers(block, reading, request)
    elif block.shape == "shares":
        read_shares(block, reading, request, platform)
    elif block.shape == "formats":
        read_formats(block, reading, request, platform)
    else:
        _read_days(block, reading, request, platform)


def _read_days(block: Block, reading: Reading, request: Request, platform: str) -> None:
    """A figure a day; a card with a title that nobody knows keeps it as the name of its figures."""
    grid = block.grid
    day = next(name for name, key in zip(grid.names, grid.keys, strict=True) if key in DAY)
    value = next(plain_text(name) for name, key in zip(grid.names, grid.keys, strict=True) if key and key not in DAY)
    card = words.DAYS.get(block.key, words.Card(metric=f"x:{block.title}", definition=block.title))
    mapping = Mapping(
        columns=(Column(names=(value,), metric=card.metric, definition=card.definition),),
        ignored=keys(day),
        can_double=True,
    )
    flags = ("pacific_day", *(["zero_days_omitted"] if card.omits_zeros else []))
    read_daily(grid, mapping, reading, replace(request, platform=platform), day=day, flags=flags)


def _note_unread(blocks: list[Block], reading: Reading) -> None:
    """Say which blocks hold something that was not taken."""
    left = [block.title for block in blocks if not block.shape and any(any(map(str.strip, row)) for row in block.table.rows[1:])]
    if left:
        reading.note(f"Nothing was taken from: {', '.join(dict.fromkeys(left))}.")


LAYOUT = Layout(
    format="meta.card",
    title="Meta Business Suite, insights card",
    grade="certain",
    platform="",
    either=EITHER,
    finder=find,
    read=read,
)
