from __future__ import annotations

from smplan_kernel.measures.experiments import experiment

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
