"""The ledger of monthly reviews: one row for each plan and month, so that two workers never make the same review twice."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from smplan_kernel.errors import BusyError, MonthError
from smplan_kernel.plan.records import MONTH_PATTERN
from smplan_kernel.store.columns import Clock, kept_text, read_maybe, read_time, written
from smplan_kernel.store.engine import Database
from smplan_kernel.store.entries import ReviewEntry
from smplan_kernel.store.history import lock_plan
from smplan_kernel.store.tables import review_run

STALE_AFTER = dt.timedelta(seconds=60)
_EMPTY = {
    "problem": "",
    "revision": 0,
    "inputs": "",
    "plan_revision": None,
    "mark": None,
    "files": "{}",
    "finished_at": None,
    "earlier": "[]",
}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """The right to make one review, or the news that it is made already."""

    database: Database
    clock: Clock
    plan_id: str
    month: str
    inputs: str
    word: str  # "" when there is nothing to do
    entry: ReviewEntry

    @property
    def status(self) -> Literal["claimed", "done"]:
        """Whether the holder should make the review, or finds it made from the same inputs."""
        return "claimed" if self.word else "done"

    def heartbeat(self) -> None:
        """Say that the work goes on; BusyError when somebody else has taken over."""
        self._update({"heartbeat_at": written(self.clock())})

    def finish(self, *, plan_revision: int, mark: int, files: Mapping[str, str]) -> ReviewEntry:
        """Write the finished report into the ledger; an earlier report from other inputs stays on record."""
        with self.database.writing() as connection:
            row = self._held(connection)
            is_new = row.revision == 0 or row.inputs != self.inputs
            earlier = [*json.loads(row.earlier), _report(row)] if is_new and row.revision else json.loads(row.earlier)
            report = {
                "status": "done",
                "claim": "",
                "problem": "",
                "inputs": self.inputs,
                "plan_revision": plan_revision,
                "mark": mark,
                "revision": row.revision + is_new,
                "files": json.dumps(dict(files), sort_keys=True),
                "finished_at": written(self.clock()),
                "earlier": json.dumps(earlier),
            }
            connection.execute(_row_of(self.plan_id, self.month, sa.update(review_run)).values(report))
            return read_review(connection, self.plan_id, self.month) or self.entry

    def fail(self, problem: str) -> None:
        """Give the review back; the last good report stays."""
        self._update({"status": "failed", "claim": "", "problem": kept_text(problem)})

    def _update(self, values: dict[str, Any]) -> None:
        with self.database.writing() as connection:
            self._held(connection)
            connection.execute(_row_of(self.plan_id, self.month, sa.update(review_run)).values(values))

    def _held(self, connection: sa.Connection) -> Any:
        """The ledger's row, if this claim still holds it."""
        lock_plan(connection, self.plan_id)
        row = connection.execute(_row_of(self.plan_id, self.month, sa.select(review_run))).one_or_none()
        if row is None or not self.word or row.claim != self.word:
            raise BusyError(_what(self.plan_id, self.month), _hour(row.claimed_at) if row else "a moment ago")
        return row


def claim(
    database: Database, clock: Clock, plan_id: str, month: str, *, inputs: str, worker: str, again: bool = False, batch: str = ""
) -> Claim:
    """Take a month's review, unless it is made from the same inputs already; BusyError while somebody else makes it.

    `again` takes it even then: its files are gone, and the same inputs give the same bytes.
    `batch` is the word of a batch that gives a plan to one worker at a time, and to the next one only when that one has died:
    a claim of the same batch is taken over without waiting until it is stale. A dead worker that lives after all loses its claim.
    """
    now = clock()
    with database.writing() as connection:
        lock_plan(connection, plan_id)
        row = connection.execute(_row_of(plan_id, month, sa.select(review_run))).one_or_none()
        if row is not None and _is_alive(row, now) and not _is_of(row, batch):
            raise BusyError(_what(plan_id, month), _hour(row.claimed_at))
        is_made = row is not None and row.revision > 0 and row.inputs == inputs and not again
        word = "" if is_made else secrets.token_hex(8)
        holds = {
            "status": "done" if is_made else "running",
            "claim": word,
            "claim_inputs": inputs,
            "worker": _named(worker, batch),
            "problem": "",
        }
        times = {} if is_made else {"claimed_at": written(now), "heartbeat_at": written(now)}
        if row is None:
            connection.execute(sa.insert(review_run).values({**_EMPTY, "plan": plan_id, "month": month, **holds, **times}))
        else:
            connection.execute(_row_of(plan_id, month, sa.update(review_run)).values({**holds, **times}))
        entry = _entry(connection.execute(_row_of(plan_id, month, sa.select(review_run))).one())
    return Claim(database=database, clock=clock, plan_id=plan_id, month=month, inputs=inputs, word=word, entry=entry)


def read_review(connection: sa.Connection, plan_id: str, month: str) -> ReviewEntry | None:
    """The ledger's line for one month."""
    row = connection.execute(_row_of(plan_id, month, sa.select(review_run))).one_or_none()
    return _entry(row) if row else None


def read_reviews(connection: sa.Connection, plan_id: str) -> tuple[ReviewEntry, ...]:
    """The ledger's lines of a plan by month."""
    rows = connection.execute(sa.select(review_run).where(review_run.c.plan == plan_id).order_by(review_run.c.month))
    return tuple(_entry(row) for row in rows)


def _row_of(plan_id: str, month: str, statement: Any) -> Any:
    return statement.where(review_run.c.plan == plan_id, review_run.c.month == month)


def _is_alive(row: Any, now: dt.datetime) -> bool:
    """Whether somebody is making this review: running, and heard of within the last minute."""
    return row.status == "running" and now - read_time(row.heartbeat_at) < STALE_AFTER


def _is_of(row: Any, batch: str) -> bool:
    """Whether the one who made or makes it works for this batch."""
    return bool(batch) and row.worker.endswith(_named("", batch))


def _named(worker: str, batch: str) -> str:
    return f"{worker} in {batch}" if batch else worker


def _what(plan_id: str, month: str) -> str:
    return f"The review of {plan_id!r} for {month}"


def _hour(moment: str) -> str:
    return f"{read_time(moment).astimezone():%H:%M}"


def _report(row: Any) -> dict[str, Any]:
    """One finished report as it is kept when a newer one takes its place."""
    same = ("revision", "inputs", "plan_revision", "mark", "finished_at")
    return {"files": json.loads(row.files), **{name: getattr(row, name) for name in same}}


def _entry(row: Any) -> ReviewEntry:
    same = ("month", "status", "problem", "inputs", "plan_revision", "mark", "revision")
    return ReviewEntry(
        plan_id=row.plan,
        files=json.loads(row.files),
        finished_at=read_maybe(row.finished_at),
        earlier=tuple(json.loads(row.earlier)),
        **{name: getattr(row, name) for name in same},
    )


def checked_month(text: str) -> str:
    """The month, if it is one."""
    if not MONTH_PATTERN.fullmatch(text):
        problem, todo = "this is not a month", "Write it like 2026-10."
        raise MonthError(text, problem, todo)
    return text
