"""Codes of many rows at once: what stands twice, and where some of them stand."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.sources.files import stacked
from smplan_kernel.sources.rows.days import ByRow, newest

SMALL = st.integers(0, 5)


@given(st.lists(st.tuples(SMALL, SMALL), max_size=30), st.sampled_from([1, 1_000_003]))
def test_a_pair_that_stands_twice_is_found_where_few_could_be_and_where_many_could(pairs, factor):
    ones, others = array("i", [one * factor // 1000 for one, _ in pairs]), array("i", [other * factor for _, other in pairs])

    assert stacked.have_repeats(ones, others) == (len(set(zip(ones, others, strict=True))) < len(pairs))


@pytest.mark.parametrize("kept", [list, lambda codes: array("i", codes)])
def test_the_newest_rows_are_the_same_however_codes_are_kept(kept):
    codes = [2, 0, 1, 0, 2, 1]

    assert newest(ByRow(range(6), kept(codes), ["2026-09-03", "2026-09-01", "2026-09-02"]), range(6), 3) == [0, 1, 3, 4]
    assert len(ByRow(range(6), kept(codes), ["2026-09-03", None, "2026-09-02"])) == 4
