"""JupyterLab on the workbook: calm, offline, and the same page that asks, saves and draws."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from smplan_kernel import paths
from smplan_kernel.plan import load_document
from smplan_kernel.store import open_workspace

START = """
import sys
from smplan_kernel.serve import open_lab
open_lab(sys.argv[1], plan="landscape", ready=lambda url: print(url, flush=True))
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A running JupyterLab over the worked plan: its workspace and its address."""
    folder = tmp_path_factory.mktemp("lab")
    with open_workspace(folder / "plans") as place:
        place.session().new_plan(load_document(json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8")), "plan.json"))
    (folder / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    process = subprocess.Popen([sys.executable, "-c", START, str(folder / "plans")], stdout=subprocess.PIPE, text=True, env=environment)
    try:
        yield folder / "plans", process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def opened(open_sheet, address, stem, **options):
    """A page of the workbook in JupyterLab, once it shows its questions by itself."""
    sheet = open_sheet(address.replace("00_start", stem), own=True, **options)
    shown(sheet, stem)
    return sheet


def shown(sheet, stem):
    sheet.page.locator(f".lm-mod-current.lm-TabBar-tab:has-text('{stem}.ipynb')").wait_for(timeout=90_000)
    sheet.page.locator(".jp-Notebook:visible .sp-card").first.wait_for(state="attached", timeout=90_000)


def test_a_page_in_jupyterlab_asks_saves_and_draws(lab, open_sheet):
    workspace, address = lab
    sheet = opened(open_sheet, address, "08_resources", viewport={"width": 1280, "height": 900})
    sheet.page.locator("input.sp-figure:visible").first.fill("277")
    sheet.page.locator("input.sp-figure:visible").first.blur()
    sheet.page.wait_for_function(
        "[...document.querySelectorAll('.sp-save-state')].some((one) => one.textContent.includes('Saved'))", timeout=30_000
    )
    chart = sheet.page.locator("figure.sm-chart").first
    chart.scroll_into_view_if_needed()
    sheet.page.wait_for_function("document.querySelector('figure.sm-chart')?.dataset.drawn", timeout=60_000)

    with open_workspace(workspace) as place:
        assert 277.0 in {line.planned for line in place.session().load("landscape").plan.resources.budget}
    assert (sheet.outside, sheet.errors) == ([], [])


@pytest.fixture(scope="module")
def sheet(lab, window):
    """A page in JupyterLab for a reader of dark colours, opened once for all who only look at it."""
    with window(lab[1].replace("00_start", "08_resources"), own=True, color_scheme="dark") as sheet:
        shown(sheet, "08_resources")
        yield sheet


def test_sources_are_folded_and_nobody_is_asked_about_news(sheet):
    assert sheet.page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0
    assert sheet.page.locator(".jp-Dialog, .jp-toastContainer .Toastify__toast").count() == 0


def test_jupyterlab_follows_the_readers_dark_colours(sheet):
    assert sheet.page.evaluate("document.body.dataset.jpThemeLight") == "false"
    assert sheet.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()") == "#14181a"


def test_what_stands_open_is_kept_with_the_plans(lab, sheet):
    sheet.page.wait_for_timeout(3_000)  # JupyterLab writes it down when nothing has moved for a second

    assert list((lab[0] / "workbooks" / ".windows").glob("*.jupyterlab-workspace"))


def test_a_link_from_page_to_page_stays_in_jupyterlab(lab, open_sheet):
    sheet = opened(open_sheet, lab[1], "00_start")
    sheet.page.evaluate("window.isSame = true")
    sheet.page.locator(".jp-Notebook:visible .sp a[href*='08_resources.ipynb']").first.click(timeout=60_000)
    shown(sheet, "08_resources")

    assert sheet.page.evaluate("window.isSame")
