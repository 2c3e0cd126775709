"""Gives each file a reader in a process of its own, so that a hostile file can end that process and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from smplan_kernel.paths import PACKAGE
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.process.warm import AT_ONCE, Ended, Warm, hear_all, tell_all
from smplan_kernel.sources.rows.packed import received
from smplan_kernel.sources.rows.reading import Request

TOO_LARGE = "too large when opened"
DAMAGED = "the file is damaged in a way that nobody foresaw"
NOT_BEGUN = "this computer could not begin another program to read it"
AGAIN_LATER = "Close what is not needed and try again"
# A reader takes much memory once and gives all back when it ends: in large pieces that costs half as much.
_IN_LARGE_PIECES = ":".join(
    f"glibc.malloc.{name}={value}"
    for name, value in {"hugetlb": 1, "mmap_threshold": 1 << 30, "trim_threshold": 1 << 30, "top_pad": 1 << 24}.items()
)
_KEPT = ("LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONHOME", "TZ", "PYTHONTZPATH")


def read_in_child(data: bytes, request: Request) -> dict[str, Any]:
    """The outcome of `reader.read_bytes`, however the child ends."""
    return _told(request, outcome_of("reader", _request(request), data, request.limits))


def member_in_child(data: bytes, number: int, request: Request) -> dict[str, Any]:
    """The outcome of `reader.take_member`, however the child ends."""
    return _told(request, outcome_of("reader", _request(request, member=number), data, request.limits))


def heads_in_child(data: bytes, numbers: Sequence[int], request: Request) -> list[bytes]:
    """How some members of an archive begin; none where they cannot be looked at."""
    told = _told(request, outcome_of("reader", {**_request(request), "heads": numbers}, data, request.limits))
    heads: list[bytes] = told.get("heads", [])
    return heads


def outcome_of(module: str, request: dict[str, Any], data: bytes, limits: Limits) -> tuple[str, bytearray | None]:
    """What a module of this room said as a child with limits; a problem where it did not come to an end.

    The child is told everything before it says anything, so that neither ever waits for the other; it knows how much will come.
    """
    told = told_to(request, data, limits)
    ended = WARM.outcome(module, told, seconds=limits.wall_seconds, most=limits.answer_bytes) or _started_anew(module, told, limits)
    if ended is None:
        return NOT_BEGUN, None
    if ended.code == 0 and ended.said:
        return "", ended.said
    # 3 is the child's own word for it; a negative code is a limit that ended it
    return (DAMAGED if ended.code in {0, 1} else TOO_LARGE), None


def told_to(request: dict[str, Any], data: bytes, limits: Limits) -> list[bytes]:
    """What a module hears: a line of facts, and the file behind it."""
    return [json.dumps({**request, "limits": asdict(limits), "size": len(data)}).encode("ascii") + b"\n", data]


def _started_anew(module: str, told: Sequence[bytes], limits: Limits) -> Ended | None:
    """The same with a process that does its imports first; None where the system has no room for one."""
    pipe = subprocess.PIPE
    try:
        begun = subprocess.Popen(  # noqa: S603 - our own module; nothing a person typed is in the command
            _command(module), bufsize=0, pipesize=AT_ONCE, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=_environment()
        )
    except OSError:
        return None
    with begun as process:
        clock = threading.Timer(limits.wall_seconds, process.kill)
        clock.start()
        try:
            assert process.stdin is not None  # noqa: S101 - both are pipes
            assert process.stdout is not None  # noqa: S101 - as above
            tell_all(process.stdin, told)
            said = hear_all(process.stdout, limits.answer_bytes)
            process.stdout.close()
        except BaseException:
            process.kill()
            raise
        finally:
            clock.cancel()
    return Ended(code=process.returncode, said=said)


def _told(request: Request, ended: tuple[str, bytearray | None]) -> dict[str, Any]:
    problem, outcome = ended
    if outcome is not None:
        return received(outcome)
    todo = {TOO_LARGE: "Export a shorter period", NOT_BEGUN: AGAIN_LATER}
    return _refused(request, problem, todo.get(problem, "Download the export again"))


def _refused(request: Request, problem: str, todo: str) -> dict[str, Any]:
    return {"status": "refused", "problems": [f"{request.file}: {problem}. {todo}"]}


def _request(request: Request, *, member: int | None = None) -> dict[str, Any]:
    return {
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
    }


def _command(module: str) -> list[str]:
    return [sys.executable, "-P", "-W", "ignore", "-m", f"{__package__}.{module}"]


def _environment() -> dict[str, str]:
    """Only what Python needs: no password of the parent reaches a process that reads strangers' files."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}  # numpy would take room for many
    return {**kept, **own, "GLIBC_TUNABLES": _IN_LARGE_PIECES}


WARM = Warm(_command("warm_process"), _environment)
"""The readers of this process that start at once."""
