"""What the columns of an unknown table mean: real rows, a choice for each column, how days and numbers are read, the first figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from smplan_kernel.forms.assets import KIT, module, style

Put = Callable[[str, Any], None]
"""Takes one answer: its place ("decimal", or "3.measure" for the fourth column) and what was given."""


class ColumnMeaning(anywidget.AnyWidget):
    """A table that nobody knows, and the questions about it; it is empty until somebody opens a file.

    `sheet` is {file, lead, above, rows, columns, questions, further, first, more, problem}; a column is
    {name, cells, questions}; a question {name, title, help, kind, choices, optional, value, error}.
    """

    _esm = module(*KIT, "meaning")
    _css = style("meaning")
    sheet: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)
    is_busy = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, *, put: Put, save: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._put = put
        self._acts = {"save": save, "leave": leave}
        self.on_msg(self._receive)

    def _receive(self, _widget: ColumnMeaning, message: Any, _buffers: Any) -> None:
        """Pass on an answer or a wish; what is neither is dropped."""
        if not isinstance(message, dict) or not self.sheet:
            return
        if isinstance(message.get("put"), str):
            self._put(message["put"], message.get("value"))
        elif isinstance(message.get("act"), str) and message["act"] in self._acts:
            self._acts[message["act"]]()
