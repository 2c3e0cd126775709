from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
import sqlalchemy as sa

from smplan_kernel.errors import BusyError, WorkspaceError
from smplan_kernel.plan import blank_plan
from smplan_kernel.store import open_workspace
from smplan_kernel.store.engine import journal_mode, wal_is_safe
from smplan_kernel.store.failures import reader_error

BIG = "x" * 3_000_000


@pytest.fixture
def folder(tmp_path):
    with open_workspace(tmp_path) as workspace:
        workspace.session("Anna").new_plan(blank_plan("fernhill"))
    return tmp_path


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 44, 7), (3, 50, 6), (3, 51, 2), (3, 52, 0)], ids=str)
def test_a_sqlite_that_may_lose_commits_keeps_no_log(version):
    assert (wal_is_safe(version), journal_mode(version)) == (False, "TRUNCATE")


@pytest.mark.parametrize("version", [(3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 51, 9), (3, 52, 1), (3, 53, 0)], ids=str)
def test_a_repaired_sqlite_keeps_a_log(version):
    assert (wal_is_safe(version), journal_mode(version)) == (True, "WAL")


def pragmas(workspace):
    with workspace.database.reading() as connection:
        names = ("foreign_keys", "busy_timeout", "journal_mode", "synchronous")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


@pytest.mark.parametrize(("version", "mode", "synchronous"), [((3, 40, 1), "truncate", 3), ((3, 51, 3), "wal", 2)])
def test_each_connection_is_set_up_for_its_journal(folder, monkeypatch, version, mode, synchronous):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with open_workspace(folder) as workspace:
        assert pragmas(workspace) == {"foreign_keys": 1, "busy_timeout": 20_000, "journal_mode": mode, "synchronous": synchronous}


def test_a_file_with_a_log_from_a_newer_sqlite_is_read_without_one(folder):
    with closing(sqlite3.connect(folder / "smplan.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with open_workspace(folder) as workspace:
        assert workspace.session().load("fernhill").revision == 1
        assert pragmas(workspace)["journal_mode"] == journal_mode().lower()


def test_every_writer_begins_as_a_writer(folder):
    with open_workspace(folder) as workspace:
        begun: list[str] = []
        sa.event.listen(workspace.database.engine, "before_cursor_execute", lambda *told: begun.append(told[2]))
        session = workspace.session("Anna")
        session.save(session.load("fernhill").plan.with_start(hours_per_week=4), base=1)
        session.undo("fernhill")
        session.claim_review("fernhill", "2026-10", inputs="", worker="")

    deferred = "".join(
        "I" if text == "BEGIN IMMEDIATE" else "B" if text == "BEGIN" else "w" if text.startswith(("INSERT", "UPDATE")) else ""
        for text in begun
    )
    assert "w" in deferred
    assert "Bw" not in deferred


@pytest.fixture
def locked(folder):
    """The file while another program writes to it."""
    with closing(sqlite3.connect(folder / "smplan.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_a_locked_database_is_told_after_the_patience_is_over(folder, locked):
    start = time.monotonic()
    with pytest.raises(BusyError, match="being done by somebody else since"), open_workspace(folder, busy_seconds=0.5) as workspace:
        workspace.session("Anna").new_plan(blank_plan("oakridge"))

    assert 0.4 < time.monotonic() - start < 5


def test_saving_works_again_when_the_lock_is_gone(folder, locked):
    locked.execute("ROLLBACK")
    with open_workspace(folder) as workspace:
        assert workspace.session("Anna").new_plan(blank_plan("oakridge")).revision == 1


def test_a_full_disk_is_told_and_saving_works_again_when_there_is_space(folder):
    with open_workspace(folder) as workspace:
        session = workspace.session("Anna")
        plan = session.load("fernhill").plan
        full = plan.with_start(about=os.urandom(400_000).hex())
        with workspace.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 30")
        with pytest.raises(WorkspaceError, match=r"the disk is full or cannot be written\. Free some space"):
            session.save(full, base=1)
        with workspace.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 100000")

        assert (session.load("fernhill").plan, session.save(full, base=1).revision) == (plan, 2)


LIMITED = """
import os, resource, signal, sys
from smplan_kernel.errors import WorkspaceError
from smplan_kernel.store import open_workspace
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_workspace(sys.argv[1]) as workspace:
    session = workspace.session("Anna")
    plan = session.load("fernhill").plan
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
    try:
        session.save(plan.with_start(about=os.urandom(200_000).hex()), base=1)
    except WorkspaceError as exc:
        print(exc)
    print(session.load("fernhill").revision)
"""


def test_a_file_that_may_not_grow_is_told_and_stays_whole(folder):
    done = subprocess.run([sys.executable, "-c", LIMITED, str(folder)], check=True, capture_output=True, text=True)

    assert "the disk is full or cannot be written" in done.stdout
    assert done.stdout.splitlines()[-1] == "1"


def test_a_database_that_may_only_be_read_is_told(folder):
    with open_workspace(folder) as workspace:
        session = workspace.session("Anna")
        with workspace.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(WorkspaceError, match="it may be read but not changed"):
            session.new_plan(blank_plan("oakridge"))

        assert [entry.id for entry in session.plans()] == ["fernhill"]


@pytest.mark.parametrize("said", ["database is locked", "canceling statement due to lock timeout", "deadlock detected"])
def test_waiting_in_vain_is_busy(said):
    assert isinstance(reader_error(RuntimeError(said), "here"), BusyError)


def test_an_unknown_complaint_still_says_what_to_do():
    assert "Nothing was changed" in str(reader_error(RuntimeError("?"), "here"))
