import os

import pytest

from smplan_kernel import paths
from smplan_kernel.serve.lab import copied_pages


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
