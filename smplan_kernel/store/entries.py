"""What the store answers with: small values that never change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from smplan_kernel.plan import Plan
from smplan_kernel.store.columns import read_time

ReviewStatus = Literal["running", "done", "failed"]


@dataclass(frozen=True, kw_only=True)
class PlanEntry:
    """One line of the list of plans."""

    id: str
    name: str
    revision: int
    saved_at: dt.datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A plan as it stands in the store."""

    plan: Plan
    revision: int
    at: dt.datetime
    by: str
    merged: bool = False  # somebody else's changes came in between and were kept


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One line of a plan's history: who changed what, when and why; `undoes` and `redoes` name other lines."""

    number: int
    by: str
    at: dt.datetime
    why: str
    patch: list[dict[str, Any]]
    sections: tuple[str, ...]
    undoes: int | None
    redoes: int | None
    hash: str
    parent_hash: str


@dataclass(frozen=True, kw_only=True)
class ImportEntry:
    """One imported file."""

    id: int
    file_name: str
    sha256: str
    format: str
    platform: str
    account: str
    period: tuple[str, str]
    observations: int
    notes: tuple[str, ...]
    by: str
    mark: int
    imported_at: dt.datetime
    undone_at: dt.datetime | None
    batch: str = ""  # the same for all that came together
    was_here: bool = field(default=False, compare=False)  # told once, to whoever brought what somebody had brought in before


@dataclass(frozen=True, kw_only=True)
class LinkEntry:
    """One link that was given away; the link itself cannot be told from this."""

    token_hash: str
    role: str
    made_at: dt.datetime
    made_by: str
    revoked_at: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class ReviewEntry:
    """The review of one month: what the newest finished report was made from, and the reports before it.

    `revision` is 0 and the rest empty until the first report is finished.
    """

    plan_id: str
    month: str
    status: ReviewStatus
    problem: str
    inputs: str
    plan_revision: int | None
    mark: int | None
    revision: int
    files: Mapping[str, str]
    finished_at: dt.datetime | None
    earlier: tuple[Mapping[str, Any], ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The finished reports of the month, oldest first."""
        known = [
            Edition(number=one["revision"], plan_revision=one["plan_revision"], mark=one["mark"], finished_at=read_time(one["finished_at"]))
            for one in self.earlier
        ]
        if self.revision and self.plan_revision and self.mark is not None and self.finished_at:
            known.append(Edition(number=self.revision, plan_revision=self.plan_revision, mark=self.mark, finished_at=self.finished_at))
        return tuple(known)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One finished report: the version of the plan and the mark of the figures it was made from, and when."""

    number: int
    plan_revision: int
    mark: int
    finished_at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message that waits for somebody, or has left."""

    id: int
    month: str
    kind: str
    recipient: str
    message: Mapping[str, Any]
    state: Literal["waiting", "sent", "failed"]
    tries: int
    problem: str
    made_at: dt.datetime
    sent_at: dt.datetime | None
