"""Numbers that no file gives, month by month: one line for each metric, kept as soon as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from smplan_kernel.forms.assets import KIT, module, style


class Counters(anywidget.AnyWidget):
    """One month and a number for each metric; `put` takes (metric, text), `turn` another month.

    A line is {name, title, unit, help, value, error, way}; `way` leads to where it is written how the number is counted.
    """

    _esm = module(*KIT, "counters")
    _css = style("counters")
    title = traitlets.Unicode("").tag(sync=True)
    help = traitlets.Unicode("").tag(sync=True)
    empty = traitlets.Unicode("").tag(sync=True)
    month: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    lines: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)
    locked = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, *, put: Callable[[str, str], None], turn: Callable[[str], None], **words: Any) -> None:
        super().__init__(**words)
        self._put = put
        self._turn = turn
        self.on_msg(self._receive)

    def _receive(self, _widget: Counters, message: Any, _buffers: Any) -> None:
        """Pass on a number or another month; everything else is dropped."""
        if self.locked or not isinstance(message, dict) or not all(isinstance(message.get(name), str) for name in ("put", "value")):
            return
        if message["put"] in {line["name"] for line in self.lines}:
            self._put(message["put"], message["value"])
        elif message["put"] == "month":
            self._turn(message["value"])
