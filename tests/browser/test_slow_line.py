"""Bad wifi and old phones: a form whose program comes late still comes to life, and says nothing wrong meanwhile."""

from __future__ import annotations

import time

from tests.browser.conftest import PHONE, READY

LATE = 2.5  # seconds; longer than a widget is usually given to begin
SLOWER = 12  # times; an old phone's processor beside a desk's


DRAWN = "() => [...document.querySelectorAll('.wb-output .lm-Panel')].every((one) => one.querySelector(':scope > * > *'))"


def test_a_form_whose_program_comes_late_comes_to_life(open_sheet, workbook):
    sheet = open_sheet("about:blank", viewport=PHONE)

    def late(route):
        time.sleep(LATE)
        route.continue_()

    sheet.page.context.route("**/voila/forms/*.js*", late)
    sheet.page.goto(workbook.address("02_goals"), timeout=READY)
    sheet.is_ready().page.wait_for_function(DRAWN, timeout=2 * READY)

    assert sheet.errors == []


def test_every_form_comes_to_life_on_a_slow_phone(open_sheet, workbook):
    sheet = open_sheet("about:blank", viewport=PHONE)
    sheet.page.context.new_cdp_session(sheet.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sheet.page.goto(workbook.address("09_metrics", "landscape"), timeout=READY)
    sheet.page.wait_for_selector("body.wb-ready", timeout=3 * READY)
    sheet.page.wait_for_function(DRAWN, timeout=2 * READY)

    assert sheet.errors == []
