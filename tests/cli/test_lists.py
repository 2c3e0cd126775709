"""`smplan fill` and `smplan template` as a person types them."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from smplan_kernel.cli.lists import ListName
from smplan_kernel.lists import KINDS

ACCOUNTS = "Network;Name there;Size\nInstagram;@fernhill;840\nX;=1+1;12\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "accounts.csv"
    path.write_text(ACCOUNTS, encoding="utf-8")
    return str(path)


@pytest.fixture
def garden(smplan):
    smplan("new", "garden", "--name", "Fernhill")
    return smplan


def accounts(smplan):
    return json.loads(smplan("show", "garden", "--json").stdout)["audit"]["accounts"]


def test_the_command_names_every_list():
    assert get_args(ListName) == tuple(KINDS)


def test_a_list_is_shown_before_it_is_brought_in(garden, file):
    said = garden("fill", "garden", "accounts", file, "--dry-run").stdout

    assert said.startswith("Can be brought in: Accounts, two lines: 2 new.")
    assert accounts(garden) == []


def test_a_list_is_brought_in_once_and_one_undo_takes_it_back(garden, file):
    first = garden("fill", "garden", "accounts", file).stdout
    again = garden("fill", "garden", "accounts", file).stdout
    handles = [one["handle"] for one in accounts(garden)]
    garden("undo", "garden")

    assert first.startswith("Brought in: Accounts, two lines: 2 new.")
    assert again == "Already here: Accounts, two lines: 2 as before.\n"
    assert (handles, accounts(garden)) == (["@fernhill", "=1+1"], [])


def test_new_names_are_asked_about_and_one_undo_takes_them_back_too(garden, tmp_path):
    log = tmp_path / "hours.csv"
    log.write_text("Month,Person,Hours\n2026-10,Mara Lind,14\n", encoding="utf-8")
    asked = garden("fill", "garden", "hours", str(log), code=2).stdout
    garden("fill", "garden", "hours", str(log), "--names", "add")
    people = [one["name"] for one in json.loads(garden("show", "garden", "--json").stdout)["ownership"]["people"]]
    garden("undo", "garden")

    assert "Answer with --names: add or leave" in asked
    assert people == ["Mara Lind"]
    assert json.loads(garden("show", "garden", "--json").stdout)["ownership"]["people"] == []


def test_machines_get_one_record(garden, file):
    told = json.loads(garden("fill", "garden", "accounts", file, "--json").stdout)

    assert (told["status"], told["list"], told["added"], told["version"]) == ("imported", "accounts", 2, 2)


@pytest.mark.parametrize(
    ("content", "problem"), [("Network,Name there,Size\nX,@a,many\n", "row 2, column 'Size', value 'many'"), ("", "the file is empty")]
)
def test_a_list_that_is_wrong_changes_nothing(garden, file, tmp_path, content, problem):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(content, encoding="utf-8")
    told = json.loads(garden("fill", "garden", "accounts", str(wrong), "--json", code=2).stdout)

    assert (told["status"], accounts(garden)) == ("refused", [])
    assert problem in told["problems"][0]


def test_a_file_that_is_not_there_is_one_sentence(garden):
    assert "there is no such file" in garden("fill", "garden", "accounts", "nowhere.csv", code=2).stdout


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_with_the_lines_of_a_plan_comes_back_as_it_went(garden, file, tmp_path, ending):
    out = tmp_path / f"accounts.{ending}"
    garden("fill", "garden", "accounts", file)
    garden("template", "accounts", "--plan", "garden", "-o", str(out))

    assert garden("fill", "garden", "accounts", str(out)).stdout == "Already here: Accounts, two lines: 2 as before.\n"


def test_a_template_of_another_kind_of_file_is_refused(garden, tmp_path):
    assert "neither .csv nor .xlsx" in garden("template", "accounts", "-o", str(tmp_path / "a.pdf"), code=2).stderr


def test_routines_and_answers_are_brought_in_and_taken_back(garden, tmp_path):
    kept, answers, wrong = (tmp_path / f"{name}.csv" for name in ("kept", "answers", "wrong"))
    kept.write_text("Day,Habit\n2026-09-30,Answer comments\n2026-10-05,Answer comments\n2026-11-01,Answer comments\n", encoding="utf-8")
    answers.write_text("Month,Channel,Messages,Answered,In time,Median time\n2026-10,Feed,48,46,41,2:30\n", encoding="utf-8")
    wrong.write_text("Month,Channel,Messages\n2026-10,Feed,many\n", encoding="utf-8")
    preview = garden("fill", "garden", "reply-log", str(answers), "--names", "add", "--dry-run").stdout
    garden("fill", "garden", "routine-log", str(kept), "--names", "add")
    garden("fill", "garden", "reply-log", str(answers), "--names", "add")
    refused = garden("fill", "garden", "reply-log", str(wrong), code=2).stdout
    content = json.loads(garden("show", "garden", "--json").stdout)["content"]
    garden("undo", "garden")
    garden("undo", "garden")
    after = json.loads(garden("show", "garden", "--json").stdout)["content"]

    assert preview.startswith("Can be brought in: Reply log, one line: 1 new.")
    assert "row 2, column 'Messages', value 'many'" in refused
    assert [(one["month"], one["times"]) for one in content["routines_kept"]] == [("2026-09", 1), ("2026-10", 1), ("2026-11", 1)]
    assert [(one["received"], one["in_time"], one["median_hours"]) for one in content["reply_counts"]] == [(48, 41, 2.5)]
    assert (after["routines"], after["routines_kept"], after["reply_counts"]) == ([], [], [])
