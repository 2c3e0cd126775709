"""Whether a database is ours and how old it is; brings an old one up to date, and refuses all others before anything is changed."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.store.backup import checked_copy
from smplan_kernel.store.engine import BUSY_SECONDS, Database, postgres_engine, shown, sqlite_engine
from smplan_kernel.store.failures import reader_error

NEWEST = "0003"
MIGRATIONS = Path(__file__).parent / "migrations"
_MAGIC = b"SQLite format 3\x00"
_HEAD = 100  # bytes that tell SQLite what follows
_RESTORE = "Restore the latest copy from the backups folder; nothing was changed."
# One number for "smplan changes its tables", so that two programs that open PostgreSQL at once take turns.
_TABLES_LOCK = 7_366_716_911


def open_sqlite(file: Path, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database of a folder, made if there is none and brought up to date if it is old."""
    if not file.exists():
        _make(file, busy_seconds)
    _refuse_what_is_not_ours(file)
    database = Database(sqlite_engine(file, busy_seconds=busy_seconds), str(file))
    try:
        if _version(database) != NEWEST:
            checked_copy(file, file.parent / "backups", reason="before-update")
            _upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def open_postgres(address: str, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database at an address, its tables made or brought up to date."""
    engine = postgres_engine(address, busy_seconds=busy_seconds)
    database = Database(engine, shown(engine.url))
    try:
        if _version(database) != NEWEST:
            _upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def _make(file: Path, busy_seconds: float) -> None:
    """Make the tables beside the place and move them in whole: a killed start leaves no half-made file."""
    fresh = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
    try:
        sqlite3.connect(fresh).close()
        database = Database(sqlite_engine(fresh, busy_seconds=busy_seconds), str(file))
        with closing(database):
            _upgrade(database)
        _move_in(fresh, file)
    except OSError as exc:
        raise WorkspaceError(str(file), "the file cannot be made", "Look whether the folder may be written and has space.") from exc
    finally:
        for leftover in file.parent.glob(f"{fresh.name}*"):
            leftover.unlink(missing_ok=True)


def _move_in(fresh: Path, file: Path) -> None:
    """Give a new file its name, unless somebody else did so at the same moment: theirs is as good."""
    try:
        os.link(fresh, file)
    except FileExistsError:
        return
    except OSError:
        if not file.exists():  # a disk without links, such as a memory stick
            fresh.replace(file)


def _refuse_what_is_not_ours(file: Path) -> None:
    """Look at the first bytes and the length before any connection could change them."""
    where = str(file)
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
        size = file.stat().st_size
    except OSError as exc:
        raise WorkspaceError(where, "the file cannot be read", "Ask for the right to read it, or open another folder.") from exc
    if not head:
        raise WorkspaceError(where, "the file is empty", _RESTORE)
    if not head.startswith(_MAGIC[: len(head)]):
        raise WorkspaceError(where, "this is not a file of smplan", "Open another folder, or move the file away; nothing was changed.")
    if len(head) < _HEAD or (_is_cut_off(head, size) and not _is_unfinished(file)):
        raise WorkspaceError(where, "the file is cut off", _RESTORE)


def _is_cut_off(head: bytes, size: int) -> bool:
    """Whether the file is shorter than its own first page says."""
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    is_trusted = head[24:28] == head[92:96]  # an old SQLite may have written later without counting
    return is_trusted and size < (65_536 if page == 1 else page) * pages


def _is_unfinished(file: Path) -> bool:
    """Whether a journal stands beside the file, from which SQLite mends it by itself."""
    beside = (file.with_name(file.name + ending) for ending in ("-journal", "-wal"))
    return any(journal.exists() and journal.stat().st_size > 0 for journal in beside)


def _version(database: Database) -> str:
    """The layout found: a known number, or empty for a database without tables."""
    with database.reading() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if "alembic_version" not in tables:
            if tables and database.is_sqlite:
                todo = "Open another folder, or move the file away; nothing was changed."
                raise WorkspaceError(database.where, "this is a file of another program", todo)
            return ""
        found = str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() or "")
    _refuse_unknown(found, database.where)
    return found


def _refuse_unknown(found: str, where: str) -> None:
    """Stop before a layout that a later smplan made, or that is none of ours."""
    if found.isdigit() and found <= NEWEST:
        return
    if found.isdigit():
        problem = f"it was saved by a newer smplan (layout {int(found)}, this one knows {int(NEWEST)})"
        raise WorkspaceError(where, problem, "Update smplan to open it; nothing was changed.")
    raise WorkspaceError(where, "this is a file of another program", "Open another folder or database; nothing was changed.")


def _upgrade(database: Database) -> None:
    """Run all missing steps in one transaction: a stop anywhere leaves the old layout whole."""
    from alembic import command  # noqa: PLC0415 - only a new or an old database needs it
    from alembic.config import Config  # noqa: PLC0415

    steps = Config()
    steps.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TABLES_LOCK)))
        steps.attributes["connection"] = connection
        command.upgrade(steps, "head")


def integrity(file: Path) -> str:
    """What SQLite's own quick check says about a file: "ok", or the first complaint; what a killed program left is mended first."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=rw", uri=True)) as connection:
            return str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as exc:
        return str(reader_error(exc, str(file)))
