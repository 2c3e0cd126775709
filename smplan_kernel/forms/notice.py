"""The save state of a page: Saving, Saved 10:42, Not saved, and the choice between two people's texts.

It also answers the browser's heartbeat, so that a page notices within five seconds that nobody keeps its words any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from smplan_kernel.errors import Conflict
from smplan_kernel.forms.assets import module, style
from smplan_kernel.forms.clashes import About, sentence_of, told
from smplan_kernel.plan import Plan
from smplan_kernel.plan.wording import MONTHS

NOT_SAVED = "Not saved"
OUT_OF_REACH = "Plan out of reach"


class Notice(anywidget.AnyWidget):
    """One status line; `asks` holds what the page does when somebody answers or asks for something."""

    _esm = module("elements", "clashes", "steps", "copying", "heartbeat", "notice")
    _css = style("notice")
    plan = traitlets.Unicode("").tag(sync=True)
    page = traitlets.Unicode("").tag(sync=True)
    state = traitlets.Unicode("calm").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    is_unsaved = traitlets.Bool(default_value=False).tag(sync=True)
    can_retry = traitlets.Bool(default_value=False).tag(sync=True)
    undo = traitlets.Unicode("").tag(sync=True)
    redo = traitlets.Unicode("").tag(sync=True)
    clashes: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    sentence = traitlets.Unicode("").tag(sync=True)
    can_leave = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, *, asks: Mapping[str, Callable[[Any], None]], **words: Any) -> None:
        super().__init__(**words)
        self._asks = asks
        self.on_msg(self._receive)

    def say_saved(self, at: dt.datetime, *, by: str = "") -> None:
        """Say when the store took the plan, and whose change it was if it was not made here; only the store's word leads here."""
        with self.hold_sync():
            self.state, self.words = "saved", f"Saved {_moment(at)}{by and f' {by}'}"
            self._settle()

    def say_calm(self) -> None:
        """Take back what stood in the way when nothing has been saved here yet."""
        with self.hold_sync():
            self.state, self.words = "calm", ""
            self._settle()

    def say_steps(self, undo: str, redo: str) -> None:
        """Name what a step back and a step forward would change; nothing where there is none."""
        with self.hold_sync():
            self.undo, self.redo = undo, redo

    def say_problem(self, sentence: str, *, is_unsaved: bool = True, can_retry: bool = True) -> None:
        """Say calmly what stands in the way; the typed text stays in the forms."""
        with self.hold_sync():
            self._settle()
            self.state, self.words, self.problem = "problem", NOT_SAVED if is_unsaved else OUT_OF_REACH, sentence
            self.is_unsaved, self.can_retry = is_unsaved, can_retry

    def ask(self, conflict: Conflict, plan: Plan, *, about: About = "save") -> None:
        """Show both texts of each place that two people changed."""
        with self.hold_sync():
            self._settle()
            self.state, self.words = "problem", NOT_SAVED if about == "save" else "One question is open"
            self.is_unsaved, self.can_leave = about == "save", about != "save"
            self.sentence, self.clashes = sentence_of(conflict, about), told(conflict, plan, about)

    def _settle(self) -> None:
        """Nothing stands in the way and nothing is asked."""
        self.problem, self.clashes, self.sentence = "", [], ""
        self.is_unsaved = self.can_retry = self.can_leave = False

    def _receive(self, _widget: Notice, message: Any, _buffers: Any) -> None:
        """Answer the heartbeat, and pass on what somebody asked for."""
        if not isinstance(message, dict):
            return
        if "ping" in message:
            self.send({"pong": message["ping"]})
        for word, act in self._asks.items():
            if word in message:
                act(message[word])


def _moment(at: dt.datetime) -> str:
    """The time of day; of another day, that day too."""
    here = at.astimezone()
    time = f"{here:%H:%M}"
    return time if here.date() == dt.datetime.now().astimezone().date() else f"{here.day} {MONTHS[here.month - 1]}, {time}"
