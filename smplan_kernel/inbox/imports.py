"""Bringing export files in: whole or not at all, and never twice."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from smplan_kernel.plan import Plan
from smplan_kernel.sources import Answer, read_export
from smplan_kernel.sources.dates import Order
from smplan_kernel.store import ImportEntry, Session, Workspace

ImportAnswer = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the reader says about a file beyond what is in it; everything may be left out."""

    account: str = ""
    platform: str = ""
    on: date | None = None
    dates: Order = ""
    period: str = ""


def import_export(session: Session, plan_id: str, file: Path, hints: Hints | None = None, *, dry_run: bool = False) -> ImportAnswer:
    """Read one export file and store its figures; answer as design section 12 says. Writes unless `dry_run`."""
    plan = session.load(plan_id).plan
    content = _content(file)
    known = session.known_file(plan_id, hashlib.sha256(content).hexdigest()) if content is not None else None
    if known is not None:
        return _duplicate(file, known)
    hints = hints or Hints()
    answer = read_export(file, **asdict(hints))
    if answer.status != "recognised" or content is None:
        return answer.as_json()
    whose, choices = whose_figures(plan, answer, given=hints.account, folder=file.parent.name)
    if choices:
        return answer.as_json(status="needs-answer") | _which_account(file, choices)
    if not dry_run:
        session.add_import(
            plan_id,
            file_name=file.name,
            sha256=answer.sha256,
            content=content,
            format=answer.format,
            platform=answer.platform,
            account=whose,
            period=answer.period,
            observations=answer.observations.assign(account=whose),
            notes=answer.notes,
        )
    return answer.as_json(status="recognised" if dry_run else "imported") | {"account": whose}


def take_inbox(workspace: Workspace, session: Session, plan_id: str) -> tuple[ImportAnswer, ...]:
    """Bring in what lies in the plan's inbox; a file that cannot be read stops no other. Writes."""
    inbox = workspace.inbox(plan_id)
    files = sorted(path for path in inbox.rglob("*") if path.is_file() and not path.is_symlink() and not path.name.startswith("."))
    return tuple(import_export(session, plan_id, path) for path in files)


def whose_figures(plan: Plan, answer: Answer, *, given: str, folder: str) -> tuple[str, tuple[str, ...]]:
    """Name the account of a file, else the accounts it may be of.

    The reader's word comes first, then the plan's only account on that platform, then a folder or a name in the file
    that equals one of several.
    """
    accounts = tuple(dict.fromkeys(source.account for source in plan.metrics.sources if source.platform == answer.platform))
    if given or not accounts:
        return given or answer.account, ()
    if len(accounts) == 1:
        return accounts[0], ()
    hints = {folder.casefold(), answer.account.casefold()}
    named = [account for account in accounts if account.casefold() in hints]
    return (named[0], ()) if len(named) == 1 else ("", accounts)


def _duplicate(file: Path, entry: ImportEntry) -> ImportAnswer:
    return {
        "file": str(file),
        "status": "duplicate",
        "format": entry.format,
        "platform": entry.platform,
        "account": entry.account,
        "period": list(entry.period),
        "observations": entry.observations,
        "totals": {},
        "notes": [f"Brought in on {entry.imported_at:%-d %B %Y} as number {entry.id}; nothing was added."],
        "problems": [],
        "question": "",
    }


def _which_account(file: Path, choices: tuple[str, ...]) -> ImportAnswer:
    sentence = f"{file.name} does not say whose figures it holds. Answer with --account: {' or '.join(choices)}"
    return {"question": sentence, "observations": 0}


def _content(file: Path) -> bytes | None:
    # What cannot be opened is told by the reader, in the same words as every other bad file.
    try:
        return file.read_bytes()
    except OSError:
        return None
