import datetime as dt

import pytest

from smplan_kernel.plan import Assumption


def assuming(plan, **answers):
    return plan.with_plan(assumptions=(Assumption.new(text="Our customers are on Facebook", **answers),))


def test_every_assumption_is_checked_in_time_names_the_day(found):
    sentence = "'Our customers are on Facebook' was to be checked by 1 March 2026."

    assert found(lambda plan: assuming(plan, check_by=dt.date(2026, 3, 1))) == [("L30", "warning", sentence)]


@pytest.mark.parametrize(
    "answers",
    [{"check_by": dt.date(2026, 11, 22)}, {"check_by": dt.date(2026, 3, 1), "checked_on": dt.date(2026, 3, 1)}, {"check_by": None}],
    ids=["today", "looked at", "no day"],
)
def test_an_assumption_looked_at_or_not_yet_due_is_fine(found, answers):
    assert found(lambda plan: assuming(plan, **answers)) == []
