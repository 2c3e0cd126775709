"""The page of the month shows the report's own parts, in the order of its questions."""

from __future__ import annotations

import re

import nbformat
import pytest

from smplan_kernel import paths
from smplan_kernel.documents.review import review_html
from smplan_kernel.errors import SmplanError
from smplan_kernel.plan import blank_plan
from smplan_kernel.review import make_review
from smplan_kernel.workbook.month import NO_FIGURES, NO_ROUTINES, ClosedMonth, MonthPage
from smplan_kernel.workbook.paper import section_of
from tests.documents.plans import worked_plan
from tests.documents.reviews import worked_review
from tests.documents.test_upkeep import health

SECTIONS = {
    "data_check": ("data",),
    "decisions": ("decide",),
    "goals": ("goals",),
    "figures": ("figures",),
    "posts": ("posts",),
    "routines": ("routines",),
    "costs": ("channels", "money"),
    "health": ("health",),
}


@pytest.fixture(scope="module")
def review():
    return worked_review().model_copy(update={"health": health()})


@pytest.fixture(scope="module")
def month(review):
    return MonthPage(review=review, plan=worked_plan())


@pytest.fixture(scope="module")
def report(review):
    return review_html(review, worked_plan())


def asked():
    """What the page looks at, in its order."""
    page = nbformat.read(paths.workbooks() / "11_monthly_review.ipynb", as_version=4)
    return [name for cell in page.cells if cell.cell_type == "code" for name in re.findall(r"^review\.(\w+)\(\)$", cell.source)]


def test_the_page_asks_for_each_part_once():
    assert asked() == [*SECTIONS, "record"]


@pytest.mark.parametrize("part", SECTIONS)
def test_a_part_is_cut_out_of_the_report(part, month, report):
    shown = getattr(month, part)().html

    for name in SECTIONS[part]:
        section = section_of(report, name)
        assert section
        assert section in shown


def test_a_plan_without_promises_says_where_they_would_stand(blank):
    month = MonthPage(review=make_review(blank, NO_FIGURES, "2026-10"), plan=blank)

    assert NO_ROUTINES in month.routines().html


def test_of_two_sections_in_one_part_the_second_keeps_its_heading(month):
    assert ".sheet > section:first-child > h2:first-child" in month.costs().html
    assert month.costs().html.count("<h2") == 2


def test_a_month_that_cannot_be_shown_stays_quiet_at_every_part():
    closed = ClosedMonth(SmplanError("no such plan"))

    assert [getattr(closed, part)() for part in SECTIONS] == [None] * len(SECTIONS)


@pytest.fixture
def blank():

    return blank_plan("my-plan")
