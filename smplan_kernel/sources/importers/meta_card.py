"""Meta Business Suite: one insights card a file, titled; most hold a figure a day, of Facebook, of Instagram or of both."""

from __future__ import annotations

from dataclasses import replace

from smplan_kernel.sources.daily import read_daily
from smplan_kernel.sources.importers import meta_card_words as words
from smplan_kernel.sources.importers.meta_card_audience import read_followers, read_formats, read_shares
from smplan_kernel.sources.importers.meta_card_blocks import DAY, Block, blocks_of
from smplan_kernel.sources.importers.meta_card_platform import EITHER, placed
from smplan_kernel.sources.layout import Column, Found, Layout, Mapping, keys
from smplan_kernel.sources.original import begin, check_end
from smplan_kernel.sources.reading import Reading, Request
from smplan_kernel.sources.tables import HEADER_WITHIN, Table, plain_text


def find(table: Table) -> tuple[str, int] | None:
    """A card begins with a title of one cell, and something below it has the shape of a card, or nothing but titles is left of it."""
    blocks = blocks_of(replace(table, rows=table.rows[:HEADER_WITHIN]))
    begins = bool(blocks) and blocks[0].table.first_row == table.first_row
    is_card = any(block.shape for block in blocks) or all(block.is_empty for block in blocks)
    return ("card", 0) if begins and is_card else None


def read(found: Found, request: Request) -> Reading:
    """The figures of every block that is known, each on its own platform."""
    reading = begin(found, request)
    for _, grid in found.grids:
        check_end(grid.table, reading)
        if not reading.is_resaved and any(map(str.strip, grid.table.rows[-1])):
            reading.note("Meta ends its cards with an empty line; this one has none, so days at its end may be missing.")
    blocks = [block for _, grid in found.grids for block in blocks_of(grid.table)]
    chosen = placed([block for block in blocks if block.shape], reading, request)
    reading.is_unconfirmed = any(block.key in words.UNCONFIRMED for block, _ in chosen)
    for block, platform in chosen:
        _read_block(block, reading, request, platform)
    reading.platform = ",".join(dict.fromkeys(platform for _, platform in chosen))
    _note_unread(blocks, reading)
    return reading


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
