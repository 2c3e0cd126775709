"""Finding and ending what stands behind a page: its kernel, whichever way that was started."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

LISTENS = "0A"  # the state of a listening socket in /proc/net/tcp


def kernel_of(page) -> str:
    """The id of the kernel behind a page."""
    return page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")


def kernel_process(page, server) -> int:
    """The process that answers for a page: whoever listens at the port that its connection file names."""
    environment = Path(f"/proc/{server.pid}/environ").read_bytes().decode("utf-8", "replace").split("\0")
    folder = Path(next(line for line in environment if line.startswith("TMPDIR=")).removeprefix("TMPDIR="))
    (file,) = folder.rglob(f"*{kernel_of(page)}.json")
    port = json.loads(file.read_text("utf-8"))["shell_port"]
    rows = [line.split() for line in Path("/proc/net/tcp").read_text("utf-8").splitlines()[1:]]
    (inode,) = {row[9] for row in rows if row[3] == LISTENS and int(row[1].split(":")[1], 16) == port}
    holders = [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit() and holds(folder, inode)]
    return max(holders)  # a fork may share it with whom it came from


def holds(process: Path, inode: str) -> bool:
    try:
        return any(str(handle.readlink()) == f"socket:[{inode}]" for handle in (process / "fd").iterdir())
    except OSError:  # it ended meanwhile
        return False


def end_kernel(page, server) -> None:
    os.kill(kernel_process(page, server), signal.SIGKILL)
