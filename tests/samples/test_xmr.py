from __future__ import annotations

from tests.samples.xmr import limits, signals

CALM = [10, 12, 9, 11, 10, 12, 11, 9, 10, 12, 11, 9]


def test_a_point_beyond_the_locked_limits_is_a_signal_of_rule_one():
    assert (12, 1) in signals([*CALM, 30])


def test_eight_points_on_one_side_are_a_signal_of_rule_three():
    assert [place for place, rule in sorted(signals([*CALM, *[11.2] * 8])) if rule == 3] == [19]


def test_a_point_on_the_centre_breaks_the_run():
    centre = limits(CALM).centre

    assert signals([*CALM, *[11.2] * 7, centre]) == set()


def test_three_of_four_near_a_limit_are_a_signal_of_rule_two():
    near = limits(CALM).upper - 0.2

    assert (15, 2) in signals([*CALM, near, near, 10, near])
