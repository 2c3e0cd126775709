import datetime as dt

from smplan_kernel.errors import PlanNotFoundError, StoreDamagedError
from smplan_kernel.serve.messages import closed, full, plans_to_choose
from smplan_kernel.store import PlanEntry
from smplan_kernel.workbook.which import SeveralPlansError


def test_a_plan_that_is_not_there_names_no_other():
    said = closed(PlanNotFoundError("nobody", ("fernhill",)))

    assert (said.status_code, "fernhill" in said.words + said.title) == (404, False)


def test_another_trouble_is_told_in_its_own_words():
    problem = StoreDamagedError("plans", "fernhill", 3)

    assert closed(problem).words == str(problem)


def test_each_plan_has_the_way_to_the_page_that_was_asked_for():
    saved = dt.datetime(2026, 11, 3, tzinfo=dt.UTC)
    entries = tuple(PlanEntry(id=name, name="Fernhill", revision=1, saved_at=saved, by="") for name in ("one", "two"))
    said = plans_to_choose("02_goals", SeveralPlansError(entries))

    assert [way.href for way in said.ways] == ["02_goals.ipynb?plan=one", "02_goals.ipynb?plan=two"]


def test_a_full_house_is_not_the_reader_s_fault():
    assert full().status_code == 503
