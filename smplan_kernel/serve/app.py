"""Stand-alone Voila as one function: it listens on this machine only and ends with everything it started."""

from __future__ import annotations

import signal
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tornado.web
from nbformat import NotebookNode
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from smplan_kernel import paths
from smplan_kernel.forms.travel import SERVED
from smplan_kernel.kernels.provisioner import warm
from smplan_kernel.serve.charts import chart_environment, chart_routes
from smplan_kernel.serve.handlers import NotFound, PlainHeaders, Root, ShutdownSoon, page_address
from smplan_kernel.serve.home import jupyter_home
from smplan_kernel.serve.key import keep_logs_discreet, new_key, without_key
from smplan_kernel.serve.kit import ROUTE as KIT
from smplan_kernel.serve.kit import Kit
from smplan_kernel.serve.listening import ADDRESS, listen_as_usual, port_of
from smplan_kernel.serve.page import PageHandler
from smplan_kernel.serve.settings import LARGEST_MESSAGE, POLICY, voila_settings
from smplan_kernel.serve.steps import Shelf
from smplan_kernel.serve.whole_plan import ROUTE as WHOLE_PLAN
from smplan_kernel.serve.whole_plan import WholePlan
from smplan_kernel.store import open_workspace

# Voila's list of files and its reader of folders: planners have pages, not files.
UNWANTED = (TornadoVoilaTreeHandler, VoilaContentsHandler)


def serve(
    workspace: str,
    *,
    plan: str = "",
    port: int = 0,
    open_browser: bool = False,
    ready: Callable[[str], None],
    token: str = "",
    notebooks: Path | None = None,
) -> None:
    """Serve the workbook on this machine until it is told to stop (Ctrl+C or SIGTERM).

    Parameters
    ----------
    port
        0 is the one that this workspace usually has, or a free one; a port that is taken is a WorkspaceError, never another port.
    ready
        Called once with the address, key included, as soon as the server answers.
    token
        The key in the address; empty makes a new one.

    """
    listening = listen_as_usual(port, workspace)
    keep_logs_discreet()
    extra = {"SMPLAN_WORKSPACE": workspace, SERVED: "1", **chart_environment()} | ({"SMPLAN_PLAN": plan} if plan else {})
    with open_workspace(workspace) as place, jupyter_home(**extra) as home:
        warm()
        key = token or new_key()
        config = voila_settings(notebooks=notebooks or paths.workbooks(), home=home, token=key, hook=before_launch)
        server = WorkbookServer(config=config, listening=listening, shelf=Shelf(workspace=place), default_plan=plan)
        server.initialize([])
        address = f"http://{ADDRESS}:{server.port}" + page_address("/", {"plan": plan, "token": key})
        server.when_ready = [lambda: ready(address)] + ([lambda: _show(address)] if open_browser else [])
        server.start()


def _show(address: str) -> None:
    """Open the browser beside the running server."""
    IOLoop.current().run_in_executor(None, webbrowser.open, address)


def before_launch(request: PageHandler, notebook: NotebookNode, cwd: str) -> None:
    """The page learns what stands around it; whoever may not come in was told before."""
    del cwd
    notebook.metadata["smplan"] = request.shell


class WorkbookServer(Voila):  # type: ignore[misc]  # Voila ships no hints
    """Voila with a start page instead of a list of files, on a socket that we opened."""

    def __init__(self, *, listening: socket.socket, shelf: Shelf, default_plan: str, **options: Any) -> None:
        super().__init__(**options)
        self.listening = listening
        self.ours = {"shelf": shelf, "default_plan": default_plan}
        self.when_ready: list[Callable[[], None]] = []
        self.port = port_of(listening)
        # A voila.json in the working folder or in the user's home must not loosen ours.
        self.config_file_paths: list[str] = []

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings with its openness taken back."""
        settings: dict[str, Any] = super().init_settings()
        return settings | {
            "allow_remote_access": False,  # names other than this machine's are refused: no rebinding
            "headers": {"Content-Security-Policy": POLICY},
            "transforms": [PlainHeaders],
            "websocket_max_message_size": LARGEST_MESSAGE,
            "default_handler_class": NotFound,
            "default_handler_args": {"voila_configuration": self.voila_configuration},
            "default_plan": self.ours["default_plan"],
            "websocket_compression_options": {},
            "log_function": self._log_failure,
        }

    def init_handlers(self) -> list[Any]:
        """Voila's routes without files and folders, and with ours."""
        voila = {"voila_configuration": self.voila_configuration}
        ours = [
            (self.server_url, Root, voila),
            (self.server_url + WHOLE_PLAN, WholePlan, voila | self.ours),
            (self.server_url + KIT, Kit, voila),
            *chart_routes(self.server_url),
        ]
        kept = [self._as_ours(route) for route in super().init_handlers() if route[1] not in UNWANTED]
        return [*ours, *kept]

    def _as_ours(self, route: tuple[Any, ...]) -> tuple[Any, ...]:
        """Voila's route with our manners: a page's first words at once, and a kernel that may finish when its window closes."""
        if route[1] is TornadoVoilaHandler:
            return (route[0], PageHandler, route[2] | self.ours | {"notebooks": Path(self.root_dir)})
        return (route[0], ShutdownSoon, *route[2:]) if route[1] is VoilaShutdownKernelHandler else route

    def listen(self) -> None:
        """Answer on our socket until a signal comes."""
        HTTPServer(self.app).add_socket(self.listening)
        self.ioloop = IOLoop.current()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._handle_signal_stop)
        for act in self.when_ready:
            self.ioloop.add_callback(act)
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def stop(self) -> None:
        """End the kernels; the folder of their connections goes with the Jupyter home."""
        self.ioloop.run_sync(self.kernel_manager.shutdown_all)

    def _log_failure(self, handler: tornado.web.RequestHandler) -> None:
        """Note what failed on our side, never the key in the address."""
        if handler.get_status() >= 500:  # noqa: PLR2004 - HTTP: from here on it is the server's fault
            self.log.error("%s %s answered %s", handler.request.method, without_key(handler.request.uri or ""), handler.get_status())
