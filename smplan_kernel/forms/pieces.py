"""A file on its way from the browser: numbered pieces with a checksum, put together one file at a time.

A message comes from anybody who can reach the page, so nothing in it is believed before it is counted.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

MEBIBYTE = 1 << 20
PIECE = 256 * 1024
"""Small enough that the page's heartbeat still passes between two pieces on a slow line, and far below every server's largest message."""
LONGEST_NAME = 120
_ID = re.compile(r"[a-z0-9]{4,24}")
_SEPARATORS = re.compile(r"[\\/]")


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What may be sent: the size of one file, of all in one go, how many, and what their names may end in."""

    each: int = 20 * MEBIBYTE
    together: int = 100 * MEBIBYTE
    files: int = 50
    kinds: tuple[str, ...] = ()
    kinds_in_words: str = ""

    @property
    def sentence(self) -> str:
        """The limits for people."""
        size = f"up to {self.each // MEBIBYTE} MB"
        if self.files == 1:
            return f"One {self.kinds_in_words} file, {size}."
        return f"{self.kinds_in_words} files, each {size}; at most {self.files} files and {self.together // MEBIBYTE} MB at once."


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A file that has arrived; its name and that of the folder it stood in are words to be shown, never a path."""

    name: str
    content: bytes = field(repr=False)
    changed: dt.date | None = None
    folder: str = ""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the browser is told about a piece, and the file once it is whole."""

    words: dict[str, Any]
    whole: Whole | None = None


@dataclass(frozen=True, kw_only=True)
class _Piece:
    file: str
    name: str
    folder: str
    size: int
    number: int
    sum: int
    changed: int
    content: bytes = field(repr=False)

    def fits(self) -> bool:
        """Whether the piece is as long as its place in the file says, and came undamaged."""
        expected = min(PIECE, self.size - self.number * PIECE)
        return len(self.content) == expected and zlib.crc32(self.content) == self.sum


@dataclass(kw_only=True)
class _Arriving:
    """The one file that is on its way."""

    file: str
    size: int
    content: bytearray = field(default_factory=bytearray, repr=False)

    @property
    def next(self) -> int:
        return len(self.content) // PIECE


class Receiver:
    """Puts pieces together; it holds one unfinished file at most, so that no message can fill the memory."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self._arriving: _Arriving | None = None
        self._finished: deque[str] = deque(maxlen=allowed.files)

    def take(self, message: Any, buffers: Sequence[Any]) -> Reply | None:
        """Answer a message about a file; None when it is no such message."""
        if not isinstance(message, dict):
            return None
        if "where" in message:
            return self._where(message["where"])
        if "cancel" in message:
            return self._cancel(message["cancel"])
        piece = _read_piece(message.get("piece"), buffers)
        return self._add(piece) if piece else None

    def _where(self, file: Any) -> Reply | None:
        """Which piece comes next: the way to go on after a break."""
        if not _is_id(file):
            return None
        if file in self._finished:
            return Reply(words={"file": file, "whole": True})
        arriving = self._arriving
        return Reply(words={"file": file, "next": arriving.next if arriving and arriving.file == file else 0})

    def _cancel(self, file: Any) -> Reply | None:
        if not _is_id(file):
            return None
        if self._arriving and self._arriving.file == file:
            self._arriving = None
        return Reply(words={"file": file, "cancelled": True})

    def _add(self, piece: _Piece) -> Reply:
        """Take a piece where it belongs; any other is answered with the number that is wanted."""
        refused = self._refusal(piece)
        if refused:
            return Reply(words={"file": piece.file, "refused": refused})
        if piece.file in self._finished:
            return Reply(words={"file": piece.file, "whole": True})
        arriving = self._arriving
        if arriving is None or arriving.file != piece.file or arriving.size != piece.size:
            if piece.number:
                return Reply(words={"file": piece.file, "next": 0})
            arriving = self._arriving = _Arriving(file=piece.file, size=piece.size)
        if piece.number != arriving.next:
            return Reply(words={"file": piece.file, "next": arriving.next})
        if not piece.fits():
            return Reply(words={"file": piece.file, "next": arriving.next, "damaged": True})
        arriving.content += piece.content
        return self._told(arriving, piece)

    def _told(self, arriving: _Arriving, piece: _Piece) -> Reply:
        if len(arriving.content) < arriving.size:
            return Reply(words={"file": piece.file, "next": arriving.next})
        self._arriving = None
        self._finished.append(piece.file)
        whole = Whole(name=piece.name, content=bytes(arriving.content), changed=_day(piece.changed), folder=piece.folder)
        return Reply(words={"file": piece.file, "whole": True}, whole=whole)

    def _refusal(self, piece: _Piece) -> str:
        """Why a file is not taken; the browser has asked itself the same before it sent anything."""
        allowed = self._allowed
        if piece.size > allowed.each:
            return f"The file is larger than {allowed.each // MEBIBYTE} MB."
        if allowed.kinds and not piece.name.casefold().endswith(allowed.kinds):
            return f"This kind of file cannot be brought in. Choose {allowed.kinds_in_words}."
        return ""


def shown_name(name: str) -> str:
    r"""The last part of a name, as it can be printed anywhere.

    >>> shown_name("C:\\fakepath\\report.csv"), shown_name("../../etc/passwd"), shown_name("..")
    ('report.csv', 'passwd', 'file')
    """
    last = _SEPARATORS.split(name)[-1]
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in last).strip()
    if len(plain) > LONGEST_NAME:  # the end tells the kind
        plain = f"{plain[: LONGEST_NAME - 21]}…{plain[-20:]}"
    return plain if plain.strip(".") else "file"


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _is_count(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _read_piece(told: Any, buffers: Sequence[Any]) -> _Piece | None:
    """A piece whose every word has the shape that it must have, or None."""
    if not isinstance(told, dict) or len(buffers) != 1 or not isinstance(told.get("name"), str) or not _is_id(told.get("file")):
        return None
    limits = {"size": 1 << 40, "number": 1 << 30, "sum": (1 << 32) - 1, "changed": 1 << 50}
    if not all(_is_count(told.get(name), most) for name, most in limits.items()) or not told["size"]:
        return None
    content = memoryview(buffers[0])
    if content.nbytes > PIECE or told["number"] * PIECE >= told["size"]:
        return None
    numbers = {name: told[name] for name in limits}
    folder = told.get("folder")
    stood_in = shown_name(folder) if folder and isinstance(folder, str) else ""
    return _Piece(file=told["file"], name=shown_name(told["name"]), folder=stood_in, content=content.tobytes(), **numbers)


def _day(milliseconds: int) -> dt.date | None:
    """The day of a browser's clock; 0 is none."""
    try:
        return dt.datetime.fromtimestamp(milliseconds / 1000).astimezone().date() if milliseconds else None
    except (OverflowError, OSError, ValueError):
        return None
