"""Open, answer, reload: the answer is still there."""

from playwright.sync_api import expect

ANSWER = "Gardens for small towns, planted once and loved for years"


def test_an_answer_is_there_after_a_reload(open_sheet, workbook):
    page = open_sheet(workbook.address("00_start")).is_ready().page
    page.get_by_label("Mission", exact=True).fill(ANSWER)
    page.keyboard.press("Tab")
    expect(page.locator("#sp-save-state")).to_contain_text("Saved", timeout=10_000)
    page.reload()
    page.wait_for_selector("body.wb-ready")

    expect(page.get_by_label("Mission", exact=True)).to_have_value(ANSWER)


def test_an_answer_is_there_when_one_leaves_the_page_at_once(open_sheet, workbook):
    page = open_sheet(workbook.address("00_start")).is_ready().page
    page.get_by_label("Position", exact=True).fill(ANSWER)
    page.get_by_role("link", name="Next:").last.click()
    page.wait_for_url("**/01_audit.ipynb*")
    page.goto(workbook.address("00_start"))
    page.wait_for_selector("body.wb-ready")

    expect(page.get_by_label("Position", exact=True)).to_have_value(ANSWER)


def test_the_next_page_opens_with_the_same_plan(open_sheet, workbook):
    page = open_sheet(workbook.address("02_goals")).is_ready().page
    page.get_by_role("link", name="Next: choose your personas").click()
    page.wait_for_selector("body.wb-ready")

    assert page.url == f"{workbook.base}/voila/render/03_personas.ipynb?plan=fernhill"
