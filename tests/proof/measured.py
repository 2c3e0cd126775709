"""Reads a file as an import does, in a child with its limits, and learns from the system what that child cost."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from smplan_kernel.sources.process import child
from smplan_kernel.sources.rows.reading import Request
from tests.proof.cases import Cost

# A process carries the peak of the one it was forked from through exec, so a small one stands between.
METER = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def read_measured(data: bytes, request: Request) -> tuple[dict[str, Any], Cost]:
    """The outcome and what it cost; counted for this one process, so other work on the machine does not weigh."""
    reader = [sys.executable, "-P", "-W", "ignore", "-m", "smplan_kernel.sources.process.reader"]
    command = [sys.executable, "-S", "-E", "-c", METER, *reader]
    told = b"".join(child.told_to(child._request(request), data, request.limits))
    done = subprocess.run(command, input=told, capture_output=True, env=child._environment(), check=True)
    code, seconds, kilobytes = done.stderr.decode("ascii").split()
    ended = ("", done.stdout.partition(b"\n")[2]) if code == "0" else (child.DAMAGED if code == "1" else child.TOO_LARGE, None)
    return child._told(request, ended), Cost(seconds=float(seconds), megabytes=float(kilobytes) / 1024)
