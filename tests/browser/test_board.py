"""A board of activities, by the keyboard alone: add, answer, move, remove, and what others do meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.content import ELEMENTS, Slot
from tests.browser.conftest import DESK

STEM = "05_content"


@pytest.fixture(scope="module")
def opened_board(window, workbook):
    """The board of the worked plan, opened once for all who only look at it."""
    with window(workbook.address(STEM, "landscape"), viewport=DESK) as sheet:
        yield sheet.is_ready()


@pytest.fixture
def board(opened_board):
    return opened_board.page.locator(".sp-board-box")


@pytest.fixture
def opened_card(opened_board, board):
    """The page with one card opened in both ways."""
    for words in ("Move activity 1 in Share", "More about activity 1 in Share"):
        if not board.locator("details[open] > summary", has_text=words).count():
            unfold(board, words)
    expect(board.get_by_label("Money a month")).to_be_visible()
    return opened_board


@pytest.fixture
def own_plan(workbook, request):
    """The address of a plan that only this test changes, with the given activities."""
    name = f"b-{abs(hash(request.node.name)):x}"

    def begun(*slots):
        with workbook.store() as session:
            session.new_plan(blank_plan(name).with_content(slots=slots))
        return workbook.address(STEM, name)

    return begun


@pytest.fixture
def blank(open_sheet, own_plan):
    """The board of a plan without activities."""
    return open_sheet(own_plan()).is_ready().page.locator(".sp-board-box")


def column(board, title):
    return board.get_by_role("region", name=title, exact=True)


def activities(board, title):
    return [area.input_value() for area in column(board, title).get_by_label("Activity of").all()]


def add(board, title, *texts):
    """Write activities into a column with the keyboard."""
    for text in texts:
        column(board, title).get_by_role("button", name="Add an activity").press("Enter")
        board.page.keyboard.type(text)
        board.page.keyboard.press("Tab")
        expect(column(board, title).get_by_label("Activity of").last).to_have_value(text)
    expect(board.page.locator("#sp-save-state")).to_contain_text("Saved", timeout=10_000)


def unfold(board, words):
    board.locator("summary", has_text=words).press("Enter")


def test_five_columns_with_headings(board):
    titles = board.get_by_role("heading", level=3).all_inner_texts()

    assert titles == ["Listen", "Curate", "Share", "Engage", "Network"]


def test_a_column_says_what_it_adds_up_to(board):
    expect(column(board, "Share")).to_contain_text("Two activities, 7 hours a week")


def test_a_new_card_takes_the_focus_and_is_saved_in_its_column(blank):
    column(blank, "Curate").get_by_role("button", name="Add an activity").press("Enter")
    expect(blank.get_by_label("Activity of activity 1 in Curate")).to_be_focused()
    blank.page.keyboard.type("One find a week")
    blank.page.keyboard.press("Tab")
    expect(blank.page.locator("#sp-save-state")).to_contain_text("Saved", timeout=10_000)
    blank.page.reload()
    blank.page.wait_for_selector("body.wb-ready")

    assert activities(blank, "Curate") == ["One find a week"]


def test_an_example_is_taken_over_and_the_fifth_column_is_renamed_as_one_types_its_name(blank):
    column(blank, "Engage").get_by_role("button", name="Use this example").press("Enter")

    expect(blank.get_by_label("Activity of activity 1 in Engage")).to_have_value("Answer every comment and message within a day")
    expect(blank.get_by_label("Activity of activity 1 in Engage")).to_be_focused()
    blank.page.get_by_role("textbox", name="Your fifth element").fill("Teach")
    blank.page.keyboard.press("Tab")

    expect(column(blank, "Teach")).to_be_visible()


def test_a_card_moves_to_another_column_and_keeps_the_focus(blank):
    add(blank, "Curate", "One find a week")
    unfold(blank, "Move activity 1 in Curate")
    blank.get_by_role("group", name="Move activity 1 in Curate").get_by_role("button", name="Share").press("Enter")

    expect(blank.get_by_role("group", name="Move activity 1 in Share").get_by_role("button", name="Share")).to_be_focused()
    expect(column(blank, "Share")).to_contain_text("One activity")
    assert activities(blank, "Curate") == []


def test_a_card_moves_within_its_column_past_those_of_others(blank):
    add(blank, "Listen", "First")
    add(blank, "Share", "Between")
    add(blank, "Listen", "Second")
    unfold(blank, "Move activity 2 in Listen")
    blank.get_by_role("group", name="Move activity 2 in Listen").get_by_role("button", name="Up").press("Enter")

    expect(blank.get_by_label("Activity of activity 1 in Listen")).to_have_value("Second")
    expect(blank.get_by_role("group", name="Move activity 1 in Listen").get_by_role("button", name="Down")).to_be_focused()


def test_a_removed_card_is_brought_back(blank):
    add(blank, "Listen", "First", "Second")
    column(blank, "Listen").get_by_role("button", name="Remove activity 1").press("Enter")
    expect(blank.get_by_role("button", name="Remove activity 1 in Listen")).to_be_focused()
    blank.get_by_role("button", name="Bring it back").press("Enter")

    expect(blank.get_by_label("Activity of activity 1 in Listen")).to_have_value("First")
    assert activities(blank, "Listen") == ["First", "Second"]


def test_what_a_card_lacks_is_mended_from_the_card(blank):
    add(blank, "Listen", "Read reviews")
    expect(blank).to_contain_text("Nobody keeps it going yet.")
    blank.get_by_role("button", name="Choose", exact=True).press("Enter")
    expect(blank.locator("summary:focus")).to_contain_text("Choose")
    expect(blank.get_by_text("Measured by")).to_be_visible()
    blank.get_by_role("button", name="Activity only", exact=True).press("Enter")

    expect(blank.get_by_text("Nothing measures it yet.")).to_have_count(0)


def test_an_error_stands_under_its_answer(blank):
    add(blank, "Listen", "Read reviews")
    unfold(blank, "More about activity 1 in Listen")
    blank.get_by_label("Hours a week").fill("many")
    blank.page.keyboard.press("Tab")

    expect(blank.get_by_label("Hours a week")).to_have_attribute("aria-invalid", "true")
    expect(blank.locator(".sp-error:visible")).to_have_text("'many' is not a number. Write 12 or 12.5.")


def test_the_focus_stays_while_somebody_else_moves_cards(open_sheet, workbook, blank):
    add(blank, "Listen", "First", "Second")
    plan = blank.page.url.split("plan=")[1].split("&")[0]
    other = open_sheet(workbook.address(STEM, plan)).is_ready().page.locator(".sp-board-box")
    blank.get_by_label("Activity of activity 2 in Listen").focus()
    unfold(other, "Move activity 1 in Listen")
    other.get_by_role("group", name="Move activity 1 in Listen").get_by_role("button", name="Share").press("Enter")
    expect(column(blank, "Share")).to_contain_text("One activity", timeout=20_000)

    expect(blank.get_by_label("Activity of activity 1 in Listen")).to_be_focused()
    assert activities(blank, "Listen") == ["Second"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_an_opened_card_can_be_read_by_everybody(opened_card, width, colours):
    sheet = opened_card.looks({"width": width, "height": 900}, colours)

    assert (sheet.violations(), sheet.errors, sheet.width()) == ([], [], width)


def test_an_opened_card_fits_the_narrowest_screen(opened_card):
    assert opened_card.looks({"width": 320, "height": 700}, "light").width() <= 320


def test_on_a_phone_every_button_is_large_enough(opened_board, board):
    opened_board.looks({"width": 390, "height": 844}, "light")

    seen = [one for one in board.locator("button:not(.sp-term), select, summary, textarea").all() if one.is_visible()]
    heights = [round(one.bounding_box()["height"]) for one in seen]

    assert min(heights) >= 44


def test_sixty_cards_answer_at_once(open_sheet, own_plan):
    kinds = [element for element, _ in ELEMENTS]
    address = own_plan(*(Slot.new(element=kinds[at % 5], activity=f"Activity {at}", hours_per_week=1.0) for at in range(60)))
    board = open_sheet(address).is_ready().page.locator(".sp-board-box")
    unfold(board, "Move activity 1 in Listen")
    took = board.evaluate(
        """box => { const one = [...box.querySelectorAll("details[open] button")].find((each) => each.textContent === "Engage");
        const began = performance.now(); one.click(); box.getBoundingClientRect(); return performance.now() - began; }"""
    )

    assert took < 300
