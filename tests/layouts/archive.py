"""Zip files whose bytes depend on nothing but their members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def archive(members: Iterable[tuple[str, bytes]], *, stored: bool = False) -> bytes:
    """Pack the members in their order.

    A stored archive is the same on every machine; a deflated one only where the same zlib is at work.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as chest:
        for name, content in members:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 3  # else Windows writes another byte
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            chest.writestr(entry, content)
    return packed.getvalue()
