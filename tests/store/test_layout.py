from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.plan import blank_plan
from smplan_kernel.store import layout, open_workspace
from smplan_kernel.store.backup import checked_copy, restore
from smplan_kernel.store.tables import METADATA

STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None
def upgrade():
    op.add_column("plan", sa.Column("colour", sa.Text()))
    {more}
"""


def fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def names(folder: Path) -> list[str]:
    """The files of a folder, without the empty journal that SQLite leaves for the next time."""
    return sorted(path.name for path in folder.iterdir() if path.name != "smplan.db-journal" or path.stat().st_size)


@pytest.fixture
def folder(tmp_path):
    """A folder with one plan in it."""
    with open_workspace(tmp_path) as workspace:
        workspace.session("Anna").new_plan(blank_plan("fernhill"))
    return tmp_path


@pytest.fixture
def file(folder):
    return folder / "smplan.db"


@pytest.fixture
def next_release(monkeypatch, tmp_path_factory):
    """Let this smplan be the next release, with one more step; the step may do something more."""

    def release(more: str = "") -> None:
        steps = tmp_path_factory.mktemp("release") / "migrations"
        shutil.copytree(layout.MIGRATIONS, steps)
        (steps / "versions" / "r0004_colour.py").write_text(STEP.format(more=more))
        monkeypatch.setattr(layout, "MIGRATIONS", steps)
        monkeypatch.setattr(layout, "NEWEST", "0004")

    return release


def test_the_tables_in_the_database_are_those_of_the_package(workspace):
    with workspace.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})

        assert compare_metadata(context, METADATA) == []


def test_a_new_postgres_database_gets_its_tables(empty_postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("SMPLAN_FILES", str(tmp_path))
    with open_workspace(empty_postgres) as workspace:
        workspace.session().new_plan(blank_plan("fernhill"))

        assert workspace.session().load("fernhill").revision == 1


def test_the_newest_layout_is_the_last_step():
    steps = Config()
    steps.set_main_option("script_location", str(layout.MIGRATIONS))

    assert ScriptDirectory.from_config(steps).get_current_head() == layout.NEWEST


def test_sqlite_tables_are_strict_about_kinds(file):
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'").fetchall()

    assert len(rows) == len(METADATA.tables)
    assert all(sql.rstrip().endswith("STRICT") for (sql,) in rows)


def test_a_new_folder_holds_nothing_half_made(tmp_path):
    open_workspace(tmp_path).close()

    assert names(tmp_path) == ["smplan.db"]


def test_opening_again_changes_nothing(folder, file):
    before = fingerprint(file)
    open_workspace(folder).close()

    assert fingerprint(file) == before


def test_four_programs_may_open_a_new_folder_at_once(tmp_path):
    program = "import sys; from smplan_kernel.store import open_workspace; w = open_workspace(sys.argv[1]); w.session().plans(); w.close()"
    started = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "new")]) for _ in range(4)]

    assert [process.wait() for process in started] == [0, 0, 0, 0]
    assert names(tmp_path / "new") == ["smplan.db"]


def write(content: bytes):
    return lambda file: file.write_bytes(content)


def cut(share: float):
    return lambda file: file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])


def run_sql(*statements: str):
    def run(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return run


def replace_by_another_program(file: Path) -> None:
    file.unlink()
    run_sql("CREATE TABLE contacts (name TEXT)")(file)


STRANGE = {
    "empty": (write(b""), "the file is empty"),
    "short": (write(b"SQLite format 3\x00"), "the file is cut off"),
    "text": (write(b"Dear Anna,\n" * 40), "this is not a file of smplan"),
    "noise": (write(bytes(range(256)) * 64), "this is not a file of smplan"),
    "cut to 90 %": (cut(0.9), "the file is cut off"),
    "cut to 10 %": (cut(0.1), "the file is cut off"),
    "cut in the first page": (cut(0.02), "the file is cut off"),
    "of another program": (replace_by_another_program, "this is a file of another program"),
    "newer": (
        run_sql("UPDATE alembic_version SET version_num = '0007'"),
        "saved by a newer smplan .layout 7, this one knows 3.*Update smplan",
    ),
    "of another alembic program": (run_sql("UPDATE alembic_version SET version_num = 'ae1027a6acf'"), "this is a file of another program"),
    "damaged inside": (
        lambda file: file.write_bytes(file.read_bytes()[:100] + b"\x55" * 4000 + file.read_bytes()[4100:]),
        "the file is damaged",
    ),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_file_is_told_with_its_path_and_left_as_it_is(folder, file, kind):
    spoil, told = STRANGE[kind]
    spoil(file)
    before = {path: fingerprint(path) for path in folder.iterdir()}
    with pytest.raises(WorkspaceError, match=told) as caught:
        open_workspace(folder)

    assert str(caught.value).startswith(str(file))
    assert {path: fingerprint(path) for path in folder.iterdir()} == before


def test_a_newer_postgres_database_is_left_as_it_is(empty_postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("SMPLAN_FILES", str(tmp_path))
    with open_workspace(empty_postgres) as workspace, workspace.database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0007'"))

    with pytest.raises(WorkspaceError, match="newer smplan"):
        open_workspace(empty_postgres)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    (tmp_path / "smplan.db").mkdir()

    with pytest.raises(WorkspaceError, match="cannot be read"):
        open_workspace(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "place").write_text("x")

    with pytest.raises(WorkspaceError, match="cannot be made"):
        open_workspace(tmp_path / "place")


def test_an_unreachable_postgres_is_told_without_its_password(tmp_path, monkeypatch):
    monkeypatch.setenv("SMPLAN_FILES", str(tmp_path))
    with pytest.raises(WorkspaceError, match="it cannot be reached") as caught:
        open_workspace(f"postgresql://anna:secret@/smplan?host={tmp_path}")

    assert "secret" not in str(caught.value)


def test_an_old_file_is_copied_before_it_is_brought_up_to_date(folder, file, next_release):
    next_release()
    open_workspace(folder).close()
    (copy,) = (folder / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(plan)")]

    assert copy.name.endswith("-before-update.db")
    assert "colour" not in columns


def test_an_old_file_keeps_its_plans_when_it_is_brought_up_to_date(folder, next_release):
    next_release()
    with open_workspace(folder) as workspace:
        assert workspace.session().verify("fernhill") == 1
        with workspace.database.reading() as connection:
            assert connection.execute(sa.text("SELECT colour FROM plan")).scalar() is None


@pytest.mark.parametrize("stop", ['raise sa.exc.OperationalError("step", {}, Exception("disk I/O error"))', "op.execute('SING A SONG')"])
def test_a_step_that_stops_leaves_the_old_layout_whole(folder, file, next_release, monkeypatch, stop):
    before = fingerprint(file)
    with monkeypatch.context():
        next_release(stop)
        with pytest.raises(WorkspaceError):
            open_workspace(folder)

    assert fingerprint(file) == before


def test_a_program_killed_within_a_step_leaves_the_old_layout_whole(folder, file, next_release):
    next_release("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    program = (
        "import sys; from pathlib import Path; from smplan_kernel.store import layout, open_workspace;"
        "layout.MIGRATIONS, layout.NEWEST = Path(sys.argv[2]), '0004'; open_workspace(sys.argv[1])"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(folder), str(layout.MIGRATIONS)], check=False)
    with closing(sqlite3.connect(file)) as connection:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        columns = [row[1] for row in connection.execute("PRAGMA table_info(plan)")]

    assert (killed.returncode, version, "colour" in columns) == (-9, ("0003",), False)


def test_history_can_only_be_added_to(workspace, fernhill):
    for statement in ("UPDATE revision SET why = 'x'", "DELETE FROM revision"):
        with pytest.raises(WorkspaceError), workspace.database.writing() as connection:
            connection.execute(sa.text(statement))


def test_a_copy_holds_the_same_rows(folder, file):
    with open_workspace(folder) as workspace:
        copy = workspace.backup()
    with open_workspace(folder) as workspace, closing(sqlite3.connect(copy)) as found:
        assert found.execute("SELECT id, hash FROM plan").fetchall() == [
            ("fernhill", workspace.session().history("fernhill")[0].hash),
        ]


def test_a_copy_can_be_put_back(folder, file):
    with open_workspace(folder) as workspace:
        copy = workspace.backup()
        workspace.session().new_plan(blank_plan("oakridge"))
    aside = restore(copy, file)
    with open_workspace(folder) as workspace:
        assert [entry.id for entry in workspace.session().plans()] == ["fernhill"]
    assert aside.exists()


def test_what_is_no_copy_is_not_put_back(folder, file, tmp_path):
    strange = tmp_path / "strange.db"
    strange.write_bytes(b"hello" * 100)
    before = fingerprint(file)
    with pytest.raises(WorkspaceError, match="not a whole copy"):
        restore(strange, file)

    assert fingerprint(file) == before


def test_a_copy_of_a_damaged_file_is_not_kept(folder, file):
    file.write_bytes(file.read_bytes()[:100] + b"\x55" * 4000 + file.read_bytes()[4100:])
    with pytest.raises(WorkspaceError):
        checked_copy(file, folder / "backups")

    assert list((folder / "backups").iterdir()) == []


def test_a_link_out_of_the_workspace_is_refused(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "fernhill").symlink_to(elsewhere)
    with open_workspace(folder) as workspace, pytest.raises(WorkspaceError, match="leads out of the workspace"):
        workspace.inbox("fernhill")


def test_inbox_and_review_folders_are_made_below_the_workspace(folder):
    with open_workspace(folder) as workspace:
        made = [workspace.inbox("fernhill"), workspace.review_folder("fernhill", "2026-10")]

    assert made == [folder / "inbox" / "fernhill", folder / "reviews" / "fernhill" / "2026-10"]
    assert all(path.is_dir() for path in made)
