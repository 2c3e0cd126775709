"""Further questions in a real browser: one line each, opened in place, saved like every other answer."""

from __future__ import annotations

from functools import partial

import pytest

from tests.browser.conftest import DESK, PHONE

PAGES = [("05_content", "weekly"), ("09_metrics", "forecasts"), ("07_policy", "scenarios")]


def unfold(sheet, key):
    """Open a line and wait for its form."""
    sheet.page.click(f"#ask-{key} > summary")
    sheet.page.wait_for_selector(f"#ask-{key} .sp-unfolded .sp-card")


@pytest.mark.parametrize(("stem", "key"), PAGES)
def test_an_opened_question_is_readable_for_everybody(open_sheet, workbook, stem, key):
    sheet = open_sheet(workbook.address(stem, "landscape"), viewport=DESK).is_ready()

    unfold(sheet, key)

    for viewport in (DESK, PHONE):
        assert sheet.looks(viewport, "light").violations() == []
        assert sheet.width() <= viewport["width"]
    assert sheet.errors == []


def test_a_line_is_opened_with_the_keyboard(open_sheet, workbook):
    sheet = open_sheet(workbook.address("05_content")).is_ready()

    sheet.page.focus("#ask-weekly > summary")
    sheet.page.keyboard.press("Enter")

    sheet.page.wait_for_selector("#ask-weekly .sp-unfolded .sp-card")


def test_what_is_answered_under_a_line_is_saved_and_counted_on_it(open_sheet, workbook):
    show = partial(open_sheet, workbook.address("02_goals", "shared"))
    sheet = show().is_ready()
    unfold(sheet, "pulses")

    sheet.page.locator("#ask-pulses").get_by_role("button", name="Add", exact=False).first.click()
    sheet.page.locator("#ask-pulses input[inputmode=numeric]").first.fill("9")
    sheet.page.keyboard.press("Tab")

    sheet.page.wait_for_selector("#ask-pulses > summary:has-text('1 written')")
    assert "1 written" in show().is_ready().page.inner_text("#ask-pulses > summary")


def test_a_link_to_a_question_opens_it(open_sheet, workbook):
    sheet = open_sheet(f"{workbook.address('05_content')}#ask-voice").is_ready()

    sheet.page.wait_for_selector("#ask-voice .sp-unfolded .sp-card")
