"""How the two databases are talked to: SQLite in a folder, PostgreSQL by its address; nothing here knows what a plan is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.store.failures import reader_error

BUSY_SECONDS = 20.0
_WRITES = "smplan_writes"
# What a database complains with; a damaged file makes SQLite's own words undecodable.
_COMPLAINTS = (DBAPIError, sqlite3.Error, UnicodeDecodeError)


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite may use a write-ahead log while several processes write.

    From 3.7.0 on, two connections at once could lose commits (the WAL-reset bug); repaired in 3.51.3 and in two back-ports,
    and 3.52.0 was withdrawn.

    >>> wal_is_safe((3, 40, 1)), wal_is_safe((3, 44, 6)), wal_is_safe((3, 51, 3))
    (False, True, True)
    """
    if version in {(3, 44, 6), (3, 50, 7)}:
        return True
    return version >= (3, 51, 3) and version != (3, 52, 0)


def journal_mode(version: tuple[int, int, int] | None = None) -> str:
    """The journal that keeps acknowledged saves on this SQLite."""
    found = sqlite3.sqlite_version_info
    return "WAL" if wal_is_safe(version or (found[0], found[1], found[2])) else "TRUNCATE"


def _prepare_connection(connection: Any, mode: str) -> None:
    """Set what SQLite forgets between connections."""
    connection.isolation_level = None  # the driver's own BEGIN is always deferred: see _begin
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    if mode == "WAL":
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
    else:
        # EXTRA also puts the folder on the disk: without a log, losing the journal's removal would undo the last save.
        cursor.execute("PRAGMA journal_mode = TRUNCATE")
        cursor.execute("PRAGMA synchronous = EXTRA")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    """Begin at once as a writer: a deferred writer gets "database is locked", which no patience helps."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def sqlite_engine(file: Path, *, busy_seconds: float = BUSY_SECONDS) -> sa.Engine:
    """An engine on one SQLite file; the file must be there."""
    mode = journal_mode()
    address = sa.URL.create("sqlite", database=str(file))
    engine = sa.create_engine(address, connect_args={"timeout": busy_seconds, "check_same_thread": False})
    sa.event.listen(engine, "connect", lambda connection, _record: _prepare_connection(connection, mode))
    sa.event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(address: str, *, busy_seconds: float = BUSY_SECONDS) -> sa.Engine:
    """An engine on a PostgreSQL database."""
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    patience = f"{url.query.get('options', '')} -c lock_timeout={int(busy_seconds * 1000)}"
    try:
        return sa.create_engine(url, connect_args={"options": patience}, pool_pre_ping=True)
    except ImportError as exc:
        raise WorkspaceError(shown(url), "the PostgreSQL driver is missing", "Install it with: pip install 'smplan[postgres]'") from exc


def shown(url: sa.URL) -> str:
    """The address as it may be shown: without its password."""
    return url.render_as_string(hide_password=True)


class Database:
    """An engine with the two ways in: reading, and writing as the only writer."""

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self.engine = engine
        self.where = where
        self._writer = engine.execution_options(**{_WRITES: True})
        # PostgreSQL would let each statement see another state: a head and its history must be of one moment.
        self._reader = engine if self.is_sqlite else engine.execution_options(isolation_level="REPEATABLE READ")

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view; failures become sentences."""
        try:
            with self._reader.begin() as connection:
                yield connection
        except _COMPLAINTS as exc:
            raise reader_error(exc, self.where) from exc

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction, all or nothing, on the disk when the block ends."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except _COMPLAINTS as exc:
            raise reader_error(exc, self.where) from exc

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()
