from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import Assumption
from tests.review.plans import CALM, make_plan


def assumption(review, *, figures=None, **changes):
    wire = Assumption(id="asmp-calls", **({"text": "People call", "metric": "metr-reach", "rule_below": 30} | changes))
    return review(make_plan(plan={"assumptions": (wire,)}), **(figures or {})).assumptions[0]


def test_an_assumption_holds_while_its_number_keeps_to_the_line(review):
    found = assumption(review)

    assert (found.state, found.sentence) == ("holds", "Enquiries stood at 43, not below 30.")


def test_one_month_beyond_the_line_is_doubtful(review):
    found = assumption(review, figures={"october": 20})

    assert (found.state, found.sentence) == ("doubtful", "Enquiries stood at 20, beyond the line of 30.")


def test_three_months_beyond_the_line_are_broken(review):
    found = assumption(review, figures={"before": (*CALM[:-2], 25, 24), "october": 20})

    assert (found.state, found.sentence) == ("broken", "Enquiries stood at 20, beyond the line of 30 for three months in a row.")


def test_a_line_may_lie_above(review):
    assert assumption(review, rule_below=None, rule_above=40).state == "broken"


def test_without_a_complete_figure_it_is_too_early(review):
    found = assumption(review, figures={"october": None})

    assert (found.state, found.sentence) == ("too early", "There is no complete figure for October 2026.")


def test_without_a_number_people_decide(review):
    found = assumption(review, metric="", state="holds", checked_on=date(2026, 10, 1), evidence="We asked twenty")

    assert (found.state, found.sentence) == ("holds", "No number watches over it. Checked on 1 October 2026: We asked twenty.")


def test_peoples_doubt_weighs_more_than_a_calm_number(review):
    assert assumption(review, state="doubtful", evidence="Kim says no").state == "doubtful"


@pytest.mark.parametrize(
    ("check_by", "checked", "overdue"),
    [(date(2026, 10, 1), None, True), (date(2026, 11, 1), None, False), (date(2026, 10, 1), date(2026, 10, 2), False)],
)
def test_an_assumption_past_its_day_is_overdue(review, check_by, checked, overdue):
    assert assumption(review, check_by=check_by, checked_on=checked).overdue is overdue


def test_what_rests_on_it_is_named(review):
    assert [item.name for item in assumption(review, rests=("goal-more", "goal-gone")).rests] == ["More enquiries"]
