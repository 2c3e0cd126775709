"""Whose figures a card of Meta holds, Facebook's or Instagram's: by its title, by a guess that is said, or by asking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.importers import meta_card_words as words
from smplan_kernel.sources.importers.meta_card_blocks import Block
from smplan_kernel.sources.rows.reading import Reading, Request

EITHER = (words.FACEBOOK, words.INSTAGRAM)
Placed = list[tuple[Block, str]]
_IN_NAME = {
    words.FACEBOOK: re.compile(r"(?<![a-z])(facebook|fb)(?![a-z])", re.IGNORECASE),
    words.INSTAGRAM: re.compile(r"(?<![a-z])(instagram|insta|ig)(?![a-z])", re.IGNORECASE),
}


def placed(blocks: Sequence[Block], reading: Reading, request: Request) -> Placed:
    """Each block with its platform; only those of the platform that was asked for, when one was.

    Raises
    ------
    ExportQuestion
        When neither a title nor anything else tells the platform.
    ExportError
        When no block is of the platform that was asked for.
    """
    found = [(block, _in_title(block) or request.platform or _guess(block, reading, request)) for block in blocks]
    unknown = dict.fromkeys(f"'{block.title}'" for block, platform in found if not platform)
    if unknown:
        question = f"Are the figures under {', '.join(unknown)} those of Facebook or of Instagram?"
        raise ExportQuestion(request.file, question, EITHER, "--platform")
    return _chosen(found, reading, request)


def _in_title(block: Block) -> str:
    """The platform that the title names, "" when it names none."""
    if block.shape == "days" and block.key in words.DAYS:
        return words.DAYS[block.key].platform
    if block.shape == "shares":
        return words.SHARES[block.key].platform
    named = [platform for platform in EITHER if platform in block.key]
    return words.FOLLOWERS.get(block.key, named[0] if len(named) == 1 else "")


def _guess(block: Block, reading: Reading, request: Request) -> str:
    """What the name of the file, or the hours of the days, tell about a block."""
    name = f"{request.file} {block.table.name}"
    named = [platform for platform, pattern in _IN_NAME.items() if pattern.search(name)]
    if len(named) == 1:
        reading.note(f"Taken for figures of {named[0].title()} because of the file's name.")
        return named[0]
    # Only Facebook's files of 2025 and later begin their days at one o'clock, in the winter of Los Angeles
    if any("T01:00" in cell for row in block.table.rows for cell in row[:1]):
        reading.note("Taken for figures of Facebook because of the hour at which its days begin.")
        return words.FACEBOOK
    return ""


def _chosen(blocks: Placed, reading: Reading, request: Request) -> Placed:
    """The blocks of the platform that was asked for; all of them when none was."""
    kept = [(block, platform) for block, platform in blocks if request.platform in {"", platform}]
    left = dict.fromkeys(platform.title() for _, platform in blocks if request.platform not in {"", platform})
    if left and not kept:
        problem = f"these are figures of {' and '.join(left)}, not of {request.platform.title()}"
        raise ExportError(request.file, problem, "Leave the platform out, or choose another file")
    if left:
        reading.note(f"The figures of {' and '.join(left)} in this file were left out, as asked.")
    return kept
