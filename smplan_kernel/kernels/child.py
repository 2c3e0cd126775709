"""The first steps of a forked process on its way to an ordinary kernel, and its last ones.

Everything that a kernel started by `exec` would have of its own is made its own here: session, streams, environment, folder,
time zone, random numbers, limits.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import json
import os
import resource
import signal
import socket
import sys
import time
import traceback
from typing import Any, NoReturn

from smplan_kernel.kernels.loaded import Loaded

PR_SET_PDEATHSIG = 1
PR_SET_NAME = 15
LONGEST_NAME = 15  # what the system keeps of a process's name
EXPENDABLE = 300  # of 1000: when memory runs out, a page goes before the server does
LAST_WORDS = 0.5  # seconds
LIMITS = {"memory": resource.RLIMIT_AS, "files": resource.RLIMIT_NOFILE, "processes": resource.RLIMIT_NPROC, "seconds": resource.RLIMIT_CPU}
"""What a request may limit: bytes of memory, open files, processes of this user, seconds of computing."""


def be_a_kernel(request: dict[str, Any], streams: list[int], channel: socket.socket, zygote: int, loaded: Loaded) -> NoReturn:
    """Become the kernel that was asked for, work until it ends, and leave."""
    code = 0
    try:
        _stand_alone(request, streams, zygote)
        _work(request["argv"], channel, loaded)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as problem:  # noqa: BLE001 - the last stop of a process: told to the host and to stderr, never passed on
        traceback.print_exc()
        _tell_failure(channel, problem)
        code = 1
    finally:
        _leave(code)


def _stand_alone(request: dict[str, Any], streams: list[int], zygote: int) -> None:
    """Take what is one's own."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.setsid()
    system = ctypes.CDLL(None)
    system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != zygote:  # it died before the line above
        os._exit(1)
    system.prctl(PR_SET_NAME, f"smplan {request['name']}".encode()[:LONGEST_NAME])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    time.tzset()
    _limit(request["limits"])
    # `random`, uuid4, secrets and tempfile differ by themselves; numpy's old global generator is copied.
    sys.modules["numpy"].random.seed()
    gc.enable()


def _limit(limits: dict[str, int]) -> None:
    """Set the limits of this kernel; one that is looser than the system's own stays as it is."""
    with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:  # noqa: PTH123 - a kernel's file, not a path of anybody's
        score.write(str(EXPENDABLE))
    for name, most in limits.items():
        _, hard = resource.getrlimit(LIMITS[name])
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(LIMITS[name], (allowed, allowed))


def _work(argv: list[str], channel: socket.socket, loaded: Loaded) -> None:
    """Be the kernel: as `python -m ipykernel_launcher`, with a word to the host once the sockets are bound."""
    import ipykernel_launcher  # type: ignore[import-untyped]  # noqa: PLC0415 - in the child, as the ordinary start would import it
    import ipywidgets  # noqa: PLC0415 - imported in the zygote already
    from ipykernel import ipkernel  # noqa: PLC0415 - imported in the zygote already
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 - imported in the zygote already

    own = argv[argv.index("ipykernel_launcher") + 1 :]
    sys.argv = [ipykernel_launcher.__file__, *own]
    # The default was read from the environment when the class was made, in the zygote. 1 means: no watching of the parent
    # (the death signal does that) and no banner.
    app: Any = IPKernelApp.instance(parent_handle=1)
    with loaded.told_to(ipkernel):
        app.initialize(own)
    # ipywidgets offers itself to the page when it is imported in a kernel; here it was imported before there was one.
    ipywidgets.register_comm_target()
    channel.send(json.dumps({"ready": os.getpid()}).encode())
    channel.close()
    app.start()
    # A fast end overtakes the control thread, which then waits ten seconds for output nobody sends any more: let it finish.
    app.control_thread.join(LAST_WORDS)


def _tell_failure(channel: socket.socket, problem: BaseException) -> None:
    """Tell the host why there is no kernel; once the kernel works, the channel is closed and only the exit is told."""
    if channel.fileno() >= 0:
        news = {"failed": f"{type(problem).__name__}: {problem}", "number": getattr(problem, "errno", 0) or 0}
        channel.send(json.dumps(news).encode())


def _leave(code: int) -> NoReturn:
    """End without tearing the interpreter down: 0.1 s instead of 0.8 s, and no page of the zygote's memory is copied for it."""
    for last in (atexit._run_exitfuncs, sys.stdout.flush, sys.stderr.flush):  # noqa: SLF001 - what the interpreter itself would call
        try:
            last()
        except BaseException:  # noqa: BLE001 - on the way out; the next one must still be called
            traceback.print_exc()
    os._exit(code)
