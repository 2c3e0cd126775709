import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from smplan_kernel import paths
from smplan_kernel.plan import blank_plan
from smplan_kernel.serve.lab import copied_pages, quiet_dress, quiet_settings
from smplan_kernel.store import open_workspace


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "00_start.ipynb").write_text("first", "utf-8")
    monkeypatch.setattr(paths, "workbooks", lambda: folder)
    return folder


def test_missing_pages_are_copied(shipped, tmp_path):
    copied_pages(tmp_path / "mine")

    assert (tmp_path / "mine" / "00_start.ipynb").read_text("utf-8") == "first"


def test_a_page_that_somebody_changed_stays(shipped, tmp_path):
    copied_pages(tmp_path / "mine")
    (tmp_path / "mine" / "00_start.ipynb").write_text("my notes", "utf-8")
    copied_pages(tmp_path / "mine")

    assert (tmp_path / "mine" / "00_start.ipynb").read_text("utf-8") == "my notes"


def test_a_page_older_than_the_shipped_one_is_renewed(shipped, tmp_path):
    copied_pages(tmp_path / "mine")
    os.utime(tmp_path / "mine" / "00_start.ipynb", (1, 1))
    (shipped / "00_start.ipynb").write_text("second", "utf-8")
    copied_pages(tmp_path / "mine")

    assert (tmp_path / "mine" / "00_start.ipynb").read_text("utf-8") == "second"


@pytest.fixture
def lab(tmp_path):
    """JupyterLab as `smplan open` starts it: its address, and an ask that carries the key."""
    with open_workspace(tmp_path / "plans") as place:
        place.session().new_plan(blank_plan("fernhill"))
    command = [str(Path(sys.executable).parent / "smplan"), "open", "fernhill", "--no-browser", "--workspace", str(tmp_path / "plans")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    address = process.stdout.readline().removeprefix("Workbook: ").strip()
    try:
        yield address
    finally:
        process.terminate()
        _, said = process.communicate(timeout=30)

    assert [word for word in ("Warning", "Traceback") if word in said] == []


def asked(address, path=""):
    base, _, key = address.partition("/lab/tree/00_start.ipynb?token=")
    with urllib.request.urlopen(f"{base}{path or '/lab/tree/00_start.ipynb'}?token={key}", timeout=30) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def test_jupyterlab_opens_on_the_start_page_and_asks_for_no_news(lab):
    settings = json.loads(asked(lab, "/lab/api/settings/@jupyterlab/apputils-extension:notification"))

    assert "jupyter-config-data" in asked(lab)
    assert json.loads(settings["raw"]) == {"fetchNews": "false", "checkForUpdates": False}


def test_jupyterlab_asks_for_the_key(lab):
    with urllib.request.urlopen(lab.split("?")[0], timeout=30) as answer:  # noqa: S310 - our own server
        assert "/login" in answer.url


def test_news_are_not_asked_for_and_colours_follow_the_readers(tmp_path):
    answers = quiet_settings(tmp_path / "lab") / "@jupyterlab" / "apputils-extension"

    assert json.loads((answers / "notification.jupyterlab-settings").read_text("utf-8"))["fetchNews"] == "false"
    assert json.loads((answers / "themes.jupyterlab-settings").read_text("utf-8")) == {"adaptive-theme": True}


def test_the_quiet_style_lies_where_jupyterlab_looks_for_it(tmp_path):
    quiet_dress(tmp_path)

    assert ".jp-Notebook" in (tmp_path / "custom" / "custom.css").read_text("utf-8")
