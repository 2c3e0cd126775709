"""Nobody there: the page says so in words within five seconds, and keeps what is typed."""

from playwright.sync_api import expect

from tests.browser.ending import end_kernel

SOON = 5_000  # milliseconds
TYPED = "typed after the end"


def test_a_page_at_rest_says_nothing_and_a_killed_kernel_is_told_within_five_seconds(open_sheet, workbook):
    page = open_sheet(workbook.address("00_start")).is_ready().page
    page.wait_for_timeout(6_000)
    expect(page.locator(".wb-lost")).to_have_count(0)
    end_kernel(page, workbook.process)

    expect(page.locator(".wb-lost")).to_contain_text("Not saved", timeout=SOON)


def test_what_is_typed_after_the_end_is_offered_again(open_sheet, workbook):
    page = open_sheet(workbook.address("00_start")).is_ready().page
    end_kernel(page, workbook.process)
    page.get_by_label("Mission", exact=True).fill(TYPED)
    page.keyboard.press("Tab")
    expect(page.locator(".wb-lost")).to_be_visible(timeout=SOON)
    page.get_by_role("button", name="Load this page again").first.click()
    page.wait_for_selector("body.wb-ready")

    expect(page.get_by_text(TYPED)).to_be_visible()


def test_a_killed_server_is_told_within_five_seconds_and_what_stands_on_the_page_can_be_copied(open_sheet, own_workbook):
    page = open_sheet(own_workbook.address("00_start"), permissions=["clipboard-read", "clipboard-write"]).is_ready().page
    own_workbook.stop()
    expect(page.locator(".wb-lost")).to_contain_text("Not saved", timeout=SOON)
    page.get_by_label("Mission", exact=True).fill(TYPED)
    page.get_by_role("button", name="Copy what stands here").click(timeout=SOON)
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    assert TYPED in page.evaluate("navigator.clipboard.readText()")
