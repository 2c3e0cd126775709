"""The workbook inside somebody else's Jupyter server, as on Binder: the same dress, no protection.

Whoever holds that server's token may run code in it. Use it for your own throw-away server only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import tornado.web
from nbformat import NotebookNode
from traitlets.config import Config

from smplan_kernel.errors import SmplanError
from smplan_kernel.serve.parts import parts_of
from smplan_kernel.serve.settings import page_settings, seats
from smplan_kernel.serve.steps import Shelf, bare_sheet
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.which import is_yes


def dress_guest(config: Config, workspace: str) -> None:
    """Give a Jupyter server's Voila the workbook's dress; call it from its configuration file."""
    page_settings(config, guest_hook(Shelf(workspace=open_workspace(workspace))))


def guest_hook(shelf: Shelf) -> Callable[..., None]:
    """What happens to a page before its kernel starts: the house is full, or the page learns what stands around it."""
    most = seats()

    def before_launch(request: Any, notebook: NotebookNode, cwd: str) -> None:
        """Refuse above the cap; put names, links and prose into the page."""
        del cwd
        if len(request.kernel_manager.list_kernel_ids()) >= most:
            raise tornado.web.HTTPError(503)
        shell = guest_sheet(shelf, request, Path(request.request.path).stem)
        # There is no page of ours to read the whole plan on.
        notebook.metadata["smplan"] = shell | {"parts": parts_of(notebook.cells, has_way_on=bool(shell.get("next"))), "whole": ""}

    return before_launch


def guest_sheet(shelf: Shelf, request: Any, stem: str) -> dict[str, Any]:
    """What stands around a page; what is wrong with its plan the page says itself."""
    asked, example = request.get_query_argument("plan", ""), request.get_query_argument("example", "")
    try:
        return shelf.sheet(stem, asked, is_example=is_yes(example))
    except SmplanError:
        return bare_sheet(stem)
