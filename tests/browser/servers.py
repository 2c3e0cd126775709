"""Servers of a test's own: each on one workspace at one address, with a name; they can be killed and come back."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from smplan_kernel.plan import blank_plan
from smplan_kernel.store import Session, open_workspace

READY = 60_000  # milliseconds; a crowded machine starts kernels slowly
KEY = "the-same-key-each-time"
START = """
import sys
from smplan_kernel.serve import serve
serve(sys.argv[1], port=int(sys.argv[2]), token=sys.argv[3], ready=lambda url: print(url, flush=True))
"""


@dataclass
class Server:
    """A server on one workspace that comes back at the same address after it was killed."""

    folder: Path
    port: int
    who: str = "Jon"
    start_text: str = START
    process: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int:
        return self.process.pid

    def start(self) -> None:
        """Start it and wait until it answers."""
        (self.folder / f"tmp-{self.who}").mkdir(exist_ok=True)
        command = [sys.executable, "-c", self.start_text, str(self.folder / "plans"), str(self.port), KEY]
        environment = {**os.environ, "TMPDIR": str(self.folder / f"tmp-{self.who}"), "SMPLAN_WHO": self.who}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
        assert self.process.stdout.readline()

    def kill(self) -> None:
        """As a power cut would: nobody gets to say anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self.process.stdout.close()

    def stop(self) -> None:
        """As whoever started it would."""
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()

    def address(self, stem: str = "00_start") -> str:
        return f"http://127.0.0.1:{self.port}/voila/render/{stem}.ipynb?plan=fernhill&token={KEY}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def made_plan(folder: Path) -> Path:
    """A folder with a workspace and a blank plan in it, which is begun anew if it was there."""
    with open_workspace(folder / "plans") as place:
        for entry in place.session().plans():
            place.session().erase(entry.id)
        place.session().new_plan(blank_plan("fernhill", organisation="Fernhill Garden Design"))
    return folder


@contextmanager
def store(folder: Path, who: str = "a witness") -> Iterator[Session]:
    """The store behind a server, for whoever wants to see it with their own eyes."""
    with open_workspace(folder / "plans") as place:
        yield place.session(who)
