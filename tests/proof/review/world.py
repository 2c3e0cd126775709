"""A small workspace whose October waits for its review, and what can be seen of it afterwards."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smplan_kernel.automation.run import USUAL, review_month
from smplan_kernel.inbox import take_inbox
from smplan_kernel.store import ReviewEntry, Session, open_workspace
from tests.automation import garden

PLAN, MONTH = "garden", "2026-10"
TODAY = dt.date(2026, 11, 22)
BEGUN = dt.datetime(2026, 11, 15, 23, 30, tzinfo=dt.UTC)  # another day in most of the world
CORRECTED = "download (1).csv"
IDENTITY = ["platform", "account", "level", "object", "metric", "period_start", "period_end"]


def now() -> dt.datetime:
    """The clock on the wall."""
    return dt.datetime.now(dt.UTC)


def later() -> dt.datetime:
    """The clock when a run that died is not waited for any more."""
    return now() + dt.timedelta(minutes=2)


def make_world(folder: Path) -> None:
    """A plan, and exports in its inbox. Writes."""
    with open_workspace(folder, clock=lambda: BEGUN) as workspace:
        workspace.session(who="Mara").new_plan(garden.small_plan())
        garden.fill_inbox(workspace.inbox(PLAN))


def correct_world(folder: Path) -> None:
    """A reviewed world gets a corrected export. Writes."""
    file = folder / "inbox" / PLAN / CORRECTED
    file.write_bytes(garden.ga4_file(dt.date(2026, 10, 1), dt.date(2026, 10, 31), enquiries=5))


def bring_in(folder: Path) -> dict[str, Any]:
    """Take the inbox; what became of each file. Writes."""
    with open_workspace(folder, clock=lambda: BEGUN) as workspace:
        answers = take_inbox(workspace, workspace.session(who="Mara"), PLAN)
        return {"imports": [answer["status"] for answer in answers]}


def review(folder: Path, clock: Any = now) -> dict[str, Any]:
    """One run in this process; what it says for itself. Writes."""
    with open_workspace(folder, clock=clock) as workspace:
        done = review_month(workspace, workspace.session(who="monthly review"), PLAN, MONTH, today=TODAY, formats=USUAL)
        return {"new": done.new, "revision": done.revision, "imports": [answer["status"] for answer in done.imports]}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What stands in a world: files by their place below the month's folder, litter, the ledger, evidence, figures, saves by the review."""

    files: Mapping[str, bytes]
    litter: tuple[str, ...]
    ledger: tuple[ReviewEntry, ...]
    evidence: Mapping[str, int] = field(default_factory=dict)
    figures: int = 0
    doubled: int = 0
    saves: int = 0
    sound: str = "ok"

    def faults(self, reference: Standing) -> list[str]:
        """How it differs from the standing that one undisturbed run leaves."""
        pairs = {
            "files": (_names(self.files), _names(reference.files)),
            "litter": (self.litter, ()),
            "ledger": ([_row(entry) for entry in self.ledger], [_row(entry) for entry in reference.ledger]),
            "evidence": (self.evidence, reference.evidence),
            "figures": (self.figures, reference.figures),
            "doubled figures": (self.doubled, 0),
            "saves": (self.saves, reference.saves),
            "database": (self.sound, "ok"),
        }
        return [f"{name}: {found} instead of {expected}" for name, (found, expected) in pairs.items() if found != expected]


def _names(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest()[:12] for name, content in sorted(files.items())}


def _row(entry: ReviewEntry) -> tuple[Any, ...]:
    shas = {name: sha[:12] for name, sha in entry.files.items()}
    return entry.month, entry.status, entry.revision, shas, len(entry.earlier)


def standing(folder: Path) -> Standing:
    """Look at a world with one's own eyes."""
    below = folder / "reviews" / PLAN / MONTH
    found = {path.relative_to(below).as_posix(): path for path in below.rglob("*") if path.is_file()} if below.is_dir() else {}
    with open_workspace(folder) as workspace:
        session = workspace.session()
        frame = session.figures(PLAN)
        return Standing(
            files={name: path.read_bytes() for name, path in found.items() if not path.name.startswith(".")},
            litter=tuple(sorted(name for name, path in found.items() if path.name.startswith("."))),
            ledger=session.review_entries(PLAN),
            evidence=dict(sorted(Counter(_evidence(session)).items())),
            figures=len(frame),
            doubled=int(frame.duplicated(IDENTITY).sum()),
            saves=sum(revision.why == f"review of {MONTH}" for revision in session.history(PLAN)),
            sound=_sound(folder),
        )


def _evidence(session: Session) -> Iterator[str]:
    """The bullet of each piece of the month's evidence."""
    plan = session.load(PLAN).plan
    for bullet in (*plan.goals.goals, *plan.metrics.metrics, *plan.content.steps):
        yield from (bullet.id for entry in bullet.evidence if entry.month == MONTH)


def _sound(folder: Path) -> str:
    connection = sqlite3.connect(folder / "smplan.db")
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
