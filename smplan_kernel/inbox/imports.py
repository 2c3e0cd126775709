"""Bringing export files in: whole or not at all, and never twice."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smplan_kernel.inbox.currency import OPTION, Amounts, currencies_of, currency_code, in_currency, note_of
from smplan_kernel.plan import Plan
from smplan_kernel.sources import Answer, read_export
from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.child import read_in_child
from smplan_kernel.sources.dates import Order, parse_period
from smplan_kernel.sources.limits import Limits
from smplan_kernel.sources.mapped.agreed import profiles_of
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.reading import Request
from smplan_kernel.store import ImportEntry, Session, Workspace

if TYPE_CHECKING:
    import pandas as pd

ImportAnswer = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the reader says about a file beyond what is in it; everything may be left out."""

    account: str = ""
    platform: str = ""
    on: date | None = None
    dates: Order = ""
    period: str = ""
    layout: str = ""
    currency: str = ""

    def for_reader(self) -> dict[str, Any]:
        """What the reader of the file needs to know as it stands; layouts come with the plan, and the currency is none of its business."""
        return {name: value for name, value in asdict(self).items() if name not in {"layout", "currency"}}


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """A file that came from a browser: its name is words to be shown and read, never a path."""

    name: str
    content: bytes
    changed: date | None = None


def import_export(session: Session, plan_id: str, file: Path, hints: Hints | None = None, *, dry_run: bool = False) -> ImportAnswer:
    """Read one export file and store its figures; answer as design section 12 says. Writes unless `dry_run`."""
    hints = hints or Hints()
    content = _content(file)
    known = _known(session, plan_id, content)
    if known is not None:
        return _duplicate(str(file), known)
    answer = read_export(file, **hints.for_reader(), agreed=_agreed(session, plan_id, hints))
    way = _Way(session=session, plan_id=plan_id, given=hints.account, currency=hints.currency, folder=file.parent.name, dry_run=dry_run)
    return _taken_in(way, answer, content)


def import_sent(session: Session, plan_id: str, sent: SentFile, hints: Hints | None = None) -> ImportAnswer:
    """The same for a file that has no place on this machine. Writes."""
    hints = hints or Hints()
    known = _known(session, plan_id, sent.content)
    if known is not None:
        return _duplicate(sent.name, known)
    way = _Way(session=session, plan_id=plan_id, given=hints.account, currency=hints.currency)
    return _taken_in(way, read_sent(sent, hints, _agreed(session, plan_id, hints)), sent.content)


def _agreed(session: Session, plan_id: str, hints: Hints) -> Agreed:
    """The plan's own layouts, and the one that was named."""
    return Agreed(layouts=profiles_of(session.load(plan_id).plan), named=hints.layout)


def take_inbox(workspace: Workspace, session: Session, plan_id: str) -> tuple[ImportAnswer, ...]:
    """Bring in what lies in the plan's inbox; a file that cannot be read stops no other. Writes."""
    return tuple(import_export(session, plan_id, path) for path in inbox_files(workspace.inbox(plan_id)))


def inbox_files(inbox: Path) -> tuple[Path, ...]:
    """What lies in an inbox, by name; links and hidden files are nobody's export."""
    return tuple(sorted(path for path in inbox.rglob("*") if path.is_file() and not path.is_symlink() and not path.name.startswith(".")))


def whose_figures(plan: Plan, answer: Answer, *, given: str, folder: str) -> tuple[str, tuple[str, ...]]:
    """Name the account of a file, else the accounts it may be of.

    The reader's word comes first, then what the rows or the file's own layout say, then the plan's only account on that
    platform, then a folder or a name in the file that equals one of several.
    """
    if answer.figures.names_accounts or (answer.layout and answer.account):
        return given or answer.account, ()
    accounts = tuple(dict.fromkeys(source.account for source in plan.metrics.sources if source.platform == answer.platform))
    if given or not accounts:
        return given or answer.account, ()
    if len(accounts) == 1:
        return accounts[0], ()
    hints = {folder.casefold(), answer.account.casefold()}
    named = [account for account in accounts if account.casefold() in hints]
    return (named[0], ()) if len(named) == 1 else ("", accounts)


def whose_by_platform(plan: Plan, answer: Answer, *, given: str, folder: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Name the account on each platform that a file holds figures of, else the accounts it may be of on the first that is open."""
    accounts: dict[str, str] = {}
    for platform in answer.platform.split(","):
        accounts[platform], choices = whose_figures(plan, replace(answer, platform=platform), given=given, folder=folder)
        if choices:
            return accounts, choices
    return accounts, ()


@dataclass(frozen=True, kw_only=True)
class _Way:
    """Where a file's figures go, and what is known about whose they are."""

    session: Session
    plan_id: str
    given: str
    currency: str = ""
    folder: str = ""
    dry_run: bool = False


def _taken_in(way: _Way, answer: Answer, content: bytes | None) -> ImportAnswer:
    """Store the figures of a file that was read; a question or a refusal stores nothing."""
    if answer.status != "recognised" or content is None:
        return answer.as_json()
    plan = way.session.load(way.plan_id).plan
    accounts, choices = whose_by_platform(plan, answer, given=way.given, folder=way.folder)
    if choices:
        return answer.as_json(status="needs-answer") | _which_account(answer.file, choices)
    amounts = Amounts.of(answer.observations, accounts)
    code = way.currency or amounts.known(plan, way.session)
    if amounts.is_open and not code:
        return answer.as_json(status="needs-answer") | _which_currency(answer.file, plan)
    observations = in_currency(answer.observations, code or plan.start.currency)
    answer = replace(answer, notes=(*answer.notes, *note_of(currencies_of(observations), plan)))
    whose = ", ".join(dict.fromkeys(filter(None, accounts.values())))
    told = answer.as_json(status="recognised" if way.dry_run else "imported") | {"account": whose, "import": 0}
    if not way.dry_run:
        if not answer.figures.names_accounts:
            observations = observations.assign(account=observations["platform"].map(accounts))
        told["import"] = _stored(way, answer, content, observations, whose).id
        if amounts.is_open and way.currency:
            amounts.remember(way.session, way.plan_id, way.currency)
    return told


def _stored(way: _Way, answer: Answer, content: bytes, observations: pd.DataFrame, whose: str) -> ImportEntry:
    return way.session.add_import(
        way.plan_id,
        file_name=answer.file,
        sha256=answer.sha256,
        content=content,
        format=answer.format,
        platform=answer.platform,
        account=whose,
        period=answer.period,
        observations=observations,
        notes=answer.notes,
    )


def read_sent(sent: SentFile, hints: Hints, agreed: Agreed) -> Answer:
    """What is in a file, without storing any of it."""
    limits = Limits()
    period = parse_period(hints.period) if hints.period else None
    if hints.period and period is None:
        return Answer(file=sent.name, problems=(f"{hints.period!r} is no period. Choose a first and a last day.",))
    if len(sent.content) > limits.file_bytes:
        return Answer(file=sent.name, problems=(f"{sent.name}: the file is too large. Export a shorter period.",))
    request = Request(
        file=sent.name,
        platform=hints.platform,
        on=hints.on,
        modified=sent.changed,
        dates=hints.dates,
        period=period,
        agreed=agreed,
        limits=limits,
    )
    return answer_from(read_in_child(sent.content, request), file=sent.name, data=sent.content, account=hints.account)


def _known(session: Session, plan_id: str, content: bytes | None) -> ImportEntry | None:
    return None if content is None else session.known_file(plan_id, hashlib.sha256(content).hexdigest())


def _duplicate(file: str, entry: ImportEntry) -> ImportAnswer:
    return {
        "file": file,
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


def _which_account(file: str, choices: tuple[str, ...]) -> ImportAnswer:
    sentence = f"{file} does not say whose figures it holds. Answer with --account: {' or '.join(choices)}"
    return {"question": sentence, "option": "--account", "choices": list(choices), "observations": 0}


def _which_currency(file: str, plan: Plan) -> ImportAnswer:
    own = currency_code(plan.start.currency) or "EUR"
    sentence = f"{file} holds amounts of money and does not name their currency. Answer with {OPTION}: {own} or another"
    return {"question": sentence, "option": OPTION, "choices": [own], "observations": 0}


def _content(file: Path) -> bytes | None:
    # What cannot be opened, or is too large, is told by the reader, in the same words as every other bad file.
    try:
        return file.read_bytes() if file.is_file() and file.stat().st_size <= Limits().file_bytes else None
    except OSError:
        return None
