"""The command line as a person types it: a process, its answer, its exit code."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

SMPLAN = Path(sys.executable).parent / "smplan"


def called(workspace: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Call `smplan ...` beside its workspace and expect an exit code."""
    environment = {**os.environ, "SMPLAN_WORKSPACE": str(workspace), "SMPLAN_WHO": "Mara"}
    done = subprocess.run([str(SMPLAN), *words], capture_output=True, text=True, env=environment, cwd=workspace.parent, check=False)

    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="session")
def call_smplan():
    return called


@pytest.fixture
def smplan(tmp_path):
    """Call `smplan ...` on a workspace of its own."""
    return partial(called, tmp_path / "workspace")
