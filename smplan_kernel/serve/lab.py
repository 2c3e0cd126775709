"""JupyterLab on a copy of the workbook, for those who want to see behind the page; this machine only, and no news from outside."""

from __future__ import annotations

import json
import os
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop

from smplan_kernel import paths
from smplan_kernel.kernels.provisioner import warm
from smplan_kernel.serve.handlers import START_PAGE
from smplan_kernel.serve.home import jupyter_home
from smplan_kernel.serve.key import new_key
from smplan_kernel.serve.listening import ADDRESS, listen, port_of
from smplan_kernel.store import open_workspace


def open_lab(
    workspace: str, *, plan: str = "", port: int = 0, open_browser: bool = False, ready: Callable[[str], None], token: str = ""
) -> None:
    """Open the workbook in JupyterLab until it is told to stop.

    The pages are copied into the workspace, where one may try things out; the shipped ones stay as they are.
    """
    from jupyterlab.labapp import LabApp  # noqa: PLC0415 - half a second that `serve` does not need

    with open_workspace(workspace) as place:
        folder = copied_pages(place.folder / "workbooks")
    # JupyterLab opens its own socket; ours only finds out whether the port is free.
    with listen(port) as listening:
        chosen = port_of(listening)
    key = token or new_key()
    extra = {"SMPLAN_WORKSPACE": workspace} | ({"SMPLAN_PLAN": plan} if plan else {})
    with jupyter_home(**extra) as home, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # JupyterLab's own, about its own settings
        warm()
        quiet_dress(home / "config")
        server = LabApp.initialize_server(argv=_arguments(folder, chosen, key, quiet_settings(home / "lab")))
        server.open_browser = open_browser
        IOLoop.current().add_callback(ready, f"http://{ADDRESS}:{chosen}/lab/tree/{START_PAGE}?token={key}")
        server.start()


def _arguments(folder: Path, port: int, key: str, answers: Path) -> list[str]:
    """JupyterLab's settings as its own command line takes them."""
    settings: dict[str, Any] = {
        "ServerApp.ip": ADDRESS,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.root_dir": folder,
        "ServerApp.answer_yes": True,
        "ServerApp.log_level": "ERROR",
        "ServerApp.allow_root": True,  # in a container there may be nobody else
        "IdentityProvider.token": key,
        "LabApp.default_url": f"/lab/tree/{START_PAGE}",
        "LabApp.log_level": "ERROR",
        "LabApp.custom_css": True,
        "LabApp.extra_labextensions_path": Path(__file__).with_name("lab_parts"),
        "LabApp.workspaces_dir": folder / ".windows",  # which pages stand open belongs to this workspace, not to all of JupyterLab
        "LabApp.extension_manager": "readonly",
        "LabApp.user_settings_dir": answers,
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "MappingKernelManager.default_kernel_name": "smplan",
    }
    return [f"--{name}={value}" for name, value in settings.items()]


def quiet_settings(folder: Path) -> Path:
    """Answer JupyterLab's question about news, so that nobody is asked; its colours follow the reader's."""
    answers = folder / "@jupyterlab" / "apputils-extension"
    answers.mkdir(parents=True)
    for name, answer in (("notification", {"fetchNews": "false", "checkForUpdates": False}), ("themes", {"adaptive-theme": True})):
        (answers / f"{name}.jupyterlab-settings").write_text(json.dumps(answer), encoding="utf-8")
    return folder


def quiet_dress(settings: Path) -> None:
    """Lay our few rules where JupyterLab looks for a style of one's own."""
    own = settings / "custom" / "custom.css"
    own.parent.mkdir(parents=True)
    shutil.copyfile(Path(__file__).with_name("lab.css"), own)


def copied_pages(folder: Path) -> Path:
    """Copy each page that is missing or older than the shipped one; what somebody changed later stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in sorted(paths.workbooks().glob("*.ipynb")):
        copy = folder / page.name
        if not copy.exists() or copy.stat().st_mtime < page.stat().st_mtime:
            shutil.copyfile(page, copy)
            os.utime(copy)
    return folder
