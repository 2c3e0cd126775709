"""Rows as plain columns say what frames of the same figures say: pandas is the oracle."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.rows import joined, last_of_each, sums
from tests.measures.frames import frame, row

FIGURES = st.floats(-1e9, 1e9) | st.integers(-(10**12), 10**12).map(float)
KEYS = st.integers(-3, 3)


def figures(*rows):
    return Observed(frame(list(rows))).figures("x", "fern", "impressions")


@given(st.lists(st.tuples(KEYS, KEYS)))
def test_the_last_of_each_group_is_the_one_that_pandas_keeps(keys):
    table = pd.DataFrame(keys, columns=["one", "two"], dtype=np.int64)

    assert last_of_each(table["one"].to_numpy(), table["two"].to_numpy()).tolist() == table.drop_duplicates(keep="last").index.tolist()


@given(st.lists(st.tuples(KEYS, FIGURES)))
def test_sums_are_those_of_pandas_and_rounded_once(rows):
    table = pd.DataFrame(rows, columns=["key", "value"]).astype({"key": np.int64, "value": float})
    found, told = sums(table["value"].to_numpy(), table["key"].to_numpy()), table.groupby("key")["value"]

    assert list(found) == told.sum().index.tolist()
    assert list(found.values()) == pytest.approx(told.sum().tolist(), rel=1e-9, abs=1e-3)
    assert found == {key: math.fsum(values) for key, values in told}


def test_a_sum_beyond_all_numbers_is_no_error():
    assert sums(np.array([1e308, 1e308, 1.0]), np.array([1, 1, 2])) == {1: math.inf, 2: 1.0}


@given(st.lists(st.tuples(st.sampled_from(["Organic", "organic", "Paid", ""]), st.sampled_from(["", "utc_day", "reply,utc_day"]), FIGURES)))
def test_cuts_and_groups_are_those_of_a_frame(told):
    given_rows = [
        row(f"2026-10-{place % 28 + 1:02d}", value, definition=name, flags=flags) for place, (name, flags, value) in enumerate(told)
    ]
    rows, table = figures(*given_rows), frame(given_rows)
    is_organic, is_utc = table["definition"].str.casefold().eq("organic"), table["flags"].str.contains("utc_day")

    assert rows.are("definition", "organic").tolist() == is_organic.tolist()
    assert rows.carry("utc_day").tolist() == is_utc.tolist()
    cut = rows[rows.are("definition", "organic") & rows.carry("utc_day")]
    assert (cut.places.tolist(), cut.value.tolist()) == (
        table.index[is_organic & is_utc].tolist(),
        table["value"][is_organic & is_utc].tolist(),
    )
    grouped = {(part.word("definition"), part.word("flags")): part.places.tolist() for part in rows.by("definition", "flags")}
    assert grouped == {key: part.index.tolist() for key, part in table.groupby(["definition", "flags"])}


def test_other_figures_go_along_with_their_rows():
    rows = figures(row("2026-10-01", 1), row("2026-10-02", 2), row("2026-10-03", 3))
    changed = rows.with_values(rows.value * 10)

    assert changed[np.array([2, 0])].value.tolist() == [30, 10]
    assert rows.value.tolist() == [1, 2, 3]


def test_cuts_are_joined_in_their_own_order():
    rows = figures(row("2026-10-01", 1), row("2026-10-02", 2), row("2026-10-03", 3))

    assert joined([rows[rows.value > 2], rows[rows.value < 2]]).value.tolist() == [3, 1]


def test_what_no_file_tells_is_empty():
    assert figures(row("2026-10-01", 1)).texts("link") == [""]
