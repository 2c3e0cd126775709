"""Readers that start at once: one process has done the imports and forks a reader for each file. Linux; elsewhere there is none.

The warm process never sees a file. What it forks takes the same limits as a reader that was started anew, and ends with its file.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import FileIO
from typing import IO, NamedTuple

AT_ONCE = 1 << 20
"""Bytes that a pipe holds, so that both sides seldom wait."""


class Ended(NamedTuple):
    """How a reader came to its end, as `subprocess` counts, and what it said."""

    code: int
    said: bytearray


class Warm:
    """The warm process of this one; it is started when it is first needed, and again when it has ended."""

    def __init__(self, command: Sequence[str], environment: Callable[[], dict[str, str]]) -> None:
        self._command, self._environment = command, environment
        self._lock = threading.Lock()
        self._requests: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.seconds = 0.0
        """Seconds of computing of all its readers so far, which the system does not count as those of our own children."""
        if sys.platform == "linux":
            os.register_at_fork(after_in_child=self._forget)
            atexit.register(self.end)

    def outcome(self, module: str, told: Sequence[bytes], *, seconds: float, most: int) -> Ended | None:
        """What a module says to what it is told, within so many seconds and bytes; None where it must be asked in another way."""
        if sys.platform != "linux":
            return None
        hears, tell = os.pipe()
        hear, says = os.pipe()
        learn, ends = os.pipe()
        _widen(tell)
        _widen(says)
        is_sent = self._send({"module": module, "seconds": seconds}, [hears, says, ends])
        for end in (hears, says, ends):
            os.close(end)
        with open(tell, "wb", 0) as stream, open(hear, "rb", 0) as answer, open(learn, "rb", 0) as news:  # noqa: PTH123 - numbers, no paths
            if not is_sent:
                return None
            tell_all(stream, told)
            said = hear_all(answer, most)
            answer.close()  # one that says more hears that nobody listens
            told_end = news.read()
        if not told_end:  # the warm process has ended before the reader did
            return None
        code, spent = json.loads(told_end)
        with self._lock:
            self.seconds += spent
        return Ended(code=code, said=said)

    def end(self) -> None:
        """Let it go; its readers end with it."""
        with self._lock:
            self._let_go()

    def _send(self, request: dict[str, object], ends: list[int]) -> bool:
        """Hand a request over; once more where the warm process has ended because nobody asked for long."""
        message = [json.dumps(request).encode()]
        with self._lock:
            for _ in range(2):
                with suppress(OSError):
                    requests = self._requests or self._start()
                    socket.send_fds(requests, message, ends)
                    return True
                self._let_go()
        return False

    def _start(self) -> socket.socket:
        self._requests, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            quiet = subprocess.DEVNULL
            self._process = subprocess.Popen(  # noqa: S603 - our own module; nothing a person typed is in the command
                [*self._command, str(its.fileno())],
                pass_fds=(its.fileno(),),
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                env=self._environment(),
            )
        return self._requests

    def _let_go(self) -> None:
        """Close our end, on which it ends."""
        if self._requests is not None:
            self._requests.close()
        if self._process is not None:
            self._process.wait()
        self._requests = self._process = None

    def _forget(self) -> None:
        """A process that was forked from this one has none yet; the lock may have been held by a thread that is not here."""
        if self._requests is not None:
            self._requests.close()
        self._lock = threading.Lock()
        self._requests = self._process = None


def tell_all(stream: IO[bytes], told: Sequence[bytes]) -> None:
    """Tell a reader everything and close; it may have ended before it heard everything."""
    with suppress(BrokenPipeError), stream:
        for piece in told:
            rest = memoryview(piece)
            while rest:
                rest = rest[stream.write(rest) :]


def hear_all(stream: IO[bytes], most: int) -> bytearray:
    """What a reader says, for which room is made once: a line with its size goes before it. Nothing where it breaks off or is too much."""
    line = stream.readline(len(str(most)) + 1)
    size = int(line) if line[:-1].isdigit() else 0
    said = bytearray(size if size <= most else 0)
    rest = memoryview(said)
    with FileIO(stream.fileno(), closefd=False) as raw:
        while rest and (heard := raw.readinto(rest)):
            rest = rest[heard:]
    return bytearray() if rest else said


def _widen(pipe: int) -> None:
    import fcntl  # noqa: PLC0415 - not on every system

    with suppress(OSError):  # a system may not allow so much
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, AT_ONCE)
