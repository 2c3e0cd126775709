"""Files that wait for an answer, at the command line."""

import json

import pytest
from typer.testing import CliRunner

from smplan_kernel.cli.app import app
from smplan_kernel.inbox import Hints, SentFile, import_sent
from smplan_kernel.inbox.waiting import keep_waiting
from smplan_kernel.plan import DataSource
from smplan_kernel.store import open_workspace
from tests.automation.garden import X_ACCOUNT, small_plan
from tests.inbox.test_waiting import SEPTEMBER

SECOND = DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery")


@pytest.fixture
def place(tmp_path):
    """A workspace in which one file waits."""
    with open_workspace(tmp_path / "workspace") as opened:
        session = opened.session("Mara")
        session.new_plan(small_plan().with_metrics(sources=(X_ACCOUNT, SECOND)))
        sent = SentFile(name="x.csv", content=SEPTEMBER)
        keep_waiting(session, "garden", sent, Hints(), import_sent(session, "garden", sent))
    return tmp_path / "workspace"


def asked(place, *words):
    return CliRunner().invoke(app, ["waiting", "garden", *words, "--workspace", str(place)])


def test_what_waits_is_listed_with_its_question_and_choices(place):
    said = asked(place).stdout

    assert "x.csv: One answer is missing: x.csv does not say whose figures it holds." in said
    assert "@nursery: " not in said.splitlines()[0]
    assert "@nursery" in said


def test_an_answer_brings_it_in(place):
    file = json.loads(asked(place, "--json").stdout)[0]["id"][:8]
    answered = asked(place, file, "@nursery")

    assert (answered.exit_code, "Brought in" in answered.stdout) == (0, True)
    assert asked(place).stdout.strip() == "No file waits for an answer."


def test_a_wrong_answer_is_wrong_use_and_changes_nothing(place):
    assert asked(place, "x.csv", "@stranger").exit_code == 2
    assert len(json.loads(asked(place, "--json").stdout)) == 1


def test_one_is_put_away(place):
    assert "nothing of it was brought in" in asked(place, "x.csv", "--put-away").stdout
    assert json.loads(asked(place, "--json").stdout) == []


def test_the_list_of_imports_names_what_waits(place):
    said = CliRunner().invoke(app, ["imports", "garden", "--workspace", str(place)]).stdout

    assert "Waiting for an answer: 1. See them with: smplan waiting garden" in said
