"""Which part of an environment a kernel may see: a mail password beside the server is none of a page's business."""

from __future__ import annotations

from collections.abc import Mapping

from smplan_kernel.kernels.preload import is_read_once

# What a Python process needs to start, where the plan is, and what Voila tells about the request. No other name passes.
PASSED_ON = frozenset(
    (
        *("PATH", "HOME", "USER", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "XDG_DATA_HOME"),
        *("LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP"),
        *("SMPLAN_WORKSPACE", "SMPLAN_FILES", "SMPLAN_PLAN", "SMPLAN_WHO", "SMPLAN_CHARTS", "SMPLAN_FORMS_SERVED"),
        *("JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH", "JUPYTER_NO_CONFIG"),
        *("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"),
        *("QUERY_STRING", "SCRIPT_NAME", "PATH_INFO", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SERVER_SOFTWARE"),
    )
)
FAMILIES = ("LC_", "VOILA_", "PG")  # PG: how PostgreSQL is reached, which holds the plans


def kernel_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a kernel may see.

    >>> kernel_environment({"PATH": "/bin", "MAIL_PASSWORD": "hush", "SMPLAN_PLAN": "fernhill"})
    {'PATH': '/bin', 'SMPLAN_PLAN': 'fernhill'}
    """
    return {name: value for name, value in environment.items() if name in PASSED_ON or name.startswith(FAMILIES) or is_read_once(name)}
