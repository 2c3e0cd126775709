"""Budgets of a page, measured in a real browser: first paint, weight of a second visit, steadiness.

Weight: bytes over HTTP as the browser counts them (headers too) and the payload of every WebSocket frame, both ways, unpacked.
Time: first contentful paint, counted by the browser from the start of the navigation; one of eight tries must hold it, because the machine may be busy.
Steadiness: the sum of all layout shifts from the navigation until half a second after the page is ready.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

import pytest

from smplan_kernel.plan.pages import PAGES

FIRST_PAINT = 300  # milliseconds
WEIGHT = 400_000  # bytes
SHIFT = 0.1
TRIES = 8
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


@dataclass(frozen=True, kw_only=True)
class Reader:
    """A browser that knew nothing before its first visit."""

    page: object
    scale: Scale
    address: str

    def visit(self):
        self.scale.taken = 0
        self.page.goto(self.address, wait_until="commit")
        self.page.wait_for_selector("body.wb-ready", timeout=READY)
        self.page.wait_for_timeout(500)
        return Visit(paint=self.page.evaluate(PAINT), weight=self.scale.taken, shift=self.page.evaluate("window.shifts"))

    def sees_words_after(self):
        self.page.goto(self.address, wait_until="commit")
        self.page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        return self.page.evaluate(PAINT)


@contextmanager
def reader(browser, address, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    page.add_init_script(WATCH)
    yield Reader(page=page, scale=Scale(page), address=address)
    context.close()


@pytest.fixture(scope="module", params=[page.stem for page in PAGES])
def stem(request):
    return request.param


@pytest.fixture(scope="module")
def regular(browser, workbook, stem):
    """Somebody who has been on this page of the full plan before, and what was measured on that visit and on the next."""
    with reader(browser, workbook.address(stem, "landscape"), viewport={"width": 1280, "height": 900}) as known:
        first = known.visit()
        yield known, first, known.visit()


def test_the_first_words_are_painted_at_once(regular):
    known, _, second = regular

    assert first_within(FIRST_PAINT, chain([second.paint], (known.sees_words_after() for _ in range(TRIES - 1))))


@pytest.mark.parametrize("page", ["02_goals", "10_plan"])
def test_whoever_comes_for_the_first_time_sees_words_at_once(page, browser, workbook):
    def newcomers():
        for _ in range(TRIES):
            with reader(browser, workbook.address(page, "landscape")) as unknown:
                yield unknown.sees_words_after()

    assert first_within(FIRST_PAINT, newcomers())


def first_within(most, seen):
    """One of several tries holds the budget; the others may have met a busy machine."""
    return any(time <= most for time in seen)


def test_a_second_visit_is_light(regular):
    assert regular[2].weight <= WEIGHT


def test_nothing_that_is_seen_moves(regular):
    assert max(visit.shift for visit in regular[1:]) < SHIFT


def test_nothing_that_is_seen_moves_on_a_phone(browser, workbook, stem):
    with reader(browser, workbook.address(stem, "landscape"), viewport={"width": 390, "height": 844}) as phone:
        assert phone.visit().shift < SHIFT


def test_the_sheet_stands_while_the_kernel_is_begun(browser, workbook):
    context = browser.new_context()
    page = context.new_page()
    page.goto(workbook.address("02_goals", "landscape"), wait_until="commit")
    page.wait_for_selector("h1")

    assert page.locator("body.wb-ready").count() == 0
    assert page.locator(".wb-shape").count() > 0
    context.close()
