"""A scoring matrix, by the keyboard alone: one key for a mark, the order as it becomes, and a reason where people disagree."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from smplan_kernel.plan import Channel, blank_plan
from tests.browser.conftest import DESK

STEM = "04_channels"
NAMES = ("Instagram", "Site", "Blog")


@pytest.fixture
def begin(open_sheet, workbook, request):
    """Open the page on a plan of this test's own with the given channels."""
    name = f"m-{abs(hash(request.node.name)):x}"

    def opened(*channels):
        with workbook.store() as session:
            session.new_plan(blank_plan(name).with_channels(channels=channels))
        return open_sheet(workbook.address(STEM, name)).is_ready().page.locator(".sp-matrix-box")

    return opened


@pytest.fixture
def matrix(begin):
    """A matrix of three channels without marks."""
    return begin(*(Channel.new(name=name, tier="focus") for name in NAMES))


def row(matrix, name):
    return matrix.locator("tbody", has=matrix.page.get_by_role("rowheader", name=name))


def mark(matrix, name, marks):
    """Go to the first mark of a channel and type one digit for each, with Tab between."""
    row(matrix, name).get_by_role("radio").first.focus()
    for digit in marks:
        matrix.page.keyboard.press(digit)
        matrix.page.keyboard.press("Tab")


def chosen(matrix, group):
    return matrix.get_by_role("group", name=group, exact=True).get_by_role("radio", checked=True)


def order(matrix):
    return matrix.locator(".sp-matrix-name").all_inner_texts()


def test_one_key_gives_a_mark_and_what_it_came_to_is_read_aloud(matrix):
    mark(matrix, "Site", "4")

    expect(chosen(matrix, "Audience of Site")).to_have_accessible_name("4")
    expect(matrix.locator("[role=status]")).to_contain_text("Site: 4 of 5 so far")


def test_four_keys_give_a_channel_its_place_and_are_there_after_a_reload(matrix):
    mark(matrix, "Site", "4550")
    expect(row(matrix, "Site")).to_contain_text("14 of 20, first")
    expect(matrix.page.locator("#sp-save-state")).to_contain_text("Saved")
    matrix.page.reload()
    matrix.page.wait_for_selector("body.wb-ready")

    expect(chosen(matrix, "Capacity of Site")).to_have_accessible_name("0")


def test_a_mark_is_taken_back_with_one_key_and_the_arrows_go_along_the_scale(matrix):
    mark(matrix, "Site", "4")
    expect(row(matrix, "Site")).to_contain_text("4 of 5 so far; goal fit, format fit and capacity not marked yet")
    chosen(matrix, "Audience of Site").press("Backspace")

    expect(chosen(matrix, "Audience of Site")).to_have_accessible_name("not marked")
    expect(row(matrix, "Site")).to_contain_text("Not marked yet")
    row(matrix, "Site").get_by_role("radio").first.focus()
    for _ in range(3):
        matrix.page.keyboard.press("ArrowRight")

    expect(row(matrix, "Site")).to_contain_text("2 of 5 so far")


def test_the_order_is_said_as_it_becomes(matrix):
    mark(matrix, "Site", "4444")
    mark(matrix, "Blog", "5444")

    expect(matrix.locator(".sp-lead")).to_have_text("'Blog' comes first, then 'Site'. You keep two in focus.")


def test_the_best_stands_first_and_the_focus_stays(matrix):
    mark(matrix, "Blog", "5555")
    expect(row(matrix, "Blog")).to_contain_text("20 of 20, first")
    box = matrix.get_by_role("radio", name="By score")
    box.press(" ")

    expect(box).to_be_focused()
    assert order(matrix) == ["Blog", "Instagram", "Site"]


def test_a_channel_that_changes_its_place_keeps_the_focus(matrix):
    mark(matrix, "Blog", "3333")
    mark(matrix, "Site", "1111")
    expect(row(matrix, "Site")).to_contain_text("4 of 20, second")
    matrix.get_by_role("radio", name="By score").press(" ")
    chosen(matrix, "Audience of Site").focus()
    top = chosen(matrix, "Audience of Site").bounding_box()["y"]
    for digit in "5555":
        matrix.page.keyboard.press(digit)
        matrix.page.keyboard.press("Tab")
    chosen(matrix, "Capacity of Site").press("5")
    expect(row(matrix, "Site")).to_contain_text("20 of 20, first")

    expect(chosen(matrix, "Capacity of Site")).to_be_focused()
    assert order(matrix) == ["Site", "Blog", "Instagram"]
    assert abs(chosen(matrix, "Audience of Site").bounding_box()["y"] - top) < 120  # not under other eyes


def test_who_disagrees_is_asked_why_at_once(matrix):
    mark(matrix, "Blog", "3333")
    mark(matrix, "Site", "5555")
    expect(row(matrix, "Site")).to_contain_text("first")
    row(matrix, "Blog").get_by_label("Your rank").press("1")
    matrix.page.keyboard.press("Tab")

    expect(row(matrix, "Blog").get_by_label("Why you disagree")).to_be_focused()
    expect(row(matrix, "Blog")).to_contain_text("You put it first, the marks say second. Why?")


def test_who_agrees_is_asked_nothing(matrix):
    mark(matrix, "Site", "5555")
    expect(row(matrix, "Site")).to_contain_text("first")
    row(matrix, "Site").get_by_label("Your rank").press("1")
    matrix.page.keyboard.press("Tab")
    matrix.page.keyboard.press("Tab")

    expect(row(matrix, "Site").get_by_label("Why you disagree")).to_be_hidden()


def test_every_mark_has_a_full_name_and_a_rank_that_nothing_can_have_is_said_under_it(matrix):
    names = [one.evaluate("one => one.querySelector('legend').textContent") for one in matrix.locator("fieldset").all()]

    assert names[:4] == ["Audience of Instagram", "Goal fit of Instagram", "Format fit of Instagram", "Capacity of Instagram"]
    row(matrix, "Blog").get_by_label("Your rank").fill("9")
    matrix.page.keyboard.press("Tab")

    expect(row(matrix, "Blog").get_by_text("Write a number from 1 to 3: there are three channels.")).to_be_visible()


def test_without_channels_the_page_says_where_they_are_written(open_sheet, workbook):
    page = open_sheet(workbook.address(STEM)).is_ready().page

    expect(page.locator(".sp-matrix-box")).to_contain_text("further up, under “Where will you show up, and what for?”")


@pytest.fixture(scope="module")
def opened_matrix(window, workbook):
    """The page of the worked plan, opened once for all who only look at it."""
    with window(workbook.address(STEM, "landscape"), viewport=DESK) as sheet:
        yield sheet.is_ready()


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_matrix_can_be_read_by_everybody(opened_matrix, width, colours):
    sheet = opened_matrix.looks({"width": width, "height": 900}, colours)

    assert (sheet.violations(), sheet.errors, sheet.width()) == ([], [], width)


def test_on_a_phone_every_mark_is_large_enough(opened_matrix):
    sheet = opened_matrix.looks({"width": 390, "height": 844}, "light")
    boxes = [one.bounding_box() for one in sheet.page.locator(".sp-scale").first.locator("label").all()]

    assert min(min(box["width"], box["height"]) for box in boxes) >= 44


def test_forty_channels_answer_at_once(begin):
    matrix = begin(*(Channel.new(name=f"Channel {at}", audience_fit=at % 6, goal_fit=2, format_fit=3, capacity_fit=4) for at in range(40)))
    quickest = matrix.evaluate(  # of six: a busy machine is no fault
        """box => {
        const ways = [...box.querySelectorAll(".sp-matrix-view input")];
        const took = [-1, 0, -1, 0, -1, 0].map((place) => {
            const began = performance.now(); ways.at(place).click(); box.getBoundingClientRect(); return performance.now() - began; });
        return Math.min(...took); }"""
    )

    assert quickest < 300
