"""The save state of a page: Saving, Saved 10:42, Not saved, and the choice between two people's texts.

It also answers the browser's heartbeat, so that a page notices within five seconds that nobody keeps its words any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from smplan_kernel.errors import Conflict, SmplanError
from smplan_kernel.forms.assets import module, style

Choice = Mapping[str, str]
"""For each place that two people changed: "mine" or "theirs"."""


class Notice(anywidget.AnyWidget):
    """One status line; `asks` holds what the page does when somebody answers or asks for something."""

    _esm = module("elements", "notice")
    _css = style()
    plan = traitlets.Unicode("").tag(sync=True)
    page = traitlets.Unicode("").tag(sync=True)
    state = traitlets.Unicode("calm").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    can_undo = traitlets.Bool(default_value=False).tag(sync=True)
    clashes: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    sentence = traitlets.Unicode("").tag(sync=True)
    theirs_by = traitlets.Unicode("").tag(sync=True)

    def __init__(self, *, asks: Mapping[str, Callable[[Any], None]], **words: Any) -> None:
        super().__init__(**words)
        self._asks = asks
        self.on_msg(self._receive)

    def say_saved(self, at: dt.datetime, *, can_undo: bool = True) -> None:
        """Say when the store took the plan; only the store's word leads here."""
        with self.hold_sync():
            self.state, self.words = "saved", f"Saved {at.astimezone():%H:%M}"
            self.problem, self.clashes, self.can_undo = "", [], can_undo

    def say_problem(self, problem: SmplanError) -> None:
        """Say calmly what stands in the way; the typed text stays in the forms."""
        with self.hold_sync():
            self.state, self.problem, self.clashes = "problem", str(problem), []

    def ask(self, conflict: Conflict) -> None:
        """Show both texts of each place that two people changed."""
        with self.hold_sync():
            self.state, self.problem, self.sentence, self.theirs_by = "problem", "", str(conflict), conflict.theirs_by
            self.clashes = [
                {"path": clash.path, "title": clash.title, "mine": readable(clash.mine), "theirs": readable(clash.theirs)}
                for clash in conflict.clashes
            ]

    def _receive(self, _widget: Notice, message: Any, _buffers: Any) -> None:
        """Answer the heartbeat, and pass on what somebody asked for."""
        if not isinstance(message, dict):
            return
        if "ping" in message:
            self.send({"pong": message["ping"]})
        for word, act in self._asks.items():
            if word in message:
                act(message[word])


def readable(value: object) -> str:
    """A value of the plan as two people can compare it."""
    match value:
        case None:
            return ""
        case dict():
            parts = (f"{name}: {readable(part)}" for name, part in value.items() if part not in ("", None, [], {}) and name != "id")
            return "\n".join(parts)
        case list() | tuple():
            return "\n".join(readable(part) for part in value)
        case bool():
            return "Yes" if value else "No"
    return str(value)
