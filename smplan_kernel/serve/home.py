"""A Jupyter home of our own for the time of serving: nothing of the user's Jupyter is read, nothing is left behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smplan_kernel import paths


@contextmanager
def jupyter_home(**extra: str) -> Iterator[Path]:
    """Point Jupyter at a temporary folder, at our kernel and our page dress; `extra` joins the environment.

    The folder and the former environment come back at the end, so nothing has to be installed and nothing stays.
    """
    home = Path(tempfile.mkdtemp(prefix="smplan-"))
    before = dict(os.environ)
    os.environ.update(jupyter_environment(home) | extra)
    try:
        yield home
    finally:
        os.environ.clear()
        os.environ.update(before)
        shutil.rmtree(home, ignore_errors=True)


def jupyter_environment(home: Path) -> dict[str, str]:
    """Where Jupyter looks for settings, kernels and templates."""
    return {
        # Ahead of everything else that Jupyter searches: our kernel (kernels/smplan) and our page dress (voila/templates/smplan).
        "JUPYTER_PATH": os.pathsep.join((str(paths.PACKAGE), str(paths.templates()))),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }
