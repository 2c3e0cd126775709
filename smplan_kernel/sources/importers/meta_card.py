"""Meta Business Suite: one insights card a file, titled; most hold a figure a day, of Facebook, of Instagram or of both."""

from __future__ import annotations

from dataclasses import replace

from smplan_kernel.sources.files.tables import HEADER_WITHIN, Table
from smplan_kernel.sources.importers import meta_card_words as words
from smplan_kernel.sources.importers.meta_card_audience import read_followers, read_formats, read_shares
from smplan_kernel.sources.importers.meta_card_blocks import Block, blocks_of
from smplan_kernel.sources.importers.meta_card_days import DayBlocks
from smplan_kernel.sources.importers.meta_card_platform import EITHER, placed
from smplan_kernel.sources.rows.layout import Found, Layout
from smplan_kernel.sources.rows.original import begin, check_end
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.totals import refuse_headless


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
    for block in blocks:
        if block.key in words.TITLES and len(block.table.rows) > 1:  # any other title may be a row of somebody's
            refuse_headless(block.grid, request.file, described=0 if block.is_across or len(block.grid.names) == 1 else 1)
    chosen = placed([block for block in blocks if block.shape], reading, request)
    reading.is_unconfirmed = any(block.key in words.UNCONFIRMED for block, _ in chosen)
    days = DayBlocks(reading=reading, request=request)
    for block, platform in chosen:
        if block.shape == "days":
            days.read(block, platform)
        else:
            _read_block(block, reading, request, platform)
    days.fill_ends()
    reading.platform = ",".join(dict.fromkeys(platform for _, platform in chosen))
    _note_unread(blocks, reading)
    return reading


def _read_block(block: Block, reading: Reading, request: Request, platform: str) -> None:
    if block.shape == "followers":
        read_followers(block, reading, request)
    elif block.shape == "shares":
        read_shares(block, reading, request, platform)
    else:
        read_formats(block, reading, request, platform)


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
