"""Tables: rows out of a spreadsheet, rows that come back, and the keyboard."""

import time

import pytest
from playwright.sync_api import expect

SOON = 15_000  # milliseconds
ROWS = 200
PASTE = """([element, text]) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def paste(control, text):
    """Put a text into a control as the clipboard does."""
    control.focus()
    control.evaluate("(element, text) => (" + PASTE + ")([element, text])", text)


def is_saved(page):
    expect(page.locator("#sp-save-state")).to_contain_text("Saved", timeout=SOON)


@pytest.fixture(scope="module")
def sheet(window, workbook):
    """The start page of a blank plan, opened once; its values are a table of two columns."""
    with window(workbook.address("00_start"), viewport={"width": 1280, "height": 900}) as sheet:
        fold = sheet.is_ready().page.locator("#ask-values > summary")
        if fold.count():
            fold.click()
        yield sheet
        emptied(sheet.page)


def emptied(page):
    """The table of values without rows."""
    table = page.get_by_role("region", name="Which values should people notice?")
    expect(table.get_by_role("button", name="Add a value")).to_be_visible(timeout=SOON)
    for one in reversed(table.get_by_role("button", name="Remove value").all()):
        one.click()
        is_saved(page)
    return table


@pytest.fixture
def values(sheet):
    """The table of values with three rows."""
    table = emptied(sheet.page)
    table.get_by_role("button", name="Add a value").click()
    paste(table.get_by_label("Value of value 1"), "Honest\tWe say what it costs\nPatient\tGardens grow\nNear\tWe come by")
    expect(table.get_by_label("Value of value")).to_have_count(3)
    is_saved(sheet.page)
    yield table
    assert sheet.errors == []


def names(table):
    return [one.input_value() for one in table.get_by_label("Value of value").all()]


def test_pasted_rows_fill_the_table(values):
    assert names(values) == ["Honest", "Patient", "Near"]


def test_pasted_rows_are_taken_back_with_one_press(values):
    values.get_by_role("button", name="Take them back").click()

    expect(values.get_by_label("Value of value")).to_have_count(0)


def test_a_removed_row_comes_back_to_its_place(values):
    values.get_by_role("button", name="Remove value 2").click()
    expect(values.get_by_label("Value of value")).to_have_count(2)

    values.get_by_role("button", name="Bring it back").click()

    expect(values.get_by_label("Value of value")).to_have_count(3)
    expect(values.get_by_label("Value of value 2")).to_have_value("Patient")


def test_the_keyboard_brings_a_removed_row_back(values, sheet):
    values.get_by_role("button", name="Remove value 3").press("Enter")
    expect(values.get_by_label("Value of value")).to_have_count(2)

    sheet.page.keyboard.press("Control+z")

    expect(values.get_by_label("Value of value")).to_have_count(3)


def test_enter_leads_to_the_same_question_of_the_next_row(values):
    values.get_by_label("Value of value 1").press("Enter")
    expect(values.get_by_label("Value of value 2")).to_be_focused()

    values.get_by_label("Value of value 2").press("Shift+Enter")

    expect(values.get_by_label("Value of value 1")).to_be_focused()


def test_a_row_moves_by_keyboard_and_keeps_the_focus(values):
    values.get_by_label("Value of value 1").press("Alt+ArrowDown")

    expect(values.get_by_label("Value of value 2")).to_be_focused()
    expect(values.get_by_label("Value of value 2")).to_have_value("Honest")


def test_a_heading_row_is_recognised_in_any_order(values):
    paste(values.get_by_label("Value of value 1"), "What it means\tRemark\tValue\nWe listen\tsee mail\tOpen\nWe answer\t\tQuick")
    preview = values.get_by_role("region", name="Rows from a spreadsheet")

    expect(preview.get_by_role("heading", name="These 2 rows become values")).to_be_focused()
    assert [one.evaluate("(list) => list.selectedOptions[0].text") for one in preview.get_by_role("combobox").all()][1:] == [
        "Leave it out",
        "Value",
    ]
    preview.get_by_role("button", name="Add these rows").click()

    expect(values.get_by_label("Value of value")).to_have_count(5)
    assert names(values)[3:] == ["Open", "Quick"]


def test_escape_leaves_the_preview(values):
    paste(values.get_by_label("Value of value 1"), "Value\tWhat it means\nOpen\tWe listen")

    values.page.keyboard.press("Escape")

    expect(values.get_by_role("region", name="Rows from a spreadsheet")).to_be_hidden()
    expect(values.get_by_label("Value of value 1")).to_be_focused()


def test_too_many_rows_are_told_in_one_sentence(values):
    paste(values.get_by_label("Value of value 1"), "\n".join(f"Value {number}\tWords" for number in range(2001)))

    expect(values.locator(".sp-offer")).to_have_text("These are 2,001 rows; 2,000 can be added at once. Paste them in parts.")


@pytest.fixture
def setup(open_sheet, workbook):
    """A table of small tasks, with names and days."""
    page = open_sheet(workbook.address("04_channels")).is_ready().page
    fold = page.locator("#ask-setup > summary")
    if fold.count():
        fold.click()
    region = page.get_by_role("region", name="What is still to set up?")
    region.get_by_role("button", name="Add a").click(timeout=SOON)
    yield region
    region.get_by_role("button", name="Take them back").click()
    is_saved(page)


def test_a_day_that_can_mean_two_days_is_asked_once(setup):
    paste(
        setup.locator("tbody.sp-record").last.locator("textarea").first, "Text\tDue\nOpen an account\t3/4/2026\nAsk for a login\t5/6/2026"
    )
    preview = setup.get_by_role("region", name="Rows from a spreadsheet")

    expect(preview.get_by_role("group")).to_have_count(1)
    preview.get_by_role("button", name="Add these rows").click()
    expect(preview.get_by_role("alert")).to_have_text("Say first what the values above mean.")
    preview.get_by_role("radio", name="3 April 2026").check()
    preview.get_by_role("button", name="Add these rows").click()

    expect(setup.locator("tbody.sp-record input[type=date]").nth(-2)).to_have_value("2026-06-05", timeout=SOON)


def test_two_hundred_rows_stand_in_two_seconds(values, sheet):
    page = sheet.page
    text = "\n".join(f'Value {number}\t"First\nsecond ""line"" {number}"' for number in range(ROWS))
    begun = time.monotonic()
    paste(values.get_by_label("Value of value 1"), text)
    expect(values.get_by_label("Value of value")).to_have_count(ROWS)
    taken = time.monotonic() - begun
    is_saved(page)
    values.get_by_role("button", name="Take them back").click()

    assert taken < 2
