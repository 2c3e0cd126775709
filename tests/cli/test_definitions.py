"""The command that says what each metric counts."""

import json

import pytest

from smplan_kernel.plan import DataSource, document
from tests.automation import garden
from tests.layouts.meta_content_instagram import METRICS, METRICS_BEFORE_APRIL_2025, meta_content_instagram


def posts(day, metric, metrics):
    """One post of an Instagram account, in the layout of its time."""
    post = {"Post ID": f"17900{day[:2]}", "Account username": "fern", "Publish time": f"{day} 10:00", "Post type": "IG image", metric: 90}
    return meta_content_instagram([post], metrics=metrics)


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


def test_files_from_before_and_after_show_when_an_account_changed_over(smplan, tmp_path):
    account = DataSource(id="dsrc-insta", name="Our pictures", platform="instagram", account="fern")
    metric = garden.ASKED.replace(source=account.id, measure="impressions")
    plan = garden.small_plan().with_metrics(sources=(account,), metrics=(metric,))
    smplan("new", "garden")
    (tmp_path / "plan.json").write_text(json.dumps(document(plan)))
    smplan("apply", "garden", "plan.json")
    (tmp_path / "before.csv").write_bytes(posts("01/10/2026", "Impressions", METRICS_BEFORE_APRIL_2025))
    (tmp_path / "after.csv").write_bytes(posts("03/04/2026", "Views", METRICS))
    smplan("import", "before.csv", "after.csv", "--plan", "garden", "--on", "2026-11-02", "--dates", "month-first")

    told = smplan("definitions", "garden").stdout

    assert "Views took the place of Impressions: a new meaning, so nothing is compared across it. It counts here from 1 March 2026." in told


def test_a_figure_is_told_by_its_own_name_also_where_no_metric_counts_it(planned):
    told = planned("definitions", "garden", "page_views").stdout

    assert "Page views: measured as Page views, from Our web site." in told
    assert "Pageviews" in told


def test_an_unknown_name_lists_near_ones(planned):
    told = planned("definitions", "garden", "page_vews", code=2)

    assert "Did you mean 'Page views'" in told.stderr
