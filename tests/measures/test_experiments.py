from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import permutation_test

from smplan_kernel.measures.experiments import SHUFFLES, _chance, experiment

BEFORE = (10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12)
HIGHER = (20, 21, 20, 22, 21, 20, 21, 22)


def test_a_lasting_rise_that_was_wanted_worked():
    assert experiment([*BEFORE, *HIGHER], 12, direction="up").verdict == "worked"


def test_a_lasting_rise_that_was_not_wanted_is_worse():
    assert experiment([*BEFORE, *HIGHER], 12, direction="down").verdict == "worse"


def test_the_same_up_and_down_is_no_visible_effect():
    assert experiment([*BEFORE, *BEFORE], 12, direction="up").verdict == "no visible effect"


def test_a_few_points_are_too_early():
    assert experiment([*BEFORE, 20, 21], 12, direction="up").verdict == "too early"


def test_five_points_before_are_too_few():
    assert experiment([10, 11, 12, 10, 11, *HIGHER], 5, direction="up").verdict == "too early"


def test_a_large_expected_effect_needs_fewer_points():
    assert experiment([*BEFORE, 20, 21], 12, direction="up", expected=25).needed == 1


def test_the_chance_is_the_same_every_time():
    first, second = (experiment([*BEFORE, *HIGHER], 12, direction="up").chance for _ in range(2))

    assert first == second


def test_equal_values_differ_by_chance_always():
    assert experiment([5.0] * 24, 12, direction="up").chance == 1.0


def test_gaps_are_left_out():
    assert experiment([*BEFORE, None, *HIGHER], 12, direction="up").after == 8


def test_before_are_the_points_of_the_locked_baseline():
    later = [12, 11, 10, 12] * 3

    assert experiment([*BEFORE, *later, *HIGHER], 24, direction="up").before == 12


def test_after_an_earlier_change_the_baseline_is_the_newer_one():
    tried = experiment([*BEFORE, *HIGHER, *HIGHER, *range(28, 36)], 28, direction="up", earlier=(12,))

    assert (tried.before, tried.before_median, tried.verdict) == (12, 21.0, "worked")


def test_a_run_that_began_before_the_change_is_no_effect_of_it():
    drifting = [*BEFORE, *[12] * 7]

    assert experiment([*drifting, *[12, 11] * 4], 19, direction="up").verdict == "no visible effect"


def test_few_points_are_parted_in_every_way():
    # 3 of 9 points can be chosen in 84 ways; two of them part the threes this far: the real one and none other but its like.
    assert experiment([10, 11, 10, 11, 10, 11, 30, 31, 32], 6, direction="up", expected=16.5).chance == pytest.approx(3 / 84, abs=2 / 84)


def test_noise_works_or_worsens_in_few_of_a_hundred_trials():
    noise = np.random.default_rng(3).normal(100, 15, (100, 20))
    tried = [experiment(row.tolist(), 12, direction="up").verdict for row in noise]

    assert 1 - tried.count("no visible effect") / len(tried) < 0.06


def test_a_rise_of_two_sigma_is_seen_in_most_trials():
    noise = np.random.default_rng(4).normal(100, 15, (40, 20))
    noise[:, 12:] += 30
    tried = [experiment(row.tolist(), 12, direction="up").verdict for row in noise]

    assert tried.count("worked") > 32


@pytest.mark.parametrize(
    ("before", "after"), [((37, 46, 31, 42, 49, 39), (58, 61, 64)), (BEFORE, HIGHER), (BEFORE, (37, 44, 61, 40, 39, 52, 48, 50))]
)
def test_the_chance_is_what_scipy_says(before, after):
    def apart(one, other, axis):
        return np.abs(np.median(one, axis=axis) - np.median(other, axis=axis))

    seeded = np.random.default_rng(20_260_101)
    known = {"permutation_type": "independent", "vectorized": True, "n_resamples": SHUFFLES, "alternative": "greater", "rng": seeded}

    assert _chance(after, before) == permutation_test((after, before), apart, **known).pvalue
