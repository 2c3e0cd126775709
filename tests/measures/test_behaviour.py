from __future__ import annotations

import math

import numpy as np
import pytest

from smplan_kernel.measures.behaviour import behaviour

CALM = (10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12)


def shares(series, points, *, baseline=12, seed=7):
    noise = np.random.default_rng(seed).normal(100, 15, (series, baseline + points))
    charts = [behaviour(row.tolist(), baseline=baseline) for row in noise]
    new = [{signal.rule for signal in chart.signals if signal.index >= baseline} for chart in charts]
    return sum(map(bool, new)) / series, sum(1 in rules for rules in new) / series


@pytest.mark.parametrize(("baseline", "any_rule", "rule_one"), [(6, 0.37, 0.26), (12, 0.26, 0.16), (24, 0.17, 0.09)])
def test_noise_gives_as_many_false_signals_as_the_table_says(baseline, any_rule, rule_one):
    assert shares(1000, 12, baseline=baseline) == pytest.approx((any_rule, rule_one), abs=0.03)


def test_a_shift_of_two_sigma_is_found_within_six_points():
    noise = np.random.default_rng(11).normal(0, 1, (1000, 18))
    noise[:, 12:] += 2
    found = [any(signal.index >= 12 and signal.side == "above" for signal in behaviour(row.tolist()).signals) for row in noise]

    assert sum(found) / 1000 > 0.8


@pytest.mark.parametrize(("shift", "points"), [(1, 8), (1.5, 4), (2, 3), (3, 1)])
def test_a_lasting_shift_is_noticed_after_as_many_points_as_the_table_says(shift, points):
    noise = np.random.default_rng(5).normal(0, 1, (300, 60))
    noise[:, 12:] += shift
    found = [[signal.index for signal in behaviour(row.tolist()).signals if signal.index >= 12 and signal.side == "above"] for row in noise]

    assert np.median([min(places, default=60) - 11 for places in found]) == pytest.approx(points, abs=1)


def test_calm_figures_are_ordinary():
    assert behaviour(CALM).verdict == "ordinary variation"


def test_a_point_outside_is_a_strong_signal():
    assert behaviour([*CALM, 30]).verdict == "strong signal"


def test_the_verdict_is_on_the_latest_point():
    assert behaviour([*CALM, 30, 11]).verdict == "ordinary variation"


def test_the_strongest_verdict_looks_back():
    assert behaviour([*CALM, 30, 11]).strongest == "strong signal"


@pytest.mark.parametrize("values", [(), (5,), (5, 6, 5, 6, 5), (None, None, 3, math.nan, 4, 5)])
def test_fewer_than_six_points_are_too_few(values):
    assert behaviour(values).verdict == "too few points"


def test_a_figure_that_never_changes_is_ordinary():
    assert behaviour([7] * 20).verdict == "ordinary variation"


def test_limits_stay_locked_whatever_comes_after():
    assert behaviour([*CALM, 40, 50, 60, 70]).limits == behaviour(CALM).limits


def test_the_points_of_the_baseline_are_tested_too():
    chart = behaviour([*[10, 11] * 5, 40, 10, 11])

    assert (10, 1) in {(signal.index, signal.rule) for signal in chart.signals}


def test_a_run_reaches_back_into_the_baseline():
    chart = behaviour([9, 9, 9, 9, 10, 11, 12, 12, 12, 12, 12, 12, 12])

    assert any(signal.rule == 3 and signal.start < 12 <= signal.index for signal in chart.signals)


def test_without_a_logged_change_limits_stay_although_the_level_moved():
    assert len(behaviour([*CALM, *[20, 21, 20, 22] * 5]).segments) == 1


def test_a_logged_change_without_a_run_sets_no_new_limits():
    assert len(behaviour([*CALM, *CALM], rebase_from=(12,)).segments) == 1


def test_a_logged_change_and_a_run_set_new_limits():
    chart = behaviour([*CALM, *[20, 21, 20, 22] * 3], rebase_from=(12,))

    assert (chart.centre, chart.trial) == (20.75, False)


def test_the_new_baseline_begins_at_the_first_point_of_the_run():
    chart = behaviour([*CALM, 10, 11, *[20, 21, 20, 22] * 3], rebase_from=(12,))

    assert [segment.start for segment in chart.segments] == [0, 14]


def test_points_before_the_change_do_not_belong_to_the_new_level():
    chart = behaviour([*CALM[:-2], 12, 12, *[20, 21, 20, 22] * 3], rebase_from=(12,))

    assert chart.segments[-1].start == 12


def test_old_limits_stay_visible_as_retired():
    chart = behaviour([*CALM, *[20, 21, 20, 22] * 3], rebase_from=(12,))

    assert chart.segments[0].retired
    assert chart.segments[0].limits == behaviour(CALM).limits


def test_a_change_of_level_is_not_forgotten_while_new_limits_are_on_trial():
    assert behaviour([*CALM, *[20, 21, 20, 22, 21, 20, 21, 22, 20]], rebase_from=(12,)).verdict == "strong signal"


def test_the_new_level_is_ordinary_once_its_limits_are_locked():
    assert behaviour([*CALM, *[20, 21, 20, 22] * 4], rebase_from=(12,)).verdict == "ordinary variation"


def test_eight_new_points_give_trial_limits():
    assert behaviour([*CALM, *[20, 21, 20, 22] * 2], rebase_from=(12,)).trial


def test_a_change_logged_in_the_baseline_on_trial_moves_nothing():
    assert len(behaviour([10, 11, 10, *[20, 21] * 4], rebase_from=(3,)).segments) == 1


def test_a_new_definition_begins_with_trial_limits():
    chart = behaviour([*CALM, *[90, 95, 91, 94, 92, 95]], breaks=(12,))

    assert (chart.trial, chart.verdict) == (True, "ordinary variation")


def test_nothing_is_compared_across_a_new_definition():
    assert behaviour([*CALM, 90, 95], breaks=(12,)).verdict == "too few points"


def test_a_gap_does_not_count_as_a_point():
    chart = behaviour([*CALM[:6], None, *CALM[6:]])

    assert (chart.points, chart.baseline) == (12, 12)


def test_a_step_larger_than_the_range_limit_is_a_jump():
    assert behaviour([*CALM, 20, 20]).jumps == (12,)


def test_no_step_is_measured_across_a_gap():
    assert behaviour([*CALM, None, 20]).moving_ranges[-1] is None


def test_several_points_have_the_strongest_verdict_among_them():
    assert behaviour([*CALM, 30, 11]).verdict_of((12, 13)) == "strong signal"


def test_values_are_not_changed():
    values = [*CALM, None, 30]
    behaviour(values, breaks=(3,), rebase_from=(5,))

    assert values == [*CALM, None, 30]
