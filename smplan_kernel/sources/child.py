"""Starts the reader as a process of its own, so that a hostile file can end that process and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from smplan_kernel.paths import PACKAGE
from smplan_kernel.sources.packed import received
from smplan_kernel.sources.reading import Request

TOO_LARGE = "too large when opened"
_KEPT = ("LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONHOME", "TZ", "PYTHONTZPATH")


def read_in_child(data: bytes, request: Request) -> dict[str, Any]:
    """The outcome of `reader.read_bytes`, however the child ends."""
    command = [sys.executable, "-P", "-W", "ignore", "-m", "smplan_kernel.sources.reader"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; nothing a person typed is in the command
            command,
            input=_request_line(request) + data,
            capture_output=True,
            env=_environment(),
            timeout=request.limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _refused(request, TOO_LARGE, "Export a shorter period")
    if done.returncode == 0:
        return received(done.stdout)
    if done.returncode == 1:
        return _refused(request, "the file is damaged in a way that nobody foresaw", "Download the export again")
    # 3 is the child's own word for it; a negative code is a limit that ended it
    return _refused(request, TOO_LARGE, "Export a shorter period")


def _refused(request: Request, problem: str, todo: str) -> dict[str, Any]:
    return {"status": "refused", "problems": [f"{request.file}: {problem}. {todo}"]}


def _request_line(request: Request) -> bytes:
    told = {
        "file": request.file,
        "platform": request.platform,
        "dates": request.dates,
        "on": request.on.isoformat() if request.on else "",
        "modified": request.modified.isoformat() if request.modified else "",
        "period": [day.isoformat() for day in request.period] if request.period else [],
        "agreed": request.agreed.packed(),
        "look": request.look,
        "limits": asdict(request.limits),
    }
    return json.dumps(told).encode("ascii") + b"\n"


def _environment() -> dict[str, str]:
    """Only what Python needs: no password of the parent reaches a process that reads strangers' files."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
