"""Files in the browser: export files and plans go in, the plan comes out, and a broken line is told."""

from __future__ import annotations

import itertools
import json
import os
import signal
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from smplan_kernel import paths
from smplan_kernel.plan import document, load_document
from tests.layouts.ga4_report import EVENTS_2026, ga4_report
from tests.layouts.tiktok_studio import OVERVIEW, spanish, tiktok_csv

EXPORTS = paths.sample("landscape") / "exports"
X_FILES = sorted((EXPORTS / "x").iterdir())[:3]
SIZES = [{"width": 1280, "height": 900}, {"width": 390, "height": 844}]
SLOW = 120_000  # a crowded machine reads files slowly


def choose(sheet, *files, button="Choose files"):
    with sheet.page.expect_file_chooser() as chooser:
        sheet.page.get_by_role("button", name=button).click()
    chooser.value.set_files(list(files))


def lines(sheet, state):
    return sheet.page.locator(f".sp-upload li[data-state={state}]")


def test_real_exports_come_in_and_can_be_taken_back(metrics, sample, store):
    sheet = metrics(sample)

    choose(sheet, *X_FILES)
    expect(lines(sheet, "imported")).to_have_count(3, timeout=SLOW)
    expect(sheet.page.locator(".sp-fresh")).to_contain_text("X account: figures to")
    lines(sheet, "imported").first.get_by_role("button", name="Take it back").click()
    expect(lines(sheet, "undone")).to_have_count(1)

    assert sorted(entry.file_name for entry in store.imports(sample)) == [file.name for file in X_FILES]
    assert sum(entry.undone_at is not None for entry in store.imports(sample)) == 1
    assert (sheet.outside, sheet.errors) == ([], [])


def test_a_zip_of_exports_is_told_file_by_file_and_taken_back_whole(metrics, sample, store, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in sorted((EXPORTS / "x").iterdir())[:6]:
            archive.write(file, f"x/{file.name}")
        archive.writestr("note.txt", "hello")
    sheet = metrics(sample)
    choose(sheet, tmp_path / "all.zip")

    expect(lines(sheet, "imported")).to_have_count(6, timeout=SLOW)
    # What needs nobody is folded, so that what was refused is near.
    one_by_one = sheet.page.get_by_text("6 files one by one", exact=True)
    table = sheet.page.get_by_role("region", name="The files at a glance")
    expect(lines(sheet, "refused")).to_be_visible()
    expect(lines(sheet, "imported").first).to_be_hidden()
    expect(table).to_be_hidden()
    one_by_one.press("Enter")
    sheet.page.get_by_text("The files at a glance", exact=True).press("Enter")
    expect(lines(sheet, "imported").first).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(8, timeout=SLOW)
    expect(table.get_by_role("row").last).to_contain_text("not brought in")
    for size in SIZES:
        assert sheet.looks(size, "light").width() <= size["width"]
        assert sheet.violations() == []
    sheet.page.get_by_role("button", name="Take all of them back").press("Enter")
    expect(lines(sheet, "undone")).to_have_count(6)
    expect(table).to_be_hidden()
    expect(lines(sheet, "refused")).to_be_focused()
    sheet.page.keyboard.press("Tab")
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.get_by_role("button", name="Choose files")).to_be_focused()
    assert {entry.undone_at is None for entry in store.imports(sample)} == {False}


def test_a_question_is_answered_by_keyboard_and_the_file_is_read(metrics, sample, store):
    plan = store.load(sample)
    second = next(one for one in plan.plan.metrics.sources if one.platform == "x").replace(id="dsrc-second", account="@nursery")
    store.save(plan.plan.with_metrics(sources=(*plan.plan.metrics.sources, second)), base=plan.revision)
    sheet = metrics(sample)
    choose(sheet, X_FILES[0])
    expect(lines(sheet, "needs-answer")).to_have_count(1, timeout=SLOW)
    assert sheet.violations() == []

    sheet.page.get_by_role("radio", name="@nursery").focus()
    sheet.page.keyboard.press("Space")
    sheet.page.keyboard.press("Tab")
    sheet.page.keyboard.press("Enter")

    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)
    assert store.imports(sample)[0].account == "@nursery"


def test_a_question_is_still_there_when_the_page_is_loaded_again(metrics, sample, store):
    plan = store.load(sample)
    second = next(one for one in plan.plan.metrics.sources if one.platform == "x").replace(id="dsrc-second", account="@nursery")
    store.save(plan.plan.with_metrics(sources=(*plan.plan.metrics.sources, second)), base=plan.revision)
    sheet = metrics(sample)
    choose(sheet, X_FILES[0])
    expect(lines(sheet, "needs-answer")).to_contain_text("It waits here until", timeout=SLOW)

    sheet.page.reload()
    expect(lines(sheet, "needs-answer")).to_have_count(1, timeout=SLOW)
    sheet.page.get_by_role("radio", name="@nursery").check()
    sheet.page.get_by_role("button", name="Read it so").click()

    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)
    assert (store.imports(sample)[0].account, store.waiting(sample).files()) == ("@nursery", ())


def test_files_at_a_glance_stack_on_a_phone(metrics, sample):
    sheet = metrics(sample, viewport=SIZES[1])
    choose(sheet, *X_FILES[:2])
    table = sheet.page.get_by_role("region", name="The files at a glance")
    expect(table.get_by_role("row")).to_have_count(3, timeout=SLOW)

    assert table.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert table.get_by_role("rowheader").count() == 2


def test_days_without_a_year_ask_for_the_day_of_download(metrics, sample, store, tmp_path):
    file = tmp_path / "Overview.csv"
    file.write_bytes(tiktok_csv(OVERVIEW, [{"Date": date(2025, 12, day), "Video Views": 30} for day in (30, 31)], say=spanish))
    sheet = metrics(sample)

    choose(sheet, file)
    expect(lines(sheet, "needs-answer")).to_contain_text("On which day was this file downloaded?", timeout=SLOW)
    assert sheet.violations(".sp-upload") == []
    sheet.page.locator(".sp-upload input[type=date]").fill("2026-01-01")
    sheet.page.keyboard.press("Enter")
    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)

    assert store.imports(sample)[0].period == ("2025-12-30", "2025-12-31")


def test_a_currency_is_asked_once_and_stands_with_the_source(metrics, sample, store, tmp_path):
    months = {month: tmp_path / f"events {month}.csv" for month in (8, 9)}
    row = {"Event name": "buy", "Event count": 3, "Total revenue": 12.5}
    for month, file in months.items():
        file.write_bytes(ga4_report(EVENTS_2026, [row], first=date(2026, month, 1), last=date(2026, month, 28)))
    sheet = metrics(sample)

    choose(sheet, months[8])
    answer = sheet.page.get_by_label("Three letters")
    expect(answer).to_have_value("GBP", timeout=SLOW)
    answer.fill("euro")
    expect(answer).to_have_value("eur")
    answer.fill("e1")
    answer.press("Enter")
    expect(lines(sheet, "needs-answer")).to_contain_text("Give the three letters of a currency", timeout=SLOW)
    sheet.page.get_by_label("Three letters").fill("chf")
    sheet.page.keyboard.press("Enter")
    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)
    choose(sheet, months[9])
    expect(lines(sheet, "imported")).to_have_count(2, timeout=SLOW)

    assert {source.currency for source in store.load(sample).plan.metrics.sources if source.platform == "web"} == {"CHF"}


def test_what_cannot_be_brought_in_is_said_and_never_sent(metrics, tmp_path):
    big, empty, other = tmp_path / "big.csv", tmp_path / "empty.csv", tmp_path / "notes.pdf"
    big.write_bytes(b"SENTINEL," * (21 * 1024 * 1024 // 9 + 1))
    empty.write_bytes(b"")
    other.write_bytes(b"SENTINEL")
    sheet = metrics("fernhill")
    sent = """() => { const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (data) { window.sentBytes = (window.sentBytes || 0) + (data.byteLength ?? data.length); return send.call(this, data); }; }"""
    sheet.page.evaluate(sent)

    choose(sheet, big, empty, other)

    expect(lines(sheet, "refused")).to_have_count(3)
    expect(sheet.page.locator(".sp-sending")).to_contain_text("at most 20 MB")
    expect(sheet.page.locator(".sp-sending")).to_contain_text("The file is empty")
    expect(sheet.page.locator(".sp-sending")).to_contain_text("Choose csv, tsv, zip, xls or xlsx")
    sheet.page.wait_for_timeout(1000)
    assert sheet.page.evaluate("window.sentBytes || 0") < 50_000


def test_a_hostile_name_is_shown_as_it_is(metrics, tmp_path):
    file = tmp_path / "<img src=x onerror=document.title='broken'>.csv"
    file.write_bytes(b"apple,pear\n1,2\n")
    sheet = metrics("fernhill")

    choose(sheet, file)

    expect(lines(sheet, "refused")).to_have_count(1, timeout=SLOW)
    expect(lines(sheet, "refused")).to_contain_text("<img src=x")
    assert sheet.page.title() != "broken"


def test_dropped_files_come_in(metrics, sample):
    sheet = metrics(sample)
    content = X_FILES[0].read_text("utf-8-sig")

    dropped = sheet.page.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'dropped.csv')); return data; }", content
    )
    sheet.page.dispatch_event(".sp-drop", "drop", {"dataTransfer": dropped})

    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)


@pytest.fixture
def folder(tmp_path):
    """A folder as people have it: exports in folders by platform, a note, and what the system hides."""
    place = tmp_path / "October exports"
    for name, files in {"x": X_FILES, "shop": [], ".cache": X_FILES[:1]}.items():
        (place / name).mkdir(parents=True)
        for file in files:
            (place / name / file.name).write_bytes(file.read_bytes())
    (place / "notes.docx").write_bytes(b"what we talked about")
    (place / ".DS_Store").write_bytes(b"x")
    return place


@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_a_folder_of_exports_comes_in_with_one_choice(metrics, sample, folder, way):
    sheet = metrics(sample)

    if way == "chosen":
        choose(sheet, folder, button="Choose a folder")
    else:
        sheet.page.locator(".sp-drop").scroll_into_view_if_needed()
        box = sheet.page.locator(".sp-drop").bounding_box()
        hand = sheet.page.context.new_cdp_session(sheet.page)
        for kind in ("dragEnter", "dragOver", "drop"):
            data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
            hand.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 30, "y": box["y"] + 20, "data": data})

    expect(lines(sheet, "imported")).to_have_count(3, timeout=SLOW)
    expect(sheet.page.locator(".sp-sending")).to_contain_text("Left out of the folder, because they are no exports: notes.docx.")
    assert sheet.errors == []


def test_more_files_than_may_go_at_once_are_told_in_one_line(metrics, tmp_path):
    for number in range(203):
        (tmp_path / f"{number:03}.csv").write_bytes(b"apple,pear\n1,2\n")
    sheet = metrics("fernhill")

    choose(sheet, *sorted(tmp_path.iterdir()))

    expect(sheet.page.locator(".sp-sending")).to_contain_text(
        "At most 200 files go at once. Send these afterwards: 200.csv, 201.csv, 202.csv."
    )


def test_a_killed_kernel_during_the_sending_is_told(metrics, workbook, tmp_path):
    file = tmp_path / "long.csv"
    file.write_bytes(b"apple,pear\n" + b"1,2\n" * 4_000_000)
    sheet = metrics("fernhill")
    kernels = _children(workbook.process.pid)

    choose(sheet, file)
    sheet.page.wait_for_function("document.querySelector('.sp-sending progress')?.value > 0")
    for kernel in kernels:
        os.kill(kernel, signal.SIGKILL)

    expect(sheet.page.locator(".sp-sending")).to_contain_text("nobody answers", timeout=15_000)
    expect(sheet.page.locator(".sp-sending")).to_contain_text("nothing of it was brought in. The same goes for those that wait to be read")
    sheet.page.get_by_role("button", name="Cancel: long.csv").click()
    expect(sheet.page.locator(".sp-sending")).to_contain_text("Cancelled")


def test_the_answers_are_taken_home_and_brought_back_byte_by_byte(workbook, open_sheet, sample, store, tmp_path):
    sheet = open_sheet(workbook.address("10_plan", sample)).is_ready()
    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="Download all answers").click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)

    expected = json.dumps(document(store.load(sample).plan), ensure_ascii=False, indent=1) + "\n"
    assert kept.read_bytes() == expected.encode()
    assert load_document(json.loads(kept.read_text("utf-8")), "kept") == store.load(sample).plan

    other = open_sheet(workbook.address("00_start", "fernhill")).is_ready()
    moved = tmp_path / "moved.json"
    moved.write_text(kept.read_text("utf-8").replace(f'"id": "{sample}"', '"id": "moved"', 1), "utf-8")
    choose(other, moved, button="Choose a file")
    expect(lines(other, "imported")).to_have_count(1, timeout=SLOW)
    assert store.load("moved").plan.goals == store.load(sample).plan.goals


def test_every_page_offers_the_answers(workbook, open_sheet):
    sheet = open_sheet(workbook.address("02_goals")).is_ready()

    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="Download my answers").click()

    assert download.value.suggested_filename.startswith("fernhill-20")


def test_everybody_can_use_it(metrics, sample, tmp_path):
    bad = tmp_path / "page.csv"
    bad.write_text("<!doctype html><html>Sign in</html>")
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    sheet = metrics(sample)

    choose(sheet, X_FILES[0], bad, empty)
    expect(lines(sheet, "imported")).to_have_count(1, timeout=SLOW)
    expect(lines(sheet, "refused")).to_have_count(2, timeout=SLOW)
    for part in sheet.page.locator(".sp-brought > details:not([open]) > summary").all():
        part.click()

    for size, colours in itertools.product(SIZES, ("light", "dark")):
        assert sheet.looks(size, colours).violations() == []
    sheet.page.set_viewport_size({"width": 320, "height": 700})
    assert sheet.width() <= 320


def _children(parent):
    """The processes below one, by the system's own list."""
    below = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            below.setdefault(int(status.read_text().rpartition(")")[2].split()[1]), []).append(int(status.parent.name))
        except OSError:  # ended while we looked
            continue
    found = list(below.get(parent, ()))
    for process in found:
        found.extend(below.get(process, ()))
    return found
