"""How the rows of one import lie in the database: by columns, numbers as bytes, each different text once.

A plan's years are read in milliseconds, where a row each would cost microseconds a row. A pack is a line of JSON (the texts and how
many rows there are) and then the columns of `COLUMNS`, one after the other and little-endian, all of it deflated.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS: Mapping[str, str] = {
    "series": "<i4",  # number of the series in its import
    "object": "<i4",  # place among the objects
    "period_start": "<i4",  # place among the days
    "period_end": "<i4",
    "value": "<f8",
    "row": "<i8",  # in the file
    "identity": "<i8",  # what the row is about: see observations.py
}
_EFFORT = 1  # of zlib: the columns shrink to a quarter, more effort gains little


@dataclass(frozen=True, kw_only=True)
class Pack:
    """The rows of one import in the order of its file."""

    objects: Sequence[str]
    days: Sequence[str]
    columns: Mapping[str, NDArray[Any]]
    cards: Mapping[str, Sequence[str]] = field(default_factory=dict)  # words about each object, where a file tells them


def packed(pack: Pack) -> bytes:
    """The pack as it is kept."""
    count = len(pack.columns["series"])
    words: dict[str, Any] = {"rows": count, "objects": list(pack.objects), "days": list(pack.days)}
    words |= {"cards": {name: list(texts) for name, texts in pack.cards.items()}} if pack.cards else {}
    head = json.dumps(words, ensure_ascii=False)
    body = (np.ascontiguousarray(pack.columns[name], dtype=kind).tobytes() for name, kind in COLUMNS.items())
    return zlib.compress(b"\n".join((head.encode(), b"".join(body))), _EFFORT)


def unpacked(content: bytes) -> Pack:
    """The pack again; its columns cannot be written to.

    Raises
    ------
    sqlite3.DatabaseError
        When the bytes are not those that were kept, as a database says it of its own; zlib's sum tells any bit that has changed.
    """
    try:
        whole = zlib.decompress(content)
    except zlib.error as exc:
        msg = f"malformed figures ({exc})"
        raise sqlite3.DatabaseError(msg) from exc
    line, _, body = whole.partition(b"\n")
    head = json.loads(line)
    columns, place = {}, 0
    for name, kind in COLUMNS.items():
        columns[name] = np.frombuffer(body, dtype=kind, count=head["rows"], offset=place)
        place += columns[name].nbytes
    return Pack(objects=head["objects"], days=head["days"], columns=columns, cards=head.get("cards", {}))
