"""What keeps a cluster from a batch is one sentence, before anything begins; the machines' answers are made up here."""

from __future__ import annotations

import socket
import sys
import threading
from datetime import date
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from smplan_kernel.automation import cluster as clusters
from smplan_kernel.automation.batch import Asked
from smplan_kernel.automation.cluster import Reach, Seen, _check_versions, _checked, _not_alone, cluster, machine, review_there
from smplan_kernel.cli.app import app
from smplan_kernel.errors import ClusterError
from smplan_kernel.store import open_workspace

MONTH = "2026-10"
PATIENCE = 60


def client(*, seen=None, versions=None, workers=()):
    """What the machines answer."""
    return SimpleNamespace(
        run=lambda *_, **__: {"tcp://far:1": seen},
        get_versions=lambda **_: versions,
        scheduler_info=lambda **_: {"workers": workers},
    )


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def one(tmp_path):
    with open_workspace(tmp_path / "one") as opened:
        yield opened


def told_of(seen, workspace, output=""):
    with pytest.raises(ClusterError) as told:
        _checked(client(seen=seen), Reach(address="x", mark="m"), workspace, output)
    return str(told.value)


def test_sqlite_on_another_machine_asks_for_postgresql(one):
    todo = "Keep the workspace in PostgreSQL (its address instead of the folder), or start the workers on this machine."

    assert told_of(Seen(machine="far", shares=True), one) == (
        f"tcp://far:1: the worker is on another machine, and {one.folder} is a SQLite file. {todo}"
    )


def test_sqlite_that_a_worker_does_not_see_asks_for_a_shared_folder(one):
    assert f"the worker does not see the files of {one.folder}. Share the folder" in told_of(Seen(machine=machine()), one, "s3://reports")


def test_a_worker_without_the_workspace_says_why(one):
    assert told_of(Seen(machine="far", problem="db: it cannot be reached. Look"), one).startswith(
        "tcp://far:1: the worker cannot open the workspace (db: it cannot be reached. Look). "
    )


def test_a_worker_that_fails_to_answer_is_named(one):
    assert told_of(ModuleNotFoundError("x"), one) == "tcp://far:1: the worker cannot take part (ModuleNotFoundError). Look into its log."


def test_reports_of_a_cluster_never_go_to_a_folder_that_is_somewhere_else(one):
    assert told_of(Seen(machine=machine(), shares=True), one, "/srv/reports").startswith(
        "/srv/reports: a folder may be another one on each machine."
    )


def versions(**changed):
    packages = {"smplan": "0.1.0", "distributed": "2026.8.0"} | changed
    return {"host": {"python": f"{packages.pop('python', '3.11.7')}.final.0"}, "packages": packages}


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ({"smplan": "0.2.0"}, "it has smplan 0.2.0, this machine has smplan 0.1.0"),
        ({"smplan": None}, "it has no smplan, this machine has smplan 0.1.0"),
        ({"python": "3.12.1"}, "it has Python 3.12, this machine has Python 3.11"),
        ({"distributed": "2025.1.0"}, "it has distributed 2025.1.0, this machine has distributed 2026.8.0"),
    ],
)
@pytest.mark.parametrize("where", ["scheduler", "worker"])
def test_other_versions_are_named_with_the_machine(theirs, told, where):
    found = {"client": versions(), "scheduler": versions(), "workers": {"tcp://far:1": versions()}}
    if where == "scheduler":
        found["scheduler"] = versions(**theirs)
    else:
        found["workers"]["tcp://far:1"] = versions(**theirs)

    with pytest.raises(ClusterError) as refused:
        _check_versions(client(versions=found), "tcp://head:1")

    address = "tcp://head:1" if where == "scheduler" else "tcp://far:1"
    assert str(refused.value) == f"{address}: {told}. Install the same versions on all machines, scheduler and workers."


def test_versions_that_differ_in_the_last_place_of_python_are_fine():
    found = {"client": versions(), "scheduler": versions(python="3.11.9"), "workers": {}}

    assert _check_versions(client(versions=found), "tcp://head:1") is None


@pytest.mark.parametrize("address", ["head", "head:8786", "http://head:8786", "tcp://head", "tcp://he ad:1"])
def test_what_is_no_scheduler_s_address_is_refused(one, address):
    with (
        pytest.raises(ClusterError, match=r"this is not the address of a scheduler. Write it like tcp://host:8786\."),
        cluster(one, address),
    ):
        pass


def test_a_scheduler_that_does_not_answer_is_named(one, monkeypatch):
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 0.5)
    address = f"tcp://127.0.0.1:{free_port()}"

    with pytest.raises(ClusterError, match=f"{address}: no scheduler answers there. Look whether it runs"), cluster(one, address):
        pass


def test_workers_of_this_machine_and_a_cluster_are_not_said_together():
    told = CliRunner().invoke(app, ["review", "run", "--all", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"])

    assert told.exit_code == 2
    assert "Say --workers or --scheduler" in told.output


def test_without_the_extra_the_command_that_installs_it_is_told(one, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ClusterError, match=r"pip install 'smplan\[cluster\]'"), cluster(one, "tcp://127.0.0.1:1"):
        pass


def test_a_worker_that_joins_late_without_the_files_makes_nothing(one):
    outcome = review_there(
        Reach(address=one.address, mark=".batch-of-somebody"), Asked(month=MONTH, today=date(2026, 11, 22)), "garden", ()
    )

    assert "the worker does not see the files of" in str(outcome.error)


def test_without_any_worker_for_long_the_batch_gives_up(monkeypatch):
    monkeypatch.setattr(clusters, "ALONE_SECONDS", 0.05)
    monkeypatch.setattr(clusters, "LOOK_SECONDS", 0.01)
    gone = threading.Event()

    with _not_alone(client(), gone.set):
        assert gone.wait(PATIENCE)


def test_a_batch_with_a_worker_goes_on(monkeypatch):
    monkeypatch.setattr(clusters, "ALONE_SECONDS", 0.02)
    monkeypatch.setattr(clusters, "LOOK_SECONDS", 0.01)
    gone, looks, enough = threading.Event(), [], threading.Event()

    def look(**_):
        looks.append(1)
        if len(looks) > 10:
            enough.set()
        return {"workers": {"one": {}}}

    with _not_alone(SimpleNamespace(scheduler_info=look), gone.set):
        assert enough.wait(PATIENCE)
    assert not gone.is_set()


def test_a_scheduler_that_is_lost_ends_the_looking_without_a_word(monkeypatch, capsys):
    monkeypatch.setattr(clusters, "LOOK_SECONDS", 0.01)
    asked, gone = threading.Event(), threading.Event()

    def look(**_):
        asked.set()
        raise OSError

    with _not_alone(SimpleNamespace(scheduler_info=look), gone.set):
        assert asked.wait(PATIENCE)
    assert not gone.is_set()
    assert capsys.readouterr().err == ""
