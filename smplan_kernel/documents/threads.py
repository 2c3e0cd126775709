"""What stands under a bullet, as one list in the order of time: evidence, verdicts of people, and their comments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smplan_kernel.figures.words import day, month
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.records import Bullet, Evidence, Verdict


@dataclass(frozen=True, kw_only=True)
class Note:
    """One line of a thread; `moment` puts it in order."""

    moment: str
    when: str
    by: str
    word: str
    text: str


def notes_of_bullet(bullet: Bullet) -> tuple[Note, ...]:
    """The thread of a plan's bullet, oldest first."""
    notes = [evidenced(one.month, one.verdict, one.text) for one in bullet.evidence]
    notes += [decided(one.month, one.decision, one.by, one.text) for one in bullet.verdicts]
    notes += [commented(one.on, one.author, one.text) for one in bullet.comments]
    return tuple(sorted(notes, key=lambda note: note.moment))


def evidenced(of: str, verdict: str, text: str) -> Note:
    """What a review found out."""
    return Note(moment=f"{of}-31a", when=month(of), by="review", word=meta(Evidence, "verdict").label(verdict), text=text)


def commented(on: dt.date | None, by: str, text: str) -> Note:
    """A comment with its day, which people may have left out."""
    return Note(moment=on.isoformat() if on else "", when=day(on, unset="no day"), by=by, word="", text=text)


def decided(of: str, decision: str, by: str, text: str) -> Note:
    """A verdict of people; it stands after the evidence it answers."""
    return Note(moment=f"{of}-31b", when=month(of), by=by, word=meta(Verdict, "decision").label(decision), text=text)
