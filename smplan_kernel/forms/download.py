"""Files to take home: made when somebody asks, fetched piece by piece, put together in the browser; no address of the server serves them."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import anywidget
import traitlets

from smplan_kernel.errors import SmplanError
from smplan_kernel.forms.assets import module, style

PIECE = 1 << 20
"""Far below what any server passes on in one message; a page that asks for the next one goes on after a break."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One file that can be taken: its name in the list, its own name, what it is, and how it is made."""

    key: str
    words: str
    help: str
    file: Callable[[], str]
    media: str
    make: Callable[[], bytes]


@dataclass(frozen=True, kw_only=True)
class _Made:
    token: str
    content: bytes

    @property
    def pieces(self) -> int:
        return max(1, -(-len(self.content) // PIECE))


class Download(anywidget.AnyWidget):
    """Buttons that each give a file; `place` names a part of the page's frame where they stand, if there is one."""

    _esm = module("elements", "checksum", "download")
    _css = style("upload")
    title = traitlets.Unicode("").tag(sync=True)
    place = traitlets.Unicode("").tag(sync=True)
    offers: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)

    def __init__(self, *, offers: Sequence[Offer], **words: Any) -> None:
        self._offers = {offer.key: offer for offer in offers}
        self._made = _Made(token="", content=b"")
        super().__init__(offers=[{"key": one.key, "words": one.words, "help": one.help} for one in offers], **words)
        self.on_msg(self._receive)

    def _receive(self, _widget: Download, message: Any, _buffers: Any) -> None:
        """Make a file, or hand out the next piece of the one that was made last."""
        if not isinstance(message, dict):
            return
        offer = self._offers.get(message["make"]) if isinstance(message.get("make"), str) else None
        if offer:
            self._make(offer)
        elif isinstance(message.get("part"), str) and message["part"] == self._made.token:
            self._hand_out(message.get("number"))
        elif "part" in message:
            self.send({"gone": message["part"]})

    def _make(self, offer: Offer) -> None:
        try:
            content = offer.make()
        except SmplanError as problem:
            self.send({"failed": offer.key, "sentence": str(problem)})
            return
        made = self._made = _Made(token=secrets.token_hex(8), content=content)
        facts = {"size": len(content), "pieces": made.pieces, "sum": zlib.crc32(content)}
        self.send({"made": made.token, "key": offer.key, "file": offer.file(), "media": offer.media, **facts})

    def _hand_out(self, number: Any) -> None:
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < self._made.pieces:
            return
        piece = self._made.content[number * PIECE : (number + 1) * PIECE]
        self.send({"part": self._made.token, "number": number, "sum": zlib.crc32(piece)}, [piece])
