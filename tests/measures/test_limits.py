from __future__ import annotations

import pytest

from smplan_kernel.measures.limits import limits_of

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
NIST = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)


def test_the_centre_agrees_with_the_published_example():
    assert limits_of(NIST).centre == pytest.approx(50.81)


def test_the_limits_agree_with_the_published_example():
    limits = limits_of(NIST)

    assert (limits.lower, limits.upper) == pytest.approx((45.8159, 55.8041), abs=0.002)


def test_the_range_limit_and_sigma_follow_from_the_mean_range():
    limits = limits_of(NIST)

    assert (limits.mr_limit, limits.sigma) == pytest.approx((3.268 * 1.87778, 1.87778 / 1.128), rel=1e-4)


@pytest.mark.parametrize(("points", "trial"), [(6, True), (11, True), (12, False), (30, False)])
def test_limits_are_on_trial_below_twelve_points(points, trial):
    assert limits_of(range(points)).trial is trial


def test_fewer_than_six_points_have_no_limits():
    assert limits_of([1, 2, 3, 4, 5]) is None


def test_only_the_first_twelve_points_make_the_limits():
    assert limits_of([*range(12), 900, 1000]) == limits_of(range(12))


def test_counts_have_no_lower_limit_below_zero():
    assert limits_of([0, 9, 1, 8, 0, 9], counts=True).lower == 0.0


def test_other_figures_may_have_one():
    assert limits_of([0, 9, 1, 8, 0, 9]).lower < 0


def test_large_jumps_are_kept_unless_asked():
    jumpy = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 60]

    assert limits_of(jumpy).mr_limit > limits_of(jumpy, drop_jumps=True).mr_limit


def test_jumps_are_left_out_only_once():
    limits = limits_of([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 60], drop_jumps=True)

    assert limits.sigma == pytest.approx(1 / 1.128)
