"""The workbook inside somebody else's Jupyter server, as on Binder: the same dress, no protection.

Whoever holds that server's token may run code in it. Use it for your own throw-away server only.
"""

from __future__ import annotations

from traitlets.config import Config

from smplan_kernel.serve.app import launch_hook
from smplan_kernel.serve.settings import page_settings
from smplan_kernel.serve.steps import Shelf
from smplan_kernel.store import open_workspace


def dress_guest(config: Config, workspace: str) -> None:
    """Give a Jupyter server's Voila the workbook's dress; call it from its configuration file."""
    page_settings(config, launch_hook(Shelf(workspace=open_workspace(workspace)), ""))
