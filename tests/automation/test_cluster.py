"""The same batch on a Dask cluster: a scheduler and two worker processes, PostgreSQL for all, one worker killed half way."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from smplan_kernel.automation.batch import Asked, Watch, review_plans
from smplan_kernel.automation.cluster import cluster
from smplan_kernel.errors import ClusterError
from smplan_kernel.plan import document, load_document
from smplan_kernel.store import open_workspace
from smplan_kernel.store.tables import review_run
from tests.automation import garden
from tests.automation.conftest import KEY, SECRET
from tests.postgres import postgres_database, running_postgres

TODAY = date(2026, 11, 22)
MONTH = "2026-10"
NAMES = {"review.html", "review.ipynb", "review.json", "review.xlsx", "summary.md"}
PLANS = tuple(f"garden-{number}" for number in range(5))
BROKEN = "broken"
CANARY = "canary-of-the-password"
MACHINES = Path(__file__).parents[2] / "docs" / "machines.md"
BIN = Path(sys.executable).parent
PATIENCE = 600  # seconds, on a machine that does much else; nothing waits for it when all is well


def until(what, condition):
    """Wait for something to become true, and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    pytest.fail(f"in vain for {PATIENCE} seconds: {what}")


def documented(command, scheduler):
    """The words of a command as `docs/machines.md` names it, with the scheduler of these tests."""
    lines = [line.strip() for line in MACHINES.read_text().splitlines()]
    line = next(line for line in lines if line.startswith(command) and ("tcp://" in line or command == "dask scheduler"))
    return line.replace("tcp://head:8786", scheduler).split()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def fill(workspace, *plans):
    session = workspace.session(who="Mara")
    for name in plans:
        session.new_plan(load_document(document(garden.small_plan()) | {"id": name}, name))
        garden.fill_inbox(workspace.inbox(name))


@dataclass
class Cluster:
    """What runs, and where its words go."""

    scheduler: str
    folder: Path
    environment: dict[str, str]
    workers: list[subprocess.Popen]

    def words(self):
        return "".join(log.read_text() for log in self.folder.glob("*.log"))


@pytest.fixture(scope="module")
def postgres():
    with running_postgres() as server:
        yield postgres_database(server).replace("postgres@", f"postgres:{CANARY}@")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def running(folder, postgres, s3_server):
    """A scheduler, a worker that stands alone, and one with the nanny that Dask gives it."""
    settings = {"ENDPOINT_URL": s3_server, "ACCESS_KEY_ID": KEY, "SECRET_ACCESS_KEY": SECRET, "DEFAULT_REGION": "us-east-1"}
    environment = {**os.environ, **{f"AWS_{name}": value for name, value in settings.items()}}
    environment |= {"SMPLAN_WORKSPACE": postgres, "SMPLAN_FILES": str(folder / "files"), "PYTHONUNBUFFERED": "1", "SMPLAN_WHO": "Mara"}
    address = f"tcp://127.0.0.1:{free_port()}"
    here = ["--host", "127.0.0.1", "--no-dashboard"]
    worker = [*documented("dask worker", address), *here, "--nthreads", "1", "--local-directory", str(folder)]
    calls = {
        "scheduler": [*documented("dask scheduler", address), *here, "--port", address.rpartition(":")[2]],
        "alone": [*worker, "--no-nanny"],
        "nannied": worker,
    }
    processes = []
    try:
        for name, words in calls.items():
            with (folder / f"{name}.log").open("w") as log:
                processes.append(
                    subprocess.Popen([BIN / words[0], *words[1:]], env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
                )
        found = Cluster(scheduler=address, folder=folder, environment=environment, workers=processes[1:])
        until("two workers", lambda: found.words().count("Registered to:") >= 2)
        yield found
    finally:
        end(processes)


def end(processes):
    """Nothing outlives the tests: a nanny that is asked to end takes its worker along."""
    alive = [process for process in processes if process.poll() is None]
    for process in reversed(alive):
        process.send_signal(signal.SIGINT)
    for process in reversed(alive):
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def workspace(running, postgres):
    """The plans in PostgreSQL; one of them cannot get its report."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SMPLAN_FILES", running.environment["SMPLAN_FILES"])
        with open_workspace(postgres) as opened:
            fill(opened, BROKEN, *PLANS)
            (opened.folder / "reviews").mkdir()
            (opened.folder / "reviews" / BROKEN).write_text("a file in the way of a folder")
            yield opened


def ledger(workspace, month=MONTH):
    with workspace.database.reading() as connection:
        return connection.execute(sa.select(review_run).where(review_run.c.month == month)).all()


def review(workspace, running, month, *plans, log=None, output=""):
    """Review some plans, or all that can be, on the cluster; answers the outcomes and what was said."""
    told = []
    crew = cluster(workspace, running.scheduler, output)
    asked = Asked(month=month, today=TODAY, who="Mara", output=output)
    return review_plans(workspace, plans or PLANS, asked, crew=crew, watch=Watch(log=log or told.append)), told


def kernels_of(pid):
    """The processes that a process has begun, and those that they have begun."""
    children = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    return [*children, *(below for child in children for below in kernels_of(child))]


@pytest.fixture(scope="module")
def killed(running, workspace):
    """A batch whose one worker was killed while it made a review; answers what it printed, its code, and the dead one's children."""
    victim = running.workers[0].pid
    command = documented("smplan review run", running.scheduler)
    address = command.index("--workspace") + 1
    command[address] = workspace.address
    process = subprocess.Popen(
        [BIN / command[0], *command[1:], "--json", "--month", MONTH],
        env=running.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(
        "the worker makes a review while another stands already",
        lambda: (
            any(row.status == "done" for row in ledger(workspace))
            and any(row.status == "running" and f" {victim} " in row.worker for row in ledger(workspace))
        ),
    )
    children = kernels_of(victim)
    os.kill(victim, signal.SIGKILL)
    printed, told = process.communicate(timeout=PATIENCE)
    return json.loads(printed), told, process.returncode, children


def test_with_a_worker_killed_half_way_nothing_is_lost_or_doubled(workspace, killed):
    outcomes, _, _, _ = killed

    # Who was killed between the report and the word that it stands leaves "unchanged" to the next.
    assert [one["plan"] for one in outcomes if one["status"] in {"published", "unchanged"}] == list(PLANS)
    assert [(one["plan"], one["status"]) for one in outcomes if one["plan"] not in PLANS] == [(BROKEN, "failed")]
    assert sorted((row.plan, row.status, row.revision) for row in ledger(workspace) if row.plan in PLANS) == [
        (plan, "done", 1) for plan in PLANS
    ]
    for plan in PLANS:
        assert {path.name for path in workspace.review_folder(plan, MONTH).iterdir()} == NAMES
        metrics = workspace.session().load(plan).plan.metrics.metrics
        assert [len([entry for entry in metric.evidence if entry.month == MONTH]) for metric in metrics] == [1, 1]
        assert len([entry for entry in workspace.session().imports(plan) if entry.undone_at is None]) == 2


def test_each_review_is_told_as_it_is_on_one_machine(killed):
    outcomes, told, code, _ = killed
    reviews = [line for line in told.splitlines() if not line.startswith(" ")]

    assert sorted(line for line in reviews if not line.startswith(BROKEN)) == [
        f"{one['plan']}: {MONTH} {one['status']}" for one in outcomes if one["plan"] != BROKEN
    ]
    assert [line for line in reviews if line.startswith(BROKEN)] == [f"{BROKEN}: {outcomes[0]['problem']}"]
    assert (code, "Traceback" in told) == (2, False)


def test_the_kernels_of_a_killed_worker_end_with_it(killed):
    *_, children = killed

    assert children
    until("they have ended", lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))


def test_given_again_nothing_is_made(running, workspace, killed):
    outcomes, _ = review(workspace, running, MONTH)

    assert [one.status for one in outcomes] == ["unchanged"] * len(PLANS)
    assert [one.report for one in outcomes] == [str(workspace.review_folder(plan, MONTH) / "review.html") for plan in PLANS]


def test_an_interrupted_batch_takes_back_what_has_not_ended_and_goes_on_later(running, workspace, killed):
    def interrupt(_line):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        review(workspace, running, "2026-09", log=interrupt)
    # What had begun goes on in its worker, and whoever asks for it now is told so.
    until("what had begun has ended", lambda: "running" not in {row.status for row in ledger(workspace, "2026-09")})
    begun = len(ledger(workspace, "2026-09"))
    outcomes, _ = review(workspace, running, "2026-09")

    assert begun < len(PLANS)
    assert {one.status for one in outcomes} == {"published", "unchanged"}
    assert [(row.status, row.revision) for row in ledger(workspace, "2026-09")] == [("done", 1)] * len(PLANS)


def test_workers_that_do_not_share_the_files_put_reports_into_the_object_store(running, workspace, s3, tmp_path, monkeypatch):
    monkeypatch.setenv("SMPLAN_FILES", str(tmp_path / "other"))
    with open_workspace(workspace.address) as elsewhere:
        (elsewhere.inbox(PLANS[0]) / "last year.csv").write_bytes(garden.x_file(date(2025, 11, 1), date(2025, 12, 31)))
        with pytest.raises(ClusterError, match=r"the worker does not see the files of .+/other\. Share the folder .+ with --output\."):
            review(elsewhere, running, MONTH, PLANS[0])
        (outcome,), _ = review(elsewhere, running, MONTH, PLANS[0], output="s3://reports/all")

    assert [answer["status"] for answer in outcome.published.imports if answer["file"] == "last year.csv"] == ["imported"]
    assert outcome.report == f"s3://reports/all/{PLANS[0]}/{MONTH}/review.html"
    assert {name.rpartition("/")[2] for name in s3.find(f"reports/all/{PLANS[0]}/{MONTH}")} == NAMES


def test_no_password_and_no_key_is_in_any_log_or_report(running, workspace, killed):
    outcomes, told, _, _ = killed
    reports = "".join(path.read_text() for name in ("*.html", "*.json", "*.ipynb", "*.md") for path in workspace.folder.rglob(name))
    everything = (json.dumps(outcomes), told, running.words(), reports)

    assert [secret for secret in (CANARY, KEY, SECRET) for text in everything if secret in text] == []


def test_a_sqlite_workspace_is_fine_for_workers_of_this_machine(running, tmp_path):
    with open_workspace(tmp_path / "one") as opened:
        fill(opened, "garden")
        outcomes, told = review(opened, running, MONTH, "garden", "nobody")

        assert [one.status for one in outcomes] == ["published", "failed"]
        assert outcomes[0].report == str(opened.review_folder("garden", MONTH) / "review.html")
        assert outcomes[1].exit_code == 2
        assert sorted(told) == [f"garden: {MONTH} published", f"nobody: {outcomes[1].error}"]
        assert list(opened.folder.glob(".batch-*")) == []
