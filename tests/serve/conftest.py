"""A server of our own, on a free port, with two small pages, ended by its process id."""

from __future__ import annotations

import html
import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPResponse

import nbformat
import pytest

from smplan_kernel.plan import blank_plan
from smplan_kernel.store import open_workspace

CANARY = "canary-3c1f9"
START = """
import sys
from pathlib import Path
from smplan_kernel.serve import serve
where, notebooks = sys.argv[1:]
serve(where, plan="fernhill", ready=lambda url: print(url, flush=True), notebooks=Path(notebooks))
"""


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True, kw_only=True)
class Server:
    url: str
    process: subprocess.Popen[str]
    temporary: str

    @property
    def base(self) -> str:
        return self.url.split("/voila/")[0]

    @property
    def token(self) -> str:
        return re.search(r"token=([\w-]+)", self.url)[1]

    def get(self, path: str, *, token: str | None = None, **headers: str) -> Answer:
        """Ask once, without following; the key is added unless another one is given."""
        key = self.token if token is None else token
        address = self.base + path + (("&" if "?" in path else "?") + f"token={key}" if key else "")
        request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310 - our own server
        try:
            with urllib.request.build_opener(StayHere).open(request, timeout=60) as answer:
                return read(answer)
        except urllib.error.HTTPError as answer:
            with answer:
                return read(answer)

    def kernel_sees(self) -> dict[str, str]:
        """The environment of a page's kernel, as the start page shows it, and its process id."""
        text = self.get("/voila/render/00_start.ipynb?plan=fernhill").text
        return json.loads(html.unescape(re.search(r'<pre hidden class="wb-came wb-print">(.*?)</pre>', text, re.DOTALL)[1]))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


def read(answer: HTTPResponse | urllib.error.HTTPError) -> Answer:
    return Answer(status=answer.status, headers=dict(answer.headers), text=answer.read().decode())


def write_page(path, *cells):
    page = nbformat.v4.new_notebook(cells=list(cells))
    page.metadata.kernelspec = {"name": "smplan", "display_name": "smplan", "language": "python"}
    nbformat.write(page, path)


@pytest.fixture
def write_notebook():
    return write_page


def start(folder, code=START):
    """A server on the pages of `folder / "pages"`."""
    with open_workspace(folder / "plans") as place:
        place.session().new_plan(blank_plan("fernhill", organisation="Fernhill <b>Garden</b> Design"))
    (folder / "tmp").mkdir()
    environment = {**os.environ, "SMPLAN_MAIL_PASSWORD": CANARY, "AWS_SECRET_ACCESS_KEY": CANARY, "TMPDIR": str(folder / "tmp")}
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "plans"), str(folder / "pages")],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    return Server(url=process.stdout.readline().strip(), process=process, temporary=str(folder / "tmp"))


def finish(server):
    server.process.kill()
    server.process.wait(10)
    server.process.stdout.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """A folder with a plain page, a page that shows its environment, and one that stops."""
    folder = tmp_path_factory.mktemp("serve")
    (folder / "pages").mkdir()
    cell, words = nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell
    write_page(
        folder / "pages" / "00_start.ipynb",
        words("# Begin"),
        cell("import os, json\nprint(json.dumps({**os.environ, 'PID': str(os.getpid())}))"),
    )
    write_page(folder / "pages" / "02_goals.ipynb", words("# Goals"), cell("1/0"), words("never reached\n\n## What's next?"))
    return folder


@pytest.fixture(scope="session")
def server(pages):
    running = start(pages)
    yield running
    finish(running)


@pytest.fixture
def own_server(pages, tmp_path):
    """A server that a test may end."""
    (tmp_path / "pages").symlink_to(pages / "pages")
    running = start(tmp_path)
    yield running
    finish(running)


@pytest.fixture(scope="module")
def full_server(pages, tmp_path_factory):
    """A server that has no seat left."""
    folder = tmp_path_factory.mktemp("full")
    (folder / "pages").symlink_to(pages / "pages")
    running = start(folder, "import smplan_kernel.serve.page as page; page.seats = lambda: 0\n" + START)
    yield running
    finish(running)


ENDED = """
import smplan_kernel.kernels.ready as ready
async def first_answer(client):
    raise RuntimeError("The page's kernel ended before it was ready.")
ready.first_answer = first_answer
"""


@pytest.fixture
def kernelless_server(pages, tmp_path):
    """A server whose kernels end before they are ready."""
    (tmp_path / "pages").symlink_to(pages / "pages")
    running = start(tmp_path, ENDED + START)
    yield running
    finish(running)


@pytest.fixture(scope="module")
def undecided_server(pages, tmp_path_factory):
    """A server with two plans that was told of none."""
    folder = tmp_path_factory.mktemp("undecided")
    (folder / "pages").symlink_to(pages / "pages")
    with open_workspace(folder / "plans") as place:
        place.session().new_plan(blank_plan("hillfern", organisation="Hillfern"))
    running = start(folder, START.replace('plan="fernhill", ', ""))
    yield running
    finish(running)


@pytest.fixture(scope="session")
def kernel_sees(server):
    """The environment of a page's kernel, and its process id."""
    return server.kernel_sees()
