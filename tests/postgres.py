"""A real PostgreSQL for the tests that need one, from the package `pgserver`."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


def _unprivileged() -> dict[str, object]:
    """How to start a program that refuses to run as root."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415 - not on Windows

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(place: Path, who: dict[str, object]) -> Path:
    """PostgreSQL's programs from the package `pgserver`, at a place that the one who starts them may enter."""
    spec = importlib.util.find_spec("pgserver")
    assert spec is not None
    assert spec.submodule_search_locations
    programs = Path(spec.submodule_search_locations[0]) / "pginstall"
    if who and any(not parent.stat().st_mode & 0o001 for parent in programs.parents):
        programs = Path(shutil.copytree(programs, place / "pginstall"))
    return programs / "bin"


@contextmanager
def running_postgres() -> Iterator[str]:
    """A PostgreSQL in a temporary folder, reached by a socket there; answers the address of the folder."""
    who = _unprivileged()
    place = Path(tempfile.mkdtemp(prefix="smpg"))  # short: a socket's path has at most 107 letters
    data = place / "data"
    data.mkdir()
    if who:
        shutil.chown(place, who["user"], who["group"])
        shutil.chown(data, who["user"], who["group"])
    programs = _programs(place, who)

    def run(name: str, *words: str) -> None:
        command = [programs / name, "--pgdata", data, *words]
        # The server inherits what it is given: a pipe would never close.
        subprocess.run(command, check=True, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who)

    run("initdb", "--auth=trust", "--encoding=utf8", "--locale=C", "-U", "postgres", "--no-sync")
    # -F: no test cuts the power, so nothing needs to wait for the disk.
    run("pg_ctl", "-w", "-o", f"-F -h '' -k {place}", "-l", str(place / "log"), "start")
    yield f"host={place}"
    run("pg_ctl", "-w", "-m", "immediate", "stop")
    shutil.rmtree(place)


_made = iter(range(1_000_000))


def postgres_database(server: str) -> str:
    """The address of a new database without tables."""
    name = f"smplan{next(_made)}"
    with psycopg.connect(f"{server} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://postgres@/{name}?{server}"
