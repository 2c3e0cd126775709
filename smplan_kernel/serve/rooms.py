"""The kernels behind the pages: each gets only the part of the environment that a page needs, and ends gently."""

from __future__ import annotations

import os
from collections.abc import Mapping
from subprocess import DEVNULL
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from smplan_kernel.kernels.preload import is_read_once
from smplan_kernel.serve.key import without_key

# What a Python process needs to start, where the plan is, and what Voila tells about the request. No other name passes:
# a mail password in the server's environment is none of a page's business.
PASSED_ON = frozenset(
    (
        *("PATH", "HOME", "USER", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "XDG_DATA_HOME"),
        *("LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP"),
        *("SMPLAN_WORKSPACE", "SMPLAN_FILES", "SMPLAN_PLAN", "SMPLAN_WHO", "SMPLAN_CHARTS", "SMPLAN_FORMS_SERVED"),
        *(
            "JUPYTER_PATH",
            "JUPYTER_CONFIG_DIR",
            "JUPYTER_CONFIG_PATH",
            "JUPYTER_NO_CONFIG",
            "JUPYTER_DATA_DIR",
            "JUPYTER_RUNTIME_DIR",
            "IPYTHONDIR",
        ),
        *("QUERY_STRING", "SCRIPT_NAME", "PATH_INFO", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SERVER_SOFTWARE"),
    )
)
FAMILIES = ("LC_", "VOILA_")


def kernel_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a kernel may see; the key to the server is taken out of addresses.

    >>> kernel_environment({"PATH": "/bin", "MAIL_PASSWORD": "hush", "QUERY_STRING": "plan=fernhill&token=abc"})
    {'PATH': '/bin', 'QUERY_STRING': 'plan=fernhill'}
    """
    passed = {name: value for name, value in environment.items() if name in PASSED_ON or name.startswith(FAMILIES) or is_read_once(name)}
    return {name: without_key(value) if "token=" in value else value for name, value in passed.items()}


class Rooms(AsyncMappingKernelManager):
    """One kernel per open page."""

    async def start_kernel(  # type: ignore[override]  # jupyter_client annotates the blocking twin
        self, *, env: Mapping[str, str] | None = None, **options: Any
    ) -> str:
        """Start a kernel that sees its part of the environment only."""
        # A kernel's own remarks are for programmers; what concerns the reader stands on the page.
        return await super().start_kernel(
            env=kernel_environment(os.environ if env is None else env), stdout=DEVNULL, stderr=DEVNULL, **options
        )
