"""How many kernels may start at once and live at once in one process: a rush waits its turn, and a full machine says so."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

STARTS_PER_CORE = 4  # more at once only take turns on the processors, and each holds its memory meanwhile
KERNEL_MEGABYTES = 64  # a page with a form takes 40, one with charts more
FEWEST = 32
TURN_SECONDS = 120.0
LOOK_AGAIN = 0.01


class Process(Protocol):
    """A kernel's process, ordinary or forked."""

    def poll(self) -> int | None:
        """The exit code, None while it lives."""


class TooManyKernelsError(RuntimeError):
    """As many kernels live as may."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"{most} pages are open here, as many as may be at once. Close one that nobody needs, then try again.")


class RushError(RuntimeError):
    """A kernel waited too long for its turn to start."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"So many pages are being opened that this one did not get its turn in {seconds:.0f} seconds. Try again in a minute."
        )


class Crowd:
    """The kernels of this process, those that live and those that start; asked from any thread and any loop."""

    def __init__(self, *, starts: int) -> None:
        self._turns = threading.BoundedSemaphore(starts)
        self._lock = threading.Lock()
        self._living: list[Process] = []
        self._expected = 0

    @asynccontextmanager
    async def admitted(self, most: int) -> AsyncIterator[None]:
        """Take a place among the living, wait for a turn, and start within this block.

        Raises
        ------
        TooManyKernelsError
            When there is no place.
        RushError
            When the turn does not come.
        """
        self._expect(most)
        try:
            await self._turn()
            try:
                yield
            finally:
                self._turns.release()
        finally:
            with self._lock:
                self._expected -= 1

    def add(self, process: Process) -> None:
        """Count a kernel that has started, until it ends."""
        with self._lock:
            self._living.append(process)

    def living(self) -> int:
        """How many kernels live now."""
        with self._lock:
            self._living = [process for process in self._living if process.poll() is None]
            return len(self._living)

    def _expect(self, most: int) -> None:
        living = self.living()
        with self._lock:
            if living + self._expected >= most:
                raise TooManyKernelsError(most)
            self._expected += 1

    async def _turn(self) -> None:
        """Wait for a turn; a loop that waited in a thread would lose the thread to others who wait."""
        until = time.monotonic() + TURN_SECONDS
        while not self._turns.acquire(blocking=False):
            if time.monotonic() > until:
                raise RushError(TURN_SECONDS)
            await asyncio.sleep(LOOK_AGAIN)


def most_kernels() -> int:
    """How many kernels this machine's memory holds."""
    try:
        total = next(line for line in Path("/proc/meminfo").read_text("ascii").splitlines() if line.startswith("MemTotal:"))
    except OSError:  # another system
        return 4 * FEWEST
    return max(FEWEST, int(total.split()[1]) // 1024 // KERNEL_MEGABYTES)


HERE = Crowd(starts=STARTS_PER_CORE * (os.cpu_count() or 1))
"""The kernels of this process."""
