"""Commands about plans, from making one to looking back."""

import json

import pytest


def test_a_plan_is_made_listed_and_shown(smplan, smplan_process):
    made = smplan_process("new", "garden", "--name", "Garden & Sons").stdout

    assert "Made plan 'garden'" in made
    assert "inbox" in made
    assert "Garden & Sons" in smplan("plans").stdout
    assert "Garden" in smplan("show", "garden").stdout


def test_an_empty_workspace_says_how_to_begin(smplan):
    assert "smplan new NAME" in smplan("plans").stdout


@pytest.mark.parametrize("name", ["../etc", "Garden", "con", "a b", "x" * 80, ""])
def test_a_name_that_cannot_be_a_folder_is_refused_and_makes_nothing(smplan, tmp_path, name):
    refused = smplan("new", name, code=2)

    assert "cannot be a plan's short name" in refused.stderr
    assert not any((tmp_path / "workspace").glob("inbox/*"))
    assert [path.name for path in tmp_path.iterdir()] == ["workspace"]


def test_an_unknown_plan_is_named_with_those_there_are(smplan):
    smplan("new", "garden")

    assert smplan("show", "gardn", code=2).stderr == "There is no plan 'gardn' here. There is garden.\n"


def test_a_changed_document_is_a_new_version_told_in_words(smplan, tmp_path):
    smplan("new", "garden", "--name", "Garden")
    document = json.loads(smplan("show", "garden", "--json").stdout)
    document["start"]["organisation"] = "Garden & Sons"
    (tmp_path / "plan.json").write_text(json.dumps(document))

    smplan("apply", "garden", "plan.json", "--why", "the sons joined")
    told = smplan("history", "garden").stdout

    assert "the sons joined" in told
    assert "Garden & Sons" in told
    assert "Mara" in told
    assert "Garden & Sons" in smplan("diff", "garden", "1", "2").stdout


def test_undo_takes_the_newest_change_back(smplan, tmp_path):
    smplan("new", "garden", "--name", "Garden")
    document = json.loads(smplan("show", "garden", "--json").stdout)
    document["start"]["organisation"] = "Something else"
    (tmp_path / "plan.json").write_text(json.dumps(document))
    smplan("apply", "garden", "plan.json")

    smplan("undo", "garden")

    assert json.loads(smplan("show", "garden", "--json").stdout)["start"]["organisation"] == "Garden"
    assert json.loads(smplan("show", "garden", "--json", "--at", "2999-12-31").stdout)["start"]["organisation"] == "Garden"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "it is not JSON, or was cut off"),
        ("[]", "holds no plan document"),
        ('{"schema_version": 99}', "newer smplan"),
        ('{"goals": 3}', "not a plan"),
    ],
)
def test_a_broken_document_is_refused_and_nothing_changes(smplan, tmp_path, text, sentence):
    smplan("new", "garden")
    (tmp_path / "plan.json").write_text(text)

    assert sentence in smplan("apply", "garden", "plan.json", code=2).stderr
    assert len(json.loads(smplan("history", "garden", "--json").stdout)) == 1


def test_check_lists_findings_and_answers_with_1(smplan):
    smplan("new", "garden")

    findings = json.loads(smplan("check", "garden", "--json", code=1).stdout)

    assert {"L02", "L28"} <= {finding["code"] for finding in findings}
    assert list(findings[0]) == ["code", "severity", "page", "item", "message", "why"]


def test_the_sample_has_nothing_to_mend(smplan):
    smplan("new", "copy", "--from", "landscape")

    assert smplan("check", "copy", "--on", "2026-11-22").stdout == "Nothing to mend in 'copy'.\n"


@pytest.mark.parametrize(("kind", "mark"), [("html", "<!doctype html>"), ("markdown", "# "), ("json", "{")])
def test_a_plan_is_written_as_one_file(smplan, tmp_path, kind, mark):
    smplan("new", "copy", "--from", "landscape")

    smplan("export", "copy", "--format", kind, "--depth", "full", "-o", "plan.out")

    text = (tmp_path / "plan.out").read_text(encoding="utf-8")
    assert text.lower().startswith(mark)
    assert "Fernhill" in text


def test_a_day_that_is_none_is_refused_in_words(smplan):
    smplan("new", "garden")

    assert "is not a day" in smplan("check", "garden", "--on", "31.10.2026", code=2).stderr
