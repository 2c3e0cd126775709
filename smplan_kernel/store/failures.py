"""What a database says when something is wrong, and what the reader should be told instead."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.errors import BusyError, SmplanError, WorkspaceError

# The words of SQLite and of PostgreSQL, the problem in plain words, and the way out; the first that fits is told.
_ANSWERS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("database or disk is full", "disk i/o error", "no space left", "could not extend file"),
        "the disk is full or cannot be written",
        "Free some space, then save again. What was saved before is untouched.",
    ),
    (
        ("readonly database", "read-only", "permission denied"),
        "it may be read but not changed",
        "Ask for the right to write there, or open another folder.",
    ),
    (
        (
            "malformed",
            "not a database",
            "file is encrypted",
            "invalid page",
            "could not read block",
            "could not decode",
            "codec can't decode",
        ),
        "the file is damaged",
        "Restore the latest copy from the backups folder; nothing was changed.",
    ),
    (
        (
            "unable to open",
            "connection failed",
            "connection is bad",
            "failed to resolve",
            "connection refused",
            "could not connect",
            "server closed",
            "terminating",
        ),
        "it cannot be reached",
        "Look whether the folder is there or the database is switched on, then try again.",
    ),
)
_BUSY = ("database is locked", "database table is locked", "lock timeout", "deadlock detected", "database schema is locked")


def reader_error(problem: Exception, where: str) -> SmplanError:
    """The error of ours that tells the reader what the database complained about."""
    said = str(getattr(problem, "orig", None) or problem).lower()
    if any(words in said for words in _BUSY):
        return BusyError(f"Saving in {where}", f"{dt.datetime.now().astimezone():%H:%M}")
    for signs, told, todo in _ANSWERS:
        if any(words in said for words in signs):
            return WorkspaceError(where, told, todo)
    return WorkspaceError(
        where, "the database refused to do this", "Nothing was changed. Open the plan again; if it stays so, run: smplan doctor"
    )
