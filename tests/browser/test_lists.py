"""Lists in the browser: a person brings one, sees what it would change, saves it, takes it back, and takes its template along."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from smplan_kernel.lists import KINDS
from smplan_kernel.lists.template import xlsx_template
from tests.browser.conftest import DESK, PHONE

SLOW = 120_000  # a crowded machine reads files slowly
HOSTILE = '=HYPERLINK("http://x.example","<img src=x onerror=window.ran=1>")'


@pytest.fixture
def opened(workbook, open_sheet):
    def opened(stem, **options):
        sheet = open_sheet(workbook.address(stem, "hostile"), **options).is_ready()
        sheet.page.wait_for_selector(".sp-upload")
        return sheet

    return opened


@pytest.fixture
def plan(workbook):
    def plan():
        with workbook.store() as session:
            return session.load("hostile").plan

    return plan


def choose(sheet, name, content):
    with sheet.page.expect_file_chooser() as chooser:
        sheet.page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files([{"name": name, "mimeType": "text/csv", "buffer": content}])


def line(sheet, state):
    found = sheet.page.locator(f".sp-upload li[data-state={state}]")
    expect(found).to_have_count(1, timeout=SLOW)
    return found


def press(sheet, words):
    sheet.page.get_by_role("button", name=words).focus()
    sheet.page.keyboard.press("Enter")


def test_accounts_come_in_at_one_press_and_go_at_another(opened, plan):
    sheet = opened("01_audit")
    content = f'Size,Network,Name there\n840,Instagram,@fernhill\n,X,"{HOSTILE.replace(chr(34), chr(34) * 2)}"\n'

    choose(sheet, "accounts.csv", content.encode())
    expect(line(sheet, "recognised")).to_contain_text("Accounts, two lines: 2 new.")
    expect(line(sheet, "recognised")).to_contain_text(f"Account '{HOSTILE[:40]}")
    for size in (DESK, PHONE):
        sheet.looks(size, "light")
        assert (sheet.violations(), sheet.width()) == ([], size["width"])
    assert plan().audit.accounts == ()

    press(sheet, "Save: accounts.csv")
    line(sheet, "imported")
    expect(sheet.page.locator(".sp-save-state").first).to_contain_text("Saved")
    assert [one.handle for one in plan().audit.accounts] == ["@fernhill", HOSTILE]

    press(sheet, "Take it back: accounts.csv")
    line(sheet, "undone")
    assert plan().audit.accounts == ()
    assert sheet.page.evaluate("window.ran") is None
    assert (sheet.outside, sheet.errors) == ([], [])


def test_hours_ask_about_a_new_name_and_bring_it_in(opened, plan):
    sheet = opened("08_resources")

    choose(sheet, "hours.csv", b"Day;Person;Hours\n2026-09-30;Mara Lind;1:30\n2026-10-05;Mara Lind;2,5\n2026-11-01;Mara Lind;1\n")
    expect(line(sheet, "needs-answer")).to_contain_text("The plan does not know 'Mara Lind' as person yet.")
    sheet.page.get_by_role("radio", name="Add to the plan").check()
    press(sheet, "Read it so")
    expect(line(sheet, "recognised")).to_contain_text("October 2026, Mara Lind: 2.5 hours.")
    press(sheet, "Save: hours.csv")
    line(sheet, "imported")
    given = plan()
    press(sheet, "Take it back: hours.csv")
    line(sheet, "undone")

    assert [(one.month, one.hours) for one in given.resources.hours_spent] == [("2026-09", 1.5), ("2026-10", 2.5), ("2026-11", 1)]
    assert [one.name for one in given.ownership.people] == ["Mara Lind"]
    assert (plan().resources.hours_spent, plan().ownership.people) == ((), ())
    assert (sheet.violations(), sheet.outside, sheet.errors) == ([], [], [])


def test_a_list_that_is_wrong_says_where_and_a_template_comes_home(opened):
    sheet = opened("01_audit")

    choose(sheet, "accounts.csv", b"Network,Name there,Size\nX,@a,many\n")
    expect(line(sheet, "refused")).to_contain_text("(row 2, column 'Size', value 'many'): 'many' is not a number.")
    with sheet.page.expect_download() as taken:
        press(sheet, "Accounts (.xlsx)")
    content = taken.value.path().read_bytes()

    assert taken.value.suggested_filename.startswith("hostile-accounts-")
    assert cells(content) == cells(xlsx_template(KINDS["accounts"]))
    assert sheet.errors == []


def cells(content):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()]
