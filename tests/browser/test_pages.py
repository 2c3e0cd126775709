"""Every page of the workbook, on a desk and on a phone, by day and by night."""

import pytest

from smplan_kernel.plan.pages import PAGES

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
LOOKS = [(page.stem, size, colours) for page in PAGES for size in SIZES for colours in ("light", "dark")]


@pytest.fixture(scope="module", params=LOOKS, ids="-".join)
def sheet(request, window, workbook):
    """One page, opened once for all its tests."""
    stem, size, colours = request.param
    with window(workbook.address(stem, "landscape"), viewport=SIZES[size], color_scheme=colours) as opening:
        yield opening.is_ready()


def test_the_page_shows_all_its_parts(sheet):
    assert sheet.page.get_by_text("could not be shown").count() == 0


def test_the_page_has_one_title(sheet):
    assert sheet.page.locator("h1").count() == 1


def test_the_browser_finds_no_fault(sheet):
    assert sheet.errors == []


def test_nothing_is_asked_for_outside(sheet):
    assert sheet.outside == []


def test_the_page_can_be_read_by_everybody(sheet):
    assert sheet.violations() == []


def test_the_page_does_not_scroll_sideways(sheet):
    assert sheet.width() <= sheet.page.viewport_size["width"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_narrowest_screen_does_not_scroll_sideways(page, open_sheet, workbook):
    sheet = open_sheet(workbook.address(page.stem, "landscape"), viewport={"width": 320, "height": 700}).is_ready()

    assert sheet.width() <= 320
