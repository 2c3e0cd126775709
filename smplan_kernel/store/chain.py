"""How a document is written, compressed and fingerprinted; the fingerprint of a version covers all versions before it."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

Document = dict[str, Any]
FIRST_PARENT = ""  # the first version has nothing before it


def canonical(value: Any) -> str:
    """One value, always the same text.

    >>> canonical({"b": 1.0, "a": "ü"})
    '{"a":"ü","b":1.0}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def pack(document: Document) -> bytes:
    """The document as it is kept."""
    return zlib.compress(canonical(document).encode(), 6)


def unpack(packed: bytes) -> Document:
    """The document that was packed; ValueError when it is not one any more."""
    try:
        document = json.loads(zlib.decompress(packed))
    except zlib.error as exc:
        msg = "the compressed text is damaged"
        raise ValueError(msg) from exc
    if not isinstance(document, dict):
        msg = "the text is not a document"
        raise ValueError(msg)  # noqa: TRY004 - a damaged file, not a wrong argument
    return document


def fingerprint(parent: str, facts: dict[str, Any], document: Document) -> str:
    """What a version is known by: who, when, why and what, and the version before it."""
    return hashlib.sha256(f"{parent}\n{canonical({**facts, 'document': document})}".encode()).hexdigest()
