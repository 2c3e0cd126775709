"""Words that were typed wrongly: one clear sentence of ours each, exit code 2, and nothing of the libraries beneath."""

import json
import re

import pytest

from smplan_kernel.plan import document
from tests.automation import garden

LIBRARY = re.compile(r"Value error|Input should|Invalid value|Extra inputs|Errno|Expecting value|Traceback|pattern '|Usage:|[╭│]")

MISTAKES = {
    (
        "import",
        "own.csv",
        "--plan",
        "garden",
        "--dates",
        "foo",
    ): "--dates: 'foo' is none of day-first, month-first. See: smplan import --help",
    ("import", "own.csv", "--plan", "garden", "--period", "foo"): "--period: 'foo' is no period. Write its first and its last day,",
    ("import", "own.csv", "--plan", "garden", "--on", "2026-02-30"): "--on: '2026-02-30' is not a day. Write it as 2026-10-31.",
    ("import", "own.csv", "--plan", "garden", "--currency", "euro"): "--currency: 'euro' is no currency.",
    ("import", "own.csv"): "smplan import: --plan is missing. The plan they belong to.",
    ("imports", "garden", "--undo", "foo"): "--undo: 'foo' is not a whole number. See: smplan imports --help",
    ("show", "garden", "--at", "foo"): "--at: 'foo' is not a day.",
    ("show", "garden", "--version", "3"): "smplan show has no option --version. Did you mean --json? See: smplan show --help",
    ("undo", "garden", "foo"): "smplan undo has no place for 'foo'.",
    ("fill", "garden", "foo", "own.csv"): "LIST: 'foo' is none of accounts, competitors, mentions,",
    ("export", "garden", "--format", "foo"): "--format: 'foo' is none of html, markdown, json.",
    ("export", "garden", "--output", "own.csv/plan.html"): "own.csv/plan.html: it cannot be written there. Name a file in a folder",
    ("template", "accounts", "--output", "own.csv/x.csv"): "own.csv/x.csv: it cannot be written there.",
    ("review", "run", "garden", "--workers", "-1"): "--workers: '-1' should be at least 0.",
    ("review", "foo"): "smplan review has no command 'foo'. See: smplan review --help",
    ("foo",): "smplan has no command 'foo'. See: smplan --help",
    ("map", "own.csv", "--plan", "garden", "--level", "foo"): "--level: 'foo' is none of account-day or",
    ("map", "own.csv", "--plan", "garden", "--zone", "Foo/Bar"): "--zone: 'Foo/Bar' is none of unknown or account or utc or pacific.",
    ("map", "own.csv", "--plan", "garden", "--encoding", "foo"): "--encoding: 'foo' is none of utf-8 or utf-16",
    ("map", "own.csv", "--plan", "garden", "--sheet", "foo"): "there is no sheet 'foo'. It is one table, so name none.",
    ("map", "own.csv", "--plan", "garden", "--mapping", "cut.json"): "the file holds no layout (it is not JSON).",
    (
        "apply",
        "garden",
        "cut.json",
    ): "cut.json is not a plan smplan can read: it is not JSON, or was cut off (line 1). Nothing was changed.",
    ("apply", "garden", "missing.json"): "it cannot be opened (no such file or directory). Nothing was changed.",
    ("apply", "garden", "extra.json"): "smplan knows no such place at goals/goals/0/nonsense.",
    ("apply", "garden", "choice.json"): "depth must be one of full, one-page, standard, not 'deep' at start.",
    ("apply", "garden", "name.json"): "'metr-x' is not written as it should be at metrics/metrics/2/id.",
}


@pytest.fixture(scope="module")
def folder(type_smplan, tmp_path_factory):
    """A workspace with one plan, a table, and documents that are no plans."""
    place = tmp_path_factory.mktemp("mistakes")
    type_smplan(place / "workspace", "new", "garden")
    (place / "own.csv").write_text("Day,Visits\n2026-09-01,4\n2026-09-02,5\n")
    (place / "cut.json").write_text('{"id": ')
    for name in ("extra", "choice", "name"):
        told = document(garden.small_plan())
        told["goals"]["goals"][0] |= {"nonsense": 1} if name == "extra" else {}
        told["start"] |= {"depth": "deep"} if name == "choice" else {}
        told["metrics"]["metrics"] += [{"id": "metr-x"}] if name == "name" else []
        (place / f"{name}.json").write_text(json.dumps(told))
    return place


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_a_word_that_was_typed_wrongly_is_said_in_a_sentence_of_ours(type_smplan, folder, words):
    done = type_smplan(folder / "workspace", *words, code=2)
    said = done.stdout + done.stderr

    assert MISTAKES[words] in said
    assert LIBRARY.search(said) is None


def test_nothing_typed_shows_the_help(smplan):
    done = smplan(code=2)

    assert "Usage: smplan" in done.stdout + done.stderr


def test_a_figure_that_nobody_knows_is_answered_with_a_few_names(type_smplan, folder):
    said = type_smplan(folder / "workspace", "definitions", "garden", "impresions", code=2).stderr

    assert said.strip().endswith("Did you mean 'Impressions' or 'Ad impressions' or 'Search impressions'?")
    assert type_smplan(folder / "workspace", "definitions", "garden", "xyz", code=2).stderr.count("'") < 10
