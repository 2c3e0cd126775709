"""The story under a bullet: what people noted, reviews found and meetings decided; and a box for one more comment."""

import re

import pytest
from playwright.sync_api import expect

SOON = 15_000  # milliseconds


@pytest.fixture(scope="module")
def sheet(window, workbook):
    """The metrics of the worked plan."""
    with window(workbook.address("09_metrics", "landscape"), viewport={"width": 390, "height": 844}) as sheet:
        sheet.is_ready()
        yield sheet


@pytest.fixture
def line(sheet):
    """The line that opens the first metric."""
    return sheet.page.locator("summary", has_text="More about metric 1").first


@pytest.fixture
def thread(sheet, line):
    """The opened thread of the first metric."""
    found = sheet.page.get_by_role("group", name="Comments").first
    if not found.is_visible():
        line.click()
    expect(found).to_be_visible(timeout=SOON)
    yield found
    assert sheet.errors == []


def comment(thread, text, author="Jon"):
    """Add a comment and wait until the plan has it."""
    thread.get_by_label("Your name").fill(author)
    thread.get_by_label("Comment", exact=True).fill(text)
    thread.get_by_role("button", name="Add comment").click()
    expect(thread.locator(".sp-comment").last).to_contain_text(" 20", timeout=SOON)


def test_a_comment_stands_in_the_thread_with_name_and_day(thread):
    comment(thread, "The counter was changed in March.")

    expect(thread.locator(".sp-comment").last.locator(".sp-by")).to_have_text(re.compile(r"^Jon, \d+ \w+ 20\d\d$"))


def test_the_folded_line_counts_comments(thread, line):
    comment(thread, "One more.")

    expect(line).to_contain_text("comment")


def test_ones_own_last_comment_can_be_removed_and_brought_back(thread):
    comment(thread, "To be removed")
    count = thread.locator(".sp-comment").count()
    thread.get_by_role("button", name="Remove").click()
    expect(thread.locator(".sp-comment")).to_have_count(count - 1)

    thread.get_by_role("button", name="Bring it back").click()

    expect(thread.locator(".sp-comment").last).to_contain_text("To be removed")


def test_ones_own_last_comment_can_be_changed_and_changed_back(thread):
    comment(thread, "First words")
    thread.get_by_role("button", name="Edit").click()
    thread.get_by_label("Comment", exact=True).fill("Better words")
    thread.get_by_role("button", name="Save comment").click()
    expect(thread.locator(".sp-comment").last).to_contain_text("Better words")

    thread.get_by_role("button", name="Take the change back").click()

    expect(thread.locator(".sp-comment").last).to_contain_text("First words")


def test_only_the_last_comment_can_be_changed(thread):
    comment(thread, "One")
    comment(thread, "Two")

    expect(thread.get_by_role("button", name="Edit")).to_have_count(1)


def test_somebody_elses_comment_cannot_be_changed(thread):
    comment(thread, "Mine for now")
    thread.page.evaluate("localStorage.setItem('smplan:who', 'Mara')")
    comment(thread, "Another", author="Lea")
    thread.page.evaluate("localStorage.setItem('smplan:who', 'Mara')")
    thread.get_by_label("Your name").fill("Mara")
    thread.get_by_label("Your name").press("Tab")

    expect(thread.get_by_role("button", name="Edit")).to_have_count(0)


def test_a_comment_without_words_says_so(thread):
    thread.get_by_label("Comment", exact=True).fill("")
    thread.get_by_role("button", name="Add comment").click()

    expect(thread.get_by_label("Comment", exact=True)).to_be_focused()
    expect(thread.locator(".sp-error")).to_have_text("Write the comment first.")


def test_what_reviews_found_cannot_be_changed(thread):
    expect(thread.locator(".sp-evidence button, .sp-verdict button")).to_have_count(0)


def test_hostile_words_are_shown_as_typed(thread):
    text = "=1+1 حديقة </script><img src=x onerror='window.hit=1'> <b>{{ 7*7 }}</b>"
    comment(thread, text)

    expect(thread.locator(".sp-comment").last.locator(".sp-typed")).to_have_text(text)
    assert thread.page.evaluate("typeof window.hit") == "undefined"


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_thread_can_be_read_by_everybody(thread, sheet, colours):
    sheet.page.emulate_media(color_scheme=colours)

    assert sheet.violations() == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_thread_does_not_scroll_sideways(thread, sheet, width):
    sheet.page.set_viewport_size({"width": width, "height": 844})

    assert sheet.width() <= width
