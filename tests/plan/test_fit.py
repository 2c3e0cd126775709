import pytest

from smplan_kernel.plan.fit import fit_check
from smplan_kernel.plan.start import Start

YES = {"fit_purpose": "business", "fit_audience": "yes", "fit_story": "yes", "fit_time": "yes", "fit_answering": "yes"}


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ({}, "go"),
        ({"fit_time": "partly"}, "go small"),
        ({"hours_per_week": 1}, "go small"),
        ({"fit_purpose": "unsure"}, "go small"),
        ({"fit_audience": "no"}, "not yet"),
        ({"fit_purpose": "pastime"}, "not yet"),
        ({"fit_answering": "no", "fit_time": "partly"}, "not yet"),
    ],
)
def test_the_answers_speak_for_something(answers, advice):
    assert fit_check(Start(**{**YES, **answers})).advice == advice


def test_an_advice_has_its_reasons():
    reasons = fit_check(Start(**{**YES, "fit_answering": "no", "fit_time": "partly"})).reasons

    assert reasons == ("Nobody can answer when people write.", "Time is short. One or two channels are enough.")


@pytest.mark.parametrize("missing", YES)
def test_nothing_is_said_before_all_five_are_answered(missing):
    assert fit_check(Start(**{**YES, missing: ""})).advice == ""
