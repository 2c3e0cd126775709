"""Comfort on every page: the example, paper, the whole plan, the way back to where one stopped, the list that keeps up."""

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.windows import READY


@pytest.fixture(scope="module")
def example(window, workbook):
    """A page of the finished example, reached from a plan of one's own."""
    with window(workbook.address("02_goals")) as sheet:
        sheet.is_ready().page.get_by_role("link", name="Look at the finished example").click()
        sheet.page.wait_for_url("**example=1**")
        yield sheet.is_ready()


def test_the_example_says_what_it_is(example):
    expect(example.page.locator(".wb-example")).to_contain_text("Nothing here can be changed")


def test_no_answer_of_the_example_can_be_changed(example):
    boxes = example.page.locator("main .wb-ask :is(input, textarea, select):visible")

    assert boxes.count() > 0
    assert [box for box in boxes.all() if box.is_editable()] == []


def test_the_example_can_be_read_by_everybody(example):
    assert example.violations() == []


def test_the_example_goes_on_as_the_example(example):
    assert "example=1" in example.page.locator("a[rel=next]").get_attribute("href")


def test_one_click_leads_back_to_the_own_plan(example):
    links = example.page.get_by_role("link", name="Back to your own plan")

    assert {link.get_attribute("href") for link in links.all()} == {"02_goals.ipynb?plan=fernhill"}


def test_an_address_cannot_talk_the_example_into_more(open_sheet, workbook):
    sheet = open_sheet(workbook.address("02_goals") + "&example=__import__").is_ready()

    expect(sheet.page.locator(".wb-example")).to_have_count(0)


def test_the_list_of_pages_keeps_up_with_the_answers(open_sheet, workbook):
    page = open_sheet(workbook.address("10_plan", "shared")).is_ready().page
    dot = page.locator('[data-step="plan"] .wb-dot')
    expect(dot).to_have_attribute("data-state", "empty")
    page.get_by_label("Review day", exact=True).fill("last Thursday")
    page.keyboard.press("Tab")

    expect(dot).to_have_attribute("data-state", "started", timeout=15_000)


def test_a_told_page_shows_it_in_shape_and_word(open_sheet, workbook):
    page = open_sheet(workbook.address("02_goals")).is_ready().page
    page.evaluate("dispatchEvent(new CustomEvent('smplan:progress', { detail: { audit: { state: 'done', words: 'finished' } } }))")

    assert page.locator('[data-step="audit"] .wb-dot').get_attribute("data-state") == "done"
    expect(page.locator('[data-step="audit"]')).to_contain_text("finished")


def test_the_start_page_leads_back_to_where_one_stopped_and_tells_how_long_the_plan_still_takes(open_sheet, workbook):
    stopped = open_sheet(workbook.address("02_goals")).is_ready().page
    stopped.locator("#wb-part-10 :is(button, input, select, textarea)").first.focus()  # the fourth question
    stopped.goto(workbook.address("00_start"))
    stopped.wait_for_selector("body.wb-ready")
    expect(stopped.get_by_text("The whole plan still takes about")).to_be_visible()
    expect(stopped.locator(".wb-resume")).to_contain_text("Go on with Goals, where you stopped on")
    stopped.get_by_role("link", name="Go on with Goals").click()
    stopped.wait_for_url("**#go-on")
    stopped.wait_for_selector("body.wb-ready")

    expect(stopped.get_by_role("heading", name="Who has had a say?")).to_be_in_viewport()
    assert stopped.evaluate("document.activeElement === document.body")


@pytest.fixture(scope="module")
def opened_goals(window, workbook):
    """The page of the goals of the worked plan, opened once for all who only print it or look at it."""
    with window(workbook.address("02_goals", "landscape")) as sheet:
        yield sheet.is_ready().page


@pytest.fixture
def page(opened_goals):
    """The page on a screen, never printed."""
    yield opened_goals
    opened_goals.evaluate("dispatchEvent(new Event('afterprint')); delete window.isPrinted")
    opened_goals.emulate_media(media="screen")


@pytest.mark.parametrize("way", ["button", "keys"])
def test_paper_shows_each_answer_as_text(page, way):
    page.emulate_media(media="print")
    page.evaluate("() => { window.print = () => { dispatchEvent(new Event('beforeprint')); window.isPrinted = true; }; }")
    if way == "button":
        page.evaluate("document.getElementById('wb-print').click()")  # paper does not show it
    else:
        page.keyboard.press("Control+p")
    page.wait_for_function("window.isPrinted", timeout=READY)
    boxes = page.locator("main :is(input:not([type=checkbox], [type=radio]), select, textarea)")

    assert boxes.count() > 0
    assert [box for box in boxes.all() if box.is_visible()] == []
    expect(page.locator(".wb-printed", has_text="2027").first).to_be_visible()


def test_paper_leaves_the_page_as_it_was(page):
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")

    assert page.locator(".wb-printed").count() == 0
    assert page.locator("main details[open]").count() == 0


def test_the_whole_plan_stands_on_one_page(open_sheet, workbook):
    sheet = open_sheet(workbook.address("02_goals", "landscape"))
    sheet.page.get_by_role("link", name="The whole plan on one page").click()
    sheet.page.wait_for_url("**/whole-plan**")

    expect(sheet.page.get_by_role("heading", level=1)).to_have_text("Fernhill Garden Design")
    assert sheet.page.locator("button, input").count() == 0
    assert sheet.violations() == []


SAID = {
    "no plan": "/voila/render/02_goals.ipynb?plan=nobody",
    "no page": "/voila/render/99_no.ipynb?",
}


@pytest.mark.parametrize("path", SAID.values(), ids=SAID)
def test_what_is_said_instead_of_a_page_can_be_read_by_everybody(path, open_sheet, workbook):
    sheet = open_sheet(f"{workbook.base}{path}&token={workbook.key}", viewport=DESK)

    for viewport, colours in itertools.product((DESK, PHONE), ("light", "dark")):
        assert sheet.looks(viewport, colours).violations() == []
        assert sheet.width() <= viewport["width"]


def test_large_text_loses_nothing(page):
    style = page.add_style_tag(content="html { font-size: 32px }")

    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    style.evaluate("(style) => style.remove()")
