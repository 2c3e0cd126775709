"""The papermill engine `smplan`: a kernel behind sockets of its own, no fixed waits, limits in time, whole files or none.

papermill finds it by its entry point, so its command line (`papermill --engine smplan IN OUT`) and its API use it too.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from nbclient.util import run_sync
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.iorw import papermill_io
from papermill.log import logger

from smplan_kernel.kernels.pictures import served
from smplan_kernel.kernels.ready import first_answer

CELL_SECONDS = 600
RUN_SECONDS = 3600
START_SECONDS = 120
SAVE_SECONDS = 5.0  # between two savings of a run that goes on
ENDED = 0.005  # seconds between two looks whether a kernel that was asked to end has ended


class RunTimeoutError(RuntimeError):
    """A run took longer than it may."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"The page was not finished after {seconds:.0f} seconds and was stopped.")


class Engine(NBClientEngine):  # type: ignore[misc]  # papermill ships no hints
    """One notebook, one kernel, one private folder for its sockets."""

    @classmethod
    def execute_notebook(cls, *given: Any, **options: Any) -> nbformat.NotebookNode:
        """Run the notebook; what stands at the output's place is whole at every moment."""
        write_whole_files()
        notebook: nbformat.NotebookNode = super().execute_notebook(*given, **options)
        return notebook

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        start_timeout: int = START_SECONDS,
        execution_timeout: int | None = None,
        run_timeout: int = RUN_SECONDS,
        kernel_cwd: str | None = None,
        kernel_env: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        """Run the notebook in a kernel of its own.

        Parameters
        ----------
        start_timeout, execution_timeout, run_timeout
            Seconds until the kernel must be ready, for one part, and for all of it.
        kernel_cwd, kernel_env
            The kernel's folder and environment. papermill's own `cwd` moves the whole process, and every thread of it.

        Raises
        ------
        RunTimeoutError
            When the whole run takes too long; the kernel is ended.
        """
        options.pop("input_path", None)
        until = time.monotonic() + run_timeout
        most = execution_timeout or CELL_SECONDS

        def time_left(_cell: nbformat.NotebookNode) -> int:
            left = until - time.monotonic()
            if left <= 0:
                raise RunTimeoutError(run_timeout)
            return max(1, min(most, int(left)))

        with private_kernel(kernel_name) as (manager, told), saved_now_and_then(nb_man):
            given = {"km": manager, "kernel_name": kernel_name, "startup_timeout": start_timeout, "timeout_func": time_left, "log": logger}
            own = {"env": {**(os.environ if kernel_env is None else kernel_env), **told}, **({"cwd": kernel_cwd} if kernel_cwd else {})}
            # nbclient leaves a kernel alone whose manager it was given, and its sockets open.
            QuickClient(nb_man, **given, **options).execute(cleanup_kc=True, **own)


class QuickManager(AsyncKernelManager):
    """A manager that sees a kernel end when it ends: jupyter_client looks ten times a second."""

    async def _async_wait(self, pollinterval: float = ENDED) -> None:
        """Wait for the end."""
        await super()._async_wait(pollinterval=min(pollinterval, ENDED))


class QuickClient(PapermillNotebookClient):  # type: ignore[misc]  # papermill ships no hints
    """A client that goes on as soon as the kernel is ready: jupyter_client waits for two tenths of a second of silence."""

    async def async_start_new_kernel_client(self) -> AsyncKernelClient:
        """Connect to the kernel and wait for its first answer on both lines."""
        client: AsyncKernelClient = self.km.client()
        self.kc = client
        client.start_channels()
        client.allow_stdin = False
        try:
            async with asyncio.timeout(self.startup_timeout):
                await first_answer(client)
        except BaseException:
            await self._async_cleanup_kernel()
            raise
        return client

    start_new_kernel_client = run_sync(async_start_new_kernel_client)


@contextmanager
def saved_now_and_then(nb_man: NotebookExecutionManager) -> Iterator[None]:
    """Let a run save its file every few seconds; papermill does so twice for each part, which costs more than short parts do.

    A run that is broken off saves what there is; the finished one papermill writes itself.
    """
    save = nb_man.save

    def sometimes(**options: Any) -> None:
        if (nb_man.now() - nb_man.last_save_time).total_seconds() >= SAVE_SECONDS:
            save(**options)

    nb_man.save = sometimes
    try:
        yield
    except BaseException:
        nb_man.save = save
        raise


@contextmanager
def private_kernel(name: str) -> Iterator[tuple[AsyncKernelManager, dict[str, str]]]:
    """A manager whose kernel listens on sockets in a folder of its own, and what to tell the kernel: where its pictures are drawn.

    No port can be taken by somebody else in between. Two kernels that share a folder would share their sockets' names and talk to each
    other's clients.
    """
    if sys.platform == "win32":
        yield QuickManager(kernel_name=name), {}
        return
    # The system allows about a hundred letters for the name of a socket, so the folder is a short one.
    with tempfile.TemporaryDirectory(prefix="sp", ignore_cleanup_errors=True) as folder, served(folder) as told:
        file = f"{folder}/kernel-{Path(folder).name}.json"
        yield QuickManager(kernel_name=name, transport="ipc", ip=f"{folder}/k", connection_file=file), told


def write_whole_files() -> None:
    """Let papermill write local files under another name and rename them: whoever is killed in between leaves the old one."""
    local = papermill_io.get_handler("local")
    local.write = lambda text, path: write_whole(text, Path(local._cwd or "") / path)  # noqa: SLF001 - its folder has no other name


def write_whole(text: str, place: Path) -> None:
    """Write a notebook as a whole or not at all.

    Raises
    ------
    FileNotFoundError
        When there is no such folder.
    """
    if not place.parent.is_dir():
        msg = f"The folder {place.parent} does not exist."
        raise FileNotFoundError(msg)
    number, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(number)
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
