"""Each kind of input: its name, its help, its error; words of the glossary; dates as people paste them."""

import re

import pytest
from playwright.sync_api import expect

SOON = 15_000  # milliseconds
NAMELESS = """() => [...document.querySelectorAll('main .sp :is(input, textarea, select)')]
  .filter((one) => one.offsetParent && !(one.labels?.length || one.getAttribute('aria-label') || one.closest('fieldset')))
  .map((one) => one.outerHTML)"""
HELPLESS = """() => [...document.querySelectorAll('main .sp [aria-describedby]')]
  .flatMap((one) => one.getAttribute('aria-describedby').split(' ').filter((id) => id && !document.getElementById(id)))"""
UNNAMEABLE = "[...document.querySelectorAll('main .sp [id]')].map((one) => one.id).filter((id) => !/^[a-z]/i.test(id))"
SMALL = """() => [...document.querySelectorAll('main .sp :is(button:not(.sp-term), select, summary, textarea, input:not([type=radio], [type=checkbox]))')]
  .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def sheet(window, workbook):
    """The first page of a blank plan."""
    with window(workbook.address("00_start", "shared"), viewport={"width": 1280, "height": 900}) as sheet:
        yield sheet.is_ready()


@pytest.fixture
def page(sheet):
    yield sheet.page
    sheet.page.emulate_media(media="screen", forced_colors="none", color_scheme="light")
    sheet.page.set_viewport_size({"width": 1280, "height": 900})
    assert sheet.errors == []


def test_every_input_has_a_name(page):
    assert page.evaluate(NAMELESS) == []


def test_every_help_that_is_named_is_there(page):
    assert page.evaluate(HELPLESS) == []


def test_every_input_can_be_named_by_a_style_or_a_script(page):
    assert page.evaluate(UNNAMEABLE) == []


def test_a_wrong_number_says_so_under_it_and_to_a_screen_reader(page):
    hours = page.locator("main").get_by_label("Hours", exact=False).first
    hours.fill("many")
    hours.press("Tab")

    expect(hours).to_have_attribute("aria-invalid", "true", timeout=SOON)
    expect(hours).to_have_accessible_description(re.compile("is not a number"))
    hours.fill("1,5")
    hours.press("Tab")
    expect(hours).to_have_value("1.5", timeout=SOON)


def test_several_errors_stand_above_as_links_to_their_answers(page):
    fields = [
        page.locator("main").get_by_label("Hours", exact=False).first,
        page.locator("main").get_by_label("Money a month, first guess", exact=False).first,
    ]
    for field in fields:
        field.fill("many")
        field.press("Tab")
    summary = page.get_by_role("group", name="2 answers could not be taken")
    expect(summary).to_be_visible(timeout=SOON)

    summary.get_by_role("link").last.click()

    expect(fields[1]).to_be_focused()
    for field in fields:
        field.fill("")
        field.press("Tab")
    expect(summary).to_be_hidden(timeout=SOON)


def test_a_word_of_the_glossary_opens_by_keyboard_and_escape_closes_it(page):
    word = page.locator(".sp-term:visible").first
    meaning = page.locator(f"#{word.get_attribute('popovertarget')}")
    word.press("Enter")
    expect(meaning).to_be_visible()

    page.keyboard.press("Escape")

    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()


def test_a_word_of_the_glossary_opens_under_the_mouse(page):
    word = page.locator(".sp-term:visible").first
    word.hover()
    meaning = page.locator(f"#{word.get_attribute('popovertarget')}")

    expect(meaning).to_be_visible()
    page.mouse.move(0, 0)
    expect(meaning).to_be_hidden()


def test_a_screen_reader_hears_the_meaning_with_the_word(page):
    word = page.locator(".sp-term:visible").first
    meaning = page.locator(f"#{word.get_attribute('popovertarget')}")

    expect(word).to_have_accessible_description(meaning.text_content())


def test_an_example_is_used_with_one_press(page):
    example = page.get_by_role("button", name="Use this example").locator("visible=true").first
    box = example.evaluate("button => button.closest('.sp-question').querySelector('input, textarea').id")
    example.click()

    expect(page.locator(f"#{box}")).not_to_have_value("")


def test_targets_are_large_on_touch(page):
    page.set_viewport_size({"width": 390, "height": 844})

    assert page.evaluate(SMALL) == []


def test_twice_as_large_text_does_not_scroll_sideways(page, sheet):
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = sheet.width()
    page.evaluate("document.documentElement.style.fontSize = ''")

    assert wide <= 1280


def test_paper_shows_whole_texts(page):
    page.get_by_label("Mission", exact=True).fill("Gardens\n" * 20)
    page.emulate_media(media="print")

    assert page.get_by_label("Mission", exact=True).evaluate("(box) => box.scrollHeight <= box.clientHeight + 2")
