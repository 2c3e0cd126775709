"""Own files in the browser: an unknown file is explained, kept, known next month; numbers that no file gives are typed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.layouts.own_table import table

SLOW = 120_000  # a crowded machine reads files slowly
HOSTILE = "<img src=x onerror=document.title='broken'>"


@pytest.fixture
def till(tmp_path):
    """Write the till's file of one month."""

    def written(month):
        file = tmp_path / f"Till {month}.csv"
        rows = [[f"13.{month}.2026", "1.234", "1.050,50", HOSTILE], [f"14.{month}.2026", "98", "80,00", "=1+1"]]
        file.write_bytes(table(["Datum", "Besucher", "Umsatz (EUR)", HOSTILE], rows, delimiter=";", above=["Mill Lane"]))
        return file

    return written


def choose(sheet, *files):
    with sheet.page.expect_file_chooser() as chooser:
        sheet.page.get_by_role("button", name="Choose files").click()
    chooser.value.set_files(list(files))


def lines(sheet, state):
    return sheet.page.locator(f".sp-upload li[data-state={state}]")


def explain(sheet, file):
    """Open the sheet about an unknown file, by keyboard."""
    choose(sheet, file)
    way = sheet.page.get_by_role("button", name=f"Tell smplan what the columns mean: {file.name}")
    expect(way).to_be_visible(timeout=SLOW)
    way.focus()
    sheet.page.keyboard.press("Enter")
    part = sheet.page.get_by_role("region", name="What the columns of a file mean")
    expect(part.get_by_role("heading", level=3)).to_be_focused(timeout=SLOW)
    return part


def test_an_unknown_file_is_explained_and_the_next_month_needs_no_question(metrics, sample, store, till):
    sheet = metrics(sample)
    part = explain(sheet, till("09"))
    save = part.get_by_role("button", name="Save and bring in")

    expect(save).to_have_attribute("aria-disabled", "true")
    expect(part).to_contain_text("It does not say which platform it is about")
    expect(part.locator(".sp-explain-table tr", has_text="Besucher")).to_contain_text("1.23498")
    part.get_by_label("Platform", exact=True).select_option("shop")
    part.get_by_label("Account", exact=True).fill("Mill Lane")
    part.get_by_label("Account", exact=True).blur()
    expect(part.get_by_role("cell", name="Shop, Mill Lane").first).to_be_visible(timeout=SLOW)
    expect(part.locator(".sp-explain-figures tbody tr").first).to_contain_text("1,234 people")
    assert store.imports(sample) == ()
    save.press("Enter")
    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)
    expect(part.get_by_role("status")).to_be_focused()

    choose(sheet, till("10"))
    expect(lines(sheet, "imported")).to_have_count(2, timeout=SLOW)

    found = store.observations(sample)
    assert sorted(found[found["account"] == "Mill Lane"]["period_start"].unique()) == [
        "2026-09-13",
        "2026-09-14",
        "2026-10-13",
        "2026-10-14",
    ]
    assert [one.name for one in store.load(sample).plan.metrics.mappings] == ["Till"]
    assert (sheet.outside, sheet.errors, sheet.page.title() == "broken") == ([], [], False)


def test_a_typed_number_is_kept_told_and_there_after_a_reload(metrics, sample, store):
    sheet = metrics(sample)
    box = sheet.page.get_by_role("textbox", name="Enquiries from the site (enquiries)")
    part = sheet.page.get_by_role("region", name="Type in what no file gives")
    box.fill("a dozen")
    box.press("Tab")
    expect(box).to_have_attribute("aria-invalid", "true", timeout=SLOW)
    expect(part).to_contain_text("'a dozen' is not a number")

    box.fill("12")
    box.press("Tab")
    expect(part.get_by_role("status")).to_contain_text("12 was typed in", timeout=SLOW)
    expect(sheet.page.locator(".sp-earlier > summary")).to_contain_text("One file was brought in")
    sheet.page.reload()
    sheet.is_ready()

    expect(box).to_have_value("12", timeout=SLOW)
    assert store.observations(sample)["value"].tolist() == [12.0]
    assert sheet.errors == []


LOOKS = [(size, colours) for size in (DESK, PHONE) for colours in ("light", "dark")]


def test_everybody_can_use_it(metrics, sample, till):
    sheet = metrics(sample, viewport=DESK)
    part = explain(sheet, till("09"))
    assert [found for look in LOOKS for found in sheet.looks(*look).violations()] == []

    part.get_by_label("Platform", exact=True).select_option("shop")
    expect(part.locator(".sp-explain-figures")).to_be_visible(timeout=SLOW)
    part.get_by_text("More about this file").click()

    assert [found for look in LOOKS for found in sheet.looks(*look).violations()] == []
    sheet.page.set_viewport_size({"width": 320, "height": 700})
    assert sheet.width() <= 320
