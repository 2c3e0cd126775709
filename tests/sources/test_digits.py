"""Whole numbers and repeated texts straight from the bytes are what reading each cell gives."""

from __future__ import annotations

import random
import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.sources.files import stretches
from smplan_kernel.sources.files.digits import decimals, whole
from smplan_kernel.sources.files.stretches import alike

NEAR = st.text("0123456789/:.-;?@ é", max_size=10)  # the neighbours of digits
SURE = re.compile(r"0\.\d{3}|\d+\.(\d{1,2}|\d{4,})", re.ASCII)
NAMES = st.sampled_from(["a", "b", "ab", "source 1", "source 2", "source 12", "", "x" * 60, "x" * 59 + "y"])


def bounds(cells):
    """The cells as one text, and where each begins and ends."""
    lengths = np.array([len(cell.encode()) for cell in cells], dtype=np.int32)
    starts = np.concatenate((np.zeros(1, dtype=np.int32), np.cumsum(lengths + 1)[:-1])).astype(np.int32)
    return np.frombuffer(",".join(cells).encode() or b",", dtype=np.uint8), starts, starts + lengths


@given(st.lists(NEAR | st.integers(0, 10**9).map(str), min_size=1, max_size=40))
def test_digits_and_nothing_else_are_a_whole_number(cells):
    values, is_whole = whole(*bounds(cells))

    assert is_whole.tolist() == [cell.isascii() and cell.isdecimal() and len(cell) <= 8 for cell in cells]
    assert [value for value, sure in zip(values, is_whole, strict=True) if sure] == [
        int(cell) for cell, sure in zip(cells, is_whole, strict=True) if sure
    ]


@given(st.lists(NEAR | st.floats(0, 1e7).map(str) | st.from_regex(SURE, fullmatch=True), min_size=1, max_size=40), st.booleans())
def test_digits_with_one_point_that_parts_no_thousands_are_decimals(cells, are_short):
    cells = [cell[:8] if are_short else cell[:16] for cell in cells]
    values, is_sure = decimals(*bounds(cells))

    assert is_sure.tolist() == [bool(SURE.fullmatch(cell)) for cell in cells]
    assert [value for value, sure in zip(values, is_sure, strict=True) if sure] == [
        float(cell) for cell, sure in zip(cells, is_sure, strict=True) if sure
    ]


@given(st.lists(NAMES, min_size=1, max_size=60))
def test_each_cell_is_stood_for_by_one_with_its_own_text(cells):
    chosen, of_cells = alike(*bounds(cells))

    assert [cells[place] for place in chosen[of_cells]] == cells
    assert sorted(chosen.tolist()) == chosen.tolist()


def test_names_that_come_again_and_again_are_found_once():
    chance = random.Random(3)  # noqa: S311 - the same names every time
    cells = [f"source {chance.randrange(300)}" for _ in range(20_000)]

    chosen, of_cells = alike(*bounds(cells))

    assert [cells[place] for place in chosen.tolist()] == list(dict.fromkeys(cells))
    assert [cells[place] for place in chosen[of_cells]] == cells


def test_two_names_that_are_mixed_to_one_number_stay_two(monkeypatch):
    monkeypatch.setattr(stretches, "_ODD", np.uint64(0))
    cells = ["one", "two", "one", "two", "six", "six"]

    chosen, of_cells = alike(*bounds(cells))

    assert [cells[place] for place in chosen[of_cells]] == cells
