"""The provisioner of the kernelspec `smplan`: asks the zygote to fork, and starts an ordinary process where that is not safe.

jupyter_client finds it by its entry point, so JupyterLab, Voila, papermill and nbval use it without knowing.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import traitlets
from jupyter_client.connect import KernelConnectionInfo, LocalPortCache
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from smplan_kernel.kernels import crowd
from smplan_kernel.kernels.crowd import most_kernels
from smplan_kernel.kernels.host import ForkedKernel, ForkError, Wish, Zygote
from smplan_kernel.kernels.preload import differs_in

READY_SECONDS = 30.0
PORT_TRIES = 3
SWITCH = "SMPLAN_NOFORK"
MEGABYTE = 1 << 20


class ForkingProvisioner(LocalProvisioner):
    """Kernels that are forked in a tenth of a second, or started in two where forking is not safe; nobody needs to know which.

    The limits are off unless a kernelspec (`metadata.kernel_provisioner.config`) or a Jupyter configuration sets them.
    """

    memory_limit = traitlets.Int(0, help="Most megabytes of memory of one kernel; 0 sets no limit.").tag(config=True)
    file_limit = traitlets.Int(0, help="Most open files of one kernel; 0 sets no limit.").tag(config=True)
    process_limit = traitlets.Int(0, help="Most processes of the kernel's user; 0 sets no limit.").tag(config=True)
    cpu_limit = traitlets.Int(0, help="Most seconds of computing of one kernel; 0 sets no limit.").tag(config=True)
    kernel_limit = traitlets.Int(help="Most kernels of this process at once; as many as the memory holds when nothing is said.").tag(
        config=True
    )
    process: Any = None  # a Popen, or the ForkedKernel that stands for one

    @traitlets.default("kernel_limit")
    def _most_kernels(self) -> int:
        return most_kernels()

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Start the kernel when its turn has come.

        Raises
        ------
        TooManyKernelsError, RushError
            When there is no place for another kernel, or too many start.
        """
        async with crowd.HERE.admitted(self.kernel_limit):
            info = await self._launch(cmd, options)
            crowd.HERE.add(self.process)
        return info

    async def _launch(self, cmd: list[str], options: Mapping[str, Any]) -> KernelConnectionInfo:
        """Start the kernel; why it is not forked is logged once for each reason."""
        reason = why_not(cmd)
        if not reason:
            try:
                await self._fork_with_fresh_ports(cmd, options)
            except ForkError as problem:
                reason = str(problem)
        if not reason:
            return self.connection_info
        self._say_once(reason)
        return await super().launch_kernel(cmd, **options)

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel and what it has started."""
        if not isinstance(self.process, ForkedKernel):
            await super().send_signal(signum)
            return
        with suppress(ProcessLookupError):
            self.process.send_signal(signum)

    async def _fork_with_fresh_ports(self, cmd: list[str], options: Mapping[str, Any]) -> None:
        """Fork; a port that somebody took between its choice and its use is chosen anew, like the four others."""
        for left in reversed(range(PORT_TRIES)):
            try:
                await self._fork(cmd, options)
            except ForkError as problem:
                if problem.number != errno.EADDRINUSE or not left:
                    raise
                self.log.info("A port was taken before the kernel could use it; trying others.")
                self._choose_other_ports()
            else:
                return

    async def _fork(self, cmd: list[str], options: Mapping[str, Any]) -> None:
        """One forked kernel whose sockets are bound."""
        zygote = await asyncio.get_running_loop().run_in_executor(None, Zygote.here)
        env = {str(name): str(value) for name, value in (options.get("env") or os.environ).items() if name != "JPY_PARENT_PID"}
        if names := differs_in(env, zygote.environment):
            msg = f"{', '.join(names)} must be known when Python starts"
            raise ForkError(msg)
        folder = str(options.get("cwd") or Path.cwd())
        with streams(options) as three:
            wish = Wish(argv=cmd, env=env, cwd=folder, streams=three, limits=self.limits(), name=_short_name(cmd))
            channel = zygote.fork(wish)
        pid = await _until_ready(channel)
        self.process = ForkedKernel(pid, channel)
        self.pid = self.pgid = pid
        self.cwd = folder

    def limits(self) -> dict[str, int]:
        """The limits that are set, in the units of the system."""
        wanted = {
            "memory": self.memory_limit * MEGABYTE,
            "files": self.file_limit,
            "processes": self.process_limit,
            "seconds": self.cpu_limit,
        }
        return {name: most for name, most in wanted.items() if most > 0}

    def _choose_other_ports(self) -> None:
        """Write the connection file anew with five ports that are free now."""
        manager: Any = self.parent
        cache = LocalPortCache.instance()
        for name in ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port"):
            taken = getattr(manager, name)
            setattr(manager, name, cache.find_available_port(manager.ip))
            if self.ports_cached:
                cache.return_port(taken)
        self.ports_cached = True
        Path(manager.connection_file).unlink(missing_ok=True)
        manager._connection_file_written = False  # noqa: SLF001 - there is no public way to write it a second time
        manager.write_connection_file()
        self.connection_info = manager.get_connection_info()

    def _say_once(self, reason: str) -> None:
        if reason not in _SAID:
            _SAID.add(reason)
            self.log.warning("Kernels are started without forking: %s.", reason)


_SAID: set[str] = set()


def why_not(cmd: Sequence[str]) -> str:
    """Why a kernel cannot be forked here, as the rest of a sentence; "" when it can."""
    if "ipykernel_launcher" not in cmd or os.path.realpath(cmd[0]) != os.path.realpath(sys.executable):
        return "the kernelspec names another interpreter or another kernel"
    return why_not_here()


def why_not_here() -> str:
    """Why this process forks no kernels; "" when it does."""
    if os.environ.get(SWITCH):
        return f"{SWITCH} is set"
    return "" if sys.platform == "linux" else "only Linux forks safely"


def warm() -> None:
    """Begin what the first kernel of this process will need, without waiting for it: the first page is then as fast as the next."""
    if not why_not_here():
        Zygote.warm()


async def _until_ready(channel: Any) -> int:
    """The kernel's process number once its sockets are bound; a kernel that does not get that far is ended.

    Raises
    ------
    ForkError
        When it ended, failed, or took too long.
    """
    told: dict[str, Any] = {}
    try:
        async with asyncio.timeout(READY_SECONDS):
            while "ready" not in told:
                news = await asyncio.get_running_loop().sock_recv(channel, 4096)
                told |= json.loads(news) if news else {"failed": "the zygote has ended"}
                if "failed" in told or "exit" in told:
                    _refuse(told)
    except TimeoutError as exc:
        _end_half_born(channel, told)
        msg = f"the forked kernel was not ready after {READY_SECONDS:.0f} seconds"
        raise ForkError(msg) from exc
    except BaseException:  # also when whoever asked does not want the kernel any more
        _end_half_born(channel, told)
        raise
    return int(told["ready"])


def _refuse(told: Mapping[str, Any]) -> None:
    reason = told.get("failed") or f"the forked kernel ended at its start (code {told['exit']})"
    raise ForkError(str(reason), int(told.get("number", 0)))


def _end_half_born(channel: Any, told: Mapping[str, Any]) -> None:
    """End a kernel that nobody waits for any more; its number is known from the zygote's first word."""
    channel.close()
    if "pid" in told and "exit" not in told:
        with suppress(OSError):
            os.kill(told["pid"], signal.SIGKILL)


@contextmanager
def streams(options: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    """The three streams of a kernel as `Popen` understands them; a pipe that nobody reads would stop a kernel, so it gets none."""
    opened: list[int] = [os.open(os.devnull, os.O_RDONLY)]
    numbers = [opened[0]]
    for name, own in (("stdout", 1), ("stderr", 2)):
        wanted = options.get(name)
        if wanted in (subprocess.PIPE, subprocess.DEVNULL):
            wanted = os.open(os.devnull, os.O_WRONLY)
            opened.append(wanted)
        numbers.append(own if wanted is None else wanted if isinstance(wanted, int) else wanted.fileno())
    try:
        yield (numbers[0], numbers[1], numbers[2])
    finally:
        for stream in opened:
            os.close(stream)


def _short_name(cmd: Sequence[str]) -> str:
    """The first letters of the kernel's own name, so that a list of processes tells kernels apart."""
    file = Path(cmd[cmd.index("-f") + 1]).stem if "-f" in cmd else ""
    return file.removeprefix("kernel-")[:8]
