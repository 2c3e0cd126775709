from __future__ import annotations

import pytest

from smplan_kernel.measures.limits import Limits
from smplan_kernel.measures.rules import Signal, run_from, signals_between, verdict_at

# Centre 10, limits 4 and 16: nearer to a limit than to the centre is beyond 13 or below 7.
LIMITS = Limits(baseline=12, trial=False, centre=10.0, upper=16.0, lower=4.0, mr_limit=7.4, sigma=2.0)


def found(*values):
    return {(signal.index, signal.rule, signal.side) for signal in signals_between(values, LIMITS, start=0, end=len(values) - 1)}


def signal(index, rule):
    return Signal(index=index, rule=rule, side="above", start=index)


def test_a_point_outside_a_limit_is_rule_one():
    assert found(10, 16.1, 3.9) >= {(1, 1, "above"), (2, 1, "below")}


def test_a_point_on_a_limit_is_not_outside():
    assert found(16.0, 4.0) == set()


def test_a_point_on_a_limit_is_not_outside_even_after_rounding_errors():
    assert found(4.0 + 1.2 * 10 + 1e-12) == set()


def test_three_of_four_near_one_limit_are_rule_two():
    assert (3, 2, "above") in found(14, 9, 14, 14)


def test_exactly_half_way_is_not_nearer_to_the_limit():
    assert found(13.0, 13.0, 13.0, 13.0) == set()


def test_three_of_four_near_different_limits_are_nothing():
    assert found(14, 6, 14, 6) == set()


def test_three_points_alone_make_no_window_of_four():
    assert found(14, 14, 14) == set()


def test_points_beyond_the_limit_count_as_near_it():
    assert (3, 2, "above") in found(17, 9, 17, 17)


def test_a_gap_spoils_the_window_of_four():
    assert found(14, None, 14, 14) == set()


def test_eight_on_one_side_are_rule_three():
    assert found(*[11] * 8) == {(7, 3, "above")}


def test_seven_on_one_side_are_nothing():
    assert found(*[11] * 7) == set()


def test_the_ninth_point_of_a_run_signals_again():
    assert {(7, 3, "below"), (8, 3, "below")} == found(*[9] * 9)


def test_a_point_on_the_centre_breaks_a_run():
    assert found(*[11] * 7, 10.0, *[11] * 7) == set()


def test_a_gap_breaks_a_run():
    assert found(*[11] * 4, None, *[11] * 4) == set()


def test_a_change_of_side_breaks_a_run():
    assert found(*[11] * 7, 9, *[11] * 7) == set()


def test_a_run_knows_where_it_began():
    signals = signals_between([9, *[11] * 8], LIMITS, start=0, end=8)

    assert [signal.start for signal in signals] == [1]


def test_a_run_is_looked_for_only_between_two_points():
    assert run_from([11] * 10, LIMITS, start=3, end=9) is None


@pytest.mark.parametrize(
    ("signals", "verdict"),
    [
        ([], "ordinary variation"),
        ([signal(4, 2)], "probable change"),
        ([signal(4, 3)], "probable change"),
        ([signal(4, 1)], "strong signal"),
        ([signal(4, 2), signal(4, 3)], "strong signal"),
        ([signal(3, 1)], "ordinary variation"),
    ],
)
def test_the_verdict_follows_the_rules_at_the_point(signals, verdict):
    assert verdict_at(signals, [4]) == verdict


def test_rules_at_different_points_do_not_add_up():
    assert verdict_at([signal(3, 2), signal(4, 3)], [3, 4]) == "probable change"
