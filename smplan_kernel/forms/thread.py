"""The story of a bullet as its comment thread shows it: people's notes, and between them what reviews found and people decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.records import Bullet, Comment, Evidence, Verdict
from smplan_kernel.plan.wording import day_words, month_words

LAST = "9999"
"""Where a note stands that has no day: it is being written."""


def story(bullet: Bullet, notes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """All lines of a thread, oldest first; `notes` are the comments as a form shows them."""
    by_id = {comment.id: comment for comment in bullet.comments}
    told = [_noted(by_id.get(note["id"]), note) for note in notes]
    told += [_found(one) for one in bullet.evidence]
    told += [_decided(one) for one in bullet.verdicts]
    return sorted(told, key=lambda line: str(line["moment"]))


def _noted(comment: Comment | None, note: dict[str, Any]) -> dict[str, Any]:
    """A comment of somebody."""
    on = comment.on if comment else None
    moment = on.isoformat() if on else "" if comment else LAST
    return {"author": "", "text": "", **note, "kind": "comment", "when": day_words(on) if on else "", "moment": moment}


def _found(evidence: Evidence) -> dict[str, Any]:
    """What a review found out; it stands at the end of the month it looks at."""
    word = meta(Evidence, "verdict").label(evidence.verdict)
    line = {"id": evidence.id, "kind": "evidence", "author": "Review", "when": month_words(evidence.month), "word": word}
    return {**line, "text": evidence.text, "moment": f"{evidence.month}-31a"}


def _decided(verdict: Verdict) -> dict[str, Any]:
    """What people decided about it, after the evidence it answers."""
    word = meta(Verdict, "decision").label(verdict.decision)
    line = {"id": verdict.id, "kind": "verdict", "author": verdict.by, "when": month_words(verdict.month), "word": word}
    return {**line, "text": verdict.text, "moment": f"{verdict.month}-31b"}
