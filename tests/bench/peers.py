"""`python -m tests.bench.peers`: one form page of ours beside the same in Streamlit, Panel, Solara and marimo, as a browser sees it.

Each peer lives in an environment of its own under `SMPLAN_PEERS_CACHE` (`~/.cache/smplan-peers`), made when it is missing. Theirs run
all visitors in one process, ours gives each a kernel: what is compared is the wait, and the price of that difference in memory.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError, sync_playwright  # noqa: A004 - it is none of Python's own

from tests.bench import machine, pages
from tests.bench.rounds import Line, table

FIELDS = 8
SHOWN = "input, textarea, select"
FEWEST = 5  # fields that must be there; ours folds the further questions
MORE = 5  # visitors beside the first, for the memory of one
ROUNDS = 5
CHROMIUM = "/usr/bin/chromium"
PATIENCE = 60_000  # milliseconds
WORDS = "{'month': [1, 2, 3], 'visits': [3, 5, 4]}"
STREAMLIT = f"""
import pandas as pd, streamlit as st
st.title("Goals")
for number in range({FIELDS}): st.text_input(f"Goal {{number}}")
rows = pd.DataFrame({WORDS})
st.dataframe(rows); st.bar_chart(rows, x="month", y="visits")
"""
PANEL = f"""
import pandas as pd, panel as pn
pn.extension()
rows = pd.DataFrame({WORDS})
fields = [pn.widgets.TextInput(name=f"Goal {{number}}") for number in range({FIELDS})]
pn.Column("# Goals", *fields, pn.pane.DataFrame(rows)).servable()
"""
SOLARA = f"""
import pandas as pd, solara
rows = pd.DataFrame({WORDS})
@solara.component
def Page():
    with solara.Column():
        solara.Markdown("# Goals")
        for number in range({FIELDS}): solara.InputText(f"Goal {{number}}")
        solara.DataFrame(rows)
"""
MARIMO = f"""
import marimo
app = marimo.App()
@app.cell
def _():
    import marimo as mo, pandas as pd
    mo.vstack([mo.md("# Goals"), *[mo.ui.text(label=f"Goal {{number}}") for number in range({FIELDS})], mo.ui.table(pd.DataFrame({WORDS}))])
    return
if __name__ == "__main__": app.run()
"""


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A way to show a form: its program, how it is started, and where its page is."""

    program: str
    start: tuple[str, ...]
    needs: tuple[str, ...] = ()
    page: str = ""


PEERS = {
    "streamlit": Peer(
        program=STREAMLIT,
        start=("streamlit", "run", "app.py", "--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"),
    ),
    "panel": Peer(program=PANEL, start=("panel", "serve", "app.py", "--port={port}"), page="app"),
    "solara": Peer(
        program=SOLARA, start=("solara", "run", "app.py", "--port={port}", "--no-open", "--production"), needs=("pandas", "solara-assets")
    ),
    "marimo": Peer(program=MARIMO, start=("marimo", "run", "app.py", "--port={port}", "--headless", "--no-token"), needs=("pandas",)),
}


def main() -> None:
    """Measure those that can be installed, print the table and write `bench-peers.json`."""
    about = machine.description()
    print(*(f"{name}: {value}" for name, value in about.items()), sep="\n", flush=True)
    ready = {name: folder for name in PEERS if (folder := environment(name)) is not None}
    seconds: dict[str, list[float]] = {"smplan": [], **{name: [] for name in ready}}
    memory: dict[str, list[float]] = {name: [] for name in seconds}
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with pages.server({}) as ours:
            collect(browser, ours.replace("00_start", pages.PAGE), os.getpid(), seconds["smplan"], memory["smplan"])
        for name, place in ready.items():
            try:
                with served(name, place, Path(folder)) as (address, pid):
                    collect(browser, address, pid, seconds[name], memory[name])
            except TimeoutError:
                del seconds[name], memory[name]
                print(
                    f"{name} is left out: its page did not show its fields; parts of it may come from an address out of reach.", flush=True
                )
        browser.close()
    lines = [
        Line(
            what="A form page until its fields are there, in Chromium",
            unit="s",
            rounds={name: tuple(all_) for name, all_ in seconds.items()},
        ),
        Line(what="Memory of one more visitor at the server", unit="MB", rounds={name: tuple(all_) for name, all_ in memory.items()}),
    ]
    print(f"\n{table(lines)}")
    Path("bench-peers.json").write_text(
        json.dumps({"machine": about, "lines": [line.as_json() for line in lines]}, indent=1) + "\n", "utf-8"
    )


def environment(name: str) -> Path | None:
    """The programs of a peer's own environment; nothing, with a sentence, where it cannot be installed. Writes."""
    cache = Path(os.environ.get("SMPLAN_PEERS_CACHE", Path.home() / ".cache" / "smplan-peers"))
    programs = cache / name / "bin"
    if (programs / PEERS[name].start[0]).exists():
        return programs
    for command in (
        [sys.executable, "-m", "venv", str(cache / name)],
        [str(programs / "python"), "-m", "pip", "install", "--quiet", name, *PEERS[name].needs],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            why = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
            print(f"{name} is left out: it could not be installed ({why}).", flush=True)
            return None
    return programs


@contextmanager
def served(name: str, programs: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """A peer's running server: its page's address and its process."""
    peer, place = PEERS[name], folder / name
    place.mkdir()
    (place / "app.py").write_text(peer.program, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(programs / peer.start[0]), *(word.format(port=port) for word in peer.start[1:])]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=place, start_new_session=True, **quiet) as process:
        try:
            address = f"http://127.0.0.1:{port}/{peer.page}"
            until = time.monotonic() + 120
            while not answers(address):
                assert time.monotonic() < until, f"{name} does not answer"
                time.sleep(0.1)
            yield address, process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # some of them wait for their visitors when they are asked to end


def answers(address: str) -> bool:
    """Whether a server is up."""
    with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(address, timeout=10):  # noqa: S310 - our own address
        return True
    return False


def collect(browser: Browser, address: str, pid: int, seconds: list[float], memory: list[float]) -> None:
    """A warm visit that is not counted, several that are, and what further ones cost the server while they stay."""
    visit(browser, address)
    seconds += [visit(browser, address) for _ in range(ROUNDS)]
    time.sleep(2)  # what a visitor who has left still holds is given back
    before = tree_megabytes(pid)
    contexts = [browser.new_context() for _ in range(MORE)]
    for context in contexts:
        page = context.new_page()
        page.goto(address, timeout=PATIENCE)
        page.locator(SHOWN).nth(FEWEST - 1).wait_for(state="attached", timeout=PATIENCE)
    memory.append((tree_megabytes(pid) - before) / MORE)
    for context in contexts:
        context.close()


def visit(browser: Browser, address: str) -> float:
    """Seconds from asking for the page until its fields are there, for a visitor who comes for the first time."""
    context = browser.new_context()
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address, timeout=PATIENCE)
    page.locator(SHOWN).nth(FEWEST - 1).wait_for(state="attached", timeout=PATIENCE)
    taken = time.perf_counter() - begun
    context.close()
    return taken


def tree_megabytes(root: int) -> float:
    """The private memory of a process and all that it has started, browsers left out."""
    parents = {}
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            words = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            if "chrom" not in (folder / "comm").read_text("utf-8"):
                parents[int(folder.name)] = int(words[1])
    tree = {root}
    while more := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= more
    total = 0.0
    for pid in tree:
        with suppress(OSError):
            total += machine.private_megabytes(pid)
    return total


if __name__ == "__main__":
    main()
