"""A process with one thread that has done the imports and forks one kernel for each request.

Started by `host.py` as `python -m smplan_kernel.kernels.zygote FD`, where FD is one end of a socket pair: nobody else can
reach it. It ends with its host, and its kernels end with it. Linux only.

Requests are JSON with four file descriptors (stdin, stdout, stderr, a channel of the kernel's own). On that channel it tells
`{"pid": ...}` and, when the kernel has ended, `{"exit": ...}`; the kernel itself tells `{"ready": ...}` in between.
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
from contextlib import suppress
from pathlib import Path
from typing import Any

from smplan_kernel.kernels.child import be_a_kernel
from smplan_kernel.kernels.loaded import Loaded
from smplan_kernel.kernels.preload import FIRST_ACTS, LIBRARIES, MACHINERY, PRODUCT

LONGEST = 1 << 20  # bytes of one request
STREAMS = 4  # stdin, stdout, stderr, channel
RETIRE = b"retire"


def main() -> None:
    """Prepare, say that we are up, and fork until the host has gone."""
    # `-m` puts the working folder first: a file there would stand in for a module in every kernel.
    del sys.path[0]
    requests = socket.socket(fileno=int(sys.argv[1]))
    loaded = prepare()
    try:
        requests.send(json.dumps({"up": os.getpid(), "loaded": len(sys.modules), "threads": threads()}).encode())
    except BrokenPipeError:  # the host has ended meanwhile
        return
    Zygote(requests, loaded).serve()


def prepare() -> Loaded:
    """Import everything, draw one chart and one widget, compile templates, and freeze what is there; returns what is loaded."""
    gc.disable()
    for name in (*MACHINERY, *LIBRARIES, *PRODUCT):
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # an extra that is not installed: its kernels would not have it either
    draw_one_of_each()
    for act in FIRST_ACTS:
        module, _, name = act.partition(":")
        getattr(importlib.import_module(module), name)()
    loaded = Loaded()
    gc.collect()
    # Frozen objects are never visited again, so a collection in a kernel does not copy their pages: 27 MB instead of 92.
    gc.freeze()
    if threads() > 1:
        sys.exit("a thread is running: this process cannot be forked safely")
    return loaded


def draw_one_of_each() -> None:
    """Take the imports that libraries put off until their first use."""
    import altair as alt  # noqa: PLC0415 - only a zygote draws for nobody
    import ipywidgets  # noqa: PLC0415 - as above
    import pandas as pd  # noqa: PLC0415 - as above

    rows = pd.DataFrame({"month": [1, 2], "visits": [3, 4]})
    chart = alt.Chart(rows).mark_bar().encode(x="month:Q", y="visits:Q", tooltip=["month"])
    (chart | chart).to_dict()
    ipywidgets.Text()
    # Its layout and style are widgets, too. What stays would stand in every kernel and answer no page that asks for it.
    ipywidgets.Widget.close_all()


def threads() -> int:
    """How many threads this process has, those of C libraries too."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


class Zygote:
    """The loop: requests come in, kernels go out, their ends are told."""

    def __init__(self, requests: socket.socket, loaded: Loaded) -> None:
        self._requests = requests
        self._loaded = loaded
        self._kernels: dict[int, socket.socket] = {}
        self._is_retired = False
        self._woken, wake = os.pipe()
        self._ours = (self._woken, wake)
        for end in self._ours:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the host's; it ends us when it wants to
        requests.setblocking(False)

    def serve(self) -> None:
        """Answer until the host is gone, or until we are retired and the last kernel has ended."""
        selector = selectors.DefaultSelector()
        selector.register(self._requests, selectors.EVENT_READ)
        selector.register(self._woken, selectors.EVENT_READ)
        while not (self._is_retired and not self._kernels):
            for key, _ in selector.select():
                if key.fileobj == self._woken:
                    self._tell_ends()
                else:
                    self._answer(selector)
        os._exit(0)

    def _answer(self, selector: selectors.BaseSelector) -> None:
        """Take one request: a kernel, our retirement, or the end of the host."""
        try:
            message, streams, _flags, _address = socket.recv_fds(self._requests, LONGEST, STREAMS)
        except BlockingIOError:
            return
        except ConnectionResetError:
            message = b""
        if not message:
            self._end_all()
        elif message == RETIRE:
            self._is_retired = True
        else:
            self._fork(json.loads(message), streams, selector)

    def _fork(self, request: dict[str, Any], streams: list[int], selector: selectors.BaseSelector) -> None:
        """Fork one kernel; in the child this never returns."""
        zygote = os.getpid()
        channel = socket.socket(fileno=streams.pop())
        try:
            pid = os.fork()
        except OSError as problem:
            channel.send(json.dumps({"failed": f"no new process ({problem.strerror})", "number": problem.errno}).encode())
            pid = -1
        if pid == 0:
            selector.close()
            self._let_go()
            be_a_kernel(request, streams, channel, zygote, self._loaded)
        for stream in streams:
            os.close(stream)
        if pid < 0:
            channel.close()
            return
        self._kernels[pid] = channel
        _send(channel, {"pid": pid})

    def _let_go(self) -> None:
        """Close in the child what is the zygote's."""
        signal.set_wakeup_fd(-1)
        self._requests.close()
        for end in self._ours:
            os.close(end)
        for channel in self._kernels.values():
            channel.close()

    def _tell_ends(self) -> None:
        """Collect the kernels that have ended, and tell how."""
        with suppress(BlockingIOError):
            os.read(self._woken, 4096)
        while (ended := _next_end()) is not None:
            pid, code = ended
            channel = self._kernels.pop(pid, None)
            if channel is not None:
                _send(channel, {"exit": code})
                channel.close()

    def _end_all(self) -> None:
        """The host is gone, and with it everybody who could talk to these kernels."""
        for pid in self._kernels:
            with suppress(OSError):  # it may have ended by itself just now
                os.killpg(pid, signal.SIGKILL)
        os._exit(0)


def _next_end() -> tuple[int, int] | None:
    """A child that has ended, with its code as `subprocess` counts them."""
    try:
        pid, status = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return (pid, os.waitstatus_to_exitcode(status)) if pid else None


def _send(channel: socket.socket, news: dict[str, int]) -> None:
    """Tell the host; it may have stopped listening."""
    with suppress(OSError):
        channel.send(json.dumps(news).encode())


if __name__ == "__main__":
    main()
