"""How the figures of a file go from the process that reads it to the one that keeps them: words as JSON, numbers as they lie in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ARRAYS: Mapping[str, str] = {"values": "f8", "kinds_of": "i4", "begins": "i4", "shared_of": "i4", "objects_of": "i4", "rows": "i4"}
"""What is handed over, in this order, and the kind of its numbers."""

_SIZES = "sizes of the arrays"

PackedKind = tuple[str, str, bool, tuple[str, ...]]  # metric, definition, is_part, flags
PackedShared = tuple[str, str, str, tuple[str, ...], str, str, bool, str, str]
"""Level, first and last day, flags, sheet, day of export, counted, and platform and account where the rows name them."""


@dataclass(frozen=True, kw_only=True)
class Packed:
    """The figures of a file; the arrays are bytes, because the process that reads has no use for numpy."""

    kinds: tuple[PackedKind, ...] = ()
    shared: tuple[PackedShared, ...] = ()
    objects: tuple[str, ...] = ()
    cards: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)  # form, link and text of a post by its object
    arrays: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def count(self) -> int:
        """How many figures there are."""
        return len(self.arrays.get("values", b"")) // 8

    @property
    def names_accounts(self) -> bool:
        """Whether the rows say whose figures they hold."""
        return any(account for *_, account in self.shared)


def written(outcome: dict[str, Any]) -> list[bytes]:
    """The outcome of reading a file, to be sent piece by piece: a line of words, then whatever in it is packed or bytes."""
    pieces: list[bytes] = []

    def words_of(figures: Packed | bytes) -> dict[str, Any]:
        if isinstance(figures, bytes):
            pieces.append(figures)
            return {_SIZES: {"": len(figures)}}
        pieces.extend(figures.arrays[name] for name in ARRAYS)
        sizes = {name: len(figures.arrays[name]) for name in ARRAYS}
        return {"kinds": figures.kinds, "shared": figures.shared, "objects": figures.objects, "cards": figures.cards, _SIZES: sizes}

    line = json.dumps(outcome, separators=(",", ":"), default=words_of)
    return [line.encode("ascii") + b"\n", *pieces]


def received(sent: bytes) -> dict[str, Any]:
    """The outcome again; ValueError where it is not whole."""
    begin = place = sent.index(b"\n") + 1

    def figures_of(words: dict[str, Any]) -> Any:
        nonlocal place
        if _SIZES not in words:
            return words
        arrays: dict[str, bytes] = {}
        for name, size in words.pop(_SIZES).items():
            arrays[name] = sent[place : place + size]
            place += size
        return _packed(words, arrays) if words else arrays[""]

    outcome: dict[str, Any] = json.loads(sent[:begin], object_hook=figures_of)
    if place != len(sent):
        msg = f"{len(sent) - begin} bytes of figures came, {place - begin} were announced"
        raise ValueError(msg)
    return outcome


def _packed(words: dict[str, Any], arrays: dict[str, bytes]) -> Packed:
    return Packed(
        kinds=tuple((metric, definition, is_part, tuple(flags)) for metric, definition, is_part, flags in words["kinds"]),
        shared=tuple((level, first, last, tuple(flags), *rest) for level, first, last, flags, *rest in words["shared"]),
        objects=tuple(words["objects"]),
        cards={name: (form, link, text) for name, (form, link, text) in words["cards"].items()},
        arrays=arrays,
    )
