"""Charts of a live page: the kernel says what they show, the browser draws them from one bundle.

The kernel never draws. It gives the bundle away only where the browser cannot fetch it: in JupyterLab and on somebody else's server.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets

from smplan_kernel import figures
from smplan_kernel.figures.chart import Figure
from smplan_kernel.figures.environment import colours
from smplan_kernel.forms.assets import module, style

ADDRESS = "SMPLAN_CHARTS"
"""The variable by which the workbook's own server tells its kernels where it serves the bundle."""


class ChartView(anywidget.AnyWidget):
    """One chart or several; without any, a sentence that says what belongs here."""

    _esm = module("elements", "vega", "drawing", "chart")
    _css = style("chart") + figures.styles()
    address = traitlets.Unicode("").tag(sync=True)
    tokens: traitlets.Dict[str, str] = traitlets.Dict().tag(sync=True)
    question = traitlets.Unicode("").tag(sync=True)
    empty = traitlets.Unicode("").tag(sync=True)
    charts: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    open_first = traitlets.Int(4).tag(sync=True)

    def __init__(self, charts: Sequence[Figure] = (), *, question: str = "", empty: str = "") -> None:
        super().__init__(address=os.environ.get(ADDRESS, ""), tokens=_tokens())
        self.on_msg(self._receive)
        self.show(charts, question=question, empty=empty)

    def show(self, charts: Sequence[Figure] = (), *, question: str = "", empty: str = "") -> None:
        """Show these charts; the browser redraws those that have changed."""
        with self.hold_sync():
            said: set[str] = set()
            self.charts = [facts_of(chart) | {"key": _unsaid(chart.key, said)} for chart in charts]
            self.question, self.empty = question, empty

    def _receive(self, _widget: ChartView, message: Any, _buffers: Any) -> None:
        """Give the bundle to a browser that cannot fetch it."""
        if isinstance(message, dict) and message.get("bundle") is True:
            from smplan_kernel.figures.bundle import bundle  # noqa: PLC0415 - most pages fetch it from the server

            self.send({"bundle": True}, [bundle()])


def facts_of(figure: Figure) -> dict[str, Any]:
    """A figure as the browser needs it: two drawings, one for a phone, and everything that stands around them as words."""
    return {
        "name": figure.name,
        "title": figure.title,
        "caption": figure.caption,
        "alt": figure.alt,
        "note": figure.note,
        "marks": [[mark.letter, f"{mark.when}: {mark.text}"] for mark in figure.marks],
        "is_cut": any(mark.is_cut for mark in figure.marks),
        "stops": list(figure.stops),
        "here": figure.here % len(figure.stops) if figure.stops else 0,
        "header": list(figure.table.header),
        "rows": [list(row) for row in figure.table.rows],
        "numeric": list(figure.table.numeric),
        "wide": figure.draw("wide"),
        "narrow": figure.draw("narrow"),
    }


def _unsaid(key: str, said: set[str]) -> str:
    """How to read a chart, without the sentences that stand under one above it; `said` grows."""
    fresh = [line for line in (part.strip() for part in key.split(".")) if line and line not in said]
    said.update(fresh)
    return " ".join(f"{line}." for line in fresh)


def _tokens() -> dict[str, str]:
    """The token of each colour that a drawing names; where two share a colour, the one that was made for drawings."""
    named: dict[str, str] = {}
    for token, colour in colours().items():
        if colour not in named or token.startswith("series-"):
            named[colour] = token
    return named
