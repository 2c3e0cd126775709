"""Whatever somebody types is saved and shown as typed; nothing of it runs."""

import pytest
from playwright.sync_api import expect

LONGEST = 10_000  # characters
START = "=1+1 🌱👩‍🌾 حديقة שלום </script><script>window.hit=1</script> <img src=x onerror='window.hit=1'> <b>{{ 7*7 }}</b> "
HOSTILE = (START + "Gardens for small towns. " * LONGEST)[: LONGEST - 1] + "."
PLACES = {"text": "Organisation", "long": "Mission", "table": "Value of value 1"}


def fill(page, label, text):
    """Type an answer and wait until the plan has it."""
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('smplan:hostile'))")


@pytest.fixture(scope="module")
def sheet(window, workbook):
    """The start page after hostile answers and a reload."""
    with window(workbook.address("00_start", "hostile"), viewport={"width": 390, "height": 844}) as sheet:
        page = sheet.is_ready().page
        page.get_by_role("button", name="Add a value").click()
        for label in PLACES.values():
            fill(page, label, HOSTILE)
        page.reload()
        yield sheet.is_ready()


@pytest.fixture(scope="module")
def printed(sheet, window, workbook):
    """The page with the whole plan."""
    with window(workbook.address("10_plan", "hostile")) as printed:
        yield printed.is_ready()


@pytest.mark.parametrize("place", PLACES)
def test_an_answer_is_shown_as_it_was_typed(place, sheet):
    expect(sheet.page.get_by_label(PLACES[place], exact=True)).to_have_value(HOSTILE)


@pytest.mark.parametrize("place", PLACES)
def test_the_printed_plan_shows_it_as_typed(place, printed):
    said = printed.page.locator(".sp-paper").evaluate("(paper) => paper.textContent.replace(/\\s+/g, ' ')")

    assert said.count(HOSTILE) >= list(PLACES).index(place) + 1


@pytest.mark.parametrize("where", ["sheet", "printed"])
def test_nothing_of_it_runs(where, request):
    page = request.getfixturevalue(where).page

    assert page.evaluate("typeof window.hit") == "undefined"


@pytest.mark.parametrize("where", ["sheet", "printed"])
def test_nothing_of_it_is_fetched(where, request):
    page = request.getfixturevalue(where).page

    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("where", ["sheet", "printed"])
def test_a_long_answer_does_not_scroll_sideways(where, request):
    sheet = request.getfixturevalue(where)

    assert sheet.width() <= sheet.page.viewport_size["width"]
