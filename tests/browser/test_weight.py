"""Budgets of a page, measured in a real browser: first paint, weight of a second visit, steadiness.

Weight: bytes over HTTP as the browser counts them (headers too) and the payload of every WebSocket frame, both ways, unpacked.
Time: first contentful paint, counted by the browser from the start of the navigation; the best of three, because the machine may be busy.
Steadiness: the sum of all layout shifts from the navigation until half a second after the page is ready.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from smplan_kernel.plan.pages import PAGES

FIRST_PAINT = 300  # milliseconds
WEIGHT = 400_000  # bytes
SHIFT = 0.1
TRIES = 3
READY = 40_000
WATCH = """
window.shifts = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value; })
  .observe({ type: 'layout-shift', buffered: true });
"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass
class Scale:
    """What the browser has taken and given since the last look."""

    page: object
    taken: int = 0

    def __post_init__(self):
        line = self.page.context.new_cdp_session(self.page)
        line.send("Network.enable")
        line.on("Network.loadingFinished", lambda done: self.weigh(done["encodedDataLength"]))
        for way in ("Received", "Sent"):
            line.on(f"Network.webSocketFrame{way}", lambda frame: self.weigh_frame(frame["response"]))

    def weigh(self, size):
        self.taken += int(size)

    def weigh_frame(self, frame):
        text = frame["payloadData"]
        self.weigh(len(text.encode()) if frame["opcode"] == 1 else len(text) * 3 // 4)


@dataclass(frozen=True, kw_only=True)
class Visit:
    paint: float
    weight: int
    shift: float


def visit(page, scale, address):
    scale.taken = 0
    page.goto(address, wait_until="commit")
    page.wait_for_selector("body.wb-ready", timeout=READY)
    page.wait_for_timeout(500)
    return Visit(paint=page.evaluate(PAINT), weight=scale.taken, shift=page.evaluate("window.shifts"))


@pytest.fixture(scope="module", params=[(page.stem, size) for page in PAGES for size in ("desk", "phone")], ids="-".join)
def visits(request, browser, workbook):
    """The full plan's page, visited again and again by one browser that knew nothing before."""
    stem, size = request.param
    viewport = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}[size]
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    page.add_init_script(WATCH)
    scale = Scale(page)
    yield [visit(page, scale, workbook.address(stem, "landscape")) for _ in range(TRIES if size == "desk" else 2)]
    context.close()


@pytest.fixture(scope="module", params=["02_goals", "10_plan"])
def newcomers(request, browser, workbook):
    """First visits, each by a browser that knows nothing."""
    paints = []
    for _ in range(TRIES):
        context = browser.new_context()
        page = context.new_page()
        page.goto(workbook.address(request.param, "landscape"), wait_until="commit")
        page.wait_for_selector("body.wb-ready", timeout=READY)
        paints.append(page.evaluate(PAINT))
        context.close()
    return paints


def test_the_first_words_are_painted_at_once(visits):
    assert min(visit.paint for visit in visits) <= FIRST_PAINT


def test_whoever_comes_for_the_first_time_sees_words_at_once(newcomers):
    assert min(newcomers) <= FIRST_PAINT


def test_a_second_visit_is_light(visits):
    assert visits[1].weight <= WEIGHT


def test_nothing_that_is_seen_moves(visits):
    assert max(visit.shift for visit in visits) < SHIFT


def test_the_sheet_stands_while_the_kernel_is_begun(browser, workbook):
    context = browser.new_context()
    page = context.new_page()
    page.goto(workbook.address("02_goals", "landscape"), wait_until="commit")
    page.wait_for_selector("h1")

    assert page.locator("body.wb-ready").count() == 0
    assert page.locator(".wb-shape").count() > 0
    context.close()
