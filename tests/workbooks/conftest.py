"""The workbook's pages as files, and a kernel of this Python to open them with."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest

from smplan_kernel import paths

# The file beside the questions where a facilitator looks on is made elsewhere.
PAGES = tuple(file for file in sorted(paths.workbooks().glob("[01]*.ipynb")) if not file.stem.startswith("13_"))


def pytest_generate_tests(metafunc):
    if "page_file" in metafunc.fixturenames:
        metafunc.parametrize("page_file", PAGES, ids=[file.stem for file in PAGES], scope="session")


@pytest.fixture
def notebook(page_file: Path):
    return nbformat.read(page_file, as_version=4)


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A workspace of its own, known to every kernel that starts now."""
    folder = tmp_path / "workspace"
    monkeypatch.setenv("SMPLAN_WORKSPACE", str(folder))
    monkeypatch.delenv("QUERY_STRING", raising=False)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(paths.PACKAGE.parent), os.environ.get("PYTHONPATH", "")])))
    return folder
