"""Saving that stops at a random moment of typing: the page says so in words, calls nothing saved that is not, and loses no text.

`SMPLAN_PAGE_KILLS=3 pytest tests/browser/test_save_state.py` is the short walk.
"""

from __future__ import annotations

import json
import os
import random
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Error, expect

from tests.browser.ending import end_kernel
from tests.browser.servers import READY, START, Server, free_port, made_plan, store

KILLS = int(os.environ.get("SMPLAN_PAGE_KILLS", "20"))
SOON = 5.0  # seconds in which a loss is told
LABELS = {"Mission": "mission", "Position": "position", "Competition": "competition", "Customer satisfaction": "satisfaction"}
# Each text of the status line, with what stood on the page at that moment.
LISTEN = """
(labels) => {
  const line = document.querySelector(".sp-save-state");
  const values = () => Object.fromEntries(labels.map((label) => [label, [...document.querySelectorAll("textarea, input")]
    .find((one) => one.labels?.[0]?.textContent === label)?.value ?? ""]));
  window.said = [];
  new MutationObserver(() => window.said.push([line.textContent, values()])).observe(line, { childList: true, characterData: true, subtree: true });
}
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    running = Server(folder=made_plan(tmp_path_factory.mktemp("saved")), port=free_port())
    running.start()
    yield running
    running.stop()


@pytest.fixture
def server(running):
    """The server of this file, with the plan as each test begins it."""
    made_plan(running.folder)
    return running


def kept_words(server) -> set[str]:
    """Every word that the store has ever acknowledged."""
    with store(server.folder) as session:
        return {str(step.get("value")) for line in session.history("fernhill") for step in line.patch}


def answers(server) -> dict[str, str]:
    with store(server.folder) as session:
        start = session.load("fernhill").plan.start
        return {label: getattr(start, name) for label, name in LABELS.items()}


@dataclass
class Tally:
    """What the rounds showed."""

    told: list[float] = field(default_factory=list)
    called_saved: int = 0
    false: int = 0
    lost: int = 0
    offered: int = 0


class Round:
    """One walk: type, be cut off, be told, type on, come back, find everything."""

    def __init__(self, page, server, number: int) -> None:
        self.page, self.server = page, server
        self.chance = random.Random(number)  # noqa: S311 - the same moments each time
        self.number = number
        self.count = 0
        self.last: dict[str, str] = {}

    def type(self, *, leave: bool = True) -> None:
        """Write one word into one answer, and leave it or stay in it."""
        self.count += 1
        label = self.chance.choice(list(LABELS))
        self.last[label] = f"word {self.number}.{self.count}"
        self.page.get_by_label(label, exact=True).fill(self.last[label])
        if leave:
            self.page.keyboard.press("Tab")

    def before(self) -> None:
        """A few answers, with pauses in which some are saved and some are not; the last one at the very moment of the end."""
        for _ in range(self.chance.randrange(1, 4)):
            self.type()
            self.page.wait_for_timeout(self.chance.randrange(0, 700))
        self.type(leave=self.chance.random() < 0.6)
        self.page.wait_for_timeout(self.chance.choice([0, 0, 30, 120, 400]))

    def after(self, tally: Tally, ended: float) -> None:
        """The page says so; what is typed now stays readable."""
        expect(self.page.locator(".wb-lost")).to_contain_text("Not saved", timeout=SOON * 1000)
        tally.told.append(time.monotonic() - ended)
        self.type()
        for label, word in self.last.items():
            expect(self.page.get_by_label(label, exact=True)).to_have_value(word)
        self.page.wait_for_timeout(300)

    def judge(self, tally: Tally) -> None:
        """Whatever stood on the page when it said "Saved" is in the store."""
        kept = kept_words(self.server)
        for text, values in self.page.evaluate("window.said"):
            if re.search(r"^(Connected again\. )?Saved \d", text):
                tally.called_saved += 1
                tally.false += sum(bool(word) and word not in kept for word in values.values())

    def back(self, tally: Tally) -> None:
        """Every text that is not in the plan is offered under its label, and can be put back."""
        self.page.wait_for_selector("body.wb-ready", timeout=READY)
        self.page.wait_for_timeout(600)
        stored = answers(self.server)
        waiting = {label: word for label, word in self.last.items() if stored[label] != word}
        for label, word in waiting.items():
            line = self.page.locator(".sp-drafts li").filter(has_text=f"{label}: {word}")
            expect(line).to_have_count(1)
            line.get_by_role("button", name="Put it back").click()
            tally.offered += 1
        expect(self.page.locator(".sp-save-state")).to_contain_text("Saved" if waiting else "", timeout=10_000)
        expect(self.page.locator(".sp-drafts li")).to_have_count(0)
        self.page.wait_for_timeout(200)
        now = answers(self.server)
        tally.lost += sum(now[label] != word for label, word in self.last.items())


@pytest.mark.slow
@pytest.mark.parametrize("what", ["kernel", "server"])
def test_a_random_end_is_told_at_once_and_loses_nothing(browser, server, what, capsys):
    tally = Tally()
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(server.address(), timeout=READY)
    page.wait_for_selector("body.wb-ready", timeout=READY)
    for number in range(KILLS):
        page.evaluate(LISTEN, list(LABELS))
        walk = Round(page, server, number)
        walk.before()
        ended = time.monotonic()
        if what == "kernel":
            end_kernel(page, server)
        else:
            server.kill()
        walk.after(tally, ended)
        walk.judge(tally)
        if what == "kernel":
            page.get_by_role("button", name="Load this page again").first.click()
        else:
            server.start()
            page.goto(server.address(), timeout=READY)
        walk.back(tally)
    context.close()
    told = {"ends": KILLS, "of": what, "slowest": round(max(tally.told), 1), "saved": tally.called_saved, "offered": tally.offered}
    with capsys.disabled():
        print(json.dumps(told))  # noqa: T201 - the figures

    assert (tally.false, tally.lost) == (0, 0)
    assert len(tally.told) == KILLS
    assert max(tally.told) < SOON
    assert tally.called_saved > KILLS // 2


@pytest.fixture
def page(open_sheet, server):
    return open_sheet(server.address()).is_ready().page


@pytest.fixture
def own_page(open_sheet, server):
    """A page in a window that nobody gets afterwards."""
    return open_sheet(server.address(), own=True).is_ready().page


def put(page, label, text):
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def state(page):
    return page.locator(".sp-save-state")


def is_saved(page):
    expect(state(page)).to_contain_text("Saved", timeout=10_000)


def test_typing_is_not_called_saved(page):
    put(page, "Mission", "first")
    is_saved(page)
    page.get_by_label("Position", exact=True).fill("half a tho")

    expect(state(page)).to_have_text("Not saved yet")


def test_without_a_network_one_writes_on_and_it_is_saved_later(own_page, server):
    page = own_page
    page.context.set_offline(True)
    expect(page.locator(".wb-lost")).to_contain_text("This device has no connection", timeout=SOON * 1000)
    put(page, "Mission", "typed on the train")
    expect(state(page)).to_have_text("Not saved")
    page.context.set_offline(False)
    expect(state(page)).to_contain_text("Saved", timeout=15_000)

    expect(page.locator(".wb-lost")).to_have_count(0)
    assert answers(server)["Mission"] == "typed on the train"


def test_an_erased_plan_is_told(page, server):
    with store(server.folder) as session:
        session.erase("fernhill")

    expect(page.get_by_role("alert").filter(has_text="This plan was erased meanwhile")).to_be_visible(timeout=SOON * 1000)
    expect(page.get_by_role("button", name="Copy what stands here")).to_be_visible()


def test_a_full_disk_is_told_and_what_waited_is_saved_when_there_is_room(page, server):
    file = server.folder / "plans" / "smplan.db"
    with full_disk(page, server):
        put(page, "Mission", "x" * 60_000)
        expect(state(page)).to_have_text("Not saved", timeout=SOON * 1000)
        expect(page.get_by_role("alert").filter(has_text="The disk is full or cannot be written")).to_be_visible()
        assert file.stat().st_size
    is_saved(page)

    assert answers(server)["Mission"] == "x" * 60_000


@contextmanager
def full_disk(page, server):
    """No file of the page's kernel can grow."""
    import resource  # noqa: PLC0415 - Linux only, as this folder is

    from tests.browser.ending import kernel_process  # noqa: PLC0415 - beside its use

    kernel = kernel_process(page, server)
    before = resource.prlimit(kernel, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    yield
    resource.prlimit(kernel, resource.RLIMIT_FSIZE, before)


def test_leaving_is_asked_about_only_while_something_is_not_saved(own_page, server):
    page = own_page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    put(page, "Mission", "first")
    is_saved(page)
    page.evaluate("location.reload()")
    page.wait_for_timeout(500)
    page.wait_for_selector("body.wb-ready", timeout=READY)
    assert asked == []
    with full_disk(page, server):
        put(page, "Mission", "y" * 60_000)
        expect(state(page)).to_have_text("Not saved", timeout=SOON * 1000)
        with pytest.raises(Error):
            page.goto(server.address("02_goals"))
    is_saved(page)  # whoever stays has a page that still saves

    assert asked == ["beforeunload"]
    assert answers(server)["Mission"] == "y" * 60_000


def test_a_step_back_and_forward_by_key_and_after_a_reload(page, server):
    put(page, "Mission", "one")
    is_saved(page)
    put(page, "Mission", "two")
    expect(page.get_by_role("button", name="Undo: Start, mission")).to_be_visible()
    is_saved(page)
    page.reload()
    page.wait_for_selector("body.wb-ready", timeout=READY)
    expect(page.get_by_role("button", name="Undo: Start, mission")).to_be_visible(timeout=SOON * 1000)
    page.locator("h1").first.click()
    page.keyboard.press("Control+z")
    expect(page.get_by_label("Mission", exact=True)).to_have_value("one", timeout=SOON * 1000)
    expect(page.get_by_role("button", name="Redo: Start, mission")).to_be_visible(timeout=SOON * 1000)
    page.keyboard.press("Control+Shift+z")

    expect(page.get_by_label("Mission", exact=True)).to_have_value("two", timeout=SOON * 1000)


def test_a_key_inside_a_text_belongs_to_the_text(page, server):
    put(page, "Mission", "one")
    is_saved(page)
    page.get_by_label("Position", exact=True).focus()
    page.keyboard.press("Control+z")
    page.wait_for_timeout(800)

    assert answers(server)["Mission"] == "one"


def test_the_drafts_of_a_window_that_is_open_are_its_own(own_page, server):
    page = own_page
    page.get_by_label("Mission", exact=True).fill("in the middle of a thou")
    other = page.context.new_page()
    other.goto(server.address(), timeout=READY)
    other.wait_for_selector("body.wb-ready", timeout=READY)
    other.wait_for_timeout(800)
    assert other.locator(".sp-drafts li").count() == 0
    put(other, "Mission", "written over there")
    is_saved(other)
    assert "in the middle of a thou" in page.evaluate("JSON.stringify(localStorage)")
    end_kernel(page, server)
    page.close()

    expect(other.locator(".sp-drafts li")).to_contain_text("in the middle of a thou", timeout=SOON * 1000)


# Another server than ours lets a kernel be started anew: it is alive then, and knows nothing of the page.
RESTARTS = """
import sys
from jupyter_server.services.kernels.handlers import KernelActionHandler
from smplan_kernel.serve import app
routes = app.WorkbookServer.init_handlers
action = (r"/api/kernels/(?P<kernel_id>[\\w-]+)/(?P<action>restart|interrupt)", KernelActionHandler)
app.WorkbookServer.init_handlers = lambda server: [action, *routes(server)]
"""


@pytest.fixture
def restarting(tmp_path):
    running = Server(folder=made_plan(tmp_path), port=free_port(), start_text=RESTARTS + START)
    running.start()
    yield running
    running.stop()


def test_a_kernel_that_was_started_anew_is_told(browser, restarting):
    context = browser.new_context()
    page = context.new_page()
    page.goto(restarting.address(), timeout=READY)
    page.wait_for_selector("body.wb-ready", timeout=READY)
    put(page, "Mission", "first")
    is_saved(page)
    answered = page.evaluate(RESTART)
    put(page, "Position", "typed into nothing")
    expect(page.locator(".wb-lost")).to_contain_text("Load this page again to go on", timeout=SOON * 1000 + 1000)
    assert answered == 200
    expect(state(page)).to_have_text("Not saved")
    page.get_by_role("button", name="Load this page again").first.click()
    page.wait_for_selector("body.wb-ready", timeout=READY)

    expect(page.locator(".sp-drafts li")).to_contain_text("Position: typed into nothing", timeout=SOON * 1000)
    context.close()


RESTART = """
async () => {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const headers = { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)?.[1] ?? "" };
  return (await fetch(`${baseUrl}api/kernels/${kernelId}/restart`, { method: "POST", headers })).status;
}
"""
