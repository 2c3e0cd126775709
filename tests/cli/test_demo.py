"""The demo: from nothing to the report of the latest month, and what the report says of what was planted."""

import json
import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def shown(tmp_path_factory, call_smplan):
    """The demo's workspace, its report, and the review behind it."""
    workspace = tmp_path_factory.mktemp("demo")
    printed = call_smplan(workspace, "demo", "--no-serve").stdout
    report = Path(re.fullmatch(r"Report: (.+)\n", printed)[1])
    return workspace, report, json.loads(report.with_name("review.json").read_text())


def metric(review, part):
    return next(metric for metric in review["metrics"] if part in metric["name"])


def test_the_demo_reviews_the_latest_month_with_figures(shown):
    _, report, review = shown

    assert review["month"] == "2026-10"
    assert "Fernhill Garden Design" in report.read_text(encoding="utf-8")


def test_the_lasting_shift_is_a_strong_signal_and_the_first_decision(shown):
    _, _, review = shown

    assert metric(review, "Enquiries")["verdict"]["word"] == "strong signal"
    assert "60 a month against 38 before" in json.dumps(review["summary"], ensure_ascii=False)


def test_the_noisy_month_is_called_ordinary(shown):
    _, _, review = shown

    assert metric(review, "LinkedIn")["verdict"]["word"] == "ordinary variation"


def test_the_definition_change_breaks_the_series_and_is_said(shown):
    _, report, review = shown

    assert metric(review, "Views of the studio")["months"]["breaks"] == [5]
    assert "Counted in a new way since April 2025" in report.read_text(encoding="utf-8")


def test_the_missing_week_is_named_and_its_month_gets_no_verdict(shown, type_smplan):
    workspace, _, _ = shown

    type_smplan(workspace, "review", "run", "fernhill", "--month", "2026-07", "--formats", "html")

    july = json.loads((workspace / "reviews" / "fernhill" / "2026-07" / "review.json").read_text())
    assert "6 to 12 July" in json.dumps(july["data"], ensure_ascii=False)
    assert metric(july, "Impressions on X")["verdict"]["word"] == "no verdict"


def test_the_demo_given_again_changes_nothing(shown, type_smplan):
    workspace, report, _ = shown
    before = report.read_bytes()

    assert type_smplan(workspace, "demo", "--no-serve").stdout == f"Report: {report}\n"
    assert report.read_bytes() == before
