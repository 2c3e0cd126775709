"""A real server with a blank and a worked plan, and a real Chromium that reaches nothing but this machine and is heard when it tries.

Opt-in: `pytest tests/browser`. Everything runs in folders of its own and is ended by process id.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from smplan_kernel import paths
from smplan_kernel.plan import blank_plan, load_document
from smplan_kernel.plan.pages import PAGES
from smplan_kernel.store import Session, open_workspace

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
HERE = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
COLOURS = RULES | {"runOnly": ["color-contrast", "link-in-text-block"]}  # the rules that see another page by night
OWN_PLANS = ("hostile", "shared")  # for journeys that write what no other test should meet
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
READY = 40_000  # milliseconds; a crowded machine starts kernels slowly
START = """
import sys
from smplan_kernel.serve import serve
serve(sys.argv[1], plan="fernhill", ready=lambda url: print(url, flush=True))
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Let one worker open a page for all who look at it, and another one's files stay together (`--dist loadgroup`)."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            params = item.callspec.params if hasattr(item, "callspec") else {}
            stem, _ = params.get("opened_page", (item.path.stem, ""))
            item.add_marker(pytest.mark.xdist_group(stem))


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


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An open page with what it said and asked for."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def violations(self, within: str = "html", rules: dict[str, list[str]] = RULES) -> list[str]:
        found = Axe().run(self.page, context=within, options=rules).response["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

    def is_ready(self) -> Sheet:
        self.page.wait_for_selector("body.wb-ready", timeout=READY)
        return self

    def looks(self, viewport: dict[str, int], colours: str) -> Sheet:
        """The same page in another window and by day or by night."""
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(color_scheme=colours)
        return self

    def width(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth")


@contextmanager
def serving(folder: Path) -> Iterator[Workbook]:
    """A server on a workspace with a blank plan, `fernhill`, the worked sample, and plans for journeys."""
    sample = json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8"))
    with open_workspace(folder / "plans") as place:
        place.session().new_plan(blank_plan("fernhill", organisation="Fernhill Garden Design"))
        for name in OWN_PLANS:
            place.session().new_plan(blank_plan(name, organisation="Fernhill Garden Design"))
        place.session().new_plan(load_document(sample, "plan.json"))
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


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """A server for each file, so that no test meets what another file wrote."""
    with serving(tmp_path_factory.mktemp("workbook")) as running:
        yield running


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


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Sheet]:
    """An address in a window of its own; what it asks for outside is noted."""
    context = browser.new_context(**options)
    sheet = Sheet(page=context.new_page())
    # Only listened to: a browser whose requests are held up keeps no file, and each costs a way to here and back.
    context.on("request", lambda request: request.url.startswith(HERE) or sheet.outside.append(request.url))
    sheet.page.on("console", lambda said: sheet.errors.append(said.text) if said.type == "error" else None)
    sheet.page.on("pageerror", lambda problem: sheet.errors.append(str(problem)))
    sheet.page.goto(address, timeout=READY)
    yield sheet
    context.close()


@pytest.fixture(scope="session")
def window(browser):
    """Open an address in a `with` block; for pages that several tests look at."""
    return partial(opened, browser)


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
