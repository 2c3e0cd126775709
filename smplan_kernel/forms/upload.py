"""Files from the browser: chosen or dropped, checked before anything is sent, sent in pieces, told one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from smplan_kernel.forms.assets import module, style
from smplan_kernel.forms.pieces import PIECE, Allowed, Receiver, Whole

Take = Callable[[Whole], None]
Act = Callable[[str, str, Any], None]
"""Does what somebody asked for: which act, on which line, and what was given with it."""


class FileLines(anywidget.AnyWidget):
    """Lines about files: what each is, one question where one is open, and what can be done about it.

    A line is {id, name, state, mark, lead, says, question, acts, links}; a question {sentence, kind, choices, error};
    an act {key, words} and, for the one that most will want, the look "main"; a link {href, words}.
    What it says after the first sentence is folded under `more`, unless `open` says otherwise. Lines that are `folded` stand in a fold of their own.
    """

    _esm = module("elements", "filelines", "brought")
    _css = style("upload")
    title = traitlets.Unicode("").tag(sync=True)
    lead = traitlets.Unicode("").tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)
    lines: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    facts: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    folded_title = traitlets.Unicode("").tag(sync=True)
    folded: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)

    def __init__(self, *, act: Act, **words: Any) -> None:
        super().__init__(**words)
        self._act = act
        self.on_msg(self._receive)

    def _receive(self, _widget: FileLines, message: Any, _buffers: Any) -> None:
        """Pass on what was asked for, when a line offers it."""
        if not isinstance(message, dict) or not isinstance(message.get("act"), str):
            return
        line = next((line for line in self.lines if line["id"] == message.get("line")), None)
        if line is not None and message["act"] in _offered(line):
            self._act(message["act"], line["id"], message.get("given"))


class Upload(FileLines):
    """A place to choose files or to drop them; `take` gets each file that arrived whole, `all_sent` hears that no more comes for now."""

    _esm = module("elements", "checksum", "filelines", "sending", "folders", "upload")
    help = traitlets.Unicode("").tag(sync=True)
    choose = traitlets.Unicode("Choose files").tag(sync=True)
    locked = traitlets.Bool(default_value=False).tag(sync=True)
    allowed: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    progress: traitlets.List[int] = traitlets.List().tag(sync=True)  # how many are read, of how many; empty where there is nothing to show
    table: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)  # several files at a glance: {head, rows}

    def __init__(self, *, allowed: Allowed, take: Take, act: Act, **words: Any) -> None:
        self._receiver = Receiver(allowed)
        self._take = take
        self.all_sent: Callable[[], None] = _nothing_more
        facts = {
            "each": allowed.each,
            "together": allowed.together,
            "files": allowed.files,
            "kinds": list(allowed.kinds),
            "words": allowed.kinds_in_words,
            "sentence": allowed.sentence,
            "piece": PIECE,
        }
        super().__init__(act=act, allowed=facts, **words)

    def _receive(self, widget: FileLines, message: Any, buffers: Any) -> None:
        """Take a piece, or pass on what was asked for."""
        if self.locked:
            return
        if message == {"all": "sent"}:
            self.all_sent()
            return
        reply = self._receiver.take(message, buffers or ())
        if reply is None:
            super()._receive(widget, message, buffers)
            return
        if reply.whole:
            self._take(reply.whole)
        self.send(reply.words)


def _nothing_more() -> None:
    """Most files are read as they come; nothing waits for the last."""


def _offered(line: dict[str, Any]) -> set[str]:
    """What may be asked for about a line."""
    return {one["key"] for one in line.get("acts", ())} | ({"answer"} if line.get("question") else set())
