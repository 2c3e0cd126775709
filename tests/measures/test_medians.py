from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.measures.medians import FEWEST, Middle, middle, rank

NUMBERS = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("count", "place"),
    # The critical values of the two-sided sign test at 5 %, plus one.
    [(5, 0), (6, 1), (8, 1), (9, 2), (11, 2), (12, 3), (15, 4), (20, 6), (25, 8), (30, 10), (40, 14), (50, 18), (100, 40)],
)
def test_the_interval_ends_at_the_published_ranks(count, place):
    assert rank(count) == place


def test_six_is_the_fewest_that_have_an_interval():
    assert [bool(rank(count)) for count in (FEWEST - 1, FEWEST)] == [False, True]


def test_reckoned_by_hand_from_nine_values():
    assert middle([9, 1, 8, 2, 7, 3, 6, 4, 5]) == Middle(median=5, low=2, high=8)


def test_too_few_values_have_a_median_and_no_interval():
    assert middle([3, 1, 2, 5]) == Middle(median=2.5, low=None, high=None)


def test_no_values_have_no_median():
    with pytest.raises(ValueError, match="at least one value"):
        middle([])


@given(NUMBERS)
def test_the_median_lies_between_its_bounds(values):
    found = middle(values)

    assert found.low is None or found.low <= found.median <= found.high


@given(NUMBERS, NUMBERS)
def test_no_two_groups_are_above_each_other(some, others):
    one, other = middle(some), middle(others)

    assert not (one.is_above(other) and other.is_above(one))


def test_equal_groups_are_told_apart_in_hardly_any_case():
    chance = np.random.default_rng(7)
    pairs = [[middle(chance.lognormal(size=12)) for _ in range(2)] for _ in range(2_000)]

    assert np.mean([one.is_above(other) or other.is_above(one) for one, other in pairs]) < 0.01


def test_the_interval_holds_the_true_median_as_often_as_it_says():
    chance = np.random.default_rng(3)
    found = [middle(chance.lognormal(size=15)) for _ in range(2_000)]

    assert np.mean([one.low <= 1 <= one.high for one in found]) >= 0.95
