"""A kernel from its start to the first answer with pandas, altair and ipywidgets at hand, and its end."""

from __future__ import annotations

import subprocess
import time

from jupyter_client import KernelManager

from tests.bench.machine import private_megabytes
from tests.bench.rounds import Line, alternate

FIRST = "import pandas, altair, ipywidgets"


def measure(*, rounds: int, full: bool) -> list[Line]:
    """Stock against ours: start to the first answer, end, private memory."""
    del full
    names = {"stock kernel": "python3", "smplan kernel": "smplan"}
    return [
        alternate(
            "Start to the first answer with pandas, altair, ipywidgets", {way: start(name) for way, name in names.items()}, rounds=rounds
        ),
        alternate("Gentle end", {way: end(name) for way, name in names.items()}, rounds=rounds),
        alternate("Private memory after the imports", {way: memory(name) for way, name in names.items()}, rounds=min(rounds, 3), unit="MB"),
    ]


def start(name: str):
    """Seconds until a new kernel has answered."""

    def once() -> float:
        begun = time.perf_counter()
        manager, client = started(name)
        taken = time.perf_counter() - begun
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        return taken

    return once


def end(name: str):
    """Seconds that a kernel takes to end when it is asked to."""

    def once() -> float:
        manager, client = started(name)
        client.stop_channels()
        begun = time.perf_counter()
        manager.shutdown_kernel()
        return time.perf_counter() - begun

    return once


def memory(name: str):
    """Megabytes that a kernel shares with nobody."""

    def once() -> float:
        manager, client = started(name)
        taken = private_megabytes(manager.provisioner.pid)
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        return taken

    return once


def started(name: str):
    """A kernel that has done the imports."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(stderr=subprocess.DEVNULL)  # a remark of each stock kernel about encryption would hide the table
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    client.execute_interactive(FIRST, output_hook=lambda _: None, timeout=120)
    return manager, client
