"""Bad wifi and old phones: a form whose program comes late still comes to life, and says nothing wrong meanwhile."""

from __future__ import annotations

from tests.browser.conftest import PHONE
from tests.browser.windows import READY

SLOWER = 6  # times; an old phone's processor beside a desk's
FASTER = "const now = performance.now.bind(performance); performance.now = () => 5 * now()"
"""Fifteen seconds of a page's patience are three: longer than the two that a widget is usually given to begin."""
ONE_BY_ONE = (
    "const real = setTimeout; window.setTimeout = (act, after, ...more) => real(act, after === 4000 && !act.length ? 0 : after, ...more)"
)
"""A page gives up asking for all forms at once after four seconds, and asks for each of them: here it does so at once."""
GIVEN_UP = "const real = setTimeout; window.setTimeout = (act, after, ...more) => real(act, after === 100 && act.length === 1 ? 3000 : after, ...more)"
"""The widget manager looks for a form each tenth of a second for two seconds: here only once, as on a device that is busy meanwhile."""
DRAWN = "() => [...document.querySelectorAll('.wb-output .lm-Panel')].every((one) => one.querySelector(':scope > * > *'))"
NOT_FOUND = "Error: widget model not found"  # how the widget manager says that it gives a form up
STILL_COMING = "text=Parts of this page are still coming."


def first_line(error):
    return error.partition("\n")[0]


def test_a_form_whose_program_comes_late_is_told_of_and_comes_to_life(open_sheet, workbook):
    sheet = open_sheet("about:blank", viewport=PHONE)
    held = []

    def hold(program):
        held.append(program)

    sheet.page.add_init_script(FASTER)
    sheet.page.context.route("**/voila/forms/*.js*", hold)
    sheet.page.goto(workbook.address("02_goals"), timeout=READY)
    sheet.is_ready().page.wait_for_selector(STILL_COMING, timeout=READY)

    for program in held:
        program.continue_()
    sheet.page.wait_for_function(DRAWN, timeout=READY)
    sheet.page.wait_for_selector(STILL_COMING, state="detached", timeout=READY)

    assert sheet.errors == []


def test_every_form_comes_to_life_on_a_slow_phone(open_sheet, workbook):
    sheet = open_sheet("about:blank", viewport=PHONE)
    sheet.page.context.new_cdp_session(sheet.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sheet.page.goto(workbook.address("09_metrics", "landscape"), timeout=READY)
    sheet.page.wait_for_selector("body.wb-ready", timeout=3 * READY)
    sheet.page.wait_for_function(DRAWN, timeout=2 * READY)

    assert set(map(first_line, sheet.errors)) <= {NOT_FOUND}


def test_every_form_comes_to_life_where_a_page_asks_for_each_of_them(open_sheet, workbook):
    sheet = open_sheet("about:blank")
    asked = []
    sheet.page.on("websocket", lambda line: line.on("framesent", lambda said: asked.append(b'"request_state"' in said)))
    sheet.page.add_init_script(ONE_BY_ONE)
    sheet.page.goto(workbook.address("09_metrics", "landscape"), timeout=READY)
    sheet.is_ready().page.wait_for_function(DRAWN, timeout=READY)

    assert sum(asked) > 1, "all forms were asked for at once, so this shows nothing"
    assert sheet.errors == []


def test_a_form_that_was_given_up_while_the_device_was_busy_is_drawn_all_the_same(open_sheet, workbook):
    sheet = open_sheet("about:blank")
    sheet.page.add_init_script(GIVEN_UP)
    sheet.page.goto(workbook.address("09_metrics", "landscape"), timeout=READY)
    sheet.is_ready().page.wait_for_function(DRAWN, timeout=READY)

    assert sheet.errors, "no form was given up, so this shows nothing"
    assert set(map(first_line, sheet.errors)) == {NOT_FOUND}
    sheet.page.locator("input.sp-figure").first.wait_for(timeout=READY)
