"""Six pictures of what people see most, against those that were kept: a layout that falls apart is seen, letters may be smoothed otherwise.

What differs between machines and days is taken out: our own letters from our own files, no rounding of theirs to pixels, no times, no movement.
"""

from __future__ import annotations

import base64
import json
import os
from contextlib import contextmanager

import pytest

from smplan_kernel import paths
from smplan_kernel.documents.plan import plan_html
from smplan_kernel.documents.review import review_html
from smplan_kernel.plan import blank_plan, load_document
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, PHONE
from tests.browser.pictures import HOW, difference
from tests.documents.plans import worked_plan
from tests.documents.reviews import worked_review

TOLERANCE = 0.01  # of all pixels
PAPER = {"width": 794, "height": 1123}  # A4 at 96 to the inch
STEADY = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars"]
FONTS = paths.templates() / "voila" / "templates" / "smplan" / "static" / "fonts"
# Times, and the whole answer under a list that is a hair too narrow for it, which hangs on the letters that came first.
QUIET = ".wb-saved, .wb-resume { visibility: hidden !important } .sp-whole { display: none !important }"
SETTLED = "document.fonts.ready.then(() => document.fonts.check('16px \"Inter Variable\"'))"


def letters() -> str:
    """Our two fonts out of their own files, waited for; a page in a hurry would go on without them."""
    faces = {"Inter Variable": "inter", "Source Serif 4 Variable": "source-serif-4"}
    data = {family: base64.b64encode((FONTS / f"{file}.woff2").read_bytes()).decode() for family, file in faces.items()}
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: 400 700; font-display: block; src: url(data:font/woff2;base64,{text}) }}'
        for family, text in data.items()
    )


@pytest.fixture(scope="module")
def steady(browser):
    """A browser that draws letters alike everywhere."""
    chromium = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *STEADY], env={**os.environ, "LANGUAGE": "en_US"})
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def plans(workbook):
    """Plans that no other test writes in."""
    sample = json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8"))
    with workbook.store() as session:
        session.new_plan(blank_plan("pictured", organisation="Fernhill Garden Design"))
        session.new_plan(load_document(sample | {"id": "pictured-full"}, "plan.json"))


@pytest.fixture
def judge(browser):
    """An empty page that compares pictures."""
    page = browser.new_page()
    yield page
    page.close()


@contextmanager
def drawn(steady, viewport, colours="light", media="screen"):
    """A page that is filled by whoever asks for it."""
    context = steady.new_context(
        viewport=viewport, color_scheme=colours, reduced_motion="reduce", locale="en-GB", timezone_id="UTC", bypass_csp=True
    )
    page = context.new_page()
    page.emulate_media(media=media, color_scheme=colours)
    yield page
    context.close()


def picture(page) -> bytes:
    """What is in the window, once the letters are there."""
    page.add_style_tag(content=letters() + QUIET)
    assert page.evaluate(SETTLED)
    return page.screenshot(animations="disabled", caret="hide", scale="css")


PAGES = {
    "start": ("00_start", "pictured", DESK, "light", ""),
    "goals": ("02_goals", "pictured-full", DESK, "light", ".sp-tree"),
    "goals-phone-dark": ("02_goals", "pictured-full", PHONE, "dark", ".sp-tree"),
    "board": ("05_content", "pictured-full", DESK, "light", ".sp-board"),
}
DOCUMENTS = {
    "plan-on-paper": (lambda: plan_html(worked_plan()), PAPER, "print"),
    "review": (lambda: review_html(worked_review(), worked_plan()), DESK, "screen"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name, steady, judge, workbook, plans):
    stem, plan, viewport, colours, part = PAGES[name]
    with drawn(steady, viewport, colours) as page:
        page.goto(workbook.address(stem, plan))
        page.wait_for_selector("body.wb-ready", timeout=40_000)
        page.add_style_tag(content=letters())
        page.evaluate(SETTLED)
        if part:
            page.locator(part).first.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
        found = picture(page)

    assert difference(judge, name, found) <= TOLERANCE, HOW


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_looks_as_it_did(name, steady, judge):
    written, viewport, media = DOCUMENTS[name]
    with drawn(steady, viewport, media=media) as page:
        page.set_content(written())
        found = picture(page)

    assert difference(judge, name, found) <= TOLERANCE, HOW
