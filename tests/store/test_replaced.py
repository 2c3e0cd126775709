"""Figures whose place a later file took are still told."""

from __future__ import annotations

import hashlib
from datetime import date

from tests.measures.frames import days, frame


def brought(owner, name, rows):
    return owner.add_import(
        "fernhill", file_name=name, sha256=hashlib.sha256(name.encode()).hexdigest(), content=name.encode(), format="x.overview", platform="x", account="fern", period=None,
        observations=frame(rows),
    )  # fmt: skip


def replaced(owner):
    return owner.replaced("fernhill", {"impressions"}, first=date(2026, 10, 1), last=date(2026, 10, 31))


def test_a_replaced_row_names_its_file_and_the_one_that_tells_it_now(owner, fernhill):
    early = brought(owner, "early", days("2026-09-20", "2026-10-03"))
    late = brought(owner, "late", days("2026-10-02", "2026-10-31"))
    rows = replaced(owner)

    assert rows["period_start"].tolist() == ["2026-10-02", "2026-10-03"]
    assert {*rows["import"]} == {early.id}
    assert {*rows["replaced_by"]} == {late.id}


def test_a_file_that_was_taken_back_replaces_nothing(owner, fernhill):
    brought(owner, "early", days("2026-09-20", "2026-10-03"))
    owner.undo_import("fernhill", brought(owner, "late", days("2026-10-02", "2026-10-31")).id)

    assert replaced(owner).empty


def test_without_figures_nothing_is_replaced(owner, fernhill):
    assert list(replaced(owner).columns)[-2:] == ["import", "replaced_by"]
