"""Bringing export files in: whole or not at all, and never twice."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smplan_kernel.errors import ExportError
from smplan_kernel.inbox.currency import OPTION, Amounts, currencies_of, currency_code, in_currency, note_of
from smplan_kernel.inbox.gone import note_of_gone
from smplan_kernel.inbox.sent import SentFile
from smplan_kernel.inbox.shops import CHOICES, OTHER, SAME, doubt_about, name_of_another
from smplan_kernel.plan import Plan
from smplan_kernel.plan.vocabulary import PLATFORMS
from smplan_kernel.plan.wording import day_words
from smplan_kernel.sources import Answer
from smplan_kernel.sources.answer import answer_from, file_content, names_beside, printable, shown_name, telling_name, unknown_platform
from smplan_kernel.sources.cells.dates import Order, parse_period
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.mapped.agreed import profiles_of
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.process.child import read_in_child
from smplan_kernel.sources.rows.reading import Request
from smplan_kernel.store import ImportEntry, Session

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


def import_export(session: Session, plan_id: str, file: Path, hints: Hints | None = None, *, dry_run: bool = False) -> ImportAnswer:
    """Read one export file and store its figures; answer as design section 12 says. Writes unless `dry_run`."""
    try:
        sent = sent_from(file)
    except ExportError as problem:
        return Answer(file=problem.file, problems=(str(problem),)).as_json()
    return import_sent(session, plan_id, sent, hints, dry_run=dry_run)


def import_sent(
    session: Session, plan_id: str, sent: SentFile, hints: Hints | None = None, *, batch: str = "", dry_run: bool = False
) -> ImportAnswer:
    """The same for a file that has no place on this machine; an archive of many is answered with its `members`. Writes unless `dry_run`."""
    hints = hints or Hints()
    known = session.known_file(plan_id, hashlib.sha256(sent.content).hexdigest())
    if known is not None:
        return _duplicate(sent.name, known)
    way = _Way(
        session=session, plan_id=plan_id, given=hints.account, currency=hints.currency, folder=sent.folder, batch=batch, dry_run=dry_run
    )
    agreed = _agreed(session, plan_id, hints)
    answer = read_sent(sent, hints, agreed)
    if answer.option == "--on" and (names := _telling_names(session, plan_id)):
        answer = read_sent(replace(sent, beside=(*sent.beside, *names)), hints, agreed)
    return _taken_in(way, answer, sent.content)


def _telling_names(session: Session, plan_id: str) -> tuple[str, ...]:
    """The names of files that came in before, where they tell something about others."""
    return tuple(entry.file_name for entry in session.imports(plan_id) if entry.undone_at is None and telling_name(entry.file_name))


def _agreed(session: Session, plan_id: str, hints: Hints) -> Agreed:
    """The plan's own layouts, and the one that was named."""
    return Agreed(layouts=profiles_of(session.load(plan_id).plan), named=hints.layout)


def sent_from(file: Path, *, name: str = "") -> SentFile:
    """A file of this machine with its content.

    Raises
    ------
    ExportError
        When it cannot be opened, or is too large to be looked at.
    """
    content, changed = file_content(file, Limits())
    shown = printable(name) if name else shown_name(file)
    return SentFile(name=shown, content=content, changed=changed, folder=file.parent.name, beside=names_beside(file))


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
    batch: str = ""
    dry_run: bool = False


def _taken_in(way: _Way, answer: Answer, content: bytes) -> ImportAnswer:
    """Store the figures of a file that was read; a question or a refusal stores nothing."""
    if answer.status != "recognised":
        return answer.as_json() | ({"members": answer.members} if answer.members else {})
    plan = way.session.load(way.plan_id).plan
    given = "" if way.given in CHOICES else way.given
    accounts, choices = whose_by_platform(plan, answer, given=given, folder=way.folder)
    if choices:
        return answer.as_json(status="needs-answer") | _which_account(answer.file, choices)
    if way.given == OTHER:
        accounts = {platform: name_of_another(way.session, way.plan_id, account) for platform, account in accounts.items()}
    elif not (way.given or answer.figures.names_accounts) and (
        doubt := doubt_about(way.session, way.plan_id, answer.observations, accounts)
    ):
        return answer.as_json(status="needs-answer") | _which_shop(answer.file, doubt)
    amounts = Amounts.of(answer.observations, accounts)
    code = way.currency or amounts.known(plan, way.session)
    if amounts.is_open and not code:
        return answer.as_json(status="needs-answer") | _which_currency(answer.file, plan)
    observations = in_currency(answer.observations, code or plan.start.currency)
    whose = ", ".join(dict.fromkeys(filter(None, accounts.values())))
    sort = {"format": answer.format, "platform": answer.platform, "account": whose}
    gone = note_of_gone(way.session, way.plan_id, observations["metric"].unique(), **sort)
    answer = replace(answer, notes=(*answer.notes, *note_of(currencies_of(observations), plan), *gone))
    told = answer.as_json(status="recognised" if way.dry_run else "imported") | {"account": whose, "import": 0}
    if not way.dry_run:
        if not answer.figures.names_accounts:
            observations = observations.assign(account=observations["platform"].map(accounts))
        entry = _stored(way, answer, content, observations, whose)
        if entry.was_here:  # somebody brought the same file in while this one was read
            return _duplicate(answer.file, entry)
        told["import"] = entry.id
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
        batch=way.batch,
    )


def read_sent(sent: SentFile, hints: Hints, agreed: Agreed) -> Answer:
    """What is in a file, without storing any of it."""
    limits = Limits()
    if hints.platform not in {"", *PLATFORMS}:
        return unknown_platform(sent.name, hints.platform)
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
        beside=sent.beside,
        limits=limits,
    )
    return answer_from(read_in_child(sent.content, request), file=sent.name, data=sent.content, account=hints.account)


def _duplicate(file: str, entry: ImportEntry) -> ImportAnswer:
    return {
        "file": file,
        "status": "duplicate",
        "format": entry.format,
        "platform": entry.platform,
        "account": entry.account,
        "period": list(entry.period),
        "rows": 0,
        "observations": entry.observations,
        "totals": {},
        "notes": [f"Brought in on {_when(entry)}{f' by {entry.by}' if entry.by else ''} as number {entry.id}; nothing was added."],
        "problems": [],
        "question": "",
    }


def _when(entry: ImportEntry) -> str:
    """The day and the minute at which a file came in, by the clock of this machine."""
    at = entry.imported_at.astimezone()
    return f"{day_words(at.date())} at {at:%H:%M}"


def _which_account(file: str, choices: tuple[str, ...]) -> ImportAnswer:
    sentence = f"{file} does not say whose figures it holds. Answer with --account: {' or '.join(choices)}"
    return {"question": sentence, "option": "--account", "choices": list(choices), "observations": 0}


def _which_shop(file: str, doubt: str) -> ImportAnswer:
    sentence = f"{file} may be of another shop: {doubt}. Answer with --account: '{SAME}', or the name of the other one"
    return {"question": sentence, "option": "--account", "choices": list(CHOICES), "observations": 0}


def _which_currency(file: str, plan: Plan) -> ImportAnswer:
    own = currency_code(plan.start.currency) or "EUR"
    sentence = f"{file} holds amounts of money and does not name their currency. Answer with {OPTION}: {own} or another"
    return {"question": sentence, "option": OPTION, "choices": [own], "observations": 0}
