"""Runs in processes of their own, forked from this one so that a start costs nothing, with one zygote for all their kernels."""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smplan_kernel.kernels.host import Zygote

LONGEST = 300.0  # seconds of one run
LOADED = (
    "papermill",
    "smplan_kernel.documents.review",
    "smplan_kernel.workbook.month",
    "smplan_kernel.automation.run",
    "smplan_kernel.inbox",
)


def prepare() -> None:
    """Import what a run imports, and start the zygote; this process must have one thread."""
    for name in LOADED:
        importlib.import_module(name)
    Zygote.here()


class _Lives:
    """Stands for the zygote's process in a process that is not its parent."""

    returncode = None

    def poll(self) -> None:
        """It lives."""


@dataclass(frozen=True, kw_only=True)
class Child:
    """A forked run and the pipe on which it answers."""

    pid: int
    answers: int

    def answer(self) -> dict[str, Any]:
        """What it said; `{"killed": True}` when it said nothing."""
        text = b""
        until = time.monotonic() + LONGEST
        while select.select([self.answers], [], [], max(0.0, until - time.monotonic()))[0]:
            piece = os.read(self.answers, 1 << 16)
            if not piece:
                break
            text += piece
        else:
            self.kill()
            text = json.dumps({"error": "TimeoutError", "text": f"no end after {LONGEST:.0f} seconds"}).encode()
        os.close(self.answers)
        os.waitpid(self.pid, 0)
        told: dict[str, Any] = json.loads(text) if text else {"killed": True}
        return told

    def kill(self) -> None:
        """SIGKILL; it may have ended by itself."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def answers_within(self, seconds: float) -> bool:
        """Whether it has said something, or died, before so many seconds are over."""
        return bool(select.select([self.answers], [], [], seconds)[0])


def fork(work: Callable[[], dict[str, Any]], temporary: Path, *, after: float = 0.0) -> Child:
    """Do the work in a child, at a moment of the monotonic clock; its temporary files lie in a folder of ours."""
    answers, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return Child(pid=pid, answers=answers)
    try:
        os.close(answers)
        _share_zygote()
        temporary.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = str(temporary)
        time.sleep(max(0.0, after - time.monotonic()))
        _say(tell, _done(work))
    finally:
        os._exit(0)


def _say(tell: int, told: dict[str, Any]) -> None:
    with os.fdopen(tell, "wb") as line:
        line.write(json.dumps(told).encode())


def _done(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return work()
    except Exception as problem:  # noqa: BLE001 - told to the parent, which judges it
        return {"error": type(problem).__name__, "text": str(problem), "where": traceback.format_exc(limit=-4)}


def _share_zygote() -> None:
    one = Zygote._one
    assert one is not None
    one.owner, one.process = os.getpid(), _Lives()  # type: ignore[assignment]


def end_kernels() -> None:
    """End the kernels whose host was killed; a zygote of its own would have ended with its host, and its kernels with it."""
    one = Zygote._one
    assert one is not None
    zygote = one.process.pid
    for pid in Path(f"/proc/{zygote}/task/{zygote}/children").read_text(encoding="ascii").split():
        with suppress(ProcessLookupError):
            os.killpg(int(pid), signal.SIGKILL)
