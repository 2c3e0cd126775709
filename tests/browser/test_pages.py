"""Every page of the workbook, blank and full, on a desk and on a phone, by day and by night."""

import pytest

from smplan_kernel.plan.pages import PAGES

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
LOOKS = [(size, colours) for size in SIZES for colours in ("light", "dark")]
PLANS = {"full": "landscape", "blank": "fernhill"}


@pytest.fixture(scope="module", params=[(page.stem, plan) for page in PAGES for plan in PLANS], ids="-".join)
def sheet(request, window, workbook):
    """One page of one plan, opened once for all its tests."""
    stem, plan = request.param
    with window(workbook.address(stem, PLANS[plan]), viewport=SIZES["desk"]) as opening:
        yield opening.is_ready()


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request, sheet):
    """The page in one size and one set of colours."""
    size, colours = request.param
    sheet.page.set_viewport_size(SIZES[size])
    sheet.page.emulate_media(color_scheme=colours)
    return sheet


def test_the_page_shows_all_its_parts(sheet):
    assert sheet.page.get_by_text("could not be shown").count() == 0


def test_the_page_has_one_title(sheet):
    assert sheet.page.locator("h1").count() == 1


def test_the_page_can_be_read_by_everybody(look):
    assert look.violations() == []


def test_the_page_does_not_scroll_sideways(look):
    assert look.width() <= look.page.viewport_size["width"]


def test_the_narrowest_screen_does_not_scroll_sideways(sheet):
    sheet.page.set_viewport_size({"width": 320, "height": 700})

    assert sheet.width() <= 320


def test_the_browser_finds_no_fault_in_all_of_it(sheet):
    assert sheet.errors == []


def test_nothing_was_asked_for_outside(sheet):
    assert sheet.outside == []
