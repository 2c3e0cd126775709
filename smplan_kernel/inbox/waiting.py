"""Files whose answer is missing wait in the workspace with what is known about them, and go on from there: on a page or by a command."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from smplan_kernel.errors import ExportError, WorkspaceError
from smplan_kernel.inbox.imports import Hints, ImportAnswer, import_sent
from smplan_kernel.inbox.questions import Question, WrongHintError, question_of, with_answer
from smplan_kernel.inbox.sent import SentFile
from smplan_kernel.inbox.words import Told, told
from smplan_kernel.plan import Plan
from smplan_kernel.plan.wording import day_words
from smplan_kernel.sources.answer import printable
from smplan_kernel.store import Session, WaitingFile

_NOT_KEPT = {"members", "totals", "notes"}
THE_FILE = "The file"
GONE = "it does not wait here any more: somebody has answered it or put it away"
AGAIN = "Choose the file again if its figures are missing"
_SHORT = 8


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One file that waits: its name, what was said about it, what it was answered, and until when it waits."""

    id: str
    name: str
    hints: Hints
    answer: ImportAnswer
    until: dt.date
    by: str

    @property
    def short(self) -> str:
        """The first letters of its fingerprint, by which a command names it."""
        return self.id[:_SHORT]

    @property
    def until_words(self) -> str:
        """How long it waits."""
        return f"It waits here until {day_words(self.until)}, also when this page is closed."

    def told(self, plan: Plan) -> Told:
        """What is asked about it, in words."""
        return told(self.answer, plan)

    def question(self, plan: Plan) -> Question | None:
        """What is asked about it."""
        return question_of(self.answer, plan)


def keep_waiting(session: Session, plan_id: str, sent: SentFile, hints: Hints, answer: ImportAnswer) -> Waiting | None:
    """Let a file wait; None where there is no room for it, or no way to write. Writes."""
    sent_as = {"name": sent.name, "changed": _day_text(sent.changed), "folder": sent.folder, "beside": list(sent.beside)}
    said = {**asdict(hints), "on": _day_text(hints.on)}
    answered = {name: value for name, value in answer.items() if name not in _NOT_KEPT} | {"totals": {}, "notes": []}
    facts = {"sent": sent_as, "hints": said, "answer": answered, "by": session.who}
    try:
        return _waiting(session.waiting(plan_id).keep(sent.content, facts))
    except WorkspaceError:
        return None


def waiting_files(session: Session, plan_id: str) -> tuple[Waiting, ...]:
    """All files of a plan that wait, oldest first; one that came in by another way since waits no longer. Writes."""
    place = session.waiting(plan_id)
    found = []
    for file in place.files():
        one = _waiting(file)
        if one is None or session.known_file(plan_id, file.id) is not None:
            place.drop(file.id)
        else:
            found.append(one)
    return tuple(found)


def sent_again(session: Session, plan_id: str, waiting_id: str) -> SentFile:
    """A waiting file with its content.

    Raises
    ------
    ExportError
        When it does not wait any more.
    """
    place = session.waiting(plan_id)
    facts = next((file.facts for file in place.files() if file.id == waiting_id), None)
    content = place.content(waiting_id)
    if facts is None or content is None:
        raise ExportError(THE_FILE, GONE, AGAIN)
    sent = facts["sent"]
    return SentFile(
        name=sent["name"],
        content=content,
        changed=dt.date.fromisoformat(sent["changed"]) if sent["changed"] else None,
        folder=sent["folder"],
        beside=tuple(sent["beside"]),
    )


def put_away(session: Session, plan_id: str, waiting_id: str) -> None:
    """Remove a file that waits. Writes."""
    session.waiting(plan_id).drop(waiting_id)


def named(session: Session, plan_id: str, word: str) -> Waiting:
    """The waiting file whose fingerprint begins with a word, or that has this name.

    Raises
    ------
    ExportError
        When none or more than one is meant.
    """
    known = waiting_files(session, plan_id)
    found = [one for one in known if word and (one.id.startswith(word.casefold()) or one.name == word)]
    if len(found) != 1:
        todo = f"Name one of: {', '.join(one.short for one in known)}" if known else "No file of this plan waits"
        raise ExportError(word or "No name", "several waiting files are called so" if found else "no waiting file is called so", todo)
    return found[0]


def answer_waiting(session: Session, plan_id: str, waiting: Waiting, given: Any) -> ImportAnswer:
    """Read a waiting file with the answer to its question; it waits on where another is open. Writes.

    Raises
    ------
    WrongHintError
        With a sentence, when the answer is none of those that were asked for.
    ExportError
        When it does not wait any more.
    """
    question = waiting.question(session.load(plan_id).plan)
    if question is None:
        msg = "Nothing is asked about this file. Say on the page of the metrics what its columns mean, or put it away."
        raise WrongHintError(msg)
    hints = with_answer(waiting.hints, question, given)
    sent = sent_again(session, plan_id, waiting.id)
    answer = import_sent(session, plan_id, sent, hints)
    if answer["status"] == "needs-answer":
        keep_waiting(session, plan_id, sent, hints, answer)
    elif answer["status"] != "refused":
        put_away(session, plan_id, waiting.id)
    return answer


def _waiting(file: WaitingFile) -> Waiting | None:
    """What is told in front of a file; None where somebody else wrote it."""
    try:
        known = {field.name for field in fields(Hints)}
        hints = Hints(**{name: value for name, value in file.facts["hints"].items() if name in known})
        on = dt.date.fromisoformat(str(hints.on)) if hints.on else None
        answer = dict(file.facts["answer"])
        until = file.until.astimezone().date()
        name = printable(str(file.facts["sent"]["name"]))
        return Waiting(id=file.id, name=name, hints=replace(hints, on=on), answer=answer, until=until, by=str(file.facts["by"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _day_text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
