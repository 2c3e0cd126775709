"""What stands under a bullet, as one list in the order of time: evidence, verdicts of people, and their comments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smplan_kernel.figures.words import day, month
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.records import Bullet, Evidence, Verdict
from smplan_kernel.review.part import Thread


@dataclass(frozen=True, kw_only=True)
class Note:
    """One line of a thread; `moment` puts it in order."""

    moment: str
    when: str
    by: str
    word: str
    text: str


def notes_of_review(thread: Thread) -> tuple[Note, ...]:
    """The thread of a review's item, oldest first."""
    notes = [
        Note(moment=f"{one.month}-31a", when=month(one.month), by="review", word=one.verdict, text=one.text) for one in thread.evidence
    ]
    notes += [_decided(one.month, one.decision, one.by, one.text) for one in thread.verdicts]
    notes += [_commented(one.on, one.by, one.text) for one in thread.comments]
    return tuple(sorted(notes, key=lambda note: note.moment))


def notes_of_bullet(bullet: Bullet) -> tuple[Note, ...]:
    """The thread of a plan's bullet, oldest first."""
    label = meta(Evidence, "verdict").label
    notes = [
        Note(moment=f"{one.month}-31a", when=month(one.month), by="review", word=label(one.verdict), text=one.text)
        for one in bullet.evidence
    ]
    notes += [_decided(one.month, one.decision, one.by, one.text) for one in bullet.verdicts]
    notes += [_commented(one.on, one.author, one.text) for one in bullet.comments]
    return tuple(sorted(notes, key=lambda note: note.moment))


def _commented(on: dt.date | None, by: str, text: str) -> Note:
    """A comment with its day, which people may have left out."""
    return Note(moment=on.isoformat() if on else "", when=day(on, unset="no day"), by=by, word="", text=text)


def _decided(of: str, decision: str, by: str, text: str) -> Note:
    """A verdict of people; it stands after the evidence it answers."""
    return Note(moment=f"{of}-31b", when=month(of), by=by, word=meta(Verdict, "decision").label(decision), text=text)
