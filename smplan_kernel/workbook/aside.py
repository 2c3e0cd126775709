"""Work that takes a while is done aside, so that the page goes on answering: its heartbeat, its forms, its other files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
_ONE_AFTER_THE_OTHER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="smplan-aside")
_UNDER_WAY: set[asyncio.Task[None]] = set()


def aside(job: Callable[[], T], done: Callable[[T], None]) -> None:
    """Do a job in a thread and hand its outcome over where the page lives; where nothing else waits, do it at once.

    The job touches no widget. What it raises is a fault of the program, so a job answers with what it has to say.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # a test, or a script: there is nobody to keep waiting
        done(job())
        return

    async def work() -> None:
        done(await loop.run_in_executor(_ONE_AFTER_THE_OTHER, job))

    task = loop.create_task(work())
    _UNDER_WAY.add(task)  # the loop itself holds tasks only weakly
    task.add_done_callback(_UNDER_WAY.discard)
