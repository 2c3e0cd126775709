"""A file as it arrives, wherever it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """A file whose name is words to be shown and read, never a path; `folder` is the one it stood in."""

    name: str
    content: bytes = field(repr=False)
    changed: dt.date | None = None
    folder: str = ""
    beside: tuple[str, ...] = ()  # names of files that lay next to it, where they tell something
