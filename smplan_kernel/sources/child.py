"""Starts the reader as a process of its own, so that a hostile file can end that process and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from smplan_kernel.paths import PACKAGE
from smplan_kernel.sources.limits import Limits
from smplan_kernel.sources.packed import received
from smplan_kernel.sources.reading import Request

TOO_LARGE = "too large when opened"
DAMAGED = "the file is damaged in a way that nobody foresaw"
_AT_ONCE = 1 << 20  # bytes that a pipe holds, so that both sides seldom wait
_KEPT = ("LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONHOME", "TZ", "PYTHONTZPATH")


def read_in_child(data: bytes, request: Request) -> dict[str, Any]:
    """The outcome of `reader.read_bytes`, however the child ends."""
    return _told(request, outcome_of("reader", [_request_line(request), data], request.limits))


def member_in_child(data: bytes, number: int, request: Request) -> dict[str, Any]:
    """The outcome of `reader.take_member`, however the child ends."""
    return _told(request, outcome_of("reader", [_request_line(request, member=number), data], request.limits))


def outcome_of(module: str, told: Sequence[bytes], limits: Limits) -> tuple[str, bytes | None]:
    """What a module of this room said as a child with limits; a problem where it did not come to an end.

    The child is told everything before it says anything, so that neither ever waits for the other.
    """
    command = [sys.executable, "-P", "-W", "ignore", "-m", f"{__package__}.{module}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - our own module; nothing a person typed is in the command
        command, bufsize=0, pipesize=_AT_ONCE, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=_environment()
    ) as process:
        clock = threading.Timer(limits.wall_seconds, process.kill)
        clock.start()
        try:
            said = _talk(process, told)
        except BaseException:
            process.kill()
            raise
        finally:
            clock.cancel()
    if process.returncode == 0:
        return "", said
    # 3 is the child's own word for it; a negative code is a limit that ended it
    return (DAMAGED if process.returncode == 1 else TOO_LARGE), None


def _talk(process: subprocess.Popen[bytes], told: Sequence[bytes]) -> bytes:
    """Tell a child everything and hear what it says."""
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101 - as above
    with suppress(BrokenPipeError), process.stdin as stream:  # it may have ended before it heard everything
        for piece in told:
            rest = memoryview(piece)
            while rest:
                rest = rest[stream.write(rest) :]
    return process.stdout.read()


def _told(request: Request, ended: tuple[str, bytes | None]) -> dict[str, Any]:
    problem, outcome = ended
    if outcome is not None:
        return received(outcome)
    return _refused(request, problem, "Export a shorter period" if problem == TOO_LARGE else "Download the export again")


def _refused(request: Request, problem: str, todo: str) -> dict[str, Any]:
    return {"status": "refused", "problems": [f"{request.file}: {problem}. {todo}"]}


def _request_line(request: Request, *, member: int | None = None) -> bytes:
    told = {
        "file": request.file,
        "platform": request.platform,
        "dates": request.dates,
        "on": request.on.isoformat() if request.on else "",
        "modified": request.modified.isoformat() if request.modified else "",
        "period": [day.isoformat() for day in request.period] if request.period else [],
        "agreed": request.agreed.packed(),
        "look": request.look,
        "beside": request.beside,
        "member": member,
        "limits": asdict(request.limits),
    }
    return json.dumps(told).encode("ascii") + b"\n"


def _environment() -> dict[str, str]:
    """Only what Python needs: no password of the parent reaches a process that reads strangers' files."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}  # numpy would take room for many
