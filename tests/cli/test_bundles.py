"""Export files on the command line: folders and zips of them, told in a table, taken back together."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.automation.garden import ga4_file, x_file
from tests.sources import makers


@pytest.fixture
def downloads(tmp_path):
    """A folder with an export, a zip of two and a picture."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    october = x_file(date(2026, 10, 1), date(2026, 10, 31))
    (folder / "x.csv").write_bytes(x_file(date(2026, 9, 1), date(2026, 9, 30)))
    (folder / "all.zip").write_bytes(makers.packed({"web.csv": ga4_file(date(2026, 9, 1), date(2026, 9, 30)), "x.csv": october}))
    (folder / "photo.csv").write_bytes(b"\x89PNG" + bytes(40))
    return folder


def test_a_folder_is_told_in_a_table_and_taken_back_whole(smplan, downloads):
    smplan("new", "garden")
    done = smplan("import", str(downloads), "--plan", "garden", code=2)
    table = done.stdout.split("\n\n")[-1].splitlines()

    assert table[0].split() == ["File", "What", "it", "is", "Days", "Rows", "Figures", "How", "it", "went"]
    assert [line.split()[0] for line in table[1:5]] == ["all.zip/web.csv", "all.zip/x.csv", "photo.csv", "x.csv"]
    assert table[5] == "3 brought in, 1 not brought in."
    assert done.stderr == ""
    smplan("imports", "garden", "--undo-last")

    assert {entry["undone_at"] is None for entry in json.loads(smplan("imports", "garden", "--json").stdout)} == {False}


def test_machines_get_a_record_for_each_member(smplan, downloads):
    smplan("new", "garden")
    records = json.loads(smplan("import", str(downloads / "all.zip"), "--plan", "garden", "--json").stdout)

    assert [(record["file"], record["status"]) for record in records] == [("all.zip/web.csv", "imported"), ("all.zip/x.csv", "imported")]


def test_an_empty_folder_is_said(smplan, tmp_path):
    smplan("new", "garden")
    (tmp_path / "empty").mkdir()

    assert "no file to bring in" in smplan("import", str(tmp_path / "empty"), "--plan", "garden").stdout
