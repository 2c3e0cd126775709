"""The command line as a person types it: its answer and its exit code, in this process or, where that is the point, in one of its own."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from smplan_kernel.cli import main

SMPLAN = Path(sys.executable).parent / "smplan"


def called(workspace: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Call `smplan ...` beside its workspace, as a process, and expect an exit code."""
    environment = {**os.environ, "SMPLAN_WORKSPACE": str(workspace), "SMPLAN_WHO": "Mara"}
    done = subprocess.run([str(SMPLAN), *words], capture_output=True, text=True, env=environment, cwd=workspace.parent, check=False)

    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def typed(workspace: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """The same in this process: a start of Python for each command would take most of the time."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.setenv("SMPLAN_WORKSPACE", str(workspace))
        patched.setenv("SMPLAN_WHO", "Mara")
        patched.chdir(workspace.parent)
        patched.setattr(sys, "argv", ["smplan", *words])
        with pytest.raises(SystemExit) as ended:
            main()
    done = subprocess.CompletedProcess(["smplan", *words], int(ended.value.code or 0), out.getvalue(), err.getvalue())

    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="session")
def call_smplan():
    return called


@pytest.fixture(scope="session")
def type_smplan():
    return typed


@pytest.fixture
def smplan(tmp_path):
    """Call `smplan ...` on a workspace of its own."""
    return partial(typed, tmp_path / "workspace")


@pytest.fixture
def smplan_process(tmp_path):
    """The same as a process of its own."""
    return partial(called, tmp_path / "workspace")
