"""What docs/pages.md says about each question is what the page asks."""

from pathlib import Path

import pytest

from smplan_kernel.plan.pages import PAGES

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "pages.md").read_text("utf-8").splitlines()
ASKS = [pytest.param(page, ask, id=f"{page.key}.{ask.key}") for page in PAGES for ask in page.every_ask]


@pytest.mark.parametrize(("page", "ask"), ASKS)
def test_a_question_is_documented_with_its_depth_and_place(page, ask):
    when = f"{ask.depth}, as it happens" if ask.is_log else ask.depth
    place = "below" if ask in page.more else "first"

    assert DOCUMENTED.count(f"| {page.title} | {ask.question} | {when} | {place} |") == 1


def test_no_question_is_documented_that_is_not_asked():
    assert len([row for row in DOCUMENTED if row.endswith(("| first |", "| below |"))]) == len(ASKS)
