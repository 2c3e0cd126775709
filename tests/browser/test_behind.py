"""What stands behind a number, in a real browser: pressed open, a change of definition written and undone, a link copied."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from playwright.sync_api import expect

from smplan_kernel.inbox import import_export
from tests.browser.conftest import DESK, PHONE
from tests.samples.landscape import HOME

SLOW = 60_000


@pytest.fixture(scope="module")
def informed(workbook):
    """A server whose worked plan has the latest figures of its X account."""
    with workbook.store("Mara") as session:
        import_export(session, "landscape", HOME / "exports" / "x" / "account_overview_analytics (7).csv")
    return workbook


@pytest.fixture
def metrics(informed, open_sheet):
    def opened(**options):
        sheet = open_sheet(informed.address("09_metrics", "landscape"), **options).is_ready()
        sheet.page.wait_for_selector("details.origin", timeout=SLOW)
        return sheet

    return opened


def number(sheet, name):
    return sheet.page.locator("details.origin").filter(has_text=name)


def unfold_changes(sheet):
    sheet.page.click("#ask-definitions > summary")
    sheet.page.wait_for_selector("#ask-definitions .sp-unfolded .sp-card")


def test_a_number_opens_to_its_file_and_rows_and_reads_for_everybody(metrics):
    sheet = metrics(viewport=DESK)
    told = number(sheet, "Impressions on X")

    told.locator("summary").click()

    expect(told).to_contain_text("account_overview_analytics (7).csv")
    expect(told).to_contain_text("Fingerprint")
    for viewport, colours in itertools.product((DESK, PHONE), ("light", "dark")):
        sheet.looks(viewport, colours)
        assert sheet.violations("details.origin") == []
        assert sheet.violations("ul.links") == []
        assert sheet.width() <= viewport["width"]
    assert sheet.errors == []


def test_an_opened_number_stays_open_while_answers_change(metrics):
    sheet = metrics()
    told = number(sheet, "Impressions on X")
    told.locator("summary").click()
    unfold_changes(sheet)

    sheet.page.locator("#ask-definitions input[type=date]").first.fill("2025-04-02")
    sheet.page.keyboard.press("Tab")

    expect(number(sheet, "Views of the studio account")).to_contain_text("2 April 2025", timeout=SLOW)
    assert told.evaluate("part => part.open")


def test_a_change_of_definition_can_be_undone(metrics, informed):
    sheet = metrics()
    unfold_changes(sheet)
    before = sheet.page.locator("#ask-definitions input[type=date]").first.input_value()
    day = sheet.page.locator("#ask-definitions input[type=date]").first
    day.fill("2025-05-01")
    day.blur()  # the day's own parts take the Tab key
    expect(number(sheet, "Views of the studio account")).to_contain_text("1 May 2025", timeout=SLOW)

    sheet.page.get_by_role("button", name="Undo", exact=False).first.click()

    expect(sheet.page.locator("#ask-definitions input[type=date]").first).to_have_value(before, timeout=SLOW)
    with informed.store() as session:
        assert session.load("landscape").plan.metrics.definitions[0].on == date.fromisoformat(before)


def test_the_link_of_a_code_is_copied_and_the_page_says_so(metrics, informed):
    with informed.store("Mara") as session:
        saved = session.load("landscape")
        first, *others = saved.plan.metrics.codes
        written = saved.plan.with_metrics(codes=(first.replace(link="fernhillgardens.example/visit"), *others))
        session.save(written, base=saved.revision)
    sheet = metrics(permissions=["clipboard-read", "clipboard-write"])

    sheet.page.get_by_role("button", name="Copy the link of GARDENVISIT").click()

    expect(sheet.page.get_by_text("The link of GARDENVISIT is copied.")).to_be_visible()
    copied = sheet.page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://fernhillgardens.example/visit?utm_source=website&utm_medium=referral&utm_campaign=gardenvisit"
