"""Questions folded to one line each: their forms are made when somebody opens them, so a page is ready as fast as before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import ipywidgets
import traitlets

from smplan_kernel.forms.assets import module, style
from smplan_kernel.plan import Plan
from smplan_kernel.plan.page import Ask

Build = Callable[[Ask], tuple[ipywidgets.Widget, ...]]
"""Makes the forms of a question and lets them take part in the page."""
TITLES = {"one-page": "a one-page plan", "standard": "a standard plan", "full": "a full plan"}


class Folded(anywidget.AnyWidget):
    """One line for each question; what stands under it arrives when the line is opened."""

    _esm = module("elements", "folded")
    _css = style("folded")
    plan = traitlets.Unicode("").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    lines: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    opened = traitlets.Dict().tag(sync=True, **ipywidgets.widget_serialization)

    def __init__(self, asks: tuple[Ask, ...], plan: Plan, *, build: Build, title: str = "Further questions") -> None:
        self._asks = {ask.key: ask for ask in asks}
        self._build = build
        super().__init__(plan=plan.id, title=title)
        self.on_msg(self._receive)
        self.show(plan)

    def show(self, plan: Plan) -> None:
        """Say on each line what is written already, and for which plan it is asked."""
        is_alone = len(self._asks) == 1
        self.lines = [_line(ask, plan, is_alone=is_alone) for ask in self._asks.values()]

    def unfold(self, key: str) -> None:
        """Make the forms of one question, once."""
        if key in self._asks and key not in self.opened:
            self.opened = {**self.opened, key: list(self._build(self._asks[key]))}

    def _receive(self, _widget: Folded, message: Any, _buffers: Any) -> None:
        """A line was opened in the browser."""
        match message:
            case {"do": "open", "key": str(key)}:
                self.unfold(key)


def _line(ask: Ask, plan: Plan, *, is_alone: bool) -> dict[str, str]:
    """What the browser draws of one question while it is folded; among others the depth stands aside, where it does not shout."""
    is_asked = ask.is_in(plan.start.depth)
    depth = "" if is_asked else TITLES[ask.depth]
    open_note = f"for {depth}" if depth and not is_alone else "still open" if is_asked and not ask.is_log else ""
    return {
        "key": ask.key,
        "question": ask.question,
        "before": f"More for {depth}: " if depth and is_alone else "",
        "help": ask.help,
        "theme": ask.theme,
        "note": _written(ask, plan) or open_note,
    }


def _written(ask: Ask, plan: Plan) -> str:
    """How much is written under a question."""
    section = plan.section(ask.section)
    bare = type(section)()
    if ask.records:
        rows = len(getattr(section, ask.records))
        return f"{rows} written" if rows else ""
    names = {name.partition(".")[0] for name in ask.fields}
    return "answered" if any(getattr(section, name) != getattr(bare, name) for name in names) else ""
