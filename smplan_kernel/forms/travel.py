"""How the browser's half of a form reaches the page: inside each widget, or once by address from a server that says so.

JupyterLab and a stranger's Voila know no address of ours, so there a widget carries its module and its style along.
Our own server sets `SERVED` for its kernels: then a widget carries a few lines that fetch the module from a cached address,
and no style, because the page links the whole sheet. A visit weighs a tenth.
"""

from __future__ import annotations

import hashlib
import os
from typing import Self

SERVED = "SMPLAN_FORMS_SERVED"
"""Set for the kernels of a server that answers at `voila/forms/`."""
FETCH = """const form = import(new URL(`${document.body.dataset.baseUrl}forms/NAME.js?v=MARK`, location.href));
const initialize = ({ model }) => { dispatchEvent(new CustomEvent("smplan:keeper", { detail: model.widget_manager })); };
export default { initialize, render: async (view) => (await form).default.render(view) };
"""
# Only drawing waits for the line: a widget that is not there within two seconds is given up by anywidget 0.11.
# The page draws those anew that Voila has given up (first.js), with the manager that each widget names when it begins.


class Module(str):
    """An ES module; as a widget's text it is whole, or a few lines that fetch it."""

    __slots__ = ("names",)
    names: tuple[str, ...]

    def __new__(cls, text: str, names: tuple[str, ...]) -> Self:
        """A text with the names of its parts, which are its address."""
        made = super().__new__(cls, text)
        made.names = names
        return made

    def __str__(self) -> str:
        """What a widget carries. Asked when the widget is made: a module may have been read before its kernel was begun."""
        if not is_served():
            return self[:]
        return FETCH.replace("NAME", "+".join(self.names)).replace("MARK", mark(self))


class Sheet(str):
    """A style sheet; a page that links all of them needs none from its widgets."""

    __slots__ = ()

    def __str__(self) -> str:
        """What a widget carries."""
        return "" if is_served() else self[:]

    def __add__(self, more: str) -> Sheet:
        """A longer sheet."""
        return Sheet(self[:] + more[:])


def is_served() -> bool:
    """Whether this kernel belongs to a server that gives the modules out."""
    return bool(os.environ.get(SERVED))


def mark(text: str) -> str:
    """A short fingerprint of a text, so that its address changes with it.

    >>> mark("export default {}")
    '9aeb8d59b4d4'
    """
    return hashlib.sha256(text[:].encode()).hexdigest()[:12]
