"""`smplan count`: a number that no file gives, from the command line into the review."""

from __future__ import annotations

import json

import pytest

from smplan_kernel.plan import document
from tests.automation.garden import small_plan


@pytest.fixture
def garden(smplan, tmp_path):
    smplan("new", "garden", "--name", "Garden & Sons")
    data = document(small_plan())
    data["metrics"]["metrics"].append(data["metrics"]["metrics"][0] | {"id": "metr-calls", "text": "Calls", "source": "", "measure": ""})
    (tmp_path / "plan.json").write_text(json.dumps(data))
    smplan("apply", "garden", str(tmp_path / "plan.json"))
    return smplan


def test_a_number_is_kept_corrected_listed_and_reviewed(garden):
    assert "Calls, October 2026: 12 was typed in." in garden("count", "garden", "calls", "12", "--month", "2026-10").stdout
    garden("count", "garden", "Calls", "13", "--month", "2026-10")

    assert [one["value"] for one in json.loads(garden("count", "garden", "metr-calls", "--json").stdout)] == [13.0]
    record = json.loads(garden("review", "run", "garden", "--month", "2026-10", "--formats", "html", "--json").stdout)
    assert record
    review = json.loads(next(path for path in _reviews(garden) if path.name == "review.json").read_text())
    assert next(one["value"] for one in review["metrics"] if one["id"] == "metr-calls") == 13.0


def test_an_empty_number_is_missing(garden):
    garden("count", "garden", "Calls", "12", "--month", "2026-10")

    assert "Missing is not zero" in garden("count", "garden", "Calls", "", "--month", "2026-10").stdout
    assert "Nothing was typed in" in garden("count", "garden", "Calls").stdout


def test_a_number_below_nothing_is_a_number(garden):
    garden("count", "garden", "Calls", "-4", "--month", "2026-10")

    assert "October 2026: -4" in garden("count", "garden", "Calls").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Callls", "1", "--month", "2026-10"], "Did you mean 'Calls'?"),
        (["Calls", "1"], "Say which month"),
        (["Calls", "1", "--month", "2199-01"], "has not begun"),
        (["Calls", "lots", "--month", "2026-10"], "is not a number"),
    ],
)
def test_what_cannot_be_kept_is_said(garden, words, says):
    assert says in " ".join(garden("count", "garden", *words, code=2).stderr.replace("│", " ").split())


def _reviews(garden):
    workspace = garden.args[0]
    return sorted((workspace / "reviews").rglob("*.json"))
