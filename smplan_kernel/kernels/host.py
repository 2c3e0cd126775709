"""The host's side of a zygote: one for each host process, started once, replaced when the installed code changes.

Also `ForkedKernel`, the little that jupyter_client wants of a process.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from smplan_kernel.kernels.preload import code_mark, differs_in, zygote_environment

START_SECONDS = 60.0
SEND_SECONDS = 5.0
GOODBYE_SECONDS = 5.0
LARGEST_MESSAGE = 1 << 20


class ForkError(Exception):
    """There is no forked kernel; `number` is the system's, 0 when it has none."""

    def __init__(self, reason: str, number: int = 0) -> None:
        self.number = number
        super().__init__(reason)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """The kernel that is wanted: as `Popen` would be told, with limits beside it."""

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: str
    streams: tuple[int, int, int]
    limits: Mapping[str, int]
    name: str = ""

    def message(self) -> bytes:
        """The request as it goes to the zygote; the streams travel beside it."""
        told = {"argv": list(self.argv), "env": dict(self.env), "cwd": self.cwd, "limits": dict(self.limits), "name": self.name}
        return json.dumps(told).encode()


class Zygote:
    """A running zygote. `here()` is the one of this process; its socket has no name, so nobody else can ask it for a kernel."""

    _one: Zygote | None = None
    _lock = threading.Lock()
    _refusal: tuple[int, str] = (0, "")

    @classmethod
    def here(cls) -> Zygote:
        """The zygote of this process, up and on the installed code; started when there is none.

        Raises
        ------
        ForkError
            When it would not start. It is not tried again before the code changes: that would cost each kernel two seconds.
        """
        with cls._lock:
            mark, refusal = cls._refusal
            if refusal and mark == code_mark():
                raise ForkError(refusal)
            one = cls._one = cls._successor(cls._one)
            try:
                return one.up()
            except ForkError as problem:
                cls._refusal = (one.mark, str(problem))
                raise

    @classmethod
    def _successor(cls, one: Zygote | None) -> Zygote:
        """The same one as long as it can serve, else a new one; an old one that is alive ends with its kernels."""
        if one is None or not one.is_ours():
            return cls()
        if not one.is_stale():
            return one
        one.retire()
        return cls()

    @classmethod
    def warm(cls) -> None:
        """Begin the start of the zygote without waiting for it, so that the first kernel comes as fast as the next."""
        threading.Thread(target=cls._warm, name="zygote", daemon=True).start()

    @classmethod
    def _warm(cls) -> None:
        try:
            cls.here()
        except ForkError:
            return  # told by the first kernel that asks

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.environment = dict(os.environ)
        self.mark = code_mark()
        self._sending = threading.Lock()
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            for end in (self._socket, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST_MESSAGE)
            # Started by exec, never forked from the host: a server has threads, loops and sockets that no kernel should inherit.
            self.process = subprocess.Popen(  # noqa: S603 - our own module by our own interpreter
                [sys.executable, "-m", "smplan_kernel.kernels.zygote", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                cwd="/",
                env=zygote_environment(self.environment),
            )
        self.news: dict[str, Any] = {}
        atexit.register(self.end)

    def is_ours(self) -> bool:
        """Whether it is alive and was started by this process, not by the one that this was forked from."""
        return self.owner == os.getpid() and self.process.poll() is None

    def is_stale(self) -> bool:
        """Whether the code it has loaded is not the installed one any more, or this process would start Python otherwise now."""
        return self.mark != code_mark() or bool(differs_in(os.environ, self.environment))

    def up(self) -> Self:
        """Wait until it can fork."""
        if not self.news:
            self._socket.settimeout(START_SECONDS)
            try:
                hello = self._socket.recv(LARGEST_MESSAGE)
            except TimeoutError as exc:
                self.end()
                msg = f"the zygote was not up after {START_SECONDS:.0f} seconds"
                raise ForkError(msg) from exc
            except OSError as exc:
                msg = "this process is ending"
                raise ForkError(msg) from exc
            if not hello:
                self.end()
                msg = f"the zygote ended at its start (code {self.process.returncode})"
                raise ForkError(msg)
            self.news = json.loads(hello)
            self._socket.settimeout(SEND_SECONDS)
        return self

    def fork(self, wish: Wish) -> socket.socket:
        """Ask for a kernel; what becomes of it is told on the socket that is returned.

        Raises
        ------
        ForkError
            When the request cannot be sent.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        with theirs, self._sending:
            try:
                socket.send_fds(self._socket, [wish.message()], [*wish.streams, theirs.fileno()])
            except OSError as exc:
                ours.close()
                msg = f"the zygote takes no request ({exc.strerror or exc})"
                raise ForkError(msg, exc.errno or 0) from exc
        return ours

    def retire(self) -> None:
        """Let it end with its last kernel; nobody new comes from it. Its kernels live as long as our end of the socket is open."""
        with self._sending:
            try:
                self._socket.send(b"retire")
            except OSError:
                self.process.kill()

    def end(self) -> None:
        """End it and all its kernels."""
        if self.owner != os.getpid():
            return
        self._socket.close()  # end of file: it ends its kernels and itself
        try:
            self.process.wait(GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class ForkedKernel:
    """The part of `Popen` that jupyter_client uses; how the kernel ended is told by the zygote."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, channel: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._channel = channel
        self._asking = threading.Lock()

    def poll(self) -> int | None:
        """The exit code, None while it lives; several threads may ask, one hears the answer."""
        with self._asking:
            return self._heard()

    def _heard(self) -> int | None:
        while self.returncode is None:
            try:
                news = self._channel.recv(LARGEST_MESSAGE)
            except BlockingIOError:
                return None
            except OSError:
                news = b""
            # Silence means that the zygote has ended, and every kernel dies with it.
            self.returncode = json.loads(news).get("exit") if news else -signal.SIGKILL
        self._channel.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the exit code."""
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                which = f"kernel {self.pid}"
                raise subprocess.TimeoutExpired(which, timeout or 0)
            time.sleep(0.005)
        return code

    def send_signal(self, number: int) -> None:
        """Signal the kernel and what it has started; a process number that was given to somebody else is never signalled."""
        if self.poll() is None:
            os.killpg(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)
