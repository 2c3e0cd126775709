"""How the figures of a file go from the process that reads it to the one that keeps them: words as JSON, numbers as they lie in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ARRAYS: dict[str, str] = {"values": "f8", "begins": "i4", "shared_of": "i4", "objects_of": "i4", "rows": "i4", "kinds_of": "i4"}
"""What is handed over, in this order, and the kind of its numbers; those of `kinds_of` are single bytes where that is enough."""

_SIZES = "sizes of the arrays"
_OBJECTS = "objects"
_BETWEEN = "\0"  # no text of a file holds it, and where one does the texts go another way

Bytes = bytes | memoryview
PackedKind = tuple[str, str, bool, tuple[str, ...]]  # metric, definition, is_part, flags
PackedShared = tuple[str, str, str, tuple[str, ...], str, str, bool, str, str]
"""Level, first and last day, flags, sheet, day of export, counted, and platform and account where the rows name them."""


@dataclass(frozen=True, kw_only=True)
class Packed:
    """The figures of a file; the arrays are bytes, because the process that reads has no use for numpy."""

    kinds: tuple[PackedKind, ...] = ()
    shared: tuple[PackedShared, ...] = ()
    objects: tuple[str, ...] = ()  # each once
    cards: Mapping[int, tuple[str, str, str]] = field(default_factory=dict)  # form, link and text of a post by the number of its object
    arrays: Mapping[str, Bytes] = field(default_factory=dict, repr=False)

    @property
    def count(self) -> int:
        """How many figures there are."""
        return len(self.arrays.get("values", b"")) // 8

    @property
    def names_accounts(self) -> bool:
        """Whether the rows say whose figures they hold."""
        return any(account for *_, account in self.shared)


def written(outcome: dict[str, Any]) -> list[Bytes]:
    """The outcome of reading a file, to be sent piece by piece: a line of words, then whatever in it is packed or bytes."""
    pieces: list[Bytes] = []

    def words_of(figures: Packed | bytes) -> dict[str, Any]:
        if isinstance(figures, bytes):
            pieces.append(figures)
            return {_SIZES: {"": len(figures)}}
        arrays = {name: figures.arrays[name] for name in ARRAYS}
        words = {"kinds": figures.kinds, "shared": figures.shared, "cards": figures.cards}
        objects = _BETWEEN.join(figures.objects)
        if objects.count(_BETWEEN) == len(figures.objects) - 1:
            arrays[_OBJECTS] = objects.encode("utf-8", "surrogatepass")
        else:
            words[_OBJECTS] = figures.objects
        pieces.extend(arrays.values())
        return {**words, _SIZES: {name: len(array) for name, array in arrays.items()}}

    line = json.dumps(outcome, separators=(",", ":"), default=words_of).encode("ascii")
    # so long that the numbers behind it stand where the processor takes them at once
    return [line + b" " * (-(len(line) + 1) % 8) + b"\n", *pieces]


def received(sent: bytes | bytearray) -> dict[str, Any]:
    """The outcome again, its arrays where they were received; ValueError where it is not whole."""
    begin = place = sent.index(b"\n") + 1
    view = memoryview(sent).toreadonly()

    def figures_of(words: dict[str, Any]) -> Any:
        nonlocal place
        if _SIZES not in words:
            return words
        arrays: dict[str, memoryview] = {}
        for name, size in words.pop(_SIZES).items():
            arrays[name] = view[place : place + size]
            place += size
        return _packed(words, arrays) if words else bytes(arrays[""])

    outcome: dict[str, Any] = json.loads(str(view[:begin], "ascii"), object_hook=figures_of)
    if place != len(sent):
        msg = f"{len(sent) - begin} bytes of figures came, {place - begin} were announced"
        raise ValueError(msg)
    return outcome


def _packed(words: dict[str, Any], arrays: dict[str, memoryview]) -> Packed:
    text = arrays.pop(_OBJECTS, None)
    objects = words[_OBJECTS] if text is None else str(text, "utf-8", "surrogatepass").split(_BETWEEN)
    return Packed(
        kinds=tuple((metric, definition, is_part, tuple(flags)) for metric, definition, is_part, flags in words["kinds"]),
        shared=tuple((level, first, last, tuple(flags), *rest) for level, first, last, flags, *rest in words["shared"]),
        objects=tuple(objects),
        cards={int(number): (form, link, text) for number, (form, link, text) in words["cards"].items()},
        arrays=arrays,
    )
