"""Metrics that the last file of a sort told and this one does not: a platform drops or renames columns without a word."""

from __future__ import annotations

from collections.abc import Iterable

from smplan_kernel.plan.vocabulary import title_of
from smplan_kernel.store import Session


def note_of_gone(session: Session, plan_id: str, metrics: Iterable[str], *, format: str, platform: str, account: str) -> tuple[str, ...]:  # noqa: A002 - the word of the import answer
    """One sentence that names them; nothing where no file of that sort came before, or the last one was about something else.

    Many exports have columns and parts to choose from: only a file that shares half of its metrics with this one is its like.
    """
    here = frozenset(map(_known, metrics)) - {""}
    for file, told in session.metrics_told(plan_id, format=format, platform=platform, account=account):
        before = frozenset(map(_known, told)) - {""}
        if 2 * len(before & here) < max(len(before), 1):
            continue
        gone = sorted(map(title_of, before - here))
        return (
            (f"No figures of {', '.join(gone)} in this file, though {file} had them: look whether they were left out or renamed.",)
            if gone
            else ()
        )
    return ()


def _known(metric: str) -> str:
    """The metric, where it is one that smplan knows; columns under their own names come and go."""
    return "" if metric.startswith("x:") else metric
