from __future__ import annotations

import pytest

from smplan_kernel.measures.behaviour import behaviour
from smplan_kernel.measures.targets import assurance, level_standing, reality_check, running_standing

# Centre 50, mean range 10, limits 23.4 and 76.6, sigma 8.865.
SWING = behaviour([45, 55] * 6)
TRIAL = behaviour([45, 55] * 4)


@pytest.mark.parametrize(
    ("target", "direction", "word"),
    [
        (80, "up", "will keep missing"),
        (60, "up", "hit or miss"),
        (20, "up", "will keep meeting"),
        (20, "down", "will keep missing"),
        (60, "down", "hit or miss"),
        (80, "down", "will keep meeting"),
    ],
)
def test_assurance_compares_a_target_with_the_limits(target, direction, word):
    assert assurance(target, SWING, direction=direction).word == word


def test_a_target_on_the_limit_lies_between_the_limits():
    assert assurance(SWING.upper, SWING, direction="up").word == "hit or miss"


def test_trial_limits_speak_for_now():
    assert assurance(80, TRIAL, direction="up").sentence == "For now: working as now, you will keep missing this target."


@pytest.mark.parametrize(("target", "chart", "direction"), [(None, SWING, "up"), (80, SWING, ""), (80, behaviour([1, 2]), "up")])
def test_there_is_no_assurance_without_target_direction_or_limits(target, chart, direction):
    assert assurance(target, chart, direction=direction) is None


@pytest.mark.parametrize(
    ("target", "direction", "sentence"),
    [
        (52, "up", "Inside ordinary variation. Reaching it once would prove nothing."),
        (
            60,
            "up",
            "Inside ordinary variation. Reaching it once would prove nothing. A lasting change to this level would show after about 7 months.",
        ),
        (90, "up", "Beyond what the present way of working gives. Which change will bring it? It would show after about one month."),
        (40, "up", "You are already better than this on average."),
        (60, "down", "You are already better than this on average."),
        (10, "down", "Beyond what the present way of working gives. Which change will bring it? It would show after about one month."),
    ],
)
def test_the_reality_check_answers_while_a_target_is_typed(target, direction, sentence):
    assert reality_check(target, SWING, direction=direction).sentence == sentence


def test_without_history_nobody_can_tell():
    assert reality_check(5, behaviour([1, 2, 3]), direction="up").sentence == "No history yet: nobody can tell whether this is reachable."


def test_a_figure_without_spread_is_to_be_checked():
    assert reality_check(5, behaviour([4] * 12), direction="up").sentence == "This figure never changes; check the data."


def test_a_running_sum_has_the_pace_of_its_monthly_targets():
    standing = running_standing({"2026-01": 3.0, "2026-02": 9.0}, {"2026-01": 2, "2026-02": 12, "2026-03": 4}, month="2026-02")

    assert (standing.now, standing.pace, standing.target) == (12.0, 14, 18)


def test_a_running_sum_counts_what_is_missing_and_claims_no_pace():
    standing = running_standing({"2026-01": 30.0}, {"2026-01": 2, "2026-02": 12}, month="2026-02")

    assert (standing.missing, standing.on_pace("up")) == (1, None)


@pytest.mark.parametrize(("month", "pace"), [("2025-11", 36), ("2025-12", 36), ("2026-06", 48), ("2026-12", 60), ("2027-02", 60)])
def test_a_level_goes_straight_from_baseline_to_target(month, pace):
    assert level_standing(1, month=month, target=60, by="2026-12", start="2025-12", baseline=36).pace == pace


def test_without_a_baseline_the_target_is_the_pace():
    assert level_standing(1, month="2026-06", target=60).pace == 60


@pytest.mark.parametrize(("now", "direction", "is_on_pace"), [(60, "up", True), (59, "up", False), (60, "down", True), (61, "down", False)])
def test_on_pace_means_there_or_better(now, direction, is_on_pace):
    assert level_standing(now, month="2026-06", target=60).on_pace(direction) is is_on_pace
