"""What a page shows beside its questions: pictures drawn from templates, and the checkpoint."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from smplan_kernel import figures
from smplan_kernel.forms.assets import module, style
from smplan_kernel.plan.glossary import GLOSSARY


class Picture(anywidget.AnyWidget):
    """A figure or a part of a document; its HTML comes from a template that escapes readers' words."""

    _esm = module("shown")
    _css = style() + figures.styles()
    html = traitlets.Unicode("").tag(sync=True)


class Checkpoint(anywidget.AnyWidget):
    """What is settled, what is open and where it is mended; each line is {text, why, href, place}."""

    _esm = module("checkpoint")
    _css = style()
    lead = traitlets.Unicode("").tag(sync=True)
    settled_title = traitlets.Unicode("Settled").tag(sync=True)
    settled: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    glossary: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    open_title = traitlets.Unicode("Still open").tag(sync=True)
    unsettled: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    pages = traitlets.Dict().tag(sync=True)
    """How far each page is: key -> {state, words}; the dress of the page shows it in its list."""

    def say(self, *, settled: list[dict[str, Any]], unsettled: list[dict[str, Any]], lead: str = "") -> None:
        """Say where the plan stands, and have the words of planning at hand."""
        with self.hold_sync():
            self.glossary = [list(entry) for entry in GLOSSARY.items()]
            self.settled, self.unsettled, self.lead = settled, unsettled, lead
