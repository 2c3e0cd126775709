"""The chart bundle: one file, made on this machine by a process of its own, kept whole under the name of what made it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from smplan_kernel.figures import bundle as bundles


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("SMPLAN_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_its_name_changes_with_what_it_is_made_from(monkeypatch):
    before = bundles.bundle_name()
    monkeypatch.setattr(bundles, "SNIPPET", "export {};")

    assert re.fullmatch(r"vega-[\w.]+-[0-9a-f]{16}\.js", before)
    assert bundles.bundle_name() != before


@pytest.mark.slow
def test_it_is_made_once_and_kept_whole(cache, monkeypatch):
    made = bundles.bundle()
    monkeypatch.setattr(bundles, "_made", lambda: pytest.fail("made again"))

    assert bundles.bundle() == made
    assert [file.name for file in cache.iterdir()] == [bundles.bundle_name()]
    assert made.endswith(b"as vegaEmbed};")
    assert len(made) < 1_000_000


def test_a_place_where_nothing_can_be_kept_is_no_hindrance(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SMPLAN_CACHE", str(tmp_path / "file" / "below"))
    monkeypatch.setattr(bundles, "_made", lambda: b"export {};")

    assert bundles.bundle() == b"export {};"


def test_it_carries_a_vega_without_the_holes_that_are_known():
    import vl_convert  # noqa: PLC0415 - only to look at it

    assert tuple(map(int, vl_convert.get_vega_version().split(".")[:2])) >= (6, 2)


def test_asking_for_it_loads_no_drawing_machine():
    check = "import sys; from smplan_kernel.figures.bundle import bundle_name; bundle_name(); sys.exit('vl_convert' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
