from __future__ import annotations

import pytest

from smplan_kernel.measures.trust import expected_false_signals, false_share, months_to_notice, points_to_notice


@pytest.mark.parametrize(("baseline", "share"), [(5, 0.0), (6, 0.039), (9, 0.032), (12, 0.025), (24, 0.016), (40, 0.016)])
def test_the_share_of_false_signals_follows_the_table(baseline, share):
    assert false_share(baseline) == pytest.approx(share)


def test_ten_metrics_give_one_false_signal_in_four_months():
    assert 1 / expected_false_signals([(12, 1)] * 10) == pytest.approx(4.0)


def test_every_new_week_counts():
    assert expected_false_signals([(12, 4)]) == pytest.approx(0.1)


def test_no_series_no_false_signal():
    assert expected_false_signals([]) == 0


@pytest.mark.parametrize(("shift", "points"), [(0.49, None), (0.5, 18), (1, 8), (1.25, 6), (1.5, 4), (2, 3), (2.5, 2), (3, 1), (9, 1)])
def test_points_until_a_shift_is_noticed_follow_the_table(shift, points):
    assert points_to_notice(shift) == points


def test_a_fall_is_noticed_as_soon_as_a_rise():
    assert points_to_notice(-2) == points_to_notice(2)


@pytest.mark.parametrize(("shift", "each", "months"), [(0.5, 1, 18), (0.5, 0.23, 4), (3, 0.23, 1), (0.1, 0.23, None), (1, 3, 24)])
def test_months_follow_from_how_far_points_lie_apart(shift, each, months):
    assert months_to_notice(shift, months_each=each) == months
