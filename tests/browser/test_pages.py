"""Every page of the workbook, blank and full, on a desk and on a phone, by day and by night."""

import json
import re

import pytest
from playwright.sync_api import expect

from smplan_kernel import paths
from smplan_kernel.documents.plan import plan_html
from smplan_kernel.documents.review import review_html
from smplan_kernel.plan import blank_plan, load_document
from smplan_kernel.plan.pages import PAGES
from tests.browser.conftest import DESK, PHONE
from tests.browser.ending import end_kernel
from tests.browser.windows import COLOURS, RULES
from tests.documents.plans import worked_plan
from tests.documents.reviews import worked_review

WITH_QUESTIONS = {page.stem for page in PAGES if page.asks}
SIZES = {"desk": DESK, "phone": PHONE}
LONGEST_WORD = 14  # letters; what is longer is an address or a name nobody planned for
# Words in tables and figures that go on in the next line.
BROKEN = """(longest) => [...document.querySelectorAll('main :is(th, td, figcaption, summary)')].flatMap((place) => {
  const found = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      if (word.length > longest) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) found.push(word);
    }
  }
  return found;
})"""
# Each size and each set of colours meets every rule once, and those about colours in both sizes.
LOOKS = {("desk", "light"): RULES, ("desk", "dark"): COLOURS, ("phone", "light"): COLOURS, ("phone", "dark"): RULES}


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request):
    """One size and one set of colours."""
    return request.param


def test_the_page_shows_all_its_parts(sheet):
    assert sheet.page.get_by_text("could not be shown").count() == 0


def test_the_page_has_one_title(sheet):
    assert sheet.page.locator("h1").count() == 1


def test_a_page_with_questions_offers_its_example(sheet):
    link = sheet.page.get_by_role("link", name="Look at the finished example")
    stem, plan = re.search(r"/(\w+)\.ipynb\?plan=(\w+)", sheet.page.url).groups()
    offered = [f"{stem}.ipynb?plan={plan}&example=1"] if stem in WITH_QUESTIONS else []

    assert [one.get_attribute("href") for one in link.all()] == offered


def test_the_page_can_be_read_by_everybody(sheet, look):
    size, colours = look

    assert sheet.looks(SIZES[size], colours).violations(rules=LOOKS[look]) == []


def test_no_ordinary_word_is_broken_on_a_desk(sheet):
    assert sheet.page.evaluate(BROKEN, LONGEST_WORD) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_page_does_not_scroll_sideways(sheet, size):
    assert sheet.looks(SIZES[size], "light").width() <= SIZES[size]["width"]


def test_the_browser_finds_no_fault_in_all_of_it(sheet):
    assert sheet.errors == []


def test_nothing_was_asked_for_outside(sheet):
    assert sheet.outside == []


# What stands behind a page until somebody opens it, or until something happens.
EXPORT = min((paths.sample("landscape") / "exports" / "x").iterdir())


def opened(handle, inside):
    """Press a handle unless what it opens is open."""
    if not inside.is_visible():
        handle.click()
    expect(inside).to_be_visible(timeout=15_000)


def further_question(page, _):
    opened(page.locator("#ask-weekly > summary"), page.locator("#ask-weekly .sp-unfolded .sp-card"))


def more_about_a_goal(page, _):
    opened(page.locator(".sp-more-about > summary").first, page.locator(".sp-more-about .sp-further").first)


def more_about_a_card(page, _):
    card = page.locator(".sp-board-card").first
    opened(card.locator("summary", has_text="More"), card.locator(".sp-card-more"))
    page.evaluate("scrollTo(0, 0)")  # the bar at the top half hides whatever it happens to lie upon


def meaning_of_a_word(page, _):
    opened(page.get_by_role("button", name="What “profile” means"), page.locator(":popover-open"))


def two_texts(page, workbook):
    choice = page.get_by_role("form", name="Choose which text stays")
    if choice.is_visible():
        return
    page.get_by_label("Mission", exact=True).fill("Gardens that need little water")
    with workbook.store("Ines") as session:
        saved = session.load("opened")
        session.save(saved.plan.with_start(mission="Gardens for small towns"), base=saved.revision)
    page.wait_for_timeout(3_000)  # long enough for the window to look at the store while somebody types in it
    page.keyboard.press("Tab")
    expect(choice).to_be_visible(timeout=15_000)


def nobody_there(page, workbook):
    if not page.evaluate("window.isEnded"):
        end_kernel(page, workbook.process)
        page.evaluate("window.isEnded = true")
    expect(page.locator(".wb-lost")).to_contain_text("Not saved", timeout=15_000)


def example(page, _):
    expect(page.locator(".wb-example")).to_be_visible()


def question_about_a_file(page, _):
    line = page.locator(".sp-upload li[data-state=needs-answer]")
    if not line.is_visible():
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose files").click()
        chooser.value.set_files(EXPORT)
    expect(line).to_be_visible(timeout=30_000)


OPENED = {
    further_question: ("05_content", "landscape"),
    more_about_a_goal: ("02_goals", "landscape"),
    more_about_a_card: ("05_content", "landscape"),
    meaning_of_a_word: ("00_start", "landscape"),
    two_texts: ("00_start", "opened"),
    nobody_there: ("00_start", "opened"),
    example: ("02_goals", "opened&example=1"),
    question_about_a_file: ("09_metrics", "two-accounts"),
}


@pytest.fixture(scope="module")
def plans(workbook):
    """A plan that two write in, and one whose exports could be of either of two accounts."""
    sample = json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8"))
    full = load_document(sample | {"id": "two-accounts"}, "plan.json")
    second = next(one for one in full.metrics.sources if one.platform == "x").replace(id="dsrc-second", account="@nursery")
    with workbook.store() as session:
        session.new_plan(blank_plan("opened", organisation="Fernhill Garden Design"))
        session.new_plan(full.with_metrics(sources=(*full.metrics.sources, second)))


@pytest.fixture(scope="module", params=OPENED, ids=lambda opening: opening.__name__)
def behind(request, window, workbook, plans):
    """A page, and how to open on it what stands behind it."""
    with window(workbook.address(*OPENED[request.param]), viewport=DESK) as sheet:
        yield sheet.is_ready(), request.param


def test_what_is_opened_can_be_read_by_everybody(look, behind, workbook):
    (size, colours), (sheet, opening) = look, behind
    sheet.looks(SIZES[size], colours)
    opening(sheet.page, workbook)

    # The two texts lie over the page while they wait for a choice: what they half hide is scrolled free.
    assert sheet.violations(".sp-notice" if opening is two_texts else "html", LOOKS[look]) == []
    assert sheet.width() <= SIZES[size]["width"]


@pytest.mark.parametrize("behind", [two_texts], indirect=True, ids=["two_texts"])
def test_what_lies_over_the_page_lets_its_end_be_seen(behind, workbook):
    sheet, opening = behind
    sheet.page.set_viewport_size(PHONE)
    opening(sheet.page, workbook)
    sheet.page.get_by_role("button", name="Download my answers").focus()

    top = sheet.page.locator(".sp-notice").bounding_box()["y"]
    below = sheet.page.get_by_role("button", name="Download my answers").bounding_box()
    assert below["y"] + below["height"] <= top


def test_nothing_that_was_opened_asked_outside(behind):
    assert behind[0].outside == []


DOCUMENTS = {"plan": lambda: plan_html(worked_plan(), depth="full"), "review": lambda: review_html(worked_review(), worked_plan())}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_can_be_read_by_everybody_and_asks_for_nothing_outside(document, colours, open_sheet):
    sheet = open_sheet("about:blank", viewport=DESK, color_scheme=colours, bypass_csp=True)  # the scan is a script, which documents refuse
    sheet.page.set_content(DOCUMENTS[document](), wait_until="networkidle")

    assert sheet.violations() == []
    assert (sheet.outside, sheet.errors) == ([], [])


def test_the_whole_plan_asks_for_nothing_outside(open_sheet, workbook):
    sheet = open_sheet(workbook.address("x", "landscape").replace("render/x.ipynb", "whole-plan"))

    assert sheet.page.locator("h1").count() == 1
    assert (sheet.outside, sheet.errors) == ([], [])
