from __future__ import annotations

import pytest

from smplan_kernel.review.summary import false_alarms, lead
from smplan_kernel.review.words import NO_VERDICT
from tests.review.plans import CALM, make_metric, make_plan

CALM_WORD, FEW, PROBABLE, STRONG = "ordinary variation", "too few points", "probable change", "strong signal"


@pytest.mark.parametrize(
    ("words", "decisions", "sentence"),
    [
        ([], 0, "No number is measured yet. Nothing asks for a decision."),
        ([CALM_WORD], 0, "The one number moved inside its usual range. Leave it alone. Nothing asks for a decision."),
        ([CALM_WORD] * 3, 1, "All three numbers moved inside their usual range. Leave those alone. One thing asks for a decision."),
        ([CALM_WORD, STRONG], 1, "One of two numbers moved inside its usual range. Leave that one alone. One thing asks for a decision."),
        (
            [CALM_WORD] * 9 + [STRONG, PROBABLE],
            2,
            "Nine of eleven numbers moved inside their usual range. Leave those alone. Two things ask for a decision.",
        ),
        ([STRONG], 1, "The one number left its usual range. One thing asks for a decision."),
        ([STRONG, PROBABLE], 2, "None of the two numbers stayed inside its usual range. Two things ask for a decision."),
        (
            [FEW],
            0,
            "No number can be judged this month, so there is nothing to react to. One number has too few points to tell. Nothing asks for a decision.",
        ),
        (
            [CALM_WORD, CALM_WORD, STRONG, NO_VERDICT],
            1,
            (
                "Two of the three numbers that can be judged moved inside their usual range. Leave those alone. "
                "One number has no complete figure this month. One thing asks for a decision."
            ),
        ),
        (
            [CALM_WORD, FEW, FEW, NO_VERDICT, NO_VERDICT],
            0,
            (
                "The one number that can be judged moved inside its usual range. Leave it alone. "
                "Two numbers have too few points to tell; two numbers have no complete figure this month. Nothing asks for a decision."
            ),
        ),
    ],
)
def test_the_first_sentence_calms_in_correct_grammar(words, decisions, sentence):
    assert lead(words, decisions=decisions) == sentence


@pytest.mark.parametrize(
    ("expected", "series", "signals", "sentence"),
    [
        (0.0, 0, 0, "No number has enough points for a usual range and a new figure, so no false alarm is expected this month."),
        (0.025, 1, 0, "With one number, about one false alarm is expected every 40 months."),
        (0.275, 11, 0, "With eleven numbers, about one false alarm is expected every four months."),
        (0.275, 11, 1, "With eleven numbers, about one false alarm is expected every four months. This month’s signal may be one."),
        (
            0.275,
            11,
            4,
            "With eleven numbers, about one false alarm is expected every four months. This month’s four signals are more than chance would bring.",
        ),
        (1.2, 12, 2, "With twelve numbers, about one false alarm is expected each month. One of this month’s two signals may be one."),
        (2.1, 20, 0, "With 20 numbers, about two false alarms are expected each month."),
    ],
)
def test_false_alarms_are_told_in_correct_grammar(expected, series, signals, sentence):
    assert false_alarms(expected, series=series, signals=signals) == sentence


def test_rules_that_agree_are_far_outside_chance():
    assert false_alarms(0.1, series=4, signals=1, sure=1).endswith("This month’s signal is too strong to be one.")


def test_expected_false_signals_add_up_over_series_and_new_points(review):
    plan = make_plan(make_metric("calls"), make_metric("likes"))

    assert review(plan).summary.expected_false_signals == pytest.approx(0.05)


def test_a_month_without_a_figure_expects_no_false_signal(review):
    assert review(october=None).summary.expected_false_signals == 0


def test_what_needs_no_action_is_counted(review):
    summary = review().summary

    assert (summary.quiet, summary.counted) == (1, 1)


def test_a_good_signal_is_a_win(review):
    assert review(october=90).wins == ("“Enquiries” has changed for the better.",)


def test_a_bad_signal_is_no_win(review):
    assert review(make_plan(make_metric(direction="down")), october=90).wins == ()


def test_a_calm_year_gives_a_calm_summary(review):
    assert review(before=CALM).summary.decisions == ()
