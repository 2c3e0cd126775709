"""The kernels behind the pages: each gets only the part of the environment that a page needs, and ends gently."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from subprocess import DEVNULL
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from smplan_kernel.kernels.environment import kernel_environment
from smplan_kernel.serve.key import without_key

logger = logging.getLogger(__name__)


def room_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a page may see; the key to the server is taken out of addresses.

    >>> room_environment({"PATH": "/bin", "MAIL_PASSWORD": "hush", "QUERY_STRING": "plan=fernhill&token=abc"})
    {'PATH': '/bin', 'QUERY_STRING': 'plan=fernhill'}
    """
    return {name: without_key(value) if "token=" in value else value for name, value in kernel_environment(environment).items()}


async def begun(start: Callable[[Any], Awaitable[str]], notebook: Any) -> str:
    """The kernel of a page, by its number; empty when it ended before it was ready.

    The answer then ends as well, and the sheet says that the page could not be prepared. Voila would keep a visitor waiting for ever.
    """
    try:
        return await start(notebook)
    except RuntimeError as problem:
        logger.warning("A page could not be prepared: %s", problem)
        return ""


class Rooms(AsyncMappingKernelManager):
    """One kernel per open page."""

    async def start_kernel(  # type: ignore[override]  # jupyter_client annotates the blocking twin
        self, *, env: Mapping[str, str] | None = None, **options: Any
    ) -> str:
        """Start a kernel that sees its part of the environment only."""
        # A kernel's own remarks are for programmers; what concerns the reader stands on the page.
        return await super().start_kernel(
            env=room_environment(os.environ if env is None else env), stdout=DEVNULL, stderr=DEVNULL, **options
        )
