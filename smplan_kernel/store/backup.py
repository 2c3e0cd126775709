"""Copies of a SQLite workspace that are known to be good, and the way back; PostgreSQL has its own tools for this."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.store.disk import keep_folder
from smplan_kernel.store.failures import reader_error


def checked_copy(file: Path, folder: Path, *, reason: str = "backup", now: dt.datetime | None = None) -> Path:
    """Copy a database while others may write it, prove the copy, and only then give it its name."""
    stamp = (now or dt.datetime.now(dt.UTC)).strftime("%Y-%m-%dT%H%M%S.%fZ")
    target = folder / f"{file.stem}-{stamp}-{reason}.db"
    rough = target.with_suffix(".rough")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(file, rough)
        rough.replace(target)
        keep_folder(folder)
    except OSError as exc:
        raise WorkspaceError(str(folder), "the copy cannot be written", "Free some space there, then try again.") from exc
    except sqlite3.Error as exc:
        raise reader_error(exc, str(file)) from exc
    finally:
        rough.unlink(missing_ok=True)
    return target


def _copy(file: Path, target: Path) -> None:
    """Copy page by page; never copy a living file with the tools of the folder, its newest pages may stand elsewhere."""
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.execute("BEGIN")  # hold one state: source and copy are compared below
        wanted = content_hash(source)
        source.backup(copy)
        found = content_hash(copy)
        check = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != wanted or check != "ok":
        raise WorkspaceError(str(file), "a copy of it does not match", "Look for a failing disk; the file itself was not changed.")
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def content_hash(connection: sqlite3.Connection) -> str:
    """One fingerprint of all tables and rows."""
    digest = hashlib.sha256()
    for line in connection.iterdump():
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def restore(copy: Path, file: Path) -> Path:
    """Put a checked copy in the place of a database; what stood there is kept beside it under another name."""
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as source:
        try:
            is_good = source.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            is_good = is_good and bool(source.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone())
        except sqlite3.Error:
            is_good = False
    if not is_good:
        raise WorkspaceError(str(copy), "this is not a whole copy of a workspace", "Choose another file from the backups folder.")
    fresh = file.with_suffix(".restoring")
    _copy(copy, fresh)
    aside = file.with_name(f"{file.stem}-replaced-{dt.datetime.now(dt.UTC):%Y-%m-%dT%H%M%S.%fZ}.db")
    if file.exists():
        file.replace(aside)
    for ending in ("-journal", "-wal", "-shm"):  # they belong to what was replaced, and would spoil the copy
        beside = file.with_name(file.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    fresh.replace(file)
    keep_folder(file.parent)
    return aside
