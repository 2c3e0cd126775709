"""What was measured on: a figure without its machine means nothing."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

NAMED = ("ipykernel", "jupyter_client", "voila", "papermill", "pandas", "altair", "vl-convert-python")


def description() -> dict[str, str]:
    """The machine and the versions that matter, without its name or any folder of it."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": memory(),
        "load before": " ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown",
        **{name: version(name) for name in NAMED},
    }


def memory() -> str:
    """The machine's memory, as far as the system tells."""
    try:
        first = Path("/proc/meminfo").read_text("ascii").splitlines()[0]
    except OSError:
        return "unknown"
    return f"{int(first.split()[1]) / 1024**2:.0f} GiB"


def private_megabytes(pid: int) -> float:
    """The memory that a process shares with nobody."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return (sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1024
