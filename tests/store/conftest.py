"""Both databases, each fresh for each test: a folder with SQLite, and a real PostgreSQL that is started for the tests."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from smplan_kernel.plan import blank_plan
from smplan_kernel.store import Workspace, open_workspace, saving
from smplan_kernel.store.layout import open_postgres, open_sqlite
from tests.postgres import postgres_database, running_postgres

START = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that the test moves; it never stands still, as no clock does."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(milliseconds=1)
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with running_postgres() as server:
        yield server


@pytest.fixture
def empty_postgres(postgres_server: str) -> str:
    """The address of a database without tables."""
    return postgres_database(postgres_server)


@pytest.fixture(scope="session")
def made_postgres(postgres_server: str) -> str:
    """The address of a database with all tables; whoever uses it empties it first."""
    address = postgres_database(postgres_server)
    open_postgres(address).close()
    return address


@pytest.fixture(scope="session")
def made_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to copy from."""
    file = tmp_path_factory.mktemp("made") / "smplan.db"
    open_sqlite(file).close()
    return file


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `open_workspace` is given: a folder, or an address."""
    if request.param == "sqlite":
        folder = tmp_path / "workspace"
        folder.mkdir()
        shutil.copy(request.getfixturevalue("made_sqlite"), folder / "smplan.db")
        return str(folder)
    monkeypatch.setenv("SMPLAN_FILES", str(tmp_path / "files-of-postgres"))
    address = request.getfixturevalue("made_postgres")
    with psycopg.connect(address) as connection:
        connection.execute("TRUNCATE plan, job RESTART IDENTITY CASCADE")
    return address


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(where: str, clock: Clock) -> Iterator[Workspace]:
    with open_workspace(where, clock=clock, busy_seconds=10) as opened:
        yield opened


@pytest.fixture
def owner(workspace: Workspace):
    """A session that may do everything."""
    return workspace.session("Anna")


@pytest.fixture
def fernhill(owner):
    """A saved plan in which nothing is decided yet."""
    return owner.new_plan(blank_plan("fernhill", organisation="Fernhill Landscapes"))


class _Forgetful(dict[str, object]):
    def get(self, *_: object) -> None:
        return None


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is answered from memory: what reads back came from the database."""
    monkeypatch.setattr(saving, "_READ", _Forgetful())
