"""Work that only one program may do at a time, such as a batch over all plans; a program that died loses it after a minute."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from smplan_kernel.errors import BusyError
from smplan_kernel.store.columns import Clock, kept_text, read_time, written
from smplan_kernel.store.engine import Database
from smplan_kernel.store.ledger import STALE_AFTER
from smplan_kernel.store.tables import job


@dataclass(frozen=True, kw_only=True)
class Job:
    """The right to do one named piece of work."""

    database: Database
    clock: Clock
    name: str
    word: str

    def heartbeat(self, progress: Mapping[str, Any] | None = None) -> None:
        """Say that the work goes on, and how far it is."""
        self._update({"heartbeat_at": written(self.clock()), "progress": json.dumps(dict(progress or {}))})

    def finish(self) -> None:
        """Say that the work is done."""
        self._update({"status": "done", "claim": "", "finished_at": written(self.clock())})

    def fail(self, problem: str) -> None:
        """Give the work back, with the reason."""
        self._update({"status": "failed", "claim": "", "problem": kept_text(problem), "finished_at": written(self.clock())})

    def _update(self, values: dict[str, Any]) -> None:
        with self.database.writing() as connection:
            held = sa.update(job).where(job.c.name == self.name, job.c.claim == self.word)
            if connection.execute(held.values(values)).rowcount == 0:
                raise BusyError(self.name, "a moment ago")


def start_job(database: Database, clock: Clock, name: str, *, worker: str) -> Job:
    """Take a piece of work; BusyError while somebody else does it."""
    now = clock()
    word = secrets.token_hex(8)
    times = {"claimed_at": written(now), "heartbeat_at": written(now), "finished_at": None}
    values = {"status": "running", "claim": word, "worker": kept_text(worker), "progress": "{}", "problem": "", **times}
    with database.writing() as connection:
        row = connection.execute(sa.select(job).where(job.c.name == name).with_for_update()).one_or_none()
        if row is not None and row.status == "running" and now - read_time(row.heartbeat_at) < STALE_AFTER:
            raise BusyError(name, f"{read_time(row.claimed_at).astimezone():%H:%M}")
        try:
            connection.execute(sa.insert(job).values(name=name, **values) if row is None else _retaken(name, values))
        except IntegrityError as exc:  # two programs saw no row at the same moment
            raise BusyError(name, "a moment ago") from exc
    return Job(database=database, clock=clock, name=name, word=word)


def _retaken(name: str, values: dict[str, Any]) -> sa.Update:
    return sa.update(job).where(job.c.name == name).values(values)
