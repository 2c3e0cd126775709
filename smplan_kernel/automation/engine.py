"""One page through papermill: a private folder, time limits, and a copy that shows no clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat

from smplan_kernel.errors import ReviewFailedError
from smplan_kernel.kernels.environment import kernel_environment

KERNEL = "smplan"
ENGINE = "smplan"
START_SECONDS = 120
CELL_SECONDS = 300
RECORD_TYPE = "application/vnd.smplan.review+json"


def run_page(page: Path, output: Path, parameters: Mapping[str, Any], *, workspace: str) -> nbformat.NotebookNode:
    """Run a page and return it with its outputs; `output` is left behind when it fails. Several may run at once. Writes `output`."""
    from smplan_kernel.kernels.provisioner import warm  # noqa: PLC0415 - as below

    if "papermill" not in sys.modules:
        warm()  # on another processor, while this one loads papermill
    import papermill  # noqa: PLC0415 - a second of imports that only a run needs
    from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: PLC0415 - as above
    from papermill.exceptions import PapermillException, PapermillExecutionError  # noqa: PLC0415 - as above

    plan, month = str(parameters["plan"]), str(parameters["month"])
    try:
        notebook: nbformat.NotebookNode = papermill.execute_notebook(
            str(page),
            str(output),
            dict(parameters),
            kernel_name=KERNEL,
            engine_name=ENGINE,
            progress_bar=False,
            log_output=False,
            start_timeout=START_SECONDS,
            execution_timeout=CELL_SECONDS,
            # The kernel's own: papermill's `cwd` and this process's environment belong to all runs at once.
            kernel_cwd=str(output.parent),
            kernel_env={**kernel_environment(os.environ), "SMPLAN_WORKSPACE": workspace},
        )
    except PapermillExecutionError as exc:
        raise ReviewFailedError(plan, month, exc.evalue or f"something happened that nobody foresaw ({exc.ename})", str(output)) from exc
    except (PapermillException, DeadKernelError, CellTimeoutError, RuntimeError) as exc:
        raise ReviewFailedError(plan, month, f"the page's engine stopped ({type(exc).__name__})", str(output)) from exc
    return notebook


def record_of(notebook: nbformat.NotebookNode) -> dict[str, Any]:
    """Return the Review that the record part of a run page carries."""
    for part in notebook.cells:
        for output in part.get("outputs", ()):
            if RECORD_TYPE in output.get("data", {}):
                record: dict[str, Any] = output["data"][RECORD_TYPE]
                return record
    msg = "the page left no record"
    raise LookupError(msg)


def without_clock(notebook: nbformat.NotebookNode) -> str:
    """Return the page as text with its parameters in place and without times, so that equal inputs give equal bytes."""
    parts = list(notebook.cells)
    injected = next((part for part in parts if "injected-parameters" in part.metadata.get("tags", ())), None)
    if injected is not None:
        parts.remove(injected)
        asked = next(part for part in parts if "parameters" in part.metadata.get("tags", ()))
        asked.source = injected.source
    for part in parts:
        for key in ("papermill", "execution"):
            part.metadata.pop(key, None)
    for key in ("papermill", "widgets"):
        notebook.metadata.pop(key, None)
    notebook.cells = parts
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]  # nbformat ships no hints for it
    return text + "\n"
