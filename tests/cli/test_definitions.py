"""The command that says what each metric counts."""

import json

import pytest

from smplan_kernel.plan import document
from tests.automation import garden


@pytest.fixture
def planned(smplan, tmp_path):
    """A workspace with the small garden plan."""
    smplan("new", "garden")
    (tmp_path / "plan.json").write_text(json.dumps(document(garden.small_plan())))
    smplan("apply", "garden", "plan.json")
    return smplan


def test_each_metric_is_told_with_formula_source_and_day(planned):
    told = planned("definitions", "garden").stdout

    assert "Enquiries from the site: measured as Key events, from Our web site. Forms sent in a month" in told
    assert "  Key events, since March 2024: " in told
    assert "(Google Analytics, announcement of 21 March 2024)" in told


def test_machines_get_the_versions_of_one_metric(planned):
    (answer,) = json.loads(planned("definitions", "garden", "Times shown on X", "--json").stdout)

    assert (answer["id"], [line["name"] for line in answer["lines"]]) == ("metr-seen", ["Impressions"])


def test_a_metric_that_is_not_there_is_one_sentence(planned):
    assert "The plan 'garden' has no figure called 'Likes'." in planned("definitions", "garden", "Likes", code=2).stderr
