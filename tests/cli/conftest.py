"""The command line as a person types it: a process, its answer, its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SMPLAN = Path(sys.executable).parent / "smplan"


@pytest.fixture
def smplan(tmp_path):
    """Call `smplan ...` on a workspace of its own."""

    def call(*words: str, code: int = 0, workspace: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "SMPLAN_WORKSPACE": workspace or str(tmp_path / "workspace"), "SMPLAN_WHO": "Mara"}
        done = subprocess.run([str(SMPLAN), *words], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)

        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    return call
