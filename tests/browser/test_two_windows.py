"""Two people at one plan: different answers merge, the same answer is put to the choice."""

import pytest
from playwright.sync_api import expect

SOON = 10_000  # milliseconds
MINE = "Gardens that need little water"
THEIRS = "Gardens for small towns"


@pytest.fixture
def windows(open_sheet, workbook):
    """Two windows on the same page of the same plan."""
    return [open_sheet(workbook.address("00_start", "shared")).is_ready().page for _ in range(2)]


def put(page, label, text):
    """Type an answer and leave it."""
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def is_saved(page):
    expect(page.locator("#sp-save-state")).to_contain_text("Saved", timeout=SOON)


@pytest.fixture
def clash(windows):
    """Both write the same answer; the second one's window asks."""
    first, second = windows
    second.get_by_label("Mission", exact=True).fill(MINE)
    put(first, "Mission", THEIRS)
    is_saved(first)
    second.wait_for_timeout(6_000)  # long enough for the window to look at the store while somebody types in it
    second.keyboard.press("Tab")
    choice = second.get_by_role("form", name="Choose which text stays")
    expect(choice).to_be_visible(timeout=SOON)
    return second, choice


def test_the_same_answer_is_put_to_the_choice(clash, open_sheet, workbook):
    page, choice = clash
    expect(choice).to_contain_text(MINE)
    expect(choice).to_contain_text(THEIRS)

    choice.get_by_role("radio", name="Take what").check()
    choice.get_by_role("button", name="Save my choice").click()
    is_saved(page)

    expect(page.get_by_label("Mission", exact=True)).to_have_value(THEIRS)


def test_different_answers_merge_without_a_question(windows):
    first, second = windows
    put(first, "Position", THEIRS)
    is_saved(first)
    put(second, "Competition", MINE)
    is_saved(second)

    expect(second.get_by_label("Position", exact=True)).to_have_value(THEIRS)
    expect(first.get_by_label("Competition", exact=True)).to_have_value(MINE, timeout=SOON)
