"""Large letters, narrow windows, the system's own colours, and no movement: every page bears them, blank and full.

Large letters are what somebody sets in their browser: 32 pixels where 16 is usual. Lines of the layout that are told in letters move with them.
"""

import pytest

from tests.browser.conftest import DESK, PHONE

LARGE, USUAL = {"standard": 32, "fixed": 26}, {"standard": 16, "fixed": 13}

# A text that its own frame cuts off. What only a screen reader hears is cut on purpose; a box of one line scrolls what is typed.
CUT = """() => [...document.querySelectorAll("body :not(.sp-sr, .wb-sr, .sp-sr *, .wb-sr *, svg, svg *)")].filter((one) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(one);
  const isHidden = clipPath !== "none" || !one.checkVisibility({ visibilityProperty: true }) || one.clientHeight < 2;
  if (isHidden || !String(one.value ?? one.textContent).trim()) return false;
  const stops = (overflow) => ["hidden", "clip"].includes(overflow);
  return ((stops(overflowY) || one.matches("textarea")) && one.scrollHeight > one.clientHeight + 1)
    || (stops(overflowX) && !one.matches("input") && one.scrollWidth > one.clientWidth + 1);
}).map((one) => `${one.tagName} ${one.className}: ${String(one.value ?? one.textContent).trim().slice(0, 80)}`)"""

# Two controls that share a place. The head stays in view on purpose, above what is scrolled.
OVERLAPPING = """() => {
  const all = [...document.querySelectorAll(":is(#rendered_cells, #main, .wb-nav, .wb-foot) :is(a[href], button, input, select, textarea, summary)")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => (one.matches("[type=radio], [type=checkbox]") ? one.closest("label") ?? one : one))
    .map((one) => [one, one.getBoundingClientRect()]);
  const share = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  return all.flatMap(([one, a], at) => all.slice(at + 1).filter(([other, b]) => share(a, b) && !one.contains(other) && !other.contains(one))
    .map(([other]) => `${one.outerHTML.slice(0, 100)} and ${other.outerHTML.slice(0, 100)}`));
}"""

# In the system's own colours a box lives by its frame, all else by its words; the browser draws the small ones itself.
BARE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true })) return false;
  const style = getComputedStyle(one);
  if (one.matches("[type=radio], [type=checkbox]")) return style.appearance === "none" && !one.closest("label")?.innerText.trim();
  if (!one.matches("input, select, textarea")) return !one.innerText.trim();
  return ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] === "none" || style[`border${side}Width`] === "0px"
    || style[`border${side}Color`] === style.backgroundColor);
}).map((one) => one.outerHTML.slice(0, 160))"""

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
  return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0) || scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 160))"""


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def large(request, sheet):
    """The page in letters of twice the usual size."""
    sheet.page.set_viewport_size(request.param)
    line = sheet.page.context.new_cdp_session(sheet.page)
    line.send("Page.setFontSizes", {"fontSizes": LARGE})
    yield sheet
    line.send("Page.setFontSizes", {"fontSizes": USUAL})
    line.detach()


def faults(sheet):
    """What the page cuts off, and what it lays over each other."""
    return sheet.page.evaluate(CUT) + sheet.page.evaluate(OVERLAPPING)


def test_large_letters_lose_nothing(large):
    assert large.page.evaluate("getComputedStyle(document.body).fontSize") == "32px"
    assert large.width() <= large.page.viewport_size["width"]
    assert faults(large) == []


def test_the_narrowest_window_loses_nothing(sheet):
    sheet.page.set_viewport_size({"width": 320, "height": 700})

    assert sheet.width() <= 320
    assert faults(sheet) == []


def test_the_systems_own_colours_leave_each_control_its_frame_or_its_words(sheet):
    sheet.page.emulate_media(forced_colors="active")

    assert sheet.page.evaluate(BARE) == []


def test_nothing_moves_for_whoever_asked_for_that(sheet):
    sheet.page.emulate_media(reduced_motion="reduce")

    assert sheet.page.evaluate(MOVING) == []
