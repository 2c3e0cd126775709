"""A form page for one visitor and for a room at once: from the request to the last byte of the page, and memory a page."""

from __future__ import annotations

import http.cookiejar
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smplan_kernel.plan import blank_plan
from smplan_kernel.store import open_workspace
from tests.bench.machine import private_megabytes
from tests.bench.rounds import Line

AT_ONCE = (1, 10, 30)
ROOM = 100
START = "import sys; from smplan_kernel.serve import serve; serve(sys.argv[1], plan='fernhill', ready=lambda url: print(url, flush=True))"
WAYS = {"stock kernels": {"SMPLAN_NOFORK": "1"}, "smplan kernels": {}}
PAGE = "02_goals"


def measure(*, rounds: int, full: bool) -> list[Line]:
    """Pages opened at once with stock and with forked kernels; the servers take turns."""
    lines = []
    for visitors in (*AT_ONCE, *((ROOM,) if full else ())):
        seconds: dict[str, list[float]] = {way: [] for way in WAYS}
        memory: dict[str, list[float]] = {way: [] for way in WAYS}
        for _ in range(1 if visitors > 1 else rounds):  # of many visitors each is a round of its own
            for way, environment in WAYS.items():
                with server(environment) as address:
                    visit(address, 1)  # the first page of a server pays for all
                    taken, private = visit(address, visitors)
                seconds[way] += taken
                memory[way] += private
        who = "one visitor" if visitors == 1 else f"{visitors} at once"
        lines += [
            Line(what=f"A form page, {who}: to the full page", unit="s", rounds={way: tuple(all_) for way, all_ in seconds.items()}),
            Line(what=f"A form page, {who}: private memory a page", unit="MB", rounds={way: tuple(all_) for way, all_ in memory.items()}),
        ]
    return lines


@contextmanager
def server(environment: dict[str, str]) -> Iterator[str]:
    """A running workbook; its address carries the key."""
    with tempfile.TemporaryDirectory() as folder:
        with open_workspace(Path(folder) / "plans") as place:
            place.session().new_plan(blank_plan("fernhill", organisation="Fernhill"))
        command = [sys.executable, "-c", START, str(Path(folder) / "plans")]
        options = {**os.environ, **environment}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=options) as process:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
            process.terminate()


def visit(address: str, visitors: int) -> tuple[list[float], list[float]]:
    """Seconds to the last byte of the page for each visitor, and the private memory of each kernel behind it."""
    taken: list[float] = []
    before = set(kernels())
    workers = [threading.Thread(target=lambda: taken.append(one_page(address))) for _ in range(visitors)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    private = [private_megabytes(pid) for pid in set(kernels()) - before]
    return taken, private


def one_page(address: str) -> float:
    """Seconds from the request to the last byte."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = address.replace("00_start", PAGE)
    begun = time.perf_counter()
    with browser.open(page, timeout=600) as answer:
        answer.read()
    return time.perf_counter() - begun


def kernels() -> list[int]:
    """All kernels of this machine: forked ones by their name, others by what they were started as."""
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit() and _is_kernel(folder)]


def _is_kernel(folder: Path) -> bool:
    try:
        name = (folder / "comm").read_text("utf-8")
        return name.startswith("smplan ") or b"ipykernel_launcher" in (folder / "cmdline").read_bytes()
    except OSError:
        return False
