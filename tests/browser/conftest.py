"""A real server with a blank and a worked plan, and a real Chromium that reaches nothing but this machine and is heard when it tries.

Opt-in: `pytest tests/browser`. Everything runs in folders of its own and is ended by process id.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

from smplan_kernel import paths
from smplan_kernel.plan import blank_plan, load_document
from smplan_kernel.plan.pages import PAGES
from smplan_kernel.store import Session, open_workspace
from tests.browser.windows import Windows

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # nothing leaves the machine, whoever asks
]
LOOKED_AT = re.compile(r"\[(\w+)-(landscape|fernhill)\b")  # the parameter of `opened_page` in a test's name
LONGEST = (
    "test_save_state",
    "test_files",
    "test_weight",
    "test_tree",
    "test_keyboard",
    "test_two_windows",
    "test_matrix",
    "test_chart",
    "test_pages",
    "test_lab",
)
OWN_PLANS = ("hostile", "shared")  # for journeys that write what no other test should meet
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
START = """
import sys
from smplan_kernel.serve import serve
serve(sys.argv[1], plan="fernhill", ready=lambda url: print(url, flush=True))
"""


class Together(LoadScopeScheduling):
    """Let one worker open a page for all who look at it, and another one's files stay together."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        shared = LOOKED_AT.search(test)
        return shared[1] if shared else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Split by page and by file. Marks would be the usual way (`--dist loadgroup`), but pytest's ids no longer carry them."""
    return Together(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the files that take longest, and end with the many pages, so that no worker waits for another."""
    files = [*LONGEST, *dict.fromkeys(item.path.stem for item in items)]
    items.sort(key=lambda item: len(files) if LOOKED_AT.search(item.name) else files.index(item.path.stem))


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A running server: its address, its key, its process, and the folder its plans are in."""

    url: str
    process: subprocess.Popen[str]
    folder: Path

    @property
    def base(self) -> str:
        return self.url.split("/voila/")[0]

    @property
    def key(self) -> str:
        return self.url.split("token=")[1].split("&")[0]

    def address(self, stem: str, plan: str = "fernhill") -> str:
        return f"{self.base}/voila/render/{stem}.ipynb?plan={plan}&token={self.key}"

    @contextmanager
    def store(self, who: str = "a witness") -> Iterator[Session]:
        """The store behind it, for whoever wants to see it with their own eyes."""
        with open_workspace(self.folder / "plans") as place:
            yield place.session(who)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


def begin_anew(folder: Path) -> None:
    """The plans of a workspace as they begin: a blank one, `fernhill`, the worked sample, and those for journeys."""
    sample = json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8"))
    with open_workspace(folder / "plans") as place:
        session = place.session()
        for entry in session.plans():
            session.erase(entry.id)
        for name in ("fernhill", *OWN_PLANS):
            session.new_plan(blank_plan(name, organisation="Fernhill Garden Design"))
        session.new_plan(load_document(sample, "plan.json"))


@contextmanager
def serving(folder: Path) -> Iterator[Workbook]:
    """A server on a workspace with plans to begin with."""
    begin_anew(folder)
    (folder / "tmp").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", START, str(folder / "plans")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        start_new_session=True,
    )
    try:
        yield Workbook(url=process.stdout.readline().strip(), process=process, folder=folder)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """A server for all files of a worker."""
    with serving(tmp_path_factory.mktemp("workbook")) as running:
        yield running


@pytest.fixture(scope="module")
def workbook(running):
    """Plans that are begun anew for each file, so that no test meets what another file wrote."""
    begin_anew(running.folder)
    return running


@pytest.fixture
def own_workbook(tmp_path):
    """A server that a test may kill."""
    with serving(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def window(browser):
    """Open an address in a `with` block; for pages that several tests look at."""
    return Windows(browser).opened


@pytest.fixture
def open_sheet(window):
    """Open an address; the window is closed after the test."""
    with ExitStack() as windows:
        yield lambda address, **options: windows.enter_context(window(address, **options))


@pytest.fixture(scope="session")
def showroom(tmp_path_factory):
    """A server whose plans nobody writes in."""
    with serving(tmp_path_factory.mktemp("showroom")) as running:
        yield running


@pytest.fixture(scope="session", params=[(page.stem, plan) for page in PAGES for plan in ("landscape", "fernhill")], ids="-".join)
def opened_page(request, window, showroom):
    """Each page of the full and of the blank plan, opened once for all who only look at it, whatever file they stand in."""
    stem, plan = request.param
    with window(showroom.address(stem, plan), viewport=DESK) as opening:
        yield opening.is_ready()


@pytest.fixture
def sheet(opened_page):
    """A page as it is when nobody has asked for another look."""
    yield opened_page
    opened_page.page.set_viewport_size(DESK)
    opened_page.page.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference")


@pytest.fixture
def store(workbook):
    """The store behind the server, open for one test."""
    with open_workspace(workbook.folder / "plans") as place:
        yield place.session()


@pytest.fixture
def sample(store):
    """The short name of a fresh copy of the worked plan, which knows its accounts."""
    data = json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8"))
    return store.new_plan(load_document(data | {"id": f"copy-{len(store.plans())}"}, "plan.json")).plan.id


@pytest.fixture
def metrics(workbook, open_sheet):
    """Open the page of the metrics, where files come in."""

    def opened(plan="fernhill", **options):
        sheet = open_sheet(workbook.address("09_metrics", plan), **options).is_ready()
        sheet.page.wait_for_selector(".sp-upload")
        return sheet

    return opened
