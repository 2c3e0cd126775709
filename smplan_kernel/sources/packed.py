"""How the figures of a file go from the process that reads it to the one that keeps them: words as JSON, numbers as they lie in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ARRAYS: Mapping[str, str] = {"values": "f8", "kinds_of": "i4", "begins": "i4", "shared_of": "i4", "objects_of": "i4", "rows": "i4"}
"""What is handed over, in this order, and the kind of its numbers."""

PackedKind = tuple[str, str, bool, tuple[str, ...]]  # metric, definition, is_part, flags
PackedShared = tuple[str, str, str, tuple[str, ...], str, str, bool, str, str]
"""Level, first and last day, flags, sheet, day of export, counted, and platform and account where the rows name them."""


@dataclass(frozen=True, kw_only=True)
class Packed:
    """The figures of a file; the arrays are bytes, because the process that reads has no use for numpy."""

    kinds: tuple[PackedKind, ...] = ()
    shared: tuple[PackedShared, ...] = ()
    objects: tuple[str, ...] = ()
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
    """The outcome of reading a file, to be sent piece by piece."""
    figures: Packed | None = outcome.get("figures")
    if figures is None:
        return [_line(outcome)]
    words = {"kinds": figures.kinds, "shared": figures.shared, "objects": figures.objects}
    sizes = {name: len(figures.arrays[name]) for name in ARRAYS}
    return [_line({**outcome, "figures": words, "sizes": sizes}), *(figures.arrays[name] for name in ARRAYS)]


def received(sent: bytes) -> dict[str, Any]:
    """The outcome again; ValueError where it is not whole."""
    head, _, body = sent.partition(b"\n")
    outcome: dict[str, Any] = json.loads(head)
    if "figures" not in outcome:
        return outcome
    arrays: dict[str, bytes] = {}
    place = 0
    for name, size in outcome.pop("sizes").items():
        arrays[name] = body[place : place + size]
        place += size
    if place != len(body):
        msg = f"{len(body)} bytes of figures came, {place} were announced"
        raise ValueError(msg)
    return {**outcome, "figures": _words(outcome["figures"], arrays)}


def _words(words: dict[str, Any], arrays: dict[str, bytes]) -> Packed:
    return Packed(
        kinds=tuple((metric, definition, is_part, tuple(flags)) for metric, definition, is_part, flags in words["kinds"]),
        shared=tuple((level, first, last, tuple(flags), *rest) for level, first, last, flags, *rest in words["shared"]),
        objects=tuple(words["objects"]),
        arrays=arrays,
    )


def _line(words: dict[str, Any]) -> bytes:
    return json.dumps(words, separators=(",", ":")).encode("ascii") + b"\n"
