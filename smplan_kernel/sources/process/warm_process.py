"""The warm process: it has done a reader's imports and forks one for each file. It hears no file itself. Linux only.

Started by `warm.py` as `python -m smplan_kernel.sources.process.warm_process FD`, where FD is one end of a socket pair: nobody else can
reach it. A request is JSON with three file descriptors: what the reader hears, where it speaks, and where its end is told as
`[exit code, seconds of computing]`. It ends with the process that started it, or when nobody has asked for a while.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

from smplan_kernel.sources.process.reader import TOO_LARGE

PATIENCE = 60.0
"""Seconds without a request after which it ends."""
_LONGEST = 1 << 12  # bytes of a request
_STREAMS = 3


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """A reader at work: where its end is told, and when it must have come."""

    told: int
    deadline: float


class WarmProcess:
    """The loop: requests come in, readers go out, their ends are told."""

    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        self._readers: dict[int, _Reader] = {}
        self._asked = time.monotonic()
        self._woken, self._wake = os.pipe()
        for end in (self._woken, self._wake):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that asks; it ends us when it wants to
        self._selector = selectors.DefaultSelector()
        self._selector.register(requests, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def serve(self) -> None:
        """Answer until the one that asks is gone, or has not asked for long."""
        is_ready = False
        while self._readers or time.monotonic() < self._asked + PATIENCE:
            events = self._selector.select(self._wait() if is_ready or not self._readers else 0)
            for key, _ in events:
                if key.fileobj == self._woken:
                    self._tell_ends()
                elif not self._answer():
                    return
            self._end_late_ones()
            if not events and self._readers and not is_ready:  # the first file is being read: time to prepare for large ones
                importlib.import_module("_strptime")
                importlib.import_module("smplan_kernel.sources.files.cutting")  # and numpy with it
                freeze()
                is_ready = True

    def end(self) -> None:
        """End every reader that is left."""
        for pid in self._readers:
            os.kill(pid, signal.SIGKILL)

    def _wait(self) -> float:
        """Seconds until somebody must be looked after."""
        deadlines = [reader.deadline for reader in self._readers.values()] or [self._asked + PATIENCE]
        return max(0.0, min(deadlines) - time.monotonic())

    def _answer(self) -> bool:
        """Fork a reader for one request; False when there will be no more. In the child this never returns."""
        with suppress(ConnectionResetError):
            message, streams, _flags, _address = socket.recv_fds(self._requests, _LONGEST, _STREAMS)
            if message:
                self._fork(json.loads(message), *streams)
                return True
        return False

    def _fork(self, request: dict[str, object], hears: int, says: int, told: int) -> None:
        try:
            pid = os.fork()
        except OSError:  # without a word at its end the reader is started in another way
            pid = -1
        if pid == 0:
            signal.set_wakeup_fd(-1)
            be_a_reader(str(request["module"]), hears, says)
        os.close(hears)
        os.close(says)
        if pid < 0:
            os.close(told)
            return
        self._asked = time.monotonic()
        self._readers[pid] = _Reader(told=told, deadline=self._asked + float(str(request["seconds"])))

    def _tell_ends(self) -> None:
        """Collect the readers that have ended, and tell how."""
        with suppress(BlockingIOError):
            os.read(self._woken, 4096)
        while self._readers:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if not pid:
                return
            reader = self._readers.pop(pid)
            news = json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime])
            with suppress(OSError):  # nobody may be listening any more
                os.write(reader.told, news.encode())
            os.close(reader.told)

    def _end_late_ones(self) -> None:
        now = time.monotonic()
        for pid, reader in self._readers.items():
            if reader.deadline <= now:
                os.kill(pid, signal.SIGKILL)  # it is still ours, until its end was told


def be_a_reader(module: str, hears: int, says: int) -> None:
    """In the child: hear and speak where the request says, read, and end."""
    code = 1
    try:
        os.dup2(hears, 0)
        os.dup2(says, 1)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        code = importlib.import_module(f"{__package__}.{module}").main()
        sys.stdout.flush()
    except MemoryError:  # this process holds more than it may: there was no room to begin
        code = TOO_LARGE
    finally:
        os._exit(code)


def freeze() -> None:
    """What is there now stays shared with every reader."""
    gc.collect()
    gc.freeze()


def main() -> None:
    """Prepare, and serve."""
    requests = socket.socket(fileno=int(sys.argv[1]))
    sys.modules["ctypes"] = None  # type: ignore[assignment] # numpy does without, and no reader may have it
    importlib.import_module(f"{__package__}.opening")  # the reader is here already
    freeze()
    process = WarmProcess(requests)
    process.serve()
    process.end()
    os._exit(0)


if __name__ == "__main__":
    main()
