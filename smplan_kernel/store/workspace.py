"""Where plans live: a folder with one database file, or a PostgreSQL database with a folder beside it for files."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from smplan_kernel.errors import MonthError, WorkspaceError
from smplan_kernel.plan import check_plan_id
from smplan_kernel.plan.records import MONTH_PATTERN
from smplan_kernel.store import access, disk
from smplan_kernel.store.backup import checked_copy
from smplan_kernel.store.columns import Clock, kept_text, now_utc
from smplan_kernel.store.engine import BUSY_SECONDS, Database
from smplan_kernel.store.layout import open_postgres, open_sqlite
from smplan_kernel.store.session import Session

DATABASE_FILE = "smplan.db"
_POSTGRES = ("postgresql:", "postgresql+psycopg:", "postgres:")


class Workspace:
    """An open workspace; close it, or use it in a `with` block."""

    def __init__(self, *, database: Database, folder: Path, address: str = "", clock: Clock = now_utc) -> None:
        self.database = database
        self.folder = folder
        self.address = address or str(folder)  # what opens it again, in another process
        self.clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def session(self, who: str = "", role: str = "owner") -> Session:
        """Somebody at work here, in one of the roles facilitator, owner, editor, commenter, viewer."""
        return self._session(who, access.checked_role(role))

    def session_for_link(self, token: str, who: str = "") -> Session:
        """Whoever holds a link, with the role that it gives."""
        with self.database.reading() as connection:
            grant = access.find_grant(connection, access.token_hash(token))
        return self._session(who, grant.role, grant)

    def _session(self, who: str, role: access.Role, grant: access.Grant | None = None) -> Session:
        return Session(database=self.database, folder=self.folder, clock=self.clock, who=kept_text(who), role=role, grant=grant)

    def inbox(self, plan_id: str) -> Path:
        """The folder into which people drop a plan's exports; made if missing."""
        return disk.inside(self.folder, "inbox", check_plan_id(plan_id))

    def review_folder(self, plan_id: str, month: str) -> Path:
        """The folder of one month's report; made if missing."""
        if not MONTH_PATTERN.fullmatch(month):
            problem, todo = "this is not a month", "Write it like 2026-10."
            raise MonthError(month, problem, todo)
        return disk.inside(self.folder, "reviews", check_plan_id(plan_id), month)

    def raw_file(self, sha256: str) -> Path:
        """Where an imported file is kept as it came."""
        return disk.raw_file(self.folder, sha256)

    def backup(self) -> Path:
        """Make a proved copy of the database file in the folder `backups`."""
        if not self.database.is_sqlite:
            problem, todo = "PostgreSQL keeps its own copies", "Use pg_dump, and copy the folder of files."
            raise WorkspaceError(self.database.where, problem, todo)
        return checked_copy(self.folder / DATABASE_FILE, self.folder / "backups")


def open_workspace(where: str | Path, *, clock: Clock = now_utc, busy_seconds: float = BUSY_SECONDS) -> Workspace:
    """Open a folder or a PostgreSQL address; a new one is made ready, an old one brought up to date after a copy.

    Raises
    ------
    WorkspaceError
        When it is damaged, newer than this smplan or not ours; it is not changed then.
    """
    if str(where).startswith(_POSTGRES):
        address = str(where).replace("postgres:", "postgresql:", 1) if str(where).startswith("postgres:") else str(where)
        database = open_postgres(address, busy_seconds=busy_seconds)
        return Workspace(database=database, folder=_made(_files_folder()), address=address, clock=clock)
    folder = _made(Path(where).expanduser())
    return Workspace(database=open_sqlite(folder / DATABASE_FILE, busy_seconds=busy_seconds), folder=folder, clock=clock)


def _files_folder() -> Path:
    """The folder beside a PostgreSQL database: SMPLAN_FILES, else the user's data folder."""
    named = os.environ.get("SMPLAN_FILES", "")
    if named:
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - a folder workspace needs no such guess

    return Path(platformdirs.user_data_dir("smplan", appauthor=False))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as exc:
        raise WorkspaceError(str(folder), "the folder cannot be made", "Choose a folder that you may write to.") from exc
    return folder.resolve()
