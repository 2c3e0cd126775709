"""What stands around the questions: colours, the list of pages, the way in with the keyboard, messages."""

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def opened_goals(window, workbook):
    """The page of the goals, opened once for all who only look at it."""
    with window(workbook.address("02_goals")) as sheet:
        yield sheet.is_ready().page


@pytest.fixture
def goals(opened_goals):
    """The page of the goals as it is when nobody has asked for another look."""
    yield opened_goals
    opened_goals.emulate_media(media="screen", forced_colors="none")


def paper(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_a_choice_of_colours_is_remembered(open_sheet, workbook):
    page = open_sheet(workbook.address("02_goals"), color_scheme="light").is_ready().page
    light = paper(page)
    page.get_by_role("button", name="Dark colours").click()
    dark = paper(page)
    page.reload()

    assert light != dark
    assert paper(page) == dark


def test_a_phone_shows_one_line_for_the_pages_that_opens_the_list(open_sheet, workbook):
    page = open_sheet(workbook.address("02_goals"), viewport=PHONE).is_ready().page
    expect(page.get_by_role("button", name="Goals, 3 of 11")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link", name="Audit")).to_be_hidden()
    page.get_by_role("button", name="Goals, 3 of 11").click()

    expect(page.get_by_role("navigation", name="Pages").get_by_role("link", name="Audit")).to_be_visible()


def test_the_first_tab_leads_past_the_list(open_sheet, workbook):
    page = open_sheet(workbook.address("02_goals")).is_ready().page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "wb-main"


def test_the_main_part_holds_the_questions(goals):
    assert goals.locator("main").count() == 1
    expect(goals.locator("main")).to_contain_text("Checkpoint")


def test_the_foot_comes_last(goals):
    assert goals.evaluate("document.querySelector('main').compareDocumentPosition(document.querySelector('.wb-foot')) & 4") == 4


def test_the_key_does_not_stay_in_the_address(goals):
    assert "token" not in goals.url


def test_forced_colours_keep_the_place_in_the_list(goals):
    goals.emulate_media(forced_colors="active")

    assert goals.evaluate("getComputedStyle(document.querySelector('.wb-nav [aria-current]')).outlineStyle") == "solid"


def test_paper_shows_the_answers_and_not_the_list(goals):
    goals.emulate_media(media="print")

    expect(goals.get_by_role("heading", level=1)).to_be_visible()
    expect(goals.locator(".wb-nav")).to_be_hidden()


@pytest.mark.parametrize("path", ["/voila/render/99_nowhere.ipynb", "/nowhere", "/login"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_messages_can_be_read_by_everybody(path, colours, open_sheet, workbook):
    sheet = open_sheet(f"{workbook.base}{path}?token={workbook.key}", color_scheme=colours)

    assert sheet.violations() == []
    assert sheet.outside == []
